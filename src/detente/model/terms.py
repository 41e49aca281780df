"""The terms on the table: which issues, targets and options somebody voiced."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.article import Position, Proposal
from detente.evidence import Evidence
from detente.model.issues import IssueKind, load_issues
from detente.model.owner import owner_of
from detente.negotiation import Issue, Option, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One place where an option is taken up: by whom, which way, and under which source's key.

    ``silent``: a refusal read from conduct, which says nothing that could be on the table.
    """

    issue: str
    target: str | None
    option: str | None
    party: str | None
    stance: int
    source: str
    offered: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An issue with one target and everything voiced about it."""

    kind: IssueKind
    target: str | None
    voices: tuple[Voice, ...]

    @property
    def count(self) -> int:
        """Return how many sources take the issue up."""
        return len({voice.source for voice in self.voices})


def voices(evidence: Evidence) -> list[Voice]:
    """Return every option that a position, its condition or a proposal takes up."""
    found = [
        voice for claim in evidence.claims for voice in _of_position(claim.position, claim.key)
    ]
    for reading in evidence.readings:
        for proposal in reading.proposals:
            key = f"{reading.article.id[:12]}:{proposal.id}"
            found.extend(_of_proposal(proposal, key))
    return found


def _of_position(position: Position, key: str) -> Iterator[Voice]:
    """Yield what a position takes up: its option, and the option that it hangs on."""
    kind = load_issues().kind(position.issue)
    option = position.option and kind.by_scope(position.option, position.scope)
    yield Voice(
        issue=position.issue,
        target=position.target,
        option=option,
        party=position.party,
        stance=position.stance,
        source=key,
        silent=position.held == "conduct" and position.stance < 0,
    )
    condition = position.condition
    if condition and condition.issue and condition.option:
        yield Voice(
            issue=condition.issue,
            target=None,
            option=condition.option,
            party=position.party,
            stance=2,
            source=key,
        )


def _of_proposal(proposal: Proposal, key: str) -> Iterator[Voice]:
    """Yield what the terms of a proposal take up; they speak for nobody's acceptance but count."""
    for term in proposal.terms:
        kind = load_issues().kind(term.issue)
        yield Voice(
            issue=term.issue,
            target=term.target,
            option=kind.by_scope(term.option, term.scope),
            party=None,
            stance=1,
            source=key,
            offered=True,
        )


def is_general(target: str | None) -> bool:
    """Tell whether a target means every part ("occupied territories") instead of one place.

    >>> is_general("the occupied territories"), is_general("Northland"), is_general(None)
    (True, False, True)
    """
    if target is None:
        return True
    return target.split()[-1].lower() in load_issues().general_heads


def same_place(one: str, other: str) -> bool:
    """Tell whether one of two names contains the other, word by word.

    >>> same_place("Northland", "the Northland peninsula"), same_place("East", "West")
    (True, False)
    """
    first, second = (set(name.lower().split()) - {"the"} for name in (one, other))
    return first <= second or second <= first


def tables(spoken: Iterable[Voice]) -> list[Table]:
    """Return the issues by target, in the order of the vocabulary, the most voiced target first.

    A general target is an issue of its own beside named ones; a voice without any target joins it,
    or, where no phrase names the rest, every named target.
    """
    by_issue: dict[str, list[Voice]] = {}
    for voice in spoken:
        by_issue.setdefault(voice.issue, []).append(voice)
    known = list(load_issues().kinds)
    order = sorted(by_issue, key=lambda name: (known.index(name) if name in known else 99, name))
    return [table for name in order for table in _by_target(name, by_issue[name])]


def _by_target(issue: str, spoken: list[Voice]) -> list[Table]:
    """Return the tables of one issue."""
    kind = load_issues().kind(issue)
    general = [voice for voice in spoken if is_general(voice.target)]
    named = _named_groups([voice for voice in spoken if not is_general(voice.target)])
    rest = _most_common(voice.target for voice in general if voice.target)
    if not named or rest:
        own = {name: tuple(group) for name, group in named.items()}
        found = [Table(kind=kind, target=name, voices=group) for name, group in own.items()]
        if general:
            found.append(Table(kind=kind, target=rest, voices=tuple(general)))
        return found
    return [
        Table(kind=kind, target=name, voices=(*group, *general)) for name, group in named.items()
    ]


def _named_groups(spoken: list[Voice]) -> dict[str, list[Voice]]:
    """Return the voices by place, under the shortest of a place's names, most voiced first."""
    names = sorted({voice.target or "" for voice in spoken}, key=lambda name: (len(name), name))
    groups: dict[str, list[Voice]] = {}
    for voice in spoken:
        name = next(name for name in names if same_place(name, voice.target or ""))
        groups.setdefault(name, []).append(voice)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def _most_common(phrases: Iterable[str]) -> str | None:
    """Return the most frequent phrase, of equals the first in the alphabet."""
    counts = Counter(phrases)
    return min(counts, key=lambda phrase: (-counts[phrase], phrase), default=None)


def is_term(kind: IssueKind, voice: Voice) -> bool:
    """Tell whether a voiced option is one that a deal could hold."""
    if voice.silent or voice.option in (None, kind.first):
        return False
    option = kind.options.get(voice.option or "")
    if option is None:
        return not kind.options
    if option.same_as or option.move:
        return False
    return not kind.pressure or (option.relief and (voice.offered or voice.stance > 0))


def draft_issue(table: Table, gains: dict[str, str], settling: Sequence[Party]) -> Issue | None:
    """Return the issue of a table with its voiced options, or None if none of them is a term."""
    kind = table.kind
    spoken: dict[str, list[str]] = {}
    for voice in table.voices:
        if is_term(kind, voice):
            spoken.setdefault(str(voice.option), []).append(voice.source)
    if not spoken:
        return None
    names = [name for name in kind.options if name in spoken] or sorted(spoken)
    options = [
        Option(
            id=name,
            title=kind.option_title(name),
            gains=gains.get(name),
            voiced_by=tuple(dict.fromkeys(spoken[name])),
        )
        for name in names
    ]
    first = Option(id=kind.first, title=kind.as_is, voiced_by=_for_first(table))
    title = f"{kind.title}: {table.target}" if table.target else kind.title
    return Issue(
        id=kind.id,
        target=table.target,
        title=title,
        options=(first, *options),
        settled_by=tuple(party.id for party in settling),
        core=kind.core,
        alone=owner_of(table.target, settling, kind.title) if kind.owned else None,
    )


def _for_first(table: Table) -> tuple[str, ...]:
    """Return the sources that speak of leaving things as they are."""
    kind = table.kind
    same = {name for name, one in kind.options.items() if one.same_as == kind.first}
    found = (v.source for v in table.voices if v.option in same or v.option == kind.first)
    return tuple(dict.fromkeys(found))
