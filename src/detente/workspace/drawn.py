"""A drawing with the table of what it draws, as a page and a file hold it."""

from dataclasses import dataclass

from detente.brief.styles import standing_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing as SVG text, what it shows, and the same as a table."""

    title: str
    description: str
    svg: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def alone(self) -> str:
        """Return the drawing as a file of its own, with its colours."""
        return standing_alone(self.svg)
