"""What the packages are worth, drawn: the frontier, what is listed, the draws of one."""

from collections.abc import Callable

import numpy as np

from detente.analysis.results import Outcome
from detente.brief.planes import Kind, Scene, Spot, plane
from detente.brief.wording import said
from detente.display import per_100
from detente.workspace.bench import Bench
from detente.workspace.dealing import DealScreen
from detente.workspace.drawn import Picture
from detente.workspace.outcomes import outcome_of, written

_CLOUD = 160
_FRONTIER = 60


def deal_picture(bench: Bench, screen: DealScreen, to: Callable[[str], str]) -> Picture:
    """Return what the packages are worth to the parties, with the draws of the one in view.

    ``to`` returns the address that shows a package.
    """
    spots = _spots(bench, screen, to)
    who = " and ".join(screen.parties)
    title = "What the packages are worth"
    description = (
        f"Mean utility of packages to {who}, from 0 to 1. Small discs: the {screen.frontier} "
        "packages that cannot be bettered for one without loss to another. Large disc: the "
        "package in view, with draws of it as a cloud. Rings: what solution concepts select. "
        "Cross: no agreement."
    )
    pinned: tuple[tuple[float, ...], ...] = ()
    if screen.beside:
        pinned = _cloud(bench, outcome_of(screen.beside.left.address, bench.template))
    scene = Scene(
        title=title,
        description=description,
        parties=screen.parties,
        spots=tuple(spots),
        cloud=_cloud(bench, outcome_of(screen.current.address, bench.template)),
        pinned_cloud=pinned,
    )
    named = [one for one in spots if one.label]
    return Picture(
        title=title,
        description=description,
        svg=plane(scene),
        head=("outcome", *screen.parties),
        rows=tuple((one.label, *(f"{value:.2f}" for value in one.worth)) for one in named),
    )


def _cloud(bench: Bench, outcome: Outcome) -> tuple[tuple[float, ...], ...]:
    """Return what an outcome is worth in some of the draws, evenly taken."""
    worth = bench.seen.worth(outcome)
    chosen = worth[:: max(1, len(worth) // _CLOUD)]
    return tuple(tuple(row) for row in chosen.tolist())


def _spots(bench: Bench, screen: DealScreen, to: Callable[[str], str]) -> list[Spot]:
    """Return every outcome that is drawn; what is drawn twice lies one upon the other."""

    def spot(outcome: Outcome, kind: Kind, label: str = "", told: str = "") -> Spot:
        address = written(outcome, bench.template)
        return Spot(
            worth=_mean(bench, outcome), kind=kind, label=label, href=to(address), told=told
        )

    found = [
        spot(one, "frontier", told=f"Not to be bettered: {bench.desk.package(one)}")
        for one in bench.analysis.frontier[:_FRONTIER]
    ]
    found += [
        spot(one.outcome, "solution", name, f"{name}: in {per_100(one.share_of_draws)} of 100")
        for name, one in zip(_concepts(bench), bench.analysis.solutions.values(), strict=True)
    ]
    found += [
        spot(outcome_of(row.address, bench.template), "listed", row.letter, row.title)
        for row in screen.packages
        if row.letter != "–" and row.address != screen.current.address
    ]
    here = screen.current
    label = f"in view: {here.letter}" if here.letter != "–" else "in view"
    found.append(spot(outcome_of(here.address, bench.template), "current", label, here.title))
    if screen.beside:
        left = screen.beside.left
        found.append(
            spot(outcome_of(left.address, bench.template), "pinned", "pinned", left.title)
        )
    reserve = tuple(float(one) for one in bench.seen.draws.reservation.mean(axis=0))
    found.append(Spot(worth=reserve, kind="none", label="no agreement", told="No agreement"))
    return found


def _concepts(bench: Bench) -> list[str]:
    """Return the names of the solution concepts that choose something."""
    return [said("solutions", one) for one in bench.analysis.solutions]


def _mean(bench: Bench, outcome: Outcome) -> tuple[float, ...]:
    """Return the mean worth of an outcome to each principal."""
    return tuple(float(one) for one in np.mean(bench.seen.worth(outcome), axis=0))
