"""A bargaining model as a GENIUS scenario, with what is lost on the way."""

import re
from collections.abc import Sequence
from fractions import Fraction
from xml.sax.saxutils import quoteattr

from detente.exchange.bargaining_model import BargainingModel, Wants
from detente.negotiation import VETO

DIGITS = 12


def write_genius(model: BargainingModel) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the files of a scenario by name, and sentences on what they do not say.

    Evaluations lie in [0, 1], so that GENIUS reads them as they are: values are shifted and scaled
    issue by issue, and weights and reservation values with them.
    """
    files = {"domain.xml": _domain(model)}
    for wants in model.wants:
        files[f"{_plain(wants.party)}.xml"] = _profile(model, wants)
    return files, tuple(_losses(model))


def _plain(name: str) -> str:
    """Return a name that any file system takes."""
    return re.sub(r"[^\w-]+", "_", name)


def _losses(model: BargainingModel) -> list[str]:
    """Say what a scenario cannot hold."""
    kinds = {
        "pair terms": any(one.together for one in model.wants),
        "impossible combinations": bool(model.infeasible),
        "red lines": any(one.red_lines for one in model.wants),
    }
    lost = [f"{kind} are left out" for kind, there in kinds.items() if there]
    if model.status_quo is not None:
        lost.append("the status quo is left out")
    for wants in model.wants:
        if wants.role not in VETO:
            lost.append(f"that {wants.party} has no veto is left out")
        if any(min(row) < 0 for row in wants.values):
            lost.append(f"utilities of {wants.party} are shifted so that none is negative")
        if _most(wants) > 1:
            lost.append(f"utilities of {wants.party} exceed 1, where GENIUS cuts them")
        if wants.reservation is not None and _reserved(wants) < 0:
            lost.append(f"the reservation value of {wants.party} is below all outcomes: it is 0")
    return lost


def _most(wants: Wants) -> Fraction:
    """Return the largest utility that a profile holds."""
    return sum((weight for weight, _ in _scaled(wants)), Fraction(0))


def _reserved(wants: Wants) -> Fraction:
    """Return the reservation value after all issues are shifted."""
    pairs = zip(wants.weights, wants.values, strict=True)
    shift = sum((w * min(Fraction(0), *row) for w, row in pairs), Fraction(0))
    return (wants.reservation or Fraction(0)) - shift


def _scaled(wants: Wants) -> list[tuple[Fraction, list[Fraction]]]:
    """Return every issue's weight and evaluations in [0, 1] with the same products."""
    found = []
    for weight, row in zip(wants.weights, wants.values, strict=True):
        low = min(Fraction(0), *row)
        size = max(Fraction(1), max(row) - low)
        found.append((weight * size, [(value - low) / size for value in row]))
    return found


def _domain(model: BargainingModel) -> str:
    """Return the domain's file."""
    issues = [
        _issue(
            at, name, [f"<item index={_at(k)} value={quoteattr(o)}/>" for k, o in _each(options)]
        )
        for (at, name), options in zip(_each(model.issues), model.options, strict=True)
    ]
    body = "\n".join(issues)
    return (
        f'<negotiation_template>\n<utility_space number_of_issues="{len(issues)}">\n'
        f"{_objective(body)}\n</utility_space>\n</negotiation_template>\n"
    )


def _each(names: Sequence[str]) -> list[tuple[int, str]]:
    """Return names with numbers from 1, as GENIUS counts."""
    return list(enumerate(names, start=1))


def _at(index: int) -> str:
    """Return an index as an attribute's value."""
    return f'"{index}"'


def _issue(index: int, name: str, rows: Sequence[str]) -> str:
    """Return an issue's element."""
    kinds = 'etype="discrete" type="discrete" vtype="discrete"'
    body = "\n".join(rows)
    return f"<issue {kinds} index={_at(index)} name={quoteattr(name)}>\n{body}\n</issue>"


def _objective(body: str) -> str:
    """Return the objective around issues and weights."""
    kinds = 'etype="objective" type="objective"'
    return f'<objective {kinds} index="0" name="all">\n{body}\n</objective>'


def _profile(model: BargainingModel, wants: Wants) -> str:
    """Return a party's file."""
    scaled = _scaled(wants)
    issues, weights = [], []
    for (at, name), options, (weight, row) in zip(
        _each(model.issues), model.options, scaled, strict=True
    ):
        rows = [
            f"<item index={_at(k)} value={quoteattr(option)} evaluation={_number(value)}/>"
            for (k, option), value in zip(_each(options), row, strict=True)
        ]
        issues.append(_issue(at, name, rows))
        weights.append(f"<weight index={_at(at)} value={_number(weight)}/>")
    discount = _number(Fraction(1) if wants.discount is None else wants.discount)
    reservation = _number(max(Fraction(0), _reserved(wants)))
    body = "\n".join([*issues, *weights])
    return (
        f"<utility_space>\n{_objective(body)}\n<discount_factor value={discount}/>\n"
        f"<reservation value={reservation}/>\n</utility_space>\n"
    )


def _number(value: Fraction) -> str:
    """Return a number as an attribute's value, exact where twelve decimals are enough."""
    text = f"{float(value):.{DIGITS}f}".rstrip("0")
    return f'"{text}0"' if text.endswith(".") else f'"{text}"'
