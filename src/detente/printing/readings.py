"""Readings as they come: one JSON object or plain text, and what could not be read."""

import json
import secrets
from collections.abc import Iterable, Iterator
from itertools import chain
from textwrap import indent
from typing import Protocol

import click

from detente.article import Reading
from detente.contract import READINGS_SCHEMA, reading_to_json
from detente.errors import ReadError
from detente.printing.failures import details_kept
from detente.printing.reading_text import readings_text

Failures = list[dict[str, str]]


class Failure(Protocol):
    """Why an article could not be read."""

    @property
    def sentence(self) -> str:
        """What was found, for a person."""

    @property
    def hint(self) -> str:
        """What to do."""

    @property
    def details(self) -> str:
        """The traceback of a fault of the program, else nothing."""


def print_readings(
    outcomes: Iterable[tuple[str, Reading | Failure]], *, as_json: bool, with_text: bool
) -> None:
    """Print readings one by one, then what could not be read; leave with 2 if there is any.

    Raises
    ------
    ReadError
        If nothing could be read.
    """
    failures: Failures = []
    readings = _readings(outcomes, failures)
    first = next(readings, None)
    if first is None:
        error = f"none of {len(failures)} articles can be read; the first: {failures[0]['error']}"
        raise ReadError(error, hint=failures[0]["hint"])
    every = chain([first], readings)
    pieces = _json(every, failures, with_text=with_text) if as_json else _text(every)
    for piece in pieces:
        click.echo(piece, nl=False)
    for one in failures:
        click.echo("\n".join(f"detente: {one['error']}\n{one['hint']}".splitlines()), err=True)
    if failures:
        click.get_current_context().exit(ReadError.exit_code)


def _readings(
    outcomes: Iterable[tuple[str, Reading | Failure]], failures: Failures
) -> Iterator[Reading]:
    """Yield the readings; note what could not be read."""
    for path, outcome in outcomes:
        if isinstance(outcome, Reading):
            yield outcome
            continue
        hint = outcome.hint
        if outcome.details:
            hint = details_kept(outcome.details, secrets.token_hex(4))
        failures.append({"path": path, "error": outcome.sentence, "hint": hint})


def _text(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield readings as text, an empty line between two."""
    for count, reading in enumerate(readings):
        yield ("\n" if count else "") + readings_text([reading]) + "\n"


def _json(readings: Iterable[Reading], failures: Failures, *, with_text: bool) -> Iterator[str]:
    """Yield the parts of one JSON object; ``failed`` is there if anything failed."""
    yield f'{{\n  "schema": "{READINGS_SCHEMA}",\n  "readings": ['
    for count, reading in enumerate(readings):
        yield ("," if count else "") + _inner(reading_to_json(reading, with_text=with_text))
    yield "\n  ]"
    if failures:
        yield ',\n  "failed": [' + ",".join(map(_inner, failures)) + "\n  ]"
    yield "\n}\n"


def _inner(data: object) -> str:
    """Return an item of a list two levels deep, as ``json`` prints it there."""
    return "\n" + indent(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False), " " * 4)
