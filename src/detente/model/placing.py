"""Where a position belongs in a template: the cells that it speaks of, and which way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.article import Position
from detente.model.issues import LEFT_OPEN, IssueKind, load_issues
from detente.model.terms import is_general, same_place
from detente.negotiation import Issue, Template
from detente.preference import IssueKey

Cell = tuple[IssueKey, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell that a position speaks of, the stance towards it, and the term it hangs on.

    ``given`` is the term with which alone it counts, ``unless`` the one with which it does not.
    """

    issue: IssueKey
    option: str
    stance: int
    given: Cell | None = None
    unless: Cell | None = None


def issues_for(template: Template, issue: str, target: str | None) -> list[Issue]:
    """Return the template's issues that a target means.

    A general target means every part; a named one its own issue, else the one that is about all.
    """
    same = [one for one in template.issues if one.id == issue]
    if is_general(target):
        return same
    named = [
        one
        for one in same
        if one.target and not is_general(one.target) and same_place(one.target, target or "")
    ]
    return named or [one for one in same if is_general(one.target)]


def places(template: Template, position: Position) -> list[Place]:
    """Return the cells that a position speaks of; none if the template has no place for it.

    An acceptance on a condition yields the wish for the condition and one place per term that
    meets it; on a condition that is no term it yields nothing. A refusal until a condition is met
    yields the same wish, and counts where no term meets it; until what is no term, everywhere.
    """
    plain = list(_plain(template, position))
    condition = position.condition
    if condition is None or not position.stance:
        return plain
    met = list(_meeting(template, condition.issue, condition.option))
    if position.stance < 0 and not met:
        return plain
    return [Place(issue=i, option=o, stance=2) for i, o in met] + [
        replace(place, given=cell) if position.stance > 0 else replace(place, unless=cell)
        for place in plain
        for cell in met
        if cell != (place.issue, place.option)
    ]


def _meeting(template: Template, issue: str | None, option: str | None) -> Iterator[Cell]:
    """Yield the cells that meet a condition; one about no way in particular is met by any."""
    for one in issues_for(template, issue, None) if issue is not None else ():
        ways = [way.id for way in one.options[1:] if way.id != LEFT_OPEN]
        for way in ways if option is None else [option]:
            if _has(one, way):
                yield one.key, way


def _plain(template: Template, position: Position) -> Iterator[Place]:
    """Yield the cells of a position, its condition aside."""
    kind = load_issues().kind(position.issue)
    issues = issues_for(template, position.issue, position.target)
    if not issues:
        yield from _bearing(template, kind, position)
    for issue in issues:
        if position.option is None:
            yield from _whole_issue(issue, position.stance)
            continue
        option = kind.by_scope(position.option, position.scope)
        if _has(issue, option):
            yield Place(issue=issue.key, option=option, stance=position.stance)
        elif place := _by_another_name(issue, kind, option, position.stance):
            yield place


def _whole_issue(issue: Issue, stance: int) -> Iterator[Place]:
    """Yield the cells of a stance towards an issue that does not say which way.

    To want it taken up is to be against things as they are, whichever way; to refuse it is to
    prefer things as they are, and to be against every way in which they would be settled.
    """
    first, *others = issue.options
    yield Place(issue=issue.key, option=first.id, stance=-stance)
    if stance < 0:
        for option in others:
            yield Place(issue=issue.key, option=option.id, stance=stance)


def _by_another_name(issue: Issue, kind: IssueKind, option: str, stance: int) -> Place | None:
    """Return the cell of the option that a missing one is another name for, or the opposite of."""
    known = kind.options.get(option)
    if known is None or known.same_as is None or not _has(issue, known.same_as):
        return None
    return Place(
        issue=issue.key, option=known.same_as, stance=-stance if known.against else stance
    )


def _bearing(template: Template, kind: IssueKind, position: Position) -> Iterator[Place]:
    """Yield the cells of other issues that a position bears on where its own is no term."""
    option = kind.options.get(position.option or "")
    if option is None or option.bears_on is None:
        return
    row = option.bears_on
    stance = -position.stance if row.get("against") else position.stance
    for issue in issues_for(template, row["issue"], position.target):
        if _has(issue, row["option"]):
            yield Place(issue=issue.key, option=row["option"], stance=stance)


def touched(template: Template, position: Position) -> Sequence[Issue]:
    """Return the issues that a position speaks of at all, whichever way."""
    return issues_for(template, position.issue, position.target)


def _has(issue: Issue, option: str) -> bool:
    """Tell whether an issue has an option."""
    return any(one.id == option for one in issue.options)


class Placing:
    """A template's places for positions, each looked for once."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self._places: dict[Position, list[Place]] = {}
        self._touched: dict[Position, list[IssueKey]] = {}
        self._spoken: dict[Position, frozenset[Cell]] = {}

    def places(self, position: Position) -> list[Place]:
        """Return the cells that a position speaks of, as :func:`places` does."""
        if position not in self._places:
            self._places[position] = places(self.template, position)
        return self._places[position]

    def spoken_of(self, position: Position) -> frozenset[Cell]:
        """Return the cells that a position speaks of, be its condition a term or not."""
        if position not in self._spoken:
            found = (*self.places(position), *_plain(self.template, position))
            self._spoken[position] = frozenset((one.issue, one.option) for one in found)
        return self._spoken[position]

    def touched(self, position: Position) -> list[IssueKey]:
        """Return the keys of the issues that a position speaks of at all."""
        if position not in self._touched:
            self._touched[position] = [one.key for one in touched(self.template, position)]
        return self._touched[position]
