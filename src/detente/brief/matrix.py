"""Who stands where: the matrix of positions, one row an option, one column a party."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from detente.brief.desk import Desk
from detente.brief.hearsay import conditional, voice
from detente.brief.items import Item, heading, stance_words
from detente.brief.latest import day_of, superseded_on
from detente.brief.prose import Part, Row, Section, Sentence, Table, mark, say, strong
from detente.brief.wording import day, turns
from detente.brief.wording import words as wording
from detente.evidence import Claim
from detente.model.issues import load_issues
from detente.preference import issue_key

LEGEND = (
    "▌ red line: a limit of the party's mandate. ◇ hearsay or conduct, kept apart from the "
    "party's own words."
)
_HAND = " ◆ a range that an analyst set, in place of what the sources give."
_IMPLIED = {"recognise_de_jure": "de_jure", "accept_de_facto": "de_facto"}
_SCOPES = {"de_jure": "de jure", "de_facto": "de facto"}
_HELD = {"stated": 0, "attributed": 1, "conduct": 2}
_SHOWN = 4
_WIDE, _ALONE = 2, 3

RowKey = tuple[str, str | None, str | None]


def matrix(desk: Desk) -> Section:
    """Compose the positions of every party, core issues first, pressure last."""
    rows: dict[RowKey, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in desk.evidence.claims:
        rows[row_key(claim)][claim.position.party].append(claim)
    order = sorted(rows, key=lambda key: rank(desk, key))
    parties, others = columns(desk, rows)
    names = [*(_column(desk, party) for party in parties), *(["Others"] if others else [])]
    table = Table(
        caption="Positions by issue and party, with the words that say so",
        columns=("", *names),
        rows=tuple(_row(desk, key, rows[key], parties, others) for key in order),
        empty="no statement",
        legend=LEGEND + _HAND * any(one.option for one in desk.negotiation.template.overrides),
    )
    return Section(id="positions", title="Who stands where", blocks=(table,))


def row_key(claim: Claim) -> RowKey:
    """Return the row of a claim: issue with target, option, and the scope it does not imply."""
    position = claim.position
    scope = position.scope
    if position.option and _IMPLIED.get(position.option) == scope:
        scope = None
    return issue_key(position.issue, position.target), position.option, scope


def columns(
    desk: Desk, rows: Mapping[RowKey, Mapping[str, object]]
) -> tuple[list[str], list[str]]:
    """Return the parties with a column of their own, and those that share one.

    Who must agree has a column; so has a third party that speaks to at least half of the rows.
    """
    holding = dict.fromkeys(claim.position.party for claim in desk.evidence.claims)
    own = list(desk.principals())
    third = [party for party in holding if party not in own]
    spoken = {party: sum(party in cells for cells in rows.values()) for party in third}
    wide = [party for party in third if 2 * spoken[party] >= len(rows)][:_WIDE]
    if not own:
        own, wide = third[:_ALONE], []
    return own + wide, [party for party in third if party not in own + wide]


def _column(desk: Desk, party: str) -> str:
    """Return a party's name with its role, where it is no principal."""
    role = desk.analysis.parties.get(party)
    name = desk.party(party)
    return name if role in ("principal", None) else f"{name} ({_role(role)})"


def _role(role: str) -> str:
    """Return a role in words."""
    return "mediator and principal" if role == "both" else role


def rank(desk: Desk, key: RowKey) -> tuple[int, int, int, str]:
    """Return where a row stands: core, terms, general targets of terms, pressure."""
    issues = desk.negotiation.template.issues
    place: dict[str, int] = {issue.key: at for at, issue in enumerate(issues)}
    issue, option, scope = key
    name = issue.partition(":")[0]
    at = place.get(issue, next((n for n, one in enumerate(issues) if one.id == name), len(issues)))
    layer = 2 if remark(desk, issue, option) else int(not _is_core(desk, issue))
    ways = [one.id for one in issues[at].options] if at < len(issues) else []
    way = ways.index(option) if option in ways else len(ways)
    return layer, at, way, f"{issue} {option or ''} {scope or ''}"


def remark(desk: Desk, issue: str, option: str | None = None) -> str:
    """Return what kind of issue it is, where it is no term: pressure, or the talks as such.

    Pressure that the template settles is a term; with an option, if it has that option.
    """
    kind, term = load_issues().kind(issue.partition(":")[0]), desk.issue(issue)
    if kind.pressure:
        ways = [one.id for one in term.options] if term else []
        settled = bool(ways) and (option is None or option in ways)
        return "" if settled else "pressure, not a term"
    return "about the talks as such" if kind.background else ""


def _is_core(desk: Desk, issue: str) -> bool:
    """Tell whether an issue, under any target, belongs to the core."""
    name = issue.partition(":")[0]
    return any(one.core for one in desk.negotiation.template.issues if one.id == name)


