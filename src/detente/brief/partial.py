"""A brief without an analysis: what the record holds where no negotiation can be worked out."""

import re
from collections import defaultdict

from detente.analysis.results import Analysis, Zone
from detente.brief.chronicle import chronicle
from detente.brief.desk import Desk
from detente.brief.items import Item, span_item
from detente.brief.matrix import matrix
from detente.brief.news import news
from detente.brief.prose import Bullets, Paragraph, Part, Section, Sentence, say, strong
from detente.brief.quoting import whole
from detente.brief.unknown import cautions
from detente.brief.wording import capital, excerpt, listed, lowered, verb, words
from detente.display import clean, counted
from detente.evidence import Evidence
from detente.model.issues import load_issues
from detente.negotiation import Negotiation, Party, Template
from detente.preference import issue_key

NOTHING = "Nothing to analyse"
_SHOWN, _LEAST, _LONG = 8, 2, 150
_TALKING = frozenset({"CONSULT", "REQUEST", "REJECT", "AGREE"})
_ADVICE = (
    "A row of the lexicon teaches the reader a further issue, and a case's template can hold it."
)


def bare_desk(evidence: Evidence) -> Desk:
    """Return a desk without model and results: the parties that take a position, and no term."""
    holding = dict.fromkeys(claim.position.party for claim in evidence.claims)
    parties = tuple(Party(id=one, name=evidence.party_name(one)) for one in holding)
    template = Template(title=_title(evidence), parties=parties, issues=())
    negotiation = Negotiation(template=template, preferences=(), as_of=evidence.as_of)
    return desk_without_results(evidence, negotiation)


def desk_without_results(evidence: Evidence, negotiation: Negotiation) -> Desk:
    """Return a desk with a model that nothing was worked out of: values, and no package."""
    zone = Zone(
        share_of_draws=0.0, interval=(0.0, 0.0), baseline=0.0, some_package=0.0,
        verdict="not enough evidence", why="", packages=(),
    )  # fmt: skip
    roles = {party.id: party.role for party in negotiation.template.parties}
    analysis = Analysis(as_of=None, seed=0, draws=0, parties=roles, zone=zone)
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


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
    if not desk.evidence.claims and desk.evidence.readings:
        reason = _known_issues()
    first = say(
        strong(f"{NOTHING}: "), f"{reason or 'no two sides take a position'}.", inference=True
    )
    return Section(
        id="answer",
        title="The answer",
        blocks=(Paragraph(sentences=(first, _what_there_is(desk)), lead=True),),
    )


def _known_issues() -> str:
    """Return that no known issue is taken up, and which those are."""
    titles = [lowered(kind.title) for kind in load_issues().kinds.values()]
    return (
        f"no position was found on any of the {len(titles)} kinds of issue that this "
        f"installation knows ({', '.join(titles)})"
    )


def _what_there_is(desk: Desk) -> Sentence:
    """Say what the articles hold instead of a negotiation."""
    readings = desk.evidence.readings
    numbers = tuple(n for r in readings[:3] for n in desk.headline(r.article).citations)
    cited = Part(text="", citations=numbers)
    held = counted(sum(len(r.statements) for r in readings), "statement")
    read = f"{counted(len(readings), 'article')} with {held}"
    if not desk.evidence.claims:
        return _unplaced(desk, read, cited)
    told = f"What the record holds ({read}) is told below: what is new, who stands where"
    return say(told, cited, ".", inference=not numbers)


def _unplaced(desk: Desk, read: str, cited: Part) -> Sentence:
    """Say that no position was found, and whether anybody speaks of a negotiation all the same."""
    spoken = bargaining(desk)
    if len(spoken) < _LEAST:
        told = f"In {read} nothing about a negotiation was found"
        return say(told, cited, ".", inference=not cited.citations)
    parts: list[str | Part] = [f"In {read}", cited, " people do speak of a negotiation: "]
    for place, item in enumerate(spoken[:_LEAST]):
        words = excerpt(item.quote)
        quote = Part(text=words, kind="quote", citations=(desk.number(item),))
        parts += ["; " if place else "", quote]
    return say(*parts, f"; but on issues that it does not know. {_ADVICE}")


def bargaining(desk: Desk) -> list[Item]:
    """Return the sayings and deeds that are told in words of bargaining, in the text's order."""
    pattern = re.compile(words()["bargaining"]["pattern"], re.IGNORECASE)
    found: dict[int, Item] = {}
    for reading in desk.evidence.readings:
        article = reading.article
        spans = [one.span for one in reading.statements]
        spans += [one.spans[0] for one in reading.events if one.type in _TALKING]
        items = [span_item(reading, whole(article, one, _LONG), None) for one in sorted(spans)]
        title = article.text.find(article.title or "\n")
        for item in (one for one in items if pattern.search(one.quote) and '"' not in one.quote):
            headline = item.span.start <= title < item.span.end
            if not headline and not any(item.span.overlaps(o.span) for o in found.values()):
                found[len(found)] = item
    return list(found.values())


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
    takes = verb(desk.party(party), "takes", "take")
    told = f"{capital(desk.the_party(party))} {takes} up: {listed(list(issues))}"
    return say(told, desk.cite(*keys), ".")
