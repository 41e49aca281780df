"""What must change: steps of parties, bottom lines and red lines, with the words against each."""

from dataclasses import dataclass

from detente.analysis.results import Concession, Giving, SmallestChange
from detente.brief.change import chosen
from detente.brief.desk import Desk
from detente.brief.wording import capital, listed
from detente.workspace.bench import Bench
from detente.workspace.outcomes import escaped, written
from detente.workspace.quotes import Quote, few_quotes

ON_RECORD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A move on one term: who moves, how far the best package then comes, what is against it.

    ``fork`` is the same change as parameters of the what-if screen.
    """

    who: str
    move: str
    opens: float
    against: tuple[Quote, ...]
    fork: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Smallest:
    """The smallest change at the most likely values, sentence by sentence.

    ``package`` is the address of what would then suit all, None where nothing suffices.
    """

    needed: bool
    title: str
    package: str | None
    lines: tuple[str, ...]
    words: tuple[tuple[str, tuple[Quote, ...]], ...]


def steps_of(bench: Bench) -> tuple[Step, ...]:
    """Return the steps that open the most: of one party, of several together, then red lines."""
    return tuple(_step(bench.desk, one) for one in chosen(bench.desk))


def _step(desk: Desk, one: Concession) -> Step:
    """Return one step."""
    parties = (one.party, *one.together_with)
    term = desk.term(one.issue, one.option)
    says = "commits itself on record to" if len(parties) == 1 else "commit themselves on record to"
    lifts = "lifts its red line on" if len(parties) == 1 else "lift their red lines on"
    return Step(
        who=capital(listed([desk.the_party(party) for party in parties])),
        move=f"{says if one.what == 'stance' else lifts} {term}",
        opens=one.opens,
        against=few_quotes(desk, one.against),
        fork=tuple(_fork(one, party) for party in parties),
    )


def _fork(one: Concession, party: str) -> tuple[str, str]:
    """Return a step as a parameter of the what-if screen."""
    cell = f"{escaped(party)}/{escaped(one.issue)}={escaped(one.option)}"
    return ("stance", f"{cell}/{ON_RECORD}") if one.what == "stance" else ("lift", cell)


def smallest_of(bench: Bench) -> Smallest | None:
    """Return what stands between the parties and a deal at the most likely values."""
    change, desk = bench.analysis.smallest_change, bench.desk
    if change is None:
        return None
    words = [] if change.outcome is None or not change.needed else _words(desk, change)
    return Smallest(
        needed=change.needed,
        title="" if change.outcome is None else capital(desk.package(change.outcome)),
        package=None if change.outcome is None else written(change.outcome, bench.template),
        lines=tuple(_lines(desk, change)) if change.needed else (),
        words=tuple(words),
    )


def _lines(desk: Desk, change: SmallestChange) -> list[str]:
    """Say whose bottom lines would have to fall, and which red lines are in the way."""
    told = [f"All together: {_given(desk, change.total)}."] if change.total else []
    for one in change.alone:
        who = capital(listed([desk.the_party(party) for party in one.parties]))
        told.append(f"{who} alone: {_given(desk, one)}.")
    if change.lifted is None:
        return [*told, "Even without any red line the bottom lines could not be met."]
    lines = [f"{desk.party(o.party)} on {desk.term(o.issue, o.option)}" for o in change.lifted]
    if lines:
        told.append(f"Red lines whose lifting alone would do: {listed(lines)}.")
    return told


def _given(desk: Desk, one: Giving) -> str:
    """Say by how much bottom lines would have to fall, on the scale from 0 to 1."""
    if one.outcome is None:
        return one.why
    falls = [f"{desk.party(party)} by {value:.2f}" for party, value in one.by_party.items()]
    return f"bottom lines fall ({listed(falls) or 'by nothing'}) for {desk.package(one.outcome)}"


def _words(desk: Desk, change: SmallestChange) -> list[tuple[str, tuple[Quote, ...]]]:
    """Return which words would have to be others, with those that speak against it."""
    told = [
        (
            f"{desk.party(one.party)} lifts its red line on {desk.term(one.issue, one.option)}",
            few_quotes(desk, one.sources),
        )
        for one in change.lifted_too
    ]
    for one in change.raised:
        term = desk.term(one.issue, one.option)
        move = f"from {one.moved_from:.2f} to {one.moved_to:.2f}"
        weight = f"weight of its words {one.weight:.1f}" if one.weight else "nobody spoke of it"
        told.append(
            (
                f"{desk.party(one.party)} on {term}: {move} ({weight})",
                few_quotes(desk, one.against),
            )
        )
    return told
