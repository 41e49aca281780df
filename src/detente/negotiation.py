"""Vocabulary 2: what the parties face, and how acceptable each thing is to each of them."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from detente.display import BY_HAND, block, bullets, day_told, plain, table, title
from detente.preference import About, IssueKey, Preference, issue_key

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.float64]
    Digits = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]
else:

    def __getattr__(name):  # noqa: ANN001, ANN202 - a checker sees the types above
        """Return a type of array: numpy is loaded by whoever computes, not by who only reads."""
        kinds = {"Array": "float64", "Digits": "int64", "Flags": "bool_"}
        if name not in kinds:
            raise AttributeError(f"{__name__} has no {name}")
        import numpy as np  # noqa: PLC0415
        import numpy.typing as npt  # noqa: PLC0415

        return npt.NDArray[getattr(np, kinds[name])]


Role = Literal["principal", "mediator", "both", "audience"]
VETO: frozenset[str] = frozenset({"principal", "both"})
"""Roles without whose acceptance there is no agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody with interests in the outcome, and whether it must agree.

    ``audience_of`` is the party whose acceptance an audience can refuse afterwards.
    """

    id: str
    name: str
    role: Role = "principal"
    audience_of: str | None = None

    def __post_init__(self) -> None:
        """Refuse a role that does not exist, and whose audience a party is that is none."""
        if self.role not in get_args(Role):
            raise ValueError(f"party {self.id}: role {self.role!r} is none of {get_args(Role)}")
        if self.audience_of is not None and self.role != "audience":
            raise ValueError(f"party {self.id}: a {self.role} is nobody's audience")

    @property
    def has_veto(self) -> bool:
        """Tell whether there is no agreement without this party."""
        return self.role in VETO


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to settle an issue, who would gain by it, and the reports that voiced it."""

    id: str
    title: str
    gains: str | None = None
    voiced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A question that a deal would settle; its first option leaves things as they are.

    ``settled_by`` names the party whose own move it is, or the parties who must move together.
    ``alone`` names those of several who can bring a joint issue back to its first option without
    the others (None: each of them can, as a signatory can break what it signed, unless the issue
    is ``one_way``: only moved down its list). ``ordered`` is a remark: the options are steps of
    one scale, and nothing is computed from it.
    """

    id: str
    options: tuple[Option, ...]
    settled_by: tuple[str, ...]
    target: str | None = None
    title: str = ""
    core: bool = False
    ordered: bool = False
    one_way: bool = False
    alone: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse an issue that nobody settles, or whose options have one name."""
        names = [option.id for option in self.options]
        if not names or len(set(names)) != len(names):
            raise ValueError(f"issue {self.key} needs options, each with a name of its own")
        if not self.settled_by:
            raise ValueError(f"issue {self.key} is settled by nobody")

    @property
    def key(self) -> IssueKey:
        """Name this issue together with its target."""
        return issue_key(self.id, self.target)

    @property
    def breakers(self) -> tuple[str, ...]:
        """Return the parties who can bring this issue back to its first option alone."""
        return self.settled_by if self.alone is None else self.alone

    def place_of(self, option: str) -> int:
        """Return the place of an option in the list, or refuse an unknown one."""
        for place, one in enumerate(self.options):
            if one.id == option:
                return place
        known = ", ".join(one.id for one in self.options)
        raise ValueError(f"issue {self.key} has no option {option!r}; it has {known}")


NO_ISSUE = IssueKey("")
"""The issue of what is about none: the reservation value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """An analyst's own range for a number, with the reason; it is a source like any other.

    With issue and option it is about how acceptable the option is to the party; without an option
    about the weight of the issue, as a share of all the party's issues; without either about what
    no agreement is worth to the party. ``by`` is who set it and ``on`` when, where the record
    knows: a range in a template's text has neither. The day tells no two of them apart.
    """

    party: str
    issue: IssueKey = NO_ISSUE
    option: str = ""
    low: float
    mode: float
    high: float
    reason: str
    by: str = ""
    on: date | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Refuse an option of no issue."""
        if self.option and not self.issue:
            raise ValueError(f"an override about option {self.option!r} names no issue")

    @property
    def about(self) -> About:
        """Return which number of the party this is about."""
        if self.option:
            return "value"
        return "weight" if self.issue else "no_agreement"

    @property
    def key(self) -> str:
        """Name this override as a source."""
        return f"{BY_HAND}{self.party}:{self.issue}:{self.option}"

    @property
    def told(self) -> str:
        """Say whose number it is, since when, and why: it is not the word of any source."""
        when = f" on {day_told(self.on)}" if self.on else ""
        who = "an analyst" if self.by in ("", "analyst") else self.by
        return f"set by {who}{when}: {self.reason}"

    @property
    def range_told(self) -> str:
        """Return the range in words."""
        return f"{self.low:g} to {self.high:g}, most likely {self.mode:g}"


Term = tuple[IssueKey, str]
"""An issue's key and one of its options."""

Pattern = Mapping[IssueKey, str | tuple[str, ...]]
"""Options by issue, one or any of several, that cannot hold together."""


