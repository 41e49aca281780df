"""Annotated documents: a file of JSON lines, each a text with its statements marked in it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.article import Article
from detente.errors import CorpusError, DetenteError
from detente.reading.article import article_from_bytes

Range = tuple[int, int]
"""Characters ``[start, end)`` of a text."""

MOST_BYTES = 500_000_000
MOST_DOCUMENTS = 20_000
_HINT = (
    'write one document a line: {"id": ..., "text": ..., "attributions": '
    '[{"source": [[start, end]], "cue": [[start, end]], "content": [[start, end]]}]}'
)
_ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One annotated statement: the characters that name the source, report, and are reported."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One annotated document."""

    article: Article
    attributions: tuple[Attribution, ...]


def load_corpus(path: str | Path) -> list[Sample]:
    """Load annotated documents.

    Raises
    ------
    CorpusError
        If the file cannot be read, or a line is not an annotated document; names the line.
    """
    found = [_sample(line, f"line {number} of {path}") for number, line in _lines(Path(path))]
    if not found:
        raise CorpusError(f"{path} holds no document", hint=_HINT)
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that are not blank, with their numbers."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CorpusError(f"{path} has more than {MOST_BYTES // 10**6} MB", hint="Split it.")
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        raise CorpusError(f"{path} cannot be read: {reason}", hint=_HINT) from error
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.strip():
            if number > MOST_DOCUMENTS:
                raise CorpusError(
                    f"{path} has more than {MOST_DOCUMENTS:,} lines", hint="Split it."
                )
            yield number, _decoded(line, f"line {number} of {path}")


def _decoded(line: bytes, where: str) -> str:
    """Return a line as text."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{where} is not text in UTF-8", hint="Save it as UTF-8.") from error


def _sample(line: str, where: str) -> Sample:
    """Return the document of a line."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{where} is not JSON: {_reason(error)}", hint=_HINT) from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise CorpusError(f"{where} has no text", hint=_HINT)
    listed = data.get("attributions")
    if not isinstance(listed, list):
        raise CorpusError(f"{where} has no list of attributions", hint=_HINT)
    article = _article(data["text"], where)
    marked = (
        _attribution(one, len(article.text), f"attribution {number} in {where}")
        for number, one in enumerate(listed, start=1)
    )
    return Sample(article=article, attributions=tuple(marked))


def _reason(error: Exception) -> str:
    """Return why a line is not JSON, in few words."""
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _article(text: str, where: str) -> Article:
    """Return the article of a text as the reader would load it."""
    try:
        article = article_from_bytes(text.encode(), "its text")
    except UnicodeEncodeError as error:
        raise CorpusError(f"{where} holds half a character", hint="Save it as UTF-8.") from error
    except DetenteError as error:
        hint = "Mend this line or leave it out; the others can be learnt from."
        raise CorpusError(f"{where} is not an article: {error}", hint=hint) from error
    if article.text != text:
        raise CorpusError(
            f"{where}: the text is not stored as it is written, so its offsets would not fit",
            hint="give plain text with \\n as line ends, and count offsets in it",
        )
    return article


def _attribution(data: Any, length: int, where: str) -> Attribution:  # noqa: ANN401 - what JSON holds
    """Return one annotated statement."""
    if not isinstance(data, dict):
        raise CorpusError(f"{where} is no object", hint=_HINT)
    roles = {role: _ranges(data.get(role, []), length, f"{role} of {where}") for role in _ROLES}
    return Attribution(**roles)


def _ranges(data: Any, length: int, where: str) -> tuple[Range, ...]:  # noqa: ANN401 - what JSON holds
    """Return the fragments of one role, in order."""
    if not isinstance(data, list):
        raise CorpusError(f"the {where} is no list of [start, end]", hint=_HINT)
    return tuple(sorted(_range(one, length, where) for one in data))


def _range(data: Any, length: int, where: str) -> Range:  # noqa: ANN401 - what JSON holds
    """Return one fragment."""
    pair = data if isinstance(data, list) and len(data) == 2 else [None, None]  # noqa: PLR2004 - a pair
    first, last = pair
    if type(first) is not int or type(last) is not int:
        raise CorpusError(f"the {where} holds {data!r:.60}, not [start, end]", hint=_HINT)
    if not 0 <= first < last <= length:
        raise CorpusError(
            f"the {where} marks characters {first} to {last} of a text of {length}",
            hint="offsets count code points of the text, the end not included",
        )
    return first, last
