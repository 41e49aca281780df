"""What a brief is made of: sections of sentences, each cited or marked as an inference."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.article import Span
from detente.display import Markup, block, bullets, folded, said, table, title, words

PartKind = Literal["plain", "quote", "strong", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A numbered pointer to the words that a sentence rests on.

    ``quote`` is exactly the article's text at ``span``; ``day`` is the day of saying where that is
    known, else the publication day; ``speaker`` and ``sourcing`` tell on whose authority.
    """

    number: int
    span: Span
    quote: str
    day: dt.date | None
    title: str
    outlet: str
    speaker: str
    sourcing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a sentence in one voice: ours, a source's (quote), stressed, or a mark."""

    text: str
    kind: PartKind = "plain"
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One statement of the brief: it cites somebody's words, or it is marked as an inference."""

    parts: tuple[Part, ...]
    inference: bool = False

    def __post_init__(self) -> None:
        """Refuse a sentence that rests on nothing and does not say so."""
        if not self.inference and not self.citations:
            raise ValueError(f"neither cited nor marked as an inference: {self.text!r}")

    @property
    def text(self) -> str:
        """Return the whole sentence, quotations in quotation marks."""
        return "".join(f"“{p.text}”" if p.kind == "quote" else p.text for p in self.parts)

    @property
    def own_words(self) -> str:
        """Return the sentence without the words of sources."""
        return "".join(p.text for p in self.parts if p.kind != "quote")

    @property
    def citations(self) -> tuple[int, ...]:
        """Return the numbers cited, in order, each once."""
        return tuple(dict.fromkeys(n for part in self.parts for n in part.citations))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that are read one after the other; ``lead`` paragraphs are set larger."""

    sentences: tuple[Sentence, ...]
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; each entry is one or more sentences; ``title`` tells what is listed."""

    items: tuple[tuple[Sentence, ...], ...]
    ordered: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: what it is about, a remark on that, and its cells."""

    head: str
    cells: tuple[tuple[Sentence, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells under columns; the first column holds the rows' heads.

    ``empty`` is printed where a cell has no sentence. In a table of figures (``inference``) the
    mark stands once, in the caption, for every cell.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str = "nothing in the record"
    inference: bool = False
    legend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Remarks about the brief itself, as pairs of a word and what it stands for."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing, said in words, with the table of what it draws.

    ``repeats`` tells that a table before it holds the same, so that plain text can go without.
    """

    id: str
    title: str
    description: str
    svg: str
    table: Table
    repeats: bool = False


Block: TypeAlias = Paragraph | Bullets | Table | Notes | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The paragraph of an article in which cited words stand."""

    span: Span
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """An article that the brief rests on, with the passages it cites."""

    number: int
    title: str
    outlet: str
    published: dt.date | None
    basis: str
    copies: str
    address: str
    language: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The finished answer: sections, the citations they use, the sources those come from."""

    title: str
    as_of: dt.date | None
    verdict: str
    counts: str
    head: str | None
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    sources: tuple[SourceEntry, ...]
    method: Mapping[str, str]

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence in reading order, those in tables and charts included."""
        for section in self.sections:
            for one in section.blocks:
                yield from sentences_of(one)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the sections, and the quoted words to be unfolded."""
        quoted = [
            (str(one.number), f"“{one.quote}”", one.speaker, one.sourcing, one.title)
            for one in self.citations
        ]
        head = ("number", "words", "who says it", "how it is known", "article")
        return block(
            title(self.title),
            said(f"{self.verdict}. {self.counts}"),
            *(folded(one.title, *map(shown, one.blocks)) for one in self.sections),
            folded("Sources, with the quoted words", table("Citations", head, quoted)),
        )


def shown(one: Block) -> Markup:
    """Return a block as a notebook shows it; a drawing as its description and its table."""
    if isinstance(one, Chart):
        return Markup(said(f"{one.title}. {one.description}") + _grid(one.table))
    return _grid(one) if isinstance(one, Table) else _listed(one)


def _listed(one: Paragraph | Bullets | Notes) -> Markup:
    """Return sentences one after the other, or one below the other."""
    if isinstance(one, Paragraph):
        return said(_told(one.sentences))
    if isinstance(one, Bullets):
        return Markup(said(one.title) + bullets(map(_told, one.items)))
    return bullets(f"{name}: {text}" for name, text in one.entries)


def _grid(one: Table) -> Markup:
    """Return a table, its caption and its cells."""
    rows = [
        (
            f"{row.head} ({row.note})" if row.note else row.head,
            *(_told(c) or one.empty for c in row.cells),
        )
        for row in one.rows
    ]
    return table(one.caption, one.columns, rows)


def _told(sentences: tuple[Sentence, ...]) -> Markup:
    """Return sentences with the numbers that they cite, and the mark of an inference."""
    return Markup(" ".join(f"{words(one.text)}{_marks(one)}" for one in sentences))


def _marks(one: Sentence) -> str:
    """Return what stands behind a sentence: citations by number, or that it is an inference."""
    numbers = f" [{', '.join(map(str, one.citations))}]" if one.citations else ""
    return f"{numbers} (inference)" if one.inference else numbers


def sentences_of(block: Block) -> Iterator[Sentence]:
    """Yield the sentences of one block; remarks about the brief itself are none."""
    if isinstance(block, Chart):
        yield from sentences_of(block.table)
    elif isinstance(block, Paragraph):
        yield from block.sentences
    elif isinstance(block, Bullets):
        yield from (sentence for item in block.items for sentence in item)
    elif isinstance(block, Table):
        yield from (one for row in block.rows for cell in row.cells for one in cell)


def say(*parts: str | Part, inference: bool = False) -> Sentence:
    """Return a sentence of pieces; plain strings are our own words."""
    pieces = (Part(text=one) if isinstance(one, str) else one for one in parts)
    return Sentence(parts=tuple(p for p in pieces if p.text or p.citations), inference=inference)


def strong(text: str) -> Part:
    """Return words that carry the sentence."""
    return Part(text=text, kind="strong")


def mark(text: str) -> Part:
    """Return a sign such as that of a red line or of hearsay."""
    return Part(text=text, kind="mark")
