"""GENIUS scenarios, in and out: a folder with one domain and a profile for each party.

The value of an option is GENIUS's own: where an evaluation of an issue exceeds 1, all of them are
divided by the largest.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import NoReturn

from detente.errors import ReadError
from detente.exchange.bargaining_model import BargainingModel, Wants
from detente.exchange.xml_tree import MOST_BYTES, Element, xml_tree

LEVELS = 21
"""An issue over real numbers is read as so many levels."""
MOST_LEVELS = 1_000
"""An issue over whole numbers has at most so many."""
FEWEST_PARTIES = 2
_KINDS = ("type", "etype", "vtype")


def is_scenario(path: Path) -> bool:
    """Tell whether a path is a folder with XML files."""
    return path.is_dir() and any(path.glob("*.xml"))


def read_genius(folder: Path) -> BargainingModel:
    """Return the bargaining model of a GENIUS scenario.

    Parameters
    ----------
    folder
        Holds one domain and at least two profiles; a profile is told by its weights. Files that
        are no XML at all, such as the lists of points of 2014, are passed over.

    Raises
    ------
    ReadError
        If a file is no sound XML, is of a kind that is not read (nonlinear spaces), or leaves out
        something; the error names the line.
    """
    files = {path: _bytes(path) for path in sorted(folder.glob("*.xml"))}
    trees = {
        path.stem: xml_tree(raw, path.name)
        for path, raw in files.items()
        if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    }
    files_of = {name: _File(name=f"{name}.xml", tree=tree) for name, tree in trees.items()}
    profiles = {name: one for name, one in files_of.items() if one.is_profile}
    if len(profiles) < FEWEST_PARTIES:
        raise ReadError(
            f"{folder.name} holds {len(profiles)} profiles with weights; a scenario needs two",
            hint="Give the folder with the domain and its profiles.",
        )
    domains = [one for one in files_of.values() if not one.is_profile and one.issues()]
    domain = domains[0] if domains else next(iter(profiles.values()))
    options = domain.domain()
    wants = tuple(_wants(name, one, options) for name, one in _named(profiles).items())
    return BargainingModel(
        title=folder.name,
        issues=tuple(options),
        options=tuple(options.values()),
        wants=wants,
        warnings=tuple(domain.losses()),
    )


def _bytes(path: Path) -> bytes:
    """Return a file's bytes, no more of them than are read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ReadError(f"{path.name} cannot be read: {error.strerror}") from error


