"""Lexicon files of the user's own: read, checked, and laid over the shipped ones for a while."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from detente.errors import LexiconError
from detente.reading.lexicon.faults import ROWS, Fault, clashes, faults, names_of
from detente.reading.lexicon.tables import Own, own_files, table


@contextmanager
def laid_over(paths: Iterable[str | Path]) -> Iterator[None]:
    """Lay some files over the lexicon, a later one over an earlier, until the block ends.

    Raises
    ------
    LexiconError
        If a file cannot be read or a row of it is wrong.
    """
    before = own_files.set(own_files.get())
    try:
        for path in paths:
            own_files.set((*own_files.get(), read_own(path)))
        yield
    finally:
        own_files.reset(before)


def read_own(path: str | Path) -> Own:
    """Return a lexicon file that is right in all rows."""
    text = _text(path)
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        hint = "Compare it with the example in the manual, `Your own actors`."
        raise LexiconError(f"{path} is not TOML: {error}", hint=hint) from error
    fault = next(chain(faults(read, _parties()), clashes(read, _taken())), None)
    if fault is not None:
        raise LexiconError(f"{path}{_line(text, fault)}: {fault.what}", hint=fault.fix)
    return Own(path=str(path), sha=hashlib.sha256(text.encode()).hexdigest(), table=read)


def _text(path: str | Path) -> str:
    """Return the words of a file."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path} is not text in UTF-8", hint="Save it as UTF-8.") from error


def _parties() -> frozenset[str]:
    """Return the ids of all parties, bodies and outlets of the lexicon here and now."""
    files = (table("countries"), table("organisations"), *_laid())
    return frozenset(key for file in files for section in ROWS for key in file.get(section, ()))


def _taken() -> dict[str, str]:
    """Return the names that only one country may have, with the country that has them."""
    files = (table("countries"), *_laid())
    rows = [(key, row) for file in files for key, row in file.get("country", {}).items()]
    return {name: key for key, row in rows for name in names_of(row)}


def _laid() -> list[Mapping[str, Any]]:
    """Return the tables of the files that lie over the lexicon here and now."""
    return [file.table for file in own_files.get()]


def _line(text: str, fault: Fault) -> str:
    """Return where in a file a fault is, as words; nothing if that is not to be found."""
    lines = text.splitlines()
    number = re.fullmatch(r"office (\d+)", fault.row)
    if number:
        found = [place for place, line in enumerate(lines, 1) if line.strip() == "[[office]]"]
        return f", line {found[int(number[1]) - 1]}" if len(found) >= int(number[1]) else ""
    key = re.compile(rf"\W*(?:\w+\.)?{re.escape(fault.row)}\b")
    found = [
        place
        for place, line in enumerate(lines, 1)
        if " | ".join(map(str.strip, line.split("|"))) == fault.row or key.match(line)
    ]
    return f", line {found[0]}" if found else ""
