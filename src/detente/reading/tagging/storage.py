"""A tagger as a file of plain text: written the same each time, read without trusting it."""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.errors import StorageError, TaggerError
from detente.reading.tagging.held import AGAIN, FORMAT, body_of
from detente.reading.tagging.tagger import Tagger

_MOST_FEATURES, _LONGEST_FEATURE, _MOST_WEIGHT = 3_000_000, 2_000, 1_000_000
_MODELS = ("cue", "left", "right", "source")
_SCALE = 1_000
"""Weights are stored as thousandths, so that no rounding changes them."""


def save_tagger(tagger: Tagger, path: str | Path) -> Tagger:
    """Write a tagger to a file, whole or not at all; return it with the file's sha256.

    Raises
    ------
    StorageError
        If the file cannot be written.
    """
    body = _body(tagger)
    digest = hashlib.sha256(body).hexdigest()
    target = Path(path)
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=".tagger-", delete=False
        ) as new:
            new.write(f"{FORMAT} {digest}\n".encode() + body)
        Path(new.name).chmod(0o644)
        Path(new.name).replace(target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StorageError(f"{path} cannot be written: {reason}") from error
    return replace(tagger, sha256=digest)


def _body(tagger: Tagger) -> bytes:
    """Return what is stored of a tagger, always in the same order."""
    data = {
        "documents": tagger.documents,
        "statements": tagger.statements,
        "parser": tagger.parser,
        "known": sorted(tagger.known),
        "weights": {name: _stored(getattr(tagger, name)) for name in _MODELS},
    }
    return json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def _stored(weights: Mapping[str, float]) -> dict[str, int]:
    """Return weights as whole numbers."""
    return {name: round(one * _SCALE) for name, one in weights.items()}


def load_tagger(path: str | Path) -> Tagger:
    """Read a tagger from its file.

    Raises
    ------
    TaggerError
        If the file is missing, is no tagger, is of another version, or is damaged.
    """
    body, found = body_of(path)
    try:
        return _tagger(json.loads(body), found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise TaggerError(f"{path} does not hold what a tagger holds", hint=AGAIN) from error


def _tagger(data: Any, digest: str) -> Tagger:  # noqa: ANN401 - what JSON holds
    """Return the tagger that plain data holds."""
    weights = {name: _weights(data["weights"][name]) for name in _MODELS}
    known = data["known"]
    if not isinstance(known, list) or not all(isinstance(one, str) for one in known):
        raise TypeError("known words are a list of words")
    return Tagger(
        known=frozenset(known),
        parser=_text(data["parser"]),
        documents=_number(data["documents"]),
        statements=_number(data["statements"]),
        sha256=digest,
        **weights,
    )


def _weights(data: Any) -> dict[str, float]:  # noqa: ANN401 - what JSON holds
    """Return weights, if they are whole numbers within bounds."""
    if not isinstance(data, dict) or len(data) > _MOST_FEATURES:
        raise TypeError("weights are a table of bounded size")
    return {_text(name): _number(one) / _SCALE for name, one in data.items()}


def _text(data: Any) -> str:  # noqa: ANN401 - what JSON holds
    """Return a text of bounded length."""
    if not isinstance(data, str) or len(data) > _LONGEST_FEATURE:
        raise TypeError("a name is a short text")
    return data


def _number(data: Any) -> int:  # noqa: ANN401 - what JSON holds
    """Return a whole number within bounds."""
    if type(data) is not int or abs(data) > _MOST_WEIGHT * _SCALE:
        raise TypeError("a weight is a bounded whole number")
    return data
