"""A drawing with the table of what it draws, as a page holds it."""

from dataclasses import dataclass

from detente.brief.charts import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Drawing):
    """A drawing with its title, and the same as a table."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
