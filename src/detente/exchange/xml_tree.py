"""XML from strangers as a tree of elements; what could do harm is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from detente.errors import ReadError

MOST_BYTES = 20_000_000
MOST_DEEP = 50
MOST_ELEMENTS = 200_000


@dataclass(slots=True, kw_only=True)
class Element:
    """An element of an XML file with its attributes, its children and the line it begins on."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)

    def every(self, tag: str) -> Iterator["Element"]:
        """Yield the elements of a kind, this one included, at any depth, in order."""
        rest = [self]
        while rest:
            one = rest.pop()
            if one.tag == tag:
                yield one
            rest += reversed(one.children)


def xml_tree(raw: bytes, name: str) -> Element:
    """Return the outermost element of an XML file.

    Parameters
    ----------
    raw
        The file's bytes.
    name
        What to call the file in an error.

    Raises
    ------
    ReadError
        If the file is larger than 20 MB, is not well formed, declares a document type, or is
        nested too deeply.
    """
    if len(raw) > MOST_BYTES:
        raise ReadError(f"{name} has {len(raw) // 10**6} MB; XML is read up to 20 MB")
    builder = _Builder(name)
    try:
        builder.parser.Parse(raw, True)  # noqa: FBT003 - expat takes it by place alone
    except expat.ExpatError as error:
        raise ReadError(
            f"{name}, line {error.lineno}: it is no well-formed XML "
            f"({expat.ErrorString(error.code)})",
            hint="Mend the line, or take the file away.",
        ) from error
    return builder.open[0].children[0]


class _Builder:
    """Builds the tree while the parser reads."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0
        self.open = [Element(tag="", attributes={}, line=0)]
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.declared
        self.parser.EntityDeclHandler = self.declared

    def refuse(self, what: str, hint: str) -> NoReturn:
        """Raise an error that names the line."""
        line = self.parser.CurrentLineNumber
        raise ReadError(f"{self.name}, line {line}: {what}", hint=hint)

    def declared(self, *_: object) -> None:
        """Refuse a document type, whose entities could read files or fill the memory."""
        self.refuse("it declares a DOCTYPE, which is not read", "Take the DOCTYPE away.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.count += 1
        if len(self.open) > MOST_DEEP or self.count > MOST_ELEMENTS:
            self.refuse("it is nested too deeply or has too many elements", "Take it apart.")
        line = self.parser.CurrentLineNumber
        element = Element(tag=tag, attributes=attributes, line=line)
        self.open[-1].children.append(element)
        self.open.append(element)

    def end(self, _: str) -> None:
        """Close the innermost element."""
        self.open.pop()
