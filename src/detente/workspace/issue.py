"""One issue: how each party stands on it, and everything that was said of it, in order."""

import datetime as dt
from dataclasses import dataclass

from detente.errors import NotFoundError
from detente.workspace.conflicts import Conflict, conflicts_of
from detente.workspace.known import Known, key_of
from detente.workspace.quotes import Quote, claim_quote
from detente.workspace.standpoints import Column, IssueRow, matrix_of


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueScreen:
    """An issue with its row of the matrix, its options, its quotes and what conflicts in them.

    ``settled_by`` names who settles it; empty where it is no term of the model.
    """

    as_of: dt.date | None
    issue: str
    columns: tuple[Column, ...]
    row: IssueRow
    options: tuple[str, ...]
    settled_by: tuple[str, ...]
    quotes: tuple[Quote, ...]
    conflicts: tuple[Conflict, ...]


def issue_screen(known: Known, issue: str) -> IssueScreen:
    """Return one issue of the model or the record.

    Raises
    ------
    NotFoundError
        If neither has it.
    """
    matrix = matrix_of(known)
    row = next((one for one in matrix.rows if one.issue == issue), None)
    if row is None:
        raise NotFoundError(
            f"neither the model nor the record knows an issue {issue}",
            hint="The overview lists the issues.",
        )
    term = known.desk.issue(issue)
    claims = [one for one in known.evidence.claims if key_of(one) == issue]
    claims.sort(key=lambda one: (one.reports[0].day or dt.date.min, one.key))
    return IssueScreen(
        as_of=known.evidence.as_of,
        issue=issue,
        columns=matrix.columns,
        row=row,
        options=tuple(known.desk.option_words(issue, o.id) for o in term.options) if term else (),
        settled_by=tuple(known.desk.party(one) for one in term.settled_by) if term else (),
        quotes=tuple(claim_quote(known.desk, one) for one in claims),
        conflicts=conflicts_of(known, {one.key for one in claims}),
    )
