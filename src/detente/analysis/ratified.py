"""What happens at home to what parties accept: the results of ratification, as named types."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.display import block, counted, draws, interval, plain, said, sources, table, terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A term that an audience refuses, and the claims that say so.

    ``share`` is the probability that its red line binds, else one minus the most likely value.
    """

    issue: str
    option: str
    share: float
    red_line: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHome:
    """One audience before one package that its party may accept.

    ``share`` is the share of the draws in which ``party`` accepts it (``asked`` of them) in which
    the audience accepts it too, with Wilson's ``interval``. Both are None where the audience is
    not ``heard``, that is, where no source speaks of it on any term of the package, or where its
    party accepts in no draw. ``sources`` are the claims behind the number, for and against.
    """

    audience: str
    party: str
    heard: bool
    asked: int = 0
    share: float | None = None
    interval: tuple[float, float] | None = None
    sources: tuple[str, ...] = ()
    refuses: tuple[Refused, ...] = ()

    def told(self, party: str = "") -> str:
        """Return the share in words; ``party`` is the name of its party, else the id stands."""
        if not self.heard:
            return "not heard"
        if self.share is None or self.interval is None:
            return f"{party or self.party} accepts in no draw"
        return f"{draws(self.share)} ({interval(self.interval)})"

    def accepts(self, party: str) -> str:
        """Say how often it accepts where its party, by name, does; or why nobody knows."""
        told = self.told(party)
        return told if self.share is None else f"accepts in {told} in which {party} does"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratification:
    """A package at home: in which share of draws all accept it and every heard audience does.

    ``all`` is the share in which all principals accept, on the same draws. ``holds`` and its
    ``interval`` are None where no audience is heard on the package.
    """

    outcome: Mapping[str, str]
    all: float
    audiences: tuple[AtHome, ...]
    holds: float | None = None
    interval: tuple[float, float] | None = None

    @property
    def refusing(self) -> tuple[AtHome, ...]:
        """Return the audiences that refuse a term of the package, the least willing first."""
        found = [one for one in self.audiences if one.refuses]
        return tuple(sorted(found, key=lambda one: (one.share or 0.0, one.audience)))

    def told(self) -> str:
        """Return in how many draws the acceptance holds at home, in words."""
        if self.holds is None or self.interval is None:
            return "not heard"
        return f"{draws(self.holds)} ({interval(self.interval)})"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: audience by audience, what it refuses and who says so."""
        rows = [
            (
                f"{one.audience}, of {one.party}",
                one.told(),
                "; ".join(f"{plain(r.issue)}: {plain(r.option)}" for r in one.refuses) or "–",
                sources(one.sources),
            )
            for one in self.audiences
        ]
        head = ("audience", "accepts, where its party does", "refuses", "sources")
        heard = counted(sum(one.heard for one in self.audiences), "audience")
        return block(
            said(
                f"{terms(self.outcome)}: all accept in {draws(self.all)}; it holds at home in: "
                f"{self.told()} ({heard} heard)."
            ),
            table("At home", head, rows),
        )
