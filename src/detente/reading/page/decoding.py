"""Bytes to text, once: the encoding is found, said or guessed, and what is not text is refused."""

import codecs
import re
from dataclasses import dataclass

from detente.errors import ReadError

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"\0\0\0 ftyp", "a film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or a film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_CHARSET = re.compile(
    r"(utf-?(8|16|32)(-?[lb]e)?|us-ascii|ascii|latin-?1|iso-?8859-?\d{1,2}|windows-?125\d|cp125\d"
    r"|koi8-[ru]|gbk|gb2312|gb18030|big5|shift_jis|euc-(jp|kr)|mac-?roman|macintosh)"
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{2,20})""")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HEAD = 4096
_MOST_CONTROLS = 0.02
_HALF_NUL = 0.3
_GUESS = "cp1252"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text with line feeds at its line ends, and what to know about its decoding."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes, name: str) -> Decoded:
    """Decode a file once: by its mark, as UTF-8, as it declares, else by a guess that is said.

    Raises
    ------
    ReadError
        If the file is empty, or is an archive, an image or other data that is not text.
    """
    _refuse_data(raw, name)
    text, warnings = _text_of(raw)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise ReadError(
            f"{name} is not a text file", hint="give the article as .txt, .md or .html"
        )
    return Decoded(text=_lines(text), warnings=warnings)


def _refuse_data(raw: bytes, name: str) -> None:
    """Refuse an empty file, and one whose first bytes say that it is no text."""
    if not raw.strip():
        raise ReadError(f"{name} is empty", hint="give a file that holds the article's text")
    kind = next((kind for mark, kind in _SIGNATURES if raw.startswith(mark)), None)
    if kind is not None:
        raise ReadError(
            f"{name} is {kind}, not a text",
            hint="save the article as .txt, .md or .html and read that",
        )


def _text_of(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text and the warnings of the first way of decoding that fits."""
    for mark, charset in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(charset, errors="replace"), ()
    silent = _utf16_without_mark(raw)
    if silent is not None:
        return raw.decode(silent, errors="replace"), (
            f"no encoding is declared; read as {silent}",
        )
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _foreign(raw)


def _utf16_without_mark(raw: bytes) -> str | None:
    """Name the UTF-16 whose zero bytes stand at every other place, or None."""
    head = raw[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > _HALF_NUL * len(head) > 0 and even == 0:
        return "utf-16-le"
    if even > _HALF_NUL * len(head) > 0 and odd == 0:
        return "utf-16-be"
    return None


def _foreign(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode bytes that are not UTF-8: as declared, as damaged UTF-8, or as a guess."""
    declared = _declared_charset(raw)
    if declared is not None:
        return raw.decode(declared, errors="replace"), ()
    mended = raw.decode("utf-8", errors="replace")
    damaged = mended.count("\ufffd")
    if 2 * damaged < sum(not letter.isascii() for letter in mended):
        return mended, (f"{damaged} places are not valid UTF-8 and were replaced",)
    warning = f"the file is not UTF-8 and declares no encoding; read as {_GUESS}"
    return raw.decode(_GUESS, errors="replace"), (warning,)


def _declared_charset(raw: bytes) -> str | None:
    """Return the charset that a page's head declares, if it is one that news uses."""
    found = _DECLARED.search(raw[:_HEAD])
    name = found.group(1).decode("ascii").lower() if found else ""
    if not _KNOWN_CHARSET.fullmatch(name) or name.startswith(("utf", "ascii", "us-")):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _lines(text: str) -> str:
    """Return the text with line feeds as its line ends and without zero characters."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    return text.replace("\r\n", "\n").replace("\0", "\ufffd").removeprefix("\ufeff")
