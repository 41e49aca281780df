"""The single negotiating text: a draft that a mediator edits as long as nobody is worse off."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from detente.analysis.problem import GRID, Problem
from detente.display import block, counted, plain, said, table, title
from detente.errors import NoAgreementError
from detente.negotiation import Digits

MOST_EDITED = 2
"""Most issues that one edit changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A proposal to change a draft, and what became of it.

    ``changes`` hold for each issue the option that stood there and the one proposed; ``worse`` are
    the parties who refused because the edit would leave them worse off. An edit that betters
    nobody is refused too: then ``worse`` is empty and so is ``better``.
    """

    draft: int
    changes: tuple[tuple[str, str, str], ...]
    better: tuple[str, ...]
    worse: tuple[str, ...]

    @property
    def accepted(self) -> bool:
        """Tell whether the edit became the text."""
        return bool(self.better) and not self.worse


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The drafts by number, first to last, and every edit that was proposed, in order.

    ``below`` tells by how many steps of the grid the last draft misses whose reservation value,
    ``crossed`` which red lines (party, issue, option) it crosses: with either it is no agreement,
    though no small edit betters it.
    """

    drafts: tuple[int, ...]
    edits: tuple[Edit, ...]

    below: Mapping[str, int] = field(default_factory=dict)
    crossed: tuple[tuple[str, str, str], ...] = ()

    @property
    def final(self) -> int:
        """Return the outcome that the last draft describes."""
        return self.drafts[-1]

    @property
    def is_agreement(self) -> bool:
        """Tell whether all would sign the last draft rather than have no agreement."""
        return not self.below and not self.crossed

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the accepted edits, and whether all would sign."""
        edits = [
            (
                f"draft {number}",
                "; ".join(f"{plain(i)}: {plain(a)} to {plain(b)}" for i, a, b in edit.changes),
                ", ".join(edit.better),
            )
            for number, edit in enumerate((e for e in self.edits if e.accepted), start=1)
        ]
        below = [(party, f"{steps / GRID:.3g}") for party, steps in self.below.items()]
        crossed = [(party, f"{plain(i)}: {plain(o)}") for party, i, o in self.crossed]
        refused = counted(len(self.edits) - len(edits), "edit")
        kind = "an agreement" if self.is_agreement else "no agreement"
        return block(
            title(f"A single text: {counted(len(self.drafts), 'draft')}, {kind}"),
            table("Edits that became the text", ("", "what changes", "betters"), edits),
            table("Below the reservation value", ("party", "by"), below),
            table("Red lines crossed", ("party", "term"), crossed),
            said(f"{refused} refused."),
        )


def single_text(problem: Problem, start: int, known: Problem | None = None) -> Text:
    """Change a draft, one or two issues at a time, until every further edit is refused.

    Parameters
    ----------
    problem
        What the parties want, by which they accept or refuse.
    start
        The number of the first draft.
    known
        What the mediator takes them to want, by which it chooses what to propose; the same by
        default. Parties, issues and options are the same.

    Returns
    -------
    All drafts and edits. No edit of two issues betters somebody and worsens nobody any more. That
    does not make the last draft an agreement: it may still be worse for somebody than none.

    Raises
    ------
    NoAgreementError
        If the first draft is not feasible.

    Notes
    -----
    Of the edits not yet refused the mediator proposes the one that leaves the most parties no
    worse off, then the one with the largest smallest gain over no agreement, then with the largest
    sum of gains, then the lowest outcome. Each accepted edit betters somebody and worsens nobody,
    so that no draft comes back and the end is reached.

    References
    ----------
    Fisher, R. & Ury, W. (1981). Getting to Yes. Houghton Mifflin. Raiffa, H. (1982). The Art and
    Science of Negotiation. Harvard University Press.
    """
    draft = np.array([problem.digits(start)], dtype=np.int64)
    if not problem.feasible(draft)[0]:
        raise NoAgreementError(
            "the first draft is not a feasible outcome", hint="start from another status quo"
        )
    drafts, edits = [start], list[Edit]()
    while True:
        proposals = _proposals(known or problem, draft[0])
        tried = list(_until_accepted(problem, draft[0], proposals))
        edits += [edit for edit, _ in tried]
        if not tried or not tried[-1][0].accepted:
            return Text(
                drafts=tuple(drafts),
                edits=tuple(edits),
                below=_below(problem, draft),
                crossed=_crossed(problem, drafts[-1]),
            )
        draft = tried[-1][1][None]
        drafts.append(problem.index(draft[0].tolist()))


def _below(problem: Problem, draft: Digits) -> dict[str, int]:
    """Return by how much a draft misses whose reservation value."""
    worth = problem.utilities(draft)[0].tolist()
    floors = zip(problem.parties, problem.reservation, worth, strict=True)
    return {party: r - u for party, r, u in floors if r is not None and u < r}


def _crossed(problem: Problem, draft: int) -> tuple[tuple[str, str, str], ...]:
    """Return the red lines that a draft crosses: party, issue, option."""
    places = problem.digits(draft)
    return tuple(
        (problem.parties[party], problem.issues[issue], problem.options[issue][option])
        for party, issue, option in problem.red_lines
        if places[issue] == option
    )


def _proposals(known: Problem, draft: Digits) -> Digits:
    """Return the feasible edits of a draft in the order in which they are proposed."""
    edits = _edits(known, draft)
    worth, now = known.utilities(edits), known.utilities(draft[None])
    floor = np.array([0 if r is None else r for r in known.reservation], dtype=np.int64)
    willing = np.count_nonzero(worth >= now, axis=1)
    gains = worth - floor
    keys = (*edits.T, -gains.sum(axis=1), -gains.min(axis=1), -willing)
    return edits[np.lexsort(keys)]


def _edits(problem: Problem, draft: Digits) -> Digits:
    """Return the feasible outcomes that differ from a draft in one or two issues."""
    issues = range(len(draft))
    rows = [
        row
        for count in range(1, min(MOST_EDITED, len(draft)) + 1)
        for some in itertools.combinations(issues, count)
        for row in _variants(problem, draft, some)
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, len(draft))
    return table[problem.feasible(table)]


def _variants(problem: Problem, draft: Digits, some: tuple[int, ...]) -> Iterator[Digits]:
    """Yield a draft with other options for all of some issues."""
    others = [[o for o in range(problem.sizes[at]) if o != draft[at]] for at in some]
    for places in itertools.product(*others):
        row = draft.copy()
        row[list(some)] = places
        yield row


def _until_accepted(
    problem: Problem, draft: Digits, proposals: Digits
) -> Iterator[tuple[Edit, Digits]]:
    """Yield proposals with the parties' answers, up to the first that is accepted."""
    now = problem.utilities(draft[None])[0]
    change = problem.utilities(proposals) - now
    for row, difference in zip(proposals, change, strict=True):
        edit = Edit(
            draft=problem.index(draft.tolist()),
            changes=_changes(problem, draft, row),
            better=tuple(problem.parties[at] for at in np.flatnonzero(difference > 0)),
            worse=tuple(problem.parties[at] for at in np.flatnonzero(difference < 0)),
        )
        yield edit, row
        if edit.accepted:
            return


def _changes(problem: Problem, draft: Digits, row: Digits) -> tuple[tuple[str, str, str], ...]:
    """Return what an edit changes: the issue, the option that stood there, the one proposed."""
    return tuple(
        (problem.issues[at], problem.options[at][draft[at]], problem.options[at][row[at]])
        for at in np.flatnonzero(draft != row).tolist()
    )