def options_of(given: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the options that a line of a pattern names."""
    return (given,) if isinstance(given, str) else given


Rule = Literal["at_least_one", "at_most_one", "exactly_one", "implies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What the terms of an outcome must keep to, else it is infeasible.

    At least one, at most one or exactly one of ``terms`` holds; or all of ``terms`` hold wherever
    all of ``given`` do.
    """

    rule: Rule
    terms: tuple[Term, ...]
    given: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule that does not exist, or that is about no term."""
        if self.rule not in get_args(Rule) or not self.terms:
            raise ValueError(f"requirement {self.rule!r} is none of {get_args(Rule)}, or empty")
        if bool(self.given) != (self.rule == "implies"):
            raise ValueError("only an implication, and each of them, is given something")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Raiffa's negotiation template: parties, issues and options, and what cannot be combined.

    Outcomes are mixed-radix numbers over the issues' options, the first issue least significant.
    ``infeasible`` holds patterns ``{issue key: option}`` or ``{issue key: (option, option)}`` for
    any of several; an outcome that matches all lines of one is no outcome, nor is one that breaks
    a requirement. A deal must change something in a
    core issue (if there is one).
    """

    title: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    infeasible: tuple[Pattern, ...] = ()
    required: tuple[Requirement, ...] = ()
    overrides: tuple[Override, ...] = ()
    half_life_days: float = 90.0
    presumption: bool = True
    warnings: tuple[str, ...] = ()

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return the number of options of each issue."""
        return tuple(len(issue.options) for issue in self.issues)

    @property
    def principals(self) -> tuple[Party, ...]:
        """Return the parties without whom there is no agreement."""
        return tuple(party for party in self.parties if party.has_veto)

    @property
    def audiences(self) -> tuple[Party, ...]:
        """Return the parties that can refuse what a principal of theirs has accepted."""
        principals = {party.id for party in self.principals}
        return tuple(party for party in self.parties if party.audience_of in principals)

    def party(self, party_id: str) -> Party:
        """Return the party with this id."""
        return next(party for party in self.parties if party.id == party_id)

    def issue(self, key: str) -> Issue:
        """Return the issue with this key."""
        return next(issue for issue in self.issues if issue.key == key)

    def cells(self) -> Iterator[tuple[IssueKey, str]]:
        """Yield (issue, option) in the order in which every array of cells is laid out."""
        for issue in self.issues:
            for option in issue.options:
                yield issue.key, option.id

    def outcomes(self, among: "Sequence[Digits] | None" = None) -> "Digits":
        """Return every feasible outcome as a row of option places, shape (outcomes, issues).

        ``among`` are the places to combine, of each issue, ascending; all of them, if left out.
        """
        import numpy as np  # noqa: PLC0415 - only whoever computes needs it

        sizes = self.sizes if among is None else tuple(map(len, among))
        digits = np.indices(sizes[::-1]).reshape(len(self.issues), -1)[::-1].T
        if among is not None:
            columns = [one[digits[:, at]] for at, one in enumerate(among)]
            digits = np.stack(columns, axis=1)
        keep = np.ones(len(digits), dtype=bool)
        for pattern in self.infeasible:
            keep &= ~self._hold(digits, tuple(pattern.items())).all(axis=1)
        for one in self.required:
            keep &= self._keeps(digits, one)
        return digits[keep]

    def _hold(
        self, digits: "Digits", terms: Sequence[tuple[IssueKey, str | tuple[str, ...]]]
    ) -> "Flags":
        """Tell which terms hold in which outcomes, shape (outcomes, terms)."""
        import numpy as np  # noqa: PLC0415 - only whoever computes needs it

        place = {issue.key: at for at, issue in enumerate(self.issues)}
        held: Flags = np.zeros((len(digits), len(terms)), dtype=bool)
        for at, (key, given) in enumerate(terms):
            places = [self.issues[place[key]].place_of(option) for option in options_of(given)]
            held[:, at] = np.isin(digits[:, place[key]], places)
        return held

    def _keeps(self, digits: "Digits", one: Requirement) -> "Flags":
        """Tell which outcomes keep to a requirement."""
        import numpy as np  # noqa: PLC0415 - only whoever computes needs it

        count: Digits = np.sum(self._hold(digits, one.terms), axis=1)
        all_given: Flags = np.all(self._hold(digits, one.given), axis=1)
        fewest, most = count >= 1, count <= 1
        kept: dict[Rule, Flags] = {
            "at_least_one": fewest,
            "at_most_one": most,
            "exactly_one": fewest & most,
            "implies": ~all_given | (count == len(one.terms)),
        }
        return kept[one.rule]

    def is_deal(self, digits: "Digits") -> "Flags":
        """Tell which outcomes change something in the core (without a core: anything)."""
        core = [at for at, issue in enumerate(self.issues) if issue.core]
        columns = core or list(range(len(self.issues)))
        changed: Flags = (digits[:, columns] != 0).any(axis=1)
        return changed

    def override_of(self, party: str, issue: str, option: str) -> Override | None:
        """Return the range that an analyst set for a number; None if none was set.

        No option asks for the weight of the issue, neither of the two for "no agreement".
        """
        cell = (party, issue, option)
        return next((o for o in self.overrides if (o.party, o.issue, o.option) == cell), None)

    def set_by_hand(self, sources: Iterable[str]) -> Override | None:
        """Return the first of the overrides that is among some sources; None where none is."""
        named = set(sources)
        return next((one for one in self.overrides if one.key in named), None)

    def has_place(self, one: Override) -> bool:
        """Tell whether the template has the party, and the issue and option, of an override."""
        places = {"value": self.cells(), "weight": ((issue.key, "") for issue in self.issues)}
        places["no_agreement"] = iter([(NO_ISSUE, "")])
        known = any(party.id == one.party for party in self.parties)
        return known and (one.issue, one.option) in places[one.about]

    def places_of(self, outcome: Mapping[str, str]) -> "Digits":
        """Return the option places of an outcome ``{issue key: option}``, shape (issues,)."""
        import numpy as np  # noqa: PLC0415 - only whoever computes needs it

        return np.array([one.place_of(outcome[one.key]) for one in self.issues], dtype=np.int64)

    def describe(self, row: "Digits") -> dict[str, str]:
        """Return an outcome as ``{issue key: option}``."""
        return {
            issue.key: issue.options[place].id
            for issue, place in zip(self.issues, row.tolist(), strict=True)
        }

    def _repr_html_(self) -> str:
        """Return what a notebook shows: parties, issues, options, and who settles what."""
        issues = [
            (
                issue.title or plain(issue.key),
                "; ".join(option.title or plain(option.id) for option in issue.options),
                ", ".join(issue.settled_by),
                "core" if issue.core else "",
            )
            for issue in self.issues
        ]
        return block(
            title(self.title or "Template"),
            table("Parties", ("party", "role"), [(one.name, one.role) for one in self.parties]),
            table("Issues", ("issue", "options, first as it is", "settled by", ""), issues),
            bullets(self.warnings),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a party (or several together) can change: an issue from one option to another."""

    parties: tuple[str, ...]
    issue: IssueKey
    option_from: str
    option_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """A template with the preferences that the evidence gives its parties, on a day.

    ``preferences`` are in the order of the template's parties that are no audience. ``rules``
    are the rows that were used, by name; ``touched`` counts the positions that found no place
    in the template. ``audiences`` are the preferences of the audiences of principals.
    """

    template: Template
    preferences: tuple[Preference, ...]
    as_of: date | None
    rules: Mapping[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    sentences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    audiences: tuple[Preference, ...] = ()

    @property
    def every_preference(self) -> tuple[Preference, ...]:
        """Return the preferences of the parties, then those of their audiences."""
        return (*self.preferences, *self.audiences)

    def preference(self, party: str) -> Preference:
        """Return what one party or audience wants."""
        return next(one for one in self.every_preference if one.party == party)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: who is at the table, and what each of them wants."""
        day = f", as of {self.as_of.isoformat()}" if self.as_of else ""
        parties = [(one.name, one.role) for one in self.template.parties]
        wants = [
            one.table(f"What {self.template.party(one.party).name} wants")
            for one in self.every_preference
        ]
        return block(
            title(f"{self.template.title or 'Negotiation'}{day}"),
            table("Parties", ("party", "role"), parties),
            *wants,
            bullets(self.warnings),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A change of the evidence or the rules under which everything is computed again.

    ``drop`` holds claim keys to leave out (``"*"`` leaves out everything: the baseline); ``lift``
    red lines as (party, issue, option); ``stance`` replaces the evidence of a cell by one stated,
    direct, asserted position of that stance: {(party, issue, option): stance}. ``at_home`` has the
    audiences drawn beside the principals: it changes nothing else.
    """

    name: str = "as it stands"
    drop: frozenset[str] = frozenset()
    lift: frozenset[tuple[str, str, str]] = frozenset()
    stance: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    half_life_factor: float = 1.0
    k_factor: float = 1.0
    equal_weights: bool = False
    at_home: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draws:
    """Sampled preferences: the cells of each party's utility, draw by draw.

    Shapes: ``cells`` (draws, parties, cells) = weight of the issue times value of the option;
    ``binding`` (draws, parties, cells): a red line on that option binds; ``reservation``
    (draws, parties); ``pairs`` rows (party, cell of the option, cell of the condition) with
    ``pair_gain`` (draws, pairs) added to that party's utility where both options hold. Cells
    are in the order of ``Template.cells()``; parties in that of ``parties``. ``marks`` may name
    each party's draws: equal marks, equal draws of that party. ``weights`` may hold the weights of
    the issues behind the cells, shape (draws, parties, issues).
    """

    parties: tuple[str, ...]
    cells: "Array"
    binding: "Flags"
    reservation: "Array"
    pairs: "Digits"
    pair_gain: "Array"
    seed: int
    marks: tuple[Hashable, ...] = ()
    weights: "Array | None" = None

    @property
    def width(self) -> int:
        """Return the number of parties."""
        return len(self.parties)

    @property
    def count(self) -> int:
        """Return the number of draws."""
        return len(self.cells)
