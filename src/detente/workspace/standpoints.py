"""Who stands where: the matrix of issues and parties, each entry with its range and its quotes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.brief.items import heading
from detente.brief.matrix import RowKey, columns, rank, remark, row_key
from detente.evidence import Claim
from detente.model.placing import places
from detente.workspace.known import Known, key_of
from detente.workspace.ranges import OverrideRow, override_row
from detente.workspace.stances import Entry, entry_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one party, or those who share the last column, say of an issue; nothing is possible.

    ``by_hand`` are the ranges that an analyst set of options on which no entry stands.
    """

    party: str
    entries: tuple[Entry, ...]
    by_hand: tuple[OverrideRow, ...] = ()


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
    cells = [_cell(known, issue, one, _entries(known, found, [one])) for one in own]
    if others:
        cells.append(Cell(party="", entries=_entries(known, found, others)))
    term = known.desk.issue(issue)
    return IssueRow(
        issue=issue,
        title=heading(known.desk.issue_words(issue)),
        remark=remark(known.desk, issue) or ("" if term else _no_term(known, issue)),
        core=bool(term and term.core),
        cells=tuple(cells),
    )


def _cell(known: Known, issue: str, party: str, entries: tuple[Entry, ...]) -> Cell:
    """Return a party's cell, with what an analyst set where nothing is said."""
    spoken = {one.option for one in entries if one.set_by}
    ours = [one for one in known.template.overrides if (one.party, one.issue) == (party, issue)]
    rows = (override_row(known.desk, one) for one in ours if one.option not in spoken)
    return Cell(party=party, entries=entries, by_hand=tuple(rows))


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
        entry_of(known, key, claims)
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
