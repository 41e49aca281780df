"""Who stands where: the matrix of issues and parties, each entry with its range and its quotes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.brief.hearsay import voice
from detente.brief.items import Item, heading, stance_words
from detente.brief.matrix import RowKey, columns, has_scopes, rank, remark, row_key
from detente.brief.wording import capital, excerpt
from detente.display import clean
from detente.evidence import Claim
from detente.model.placing import places
from detente.negotiation import Estimate
from detente.workspace.known import Known, key_of

_SCOPES = {"de_jure": "de jure", "de_facto": "de facto"}
_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A party's stance on one option, on one sort of authority: the latest of its quotes.

    ``low`` to ``high`` is how acceptable the option is (None: it is no term of the model).
    ``trend`` tells whether the latest quote is more (1) or less (-1) favourable than the one
    before, which ``before`` says. ``voice`` is empty for the party's own words.
    """

    party: str
    party_name: str
    issue: str
    option: str | None
    scope: str
    about: str
    word: str
    stance: int
    held: str
    voice: str
    low: float | None
    mode: float | None
    high: float | None
    trend: int
    before: str
    condition: str
    red_line: bool
    old: bool
    contested: bool
    latest: dt.date | None
    keys: tuple[str, ...]

    @property
    def level(self) -> str:
        """Return which fifth of the scale the most likely value lies in, "" where none is."""
        return "" if self.mode is None else str(min(4, int(self.mode * 5)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one party, or those who share the last column, say of an issue; nothing is possible."""

    party: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One issue with a cell for each column; ``remark`` says where it is no term."""

    issue: str
    title: str
    remark: str
    core: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A party that the matrix has a column for; "" is all who share one."""

    party: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Issues by parties; quotes older than ``half_life_days`` are marked old."""

    columns: tuple[Column, ...]
    rows: tuple[IssueRow, ...]
    half_life_days: float

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, row by row."""
        return tuple(e for row in self.rows for cell in row.cells for e in cell.entries)


def matrix_of(known: Known) -> Matrix:
    """Return the positions of every party, core issues first, pressure last."""
    rows: dict[RowKey, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in known.evidence.claims:
        rows[row_key(claim)][claim.position.party].append(claim)
    own, others = columns(known.desk, rows)
    if len(others) == 1:
        own, others = own + others, []
    ordered = sorted(rows, key=lambda key: rank(known.desk, key))
    issues = dict.fromkeys([*_terms(known, ordered), *(key[0] for key in ordered)])
    heads = [_column(known, party) for party in own]
    if others:
        heads.append(Column(party="", name="Others", role=""))
    of_issue = {issue: [key for key in ordered if key[0] == issue] for issue in issues}
    return Matrix(
        columns=tuple(heads),
        rows=tuple(
            _row(known, issue, [(key, rows[key]) for key in of_issue[issue]], own, others)
            for issue in issues
        ),
        half_life_days=known.template.half_life_days,
    )


def _terms(known: Known, ordered: Sequence[RowKey]) -> list[str]:
    """Return the issues of the model in the order of the rows, those without quotes among them."""
    spoken = {key[0] for key in ordered}
    core = [one for one in known.template.issues if one.core or one.key in spoken]
    rest = [one for one in known.template.issues if one not in core]
    return [one.key for one in (*core, *rest)]


def _column(known: Known, party: str) -> Column:
    """Return the head of a party's column."""
    role = known.desk.analysis.parties.get(party, "")
    return Column(
        party=party, name=known.desk.party(party), role="" if role == "principal" else role
    )


def _row(
    known: Known,
    issue: str,
    found: Sequence[tuple[RowKey, dict[str, list[Claim]]]],
    own: Sequence[str],
    others: Sequence[str],
) -> IssueRow:
    """Return one issue with its cells."""
    cells = [Cell(party=one, entries=_entries(known, found, [one])) for one in own]
    if others:
        cells.append(Cell(party="", entries=_entries(known, found, others)))
    term = known.desk.issue(issue)
    return IssueRow(
        issue=issue,
        title=heading(known.desk.issue_words(issue)),
        remark=remark(issue) or ("" if term else _no_term(known, issue)),
        core=bool(term and term.core),
        cells=tuple(cells),
    )


def _no_term(known: Known, issue: str) -> str:
    """Return how an issue that is no term bears on the model."""
    if not known.template.issues:
        return ""
    claims = [one for one in known.evidence.claims if key_of(one) == issue]
    bears = any(places(known.template, one.position) for one in claims)
    return "counts in other issues" if bears else "no term of the model"


def _entries(
    known: Known,
    found: Sequence[tuple[RowKey, dict[str, list[Claim]]]],
    parties: Iterable[str],
) -> tuple[Entry, ...]:
    """Return the entries of a cell: option by option, a party's own words before hearsay."""
    return tuple(
        _entry(known, key, claims)
        for party in parties
        for key, cells in found
        for claims in _by_authority(cells.get(party, []))
    )


def _by_authority(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return claims of one term by whose word they are, each in order of their days."""
    parts: dict[bool, list[Claim]] = {False: [], True: []}
    for claim in sorted(claims, key=_moment):
        parts[claim.position.held == "attributed"].append(claim)
    return [part for part in parts.values() if part]


def _moment(claim: Claim) -> tuple[dt.date, str]:
    """Return when a claim was made; one without any day comes first."""
    return claim.reports[0].day or dt.date.min, claim.key


def _entry(known: Known, key: RowKey, claims: Sequence[Claim]) -> Entry:
    """Return what claims of one term on one sort of authority come to: the latest leads."""
    last = claims[-1]
    item, one = known.desk.items[last.key], last.position
    earlier = [c for c in claims if c.position.stance != one.stance]
    value = estimate_for(known, last)
    bounded = next((c for c in reversed(claims) if c.position.condition), None)
    return Entry(
        party=one.party,
        party_name=known.desk.party(one.party),
        issue=key[0],
        option=key[1],
        scope=_SCOPES.get(key[2] or "", "") if has_scopes(key[0]) else "",
        about=_about(known, key),
        word=plain_stance(item),
        stance=one.stance,
        held=one.held,
        voice=voice(known.desk, item),
        low=value.low if value else None,
        mode=value.mode if value else None,
        high=value.high if value else None,
        trend=_sign(one.stance - earlier[-1].position.stance) if earlier else 0,
        before=plain_stance(known.desk.items[earlier[-1].key]) if earlier else "",
        condition=_condition(bounded),
        red_line=any(c.position.red_line for c in claims),
        old=is_old(known, last),
        contested=bool({c.key for c in claims} & contested_keys(known)),
        latest=last.reports[0].day,
        keys=tuple(c.key for c in reversed(claims)),
    )


def _about(known: Known, key: RowKey) -> str:
    """Return which way an issue would be settled, in words."""
    return capital(known.desk.option_words(key[0], key[1])) if key[1] else "Which way is not said"


def plain_stance(item: Item) -> str:
    """Return the verb of a stance; that it is a red line is told beside it."""
    if item.position is None:
        return stance_words(item)
    return stance_words(replace(item, position=replace(item.position, red_line=False)))


def estimate_for(known: Known, claim: Claim) -> Estimate | None:
    """Return how acceptable the option of a claim is to its party, where the model has it."""
    issue = key_of(claim)
    for place in places(known.template, claim.position):
        if place.issue == issue and place.stance == claim.position.stance:
            value = known.value(claim.position.party, issue, place.option)
            return value.estimate if value else None
    return None


def _sign(number: int) -> int:
    """Return the sign of a number."""
    return (number > 0) - (number < 0)


def _condition(claim: Claim | None) -> str:
    """Return the words of a claim's condition."""
    if claim is None or claim.position.condition is None:
        return ""
    return excerpt(clean(claim.reports[0].article.quote(claim.position.condition.span)), _WORDS)


def is_old(known: Known, claim: Claim) -> bool:
    """Tell whether a claim's weight has halved since it was made."""
    today, day = known.desk.today, claim.reports[0].day
    if today is None or day is None:
        return False
    return (today - day).days > known.template.half_life_days


def contested_keys(known: Known) -> frozenset[str]:
    """Return the keys that some contradiction is about."""
    return frozenset(key for one in known.evidence.contradictions for key in one.sources)