def _named(profiles: Mapping[str, "_File"]) -> dict[str, "_File"]:
    """Name the parties by their files, in words that a model file could hold."""
    plain = {name: re.sub(r"\W+", "_", name).strip("_").lower() or name for name in profiles}
    taken = len(set(plain.values())) < len(plain)
    return {name if taken else plain[name]: one for name, one in profiles.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A domain or a profile."""

    name: str
    tree: Element

    @property
    def is_profile(self) -> bool:
        """Tell a profile from a domain: it has weights."""
        return next(self.tree.every("weight"), None) is not None

    def refuse(self, what: str, element: Element, hint: str = "") -> NoReturn:
        """Raise an error that names the line."""
        raise ReadError(f"{self.name}, line {element.line}: {what}", hint=hint)

    def issues(self) -> list[Element]:
        """Return the issues; refuse a space in which they do not add up."""
        for space in self.tree.every("utility_space"):
            if space.attributes.get("type", "").lower() == "nonlinear":
                self.refuse("a nonlinear utility space is not read", space, "Only sums are.")
        for curved in (*self.tree.every("hyperRectangle"), *self.tree.every("ufun")):
            self.refuse("a nonlinear utility space is not read", curved, "Only sums are.")
        return list(self.tree.every("issue"))

    def domain(self) -> dict[str, tuple[str, ...]]:
        """Return the options of every issue by name."""
        found = {}
        for issue in self.issues():
            name = self.text(issue, "name")
            options = self.options(issue)
            if name in found or not options or len(set(options)) < len(options):
                self.refuse(f"issue {name} is there twice, or its options are", issue)
            found[name] = options
        return found

    def text(self, element: Element, key: str) -> str:
        """Return an attribute that must be there."""
        if key not in element.attributes:
            self.refuse(f"<{element.tag}> has no {key}", element)
        return element.attributes[key]

    def number(self, element: Element, key: str) -> Fraction:
        """Return an attribute as the decimal number that it is."""
        text = self.text(element, key)
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("nan")
        if not value.is_finite() or abs(value) > 10**9:
            self.refuse(f"{key} = {text!r} of <{element.tag}> is not a number", element)
        return Fraction(value)

    def options(self, issue: Element) -> tuple[str, ...]:
        """Return the names of an issue's options; those of a range are its levels."""
        if kind_of(issue) == "discrete":
            return tuple(self.text(item, "value") for item in issue.every("item"))
        return tuple(f"{float(level):g}" for level in self.levels(issue))

    def levels(self, issue: Element) -> list[Fraction]:
        """Return the levels of an issue over a range of numbers."""
        bounds = next(issue.every("range"), issue)
        low, high = self.number(bounds, "lowerbound"), self.number(bounds, "upperbound")
        if low > high:
            self.refuse("the lower bound is above the upper one", issue)
        if kind_of(issue) == "real":
            return [low + (high - low) * step / (LEVELS - 1) for step in range(LEVELS)]
        if high - low >= MOST_LEVELS:
            self.refuse(f"a range of more than {MOST_LEVELS} whole numbers is not read", issue)
        return [low + step for step in range(int(high - low) + 1)]

    def losses(self) -> list[str]:
        """Say which issues are read with fewer options than they have."""
        real = [one for one in self.issues() if kind_of(one) == "real"]
        return [f"issue {self.text(o, 'name')} is read as {LEVELS} levels" for o in real]

    def lone(self, tag: str) -> Fraction | None:
        """Return the value of an element that may stand anywhere, if it is there."""
        element = next(self.tree.every(tag), None)
        return None if element is None else self.number(element, "value")


def kind_of(issue: Element) -> str:
    """Return whether an issue is discrete, integer or real."""
    kinds = (issue.attributes[key].lower() for key in _KINDS if key in issue.attributes)
    return next((kind for kind in kinds if kind in ("integer", "real")), "discrete")


def _wants(party: str, profile: _File, options: Mapping[str, tuple[str, ...]]) -> Wants:
    """Return what a profile's party wants, in the order of the domain."""
    elements = {profile.text(one, "name"): one for one in profile.issues()}
    by_index = {profile.text(one, "index"): one for one in profile.tree.every("weight")}
    weights, values = [], []
    for issue, names in options.items():
        if issue not in elements:
            profile.refuse(f"issue {issue} of the domain is left out", profile.tree)
        element = elements[issue]
        index = profile.text(element, "index")
        if index not in by_index:
            profile.refuse(f"issue {issue} has no weight with index {index}", element)
        weights.append(profile.number(by_index[index], "value"))
        values.append(_values(profile, element, names))
    return Wants(
        party=party,
        weights=tuple(weights),
        values=tuple(values),
        reservation=profile.lone("reservation") or Fraction(0),
        discount=profile.lone("discount_factor"),
    )


def _values(profile: _File, issue: Element, names: Sequence[str]) -> tuple[Fraction, ...]:
    """Return the values of an issue's options in [0, 1], as GENIUS takes them."""
    if kind_of(issue) != "discrete":
        return _sloped(profile, issue, len(names))
    given = {profile.text(one, "value"): one for one in issue.every("item")}
    for name in names:
        if name not in given:
            profile.refuse(f"option {name!r} of the domain has no evaluation", issue)
    found = [profile.number(given[name], "evaluation") for name in names]
    largest = max(found)
    return tuple(one / largest if largest > 1 else one for one in found)


def _sloped(profile: _File, issue: Element, count: int) -> tuple[Fraction, ...]:
    """Return the values of a range: offset + slope * (level - lower bound), cut to [0, 1]."""
    evaluator = next(issue.every("evaluator"), None)
    if evaluator is None or not {"slope", "offset"} <= set(evaluator.attributes):
        profile.refuse("a range is read only with a slope and an offset", issue)
    slope, offset = profile.number(evaluator, "slope"), profile.number(evaluator, "offset")
    levels = profile.levels(issue)
    if len(levels) != count:
        profile.refuse("the range is not that of the domain", issue)
    line = [offset + slope * (level - levels[0]) for level in levels]
    return tuple(min(Fraction(1), max(Fraction(0), value)) for value in line)
