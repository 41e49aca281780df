"""A brief without an analysis: what the record holds where no negotiation can be worked out."""

from collections import defaultdict

from detente.analysis.results import Analysis, Zone
from detente.brief.chronicle import chronicle
from detente.brief.desk import Desk
from detente.brief.matrix import matrix
from detente.brief.news import news
from detente.brief.prose import Bullets, Paragraph, Part, Section, Sentence, say, strong
from detente.brief.unknown import cautions
from detente.brief.wording import capital, clean, counted, listed, lowered
from detente.evidence import Evidence
from detente.negotiation import Negotiation, Party, Template, issue_key

NOTHING = "Nothing to analyse"
_SHOWN = 8


def bare_desk(evidence: Evidence) -> Desk:
    """Return a desk without model and results: the parties that take a position, and no term."""
    holding = dict.fromkeys(claim.position.party for claim in evidence.claims)
    parties = tuple(Party(id=one, name=evidence.party_name(one)) for one in holding)
    template = Template(title=_title(evidence), parties=parties, issues=())
    zone = Zone(
        share_of_draws=0.0, interval=(0.0, 0.0), baseline=0.0, some_package=0.0,
        verdict="not enough evidence", why="", packages=(),
    )  # fmt: skip
    return Desk(
        evidence=evidence,
        negotiation=Negotiation(template=template, preferences=(), as_of=evidence.as_of),
        analysis=Analysis(as_of=None, seed=0, draws=0, parties={}, zone=zone),
    )


def _title(evidence: Evidence) -> str:
    """Return the title of the case, else that of its last article."""
    titles = [r.article.title or r.article.path for r in evidence.readings]
    return evidence.title or (titles[-1] if titles else "An empty record")


def partial_sections(desk: Desk, why: str) -> list[Section]:
    """Return the sections that need no analysis; without any position there is only the reason."""
    lead = _reason(desk, why)
    if not desk.evidence.claims:
        return [lead]
    rooms = (news, matrix, chronicle, _missing, cautions)
    return [lead, *(section for room in rooms if (section := room(desk)) is not None)]


def _reason(desk: Desk, why: str) -> Section:
    """Say that there is nothing to analyse, why, and what there is."""
    reason = clean(why).rstrip(".").removeprefix(NOTHING.lower()).lstrip(": ")
    first = say(
        strong(f"{NOTHING}: "), f"{reason or 'no two sides take a position'}.", inference=True
    )
    return Section(
        id="answer",
        title="The answer",
        blocks=(Paragraph(sentences=(first, _what_there_is(desk)), lead=True),),
    )


def _what_there_is(desk: Desk) -> Sentence:
    """Say what the articles hold instead of a negotiation."""
    readings = desk.evidence.readings
    numbers = tuple(n for r in readings[:3] for n in desk.headline(r.article).citations)
    cited = Part(text="", citations=numbers)
    held = counted(sum(len(r.statements) for r in readings), "statement")
    read = f"{counted(len(readings), 'article')} with {held}"
    told = f"What the record holds ({read}) is told below: what is new, who stands where"
    if not desk.evidence.claims:
        told = (
            f"In {read} no party was found to demand, offer, accept or refuse anything that a "
            f"deal could hold, so there is no negotiation to brief on"
        )
    return say(told, cited, ".", inference=not numbers)


def _missing(desk: Desk) -> Section:
    """Say who has spoken of what, and that no other side is told to."""
    spoken: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in desk.evidence.claims:
        one = claim.position
        issue = desk.issue_words(issue_key(one.issue, one.target))
        spoken[one.party][issue if one.target else lowered(issue)].append(claim.key)
    items = [(_spoken(desk, party, issues),) for party, issues in list(spoken.items())[:_SHOWN]]
    wanted = "No two sides are on record on one and the same term, so no deal can be looked for."
    items.append((say(wanted, inference=True),))
    return Section(id="unknown", title="What is missing", blocks=(Bullets(items=tuple(items)),))


def _spoken(desk: Desk, party: str, issues: dict[str, list[str]]) -> Sentence:
    """Say what one party has taken up."""
    keys = [key for some in issues.values() for key in some]
    told = f"{capital(desk.the_party(party))} takes up: {listed(list(issues))}"
    return say(told, desk.cite(*keys), ".")
