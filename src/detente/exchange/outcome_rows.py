"""Outcomes as a model file names them: by number, by a table of options, or as states."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.exchange.model_rows import FewRows, Where
from detente.model.template_lines import as_written
from detente.negotiation import Digits, Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """The outcomes that preferences speak of, and how a file names them.

    ``places`` are those of an explicit graph's states by name, empty where outcomes are numbers.
    ``same`` gives for each outcome the one that stands for it, where nobody tells some apart;
    shape ``(outcomes,)``, as is ``feasible``.
    """

    few: FewRows
    feasible: Flags
    same: Digits
    places: Mapping[str, int]

    def name(self, outcome: int) -> str:
        """Return what a file calls an outcome."""
        return list(self.places)[outcome] if self.places else str(outcome)

    def number(self, given: object, where: Where) -> int:
        """Return the number of a feasible outcome that a file names.

        Raises
        ------
        TemplateError
            If there is no such outcome, or it cannot be.
        """
        outcome = self._named(given, where) if self.places else self._numbered(given, where)
        if not self.feasible[outcome]:
            first = next(iter(self.feasible.nonzero()[0].tolist()))
            now = (
                f"Name a feasible outcome, such as {first}" if where[:1] == ("status_quo",) else ""
            )
            self.few.rows.refuse(
                f"outcome {outcome} is infeasible", where,
                f"{now or 'Take it out'}, or mend the row that removes it.",
            )  # fmt: skip
        return outcome

    def _named(self, given: object, where: Where) -> int:
        """Return the place of a state."""
        if not isinstance(given, str) or given not in self.places:
            self.few.rows.refuse(
                f"{given!r} is no state", where, self.few.rows.meant(given, self.places)
            )
        return self.places[given]

    def _numbered(self, given: object, where: Where) -> int:
        """Return the number of an outcome given by its number, or by a table of its options."""
        rows, options = self.few.rows, self.few.options
        if isinstance(given, dict):
            self.few.issues(given, where)
            outcome, radix = 0, 1
            for issue, named in options.items():
                outcome += radix * self.few.option(issue, given[issue], where)
                radix *= len(named)
            return outcome
        if isinstance(given, bool) or not isinstance(given, int):
            rows.refuse(
                f"{as_written(given)} is no outcome", where,
                "Write its number, or a table with an option for every issue.",
            )  # fmt: skip
        if not 0 <= given < len(self.feasible):
            rows.refuse(
                f"{given} is no outcome: they go from 0 to {len(self.feasible) - 1}", where
            )
        return given
