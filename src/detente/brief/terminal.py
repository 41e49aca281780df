"""The brief for a terminal: wrapped lines, stress by escape codes only where they are wanted."""

import textwrap

from detente.brief.prose import (
    Block,
    Brief,
    Bullets,
    Chart,
    Notes,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
)
from detente.brief.wording import as_of, day, excerpt, spaced
from detente.display import clean

_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_NARROWEST, _WIDEST = 40, 100
_OPEN, _CLOSE, _QUIET = "\x0e", "\x0f", "\x10"
_GAP = "\xa0"
_SHORT = 30


def to_terminal(brief: Brief, width: int = 80, colour: bool = False) -> str:  # noqa: FBT001, FBT002 - the brief's fixed door
    """Return the brief in lines of ``width`` columns (40 to 100); ``colour`` adds codes."""
    page = _Page(min(max(width, _NARROWEST), _WIDEST))
    page.add(f"{_OPEN}{clean(brief.title)}{_CLOSE}")
    page.add(f"{_QUIET}{as_of(brief.as_of)} · {brief.counts}{_CLOSE}")
    for section in brief.sections[:-1]:
        page.section(section)
    page.quotations(brief)
    page.section(brief.sections[-1])
    return _coded("\n".join(page.lines).strip("\n") + "\n", colour=colour)


def _coded(text: str, *, colour: bool) -> str:
    """Turn the inner marks of stress into escape codes, or take them away."""
    codes = {_OPEN: _BOLD, _QUIET: _DIM, _CLOSE: _END} if colour else {}
    for sign in (_OPEN, _QUIET, _CLOSE):
        text = text.replace(sign, codes.get(sign, ""))
    return text.replace(_GAP, " ")


class _Page:
    """Lines of text, wrapped to a width."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = []

    def add(self, text: str, first: str = "", rest: str | None = None) -> None:
        """Add a text, wrapped, with the indents of its first and its other lines."""
        later = first if rest is None else rest
        wrapped = textwrap.wrap(
            text, self.width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
        )
        self.lines += wrapped or [""]

    def section(self, section: Section) -> None:
        """Add a section under its heading."""
        self.lines.append("")
        self.add(f"{_OPEN}{section.title.upper()}{_CLOSE}")
        for block in section.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        """Add a block."""
        if isinstance(block, Paragraph):
            self.add(" ".join(sentence(one) for one in block.sentences))
        elif isinstance(block, Bullets):
            self.bullets(block)
        elif isinstance(block, Notes):
            for name, text in block.entries:
                self.add(f"{_QUIET}{clean(name)}:{_CLOSE} {clean(text)}", rest="  ")
        elif isinstance(block, Chart):
            self.chart(block)
        else:
            self.table(block)

    def bullets(self, block: Bullets) -> None:
        """Add a list."""
        if block.title:
            self.add(f"{_QUIET}{block.title}{_CLOSE}")
        for number, item in enumerate(block.items, start=1):
            sign = f"{number}. " if block.ordered else "- "
            self.add(" ".join(sentence(one) for one in item), sign, " " * len(sign))

    def chart(self, chart: Chart) -> None:
        """Add what a timeline shows; bars stand in the table before them."""
        for row in () if chart.repeats else chart.table.rows:
            self.add(
                f"{row.head}  {_QUIET}{row.note}{_CLOSE}  {sentence(row.cells[0][0])}",
                "  ",
                "      ",
            )

    def table(self, table: Table) -> None:
        """Add a table, row by row: its head, then each cell under the name of its column."""
        mark = "Inference. " if table.inference else ""
        self.add(f"{_QUIET}{mark}{clean(table.caption)}{_CLOSE}")
        for row in table.rows:
            self.row(row, table)
        if table.legend:
            self.add(f"{_QUIET}{clean(table.legend)}{_CLOSE}")

    def row(self, row: Row, table: Table) -> None:
        """Add one row of a table; short cells share a line."""
        note = f" ({row.note})" if row.note else ""
        self.add(f"{_OPEN}{clean(row.head)}{_CLOSE}{note}", "  ", "    ")
        short: list[str] = []
        for name, cell in zip(table.columns[1:], row.cells, strict=False):
            if not cell and not table.inference:
                continue
            told = " / ".join(sentence(one, marked=not table.inference) for one in cell)
            if table.inference and len(told) < _SHORT and cell:
                short.append(f"{clean(name)}: {told}")
            else:
                self.add(f"{_QUIET}{clean(name)}:{_CLOSE} {told or table.empty}", "    ", "      ")
        if short:
            self.add(" · ".join(short), "    ")

    def quotations(self, brief: Brief) -> None:
        """Add the sources with the quoted words."""
        self.lines.append("")
        self.add(f"{_OPEN}SOURCES{_CLOSE}")
        for source in brief.sources:
            self.add(
                f"{_OPEN}{source.title}{_CLOSE} · {source.outlet} · {day(source.published)} · "
                f"{source.copies}",
                rest="  ",
            )
            for one in brief.citations:
                if one.span.article == source.address:
                    self.add(f"[{one.number}] “{excerpt(one.quote, 160)}”", "  ", "      ")


def sentence(one: Sentence, *, marked: bool = True) -> str:
    """Return a sentence with its citations, and the mark of an inference."""
    told = "".join(_part(part.kind, part.text, part.citations) for part in one.parts).strip()
    return f"{told} {_QUIET}(inference){_CLOSE}" if marked and one.inference else told


def _part(kind: str, text: str, numbers: tuple[int, ...]) -> str:
    """Return one part in its voice, with its citations."""
    voices = {"quote": f"“{clean(text)}”", "strong": f"{_OPEN}{spaced(text)}{_CLOSE}"}
    cited = f"{_GAP}[{', '.join(map(str, numbers))}]" if numbers else ""
    return f"{voices.get(kind, spaced(text))}{cited}"