def _row(
    desk: Desk,
    key: RowKey,
    claims: dict[str, list[Claim]],
    parties: Iterable[str],
    others: Iterable[str],
) -> Row:
    """Return one row: what it is about, each party's cell, and what the others say by name."""
    issue, option, scope = key
    way = desk.term(issue, option) if option else f"{desk.issue_words(issue)}: which way not said"
    head = f"{way}, {_SCOPES[scope]}" if scope and has_scopes(issue) else way
    cells = [
        (*cell(desk, claims.get(party, [])), *set_by_hand(desk, party, key)) for party in parties
    ]
    if others:
        said = [(party, one) for party in others for one in cell(desk, claims.get(party, []))]
        cells.append(tuple(_by(desk.party(party), one) for party, one in said))
    return Row(head=heading(head), cells=tuple(cells), note=remark(desk, issue, option))


def set_by_hand(desk: Desk, party: str, key: RowKey) -> tuple[Sentence, ...]:
    """Return that an analyst set how acceptable an option is to a party, if one did."""
    issue, option, _ = key
    one = desk.negotiation.template.override_of(party, issue, option) if option else None
    return (say(mark("◆ "), one.told, inference=True),) if one else ()


def has_scopes(issue: str) -> bool:
    """Tell whether an issue is one that law and fact can settle differently."""
    options = load_issues().kind(issue.partition(":")[0]).options
    return any(kind.scope for kind in options.values())


def _by(name: str, one: Sentence) -> Sentence:
    """Return a sentence under the name of who takes the stance."""
    return replace(one, parts=(Part(text=f"{name}: "), *one.parts))


def cell(desk: Desk, claims: list[Claim]) -> tuple[Sentence, ...]:
    """Return the sentences of one cell: own words first, then hearsay, then conduct."""
    ordered = sorted(claims, key=_weight)
    alike: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in ordered:
        alike[_likeness(desk, claim)].append(claim)
    groups = list(alike.values())[:_SHOWN]
    return tuple(_dated(stance_sentence(desk, group), group, ordered) for group in groups)


def _dated(told: Sentence, group: list[Claim], all_claims: list[Claim]) -> Sentence:
    """Return a stance with its day before it, where the party has turned it round since."""
    latest = max(group, key=day_of)
    if superseded_on(all_claims, latest) is None or day_of(latest) == dt.date.min:
        return told
    return replace(told, parts=(Part(text=f"before, on {day(day_of(latest))}: "), *told.parts))


def _weight(claim: Claim) -> tuple[int, bool, int]:
    """Return the place of a claim in its cell: own words, red lines, the latest first."""
    day = claim.reports[0].day
    return (
        _HELD[claim.position.held],
        not claim.position.red_line,
        -(day.toordinal() if day else 0),
    )


def _likeness(desk: Desk, claim: Claim) -> tuple[str, ...]:
    """Return what two claims share that are said in one sentence.

    A party's own words of one strength are one stance; what it demands and what it would accept
    are two.
    """
    item, one = desk.items[claim.key], claim.position
    own = claim.key if one.condition or one.red_line else ""
    if one.held == "stated":
        return ("own", str(one.stance), own)
    return stance_words(item), one.held, voice(desk, item), own


def stance_sentence(desk: Desk, claims: list[Claim]) -> Sentence:
    """Say the stance that some claims share, its condition, and on whose word."""
    first = max(claims, key=lambda one: (abs(one.position.stance), not _in_head(desk, one)))
    item = desk.items[first.key]
    cited = desk.cite(*(claim.key for claim in claims))
    refusing = _refuses_unless(desk, first)
    third = desk.principals() and first.position.party not in desk.principals()
    stance = _stance(item, first, third=bool(third))
    stance = "accepts only on a condition" if refusing else stance
    parts: list[str | Part] = [*_signs(item), strong(stance)]
    if third or _wants_words(item):
        words = desk.quoted(first.key)
        parts += [" ", Part(text=words.text, kind="quote", citations=cited.citations)]
    else:
        parts.append(cited)
    by = voice(desk, item)
    return say(*parts, *conditional(desk, first.key), f" — {by}" if by else "")


def _in_head(desk: Desk, claim: Claim) -> bool:
    """Tell whether a claim stands in the title or the deck of its article."""
    item = desk.items[claim.key]
    head = f"{item.article.title or ''}\n{item.article.deck or ''}"
    return item.quote in head


def _stance(item: Item, claim: Claim, *, third: bool) -> str:
    """Return the verb of a stance; a third party on others' land says how it will be."""
    one = claim.position
    status = load_issues().kind(one.issue).status
    foretells = third and status and one.held == "stated" and one.stance == 2  # noqa: PLR2004 - demands
    return str(wording()["stance"]["foretold"]) if foretells else stance_words(item)


def _refuses_unless(desk: Desk, claim: Claim) -> bool:
    """Tell whether an acceptance is put as a refusal: "will not, unless"."""
    words = desk.condition(claim.key)
    return bool(claim.position.stance > 0 and words and turns(words.text))


def _signs(item: Item) -> list[Part]:
    """Return the marks of a red line and of hearsay."""
    position = item.position
    held = position.held if position else "stated"
    signs = [mark("▌")] if position and position.red_line else []
    return signs + ([mark("◇ ")] if held != "stated" else [])


def _wants_words(item: Item) -> bool:
    """Tell whether a stance is shown with its words: red lines, conduct, and the middle ones."""
    position = item.position
    if position is None:
        return True
    return position.red_line or position.held == "conduct" or abs(position.stance) < 2  # noqa: PLR2004 - the ends of the scale speak for themselves
