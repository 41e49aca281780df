"""How much a report weighs: the product of five factors, each a row of the rules."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod

from detente.dissent import RULES
from detente.evidence import Claim, Report
from detente.model.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What reports are weighed by: the rules, the day of the question, and the half-life."""

    rules: Rules
    as_of: dt.date | None
    half_life_days: float

    def factors(self, report: Report) -> dict[str, float]:
        """Return the five factors of a report by the group of rules they come from.

        A report without a statement (conduct) is told by the narrator, in the narrator's words.
        One that only a language model read, and no person confirmed, has a sixth.
        """
        return {
            **{group: self.rules[row] for group, row in self.rows(report).items()},
            "recency": self._recency(report),
        }

    def rows(self, report: Report) -> dict[str, str]:
        """Return the rows of the rules that weigh a report, by their groups; its age aside."""
        position, statement = report.position, report.statement
        form = statement.form if statement else "indirect"
        sourcing = statement.sourcing if statement else "narrator"
        hedge = "hedged" if statement and statement.hedged else "asserted"
        rows = (f"sourcing.{sourcing}", *self._outside(report))
        return {
            "form": f"form.{form}",
            "sourcing": min(rows, key=self.rules.__getitem__),
            "hedge": f"hedge.{hedge}",
            "held": f"held.{position.held}",
            **self._reader(report),
        }

    def _reader(self, report: Report) -> dict[str, str]:
        """Return the row of a report that stands on a language model's word alone."""
        checked = RULES in report.position.readers or report.reviewed is not None
        return {} if checked else {"reader": "reader.model_alone"}

    def _outside(self, report: Report) -> tuple[str, ...]:
        """Return the row of a report whose speaker speaks of another's mind, or none."""
        position = report.position
        by_another = position.held == "attributed" and position.attributed_by is not None
        return ("sourcing.other_party",) if by_another else ()

    def _recency(self, report: Report) -> float:
        """Return 2 to the power of minus age over half-life; 1 where a day is not known."""
        if self.as_of is None or report.day is None:
            return 1.0
        age = max(0, (self.as_of - report.day).days)
        slowness = self.rules["recency.red_line_slowness"] if report.position.red_line else 1.0
        return float(2.0 ** (-age / (self.half_life_days * slowness)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedClaim:
    """A claim, the report of it that weighs most, and that report's factors."""

    claim: Claim
    report: Report
    factors: Mapping[str, float]
    weight: float

    @property
    def utterance(self) -> tuple[str, object]:
        """Name the words: several positions read out of one statement share it."""
        statement = self.report.position.statement
        return self.report.article.id, statement or self.report.position.span


def weigh(claims: Iterable[Claim], scale: Scale, *, equal: bool = False) -> list[WeighedClaim]:
    """Return the claims with the weight of their best reports, in order of their keys.

    With ``equal`` each weighs their common mean: what changes is who counts, not how much in all.
    """
    found = [_best(claim, scale) for claim in sorted(claims, key=lambda claim: claim.key)]
    if not equal or not found:
        return found
    mean = sum(one.weight for one in found) / len(found)
    return [
        WeighedClaim(claim=one.claim, report=one.report, factors={"equal": mean}, weight=mean)
        for one in found
    ]


def _best(claim: Claim, scale: Scale) -> WeighedClaim:
    """Return a claim at the best of its reports' weights: ten copies of a sentence are one."""
    weighed = [(report, scale.factors(report)) for report in claim.reports]
    report, factors = max(weighed, key=lambda pair: prod(pair[1].values()))
    return WeighedClaim(claim=claim, report=report, factors=factors, weight=prod(factors.values()))
