"""Standard output and standard error: results on one, progress on the other."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

import click

from detente.printing.number_lists import json_pieces

if TYPE_CHECKING:
    from detente.record.verify import Check

_SECONDS = 10.0
"""Between two lines of progress where nobody looks on."""


def report(schema: str, checks: Sequence["Check"], hint: str, *, as_json: bool) -> None:
    """Print checks, and leave with 1 and what to do if one of them fails."""
    from detente.printing.answers import checks_json  # noqa: PLC0415 - heavy, and --help is not
    from detente.printing.tables import checks_text  # noqa: PLC0415 - as above

    answer(lambda: checks_json(schema, checks), lambda: checks_text(checks), as_json=as_json)
    if not all(check.ok for check in checks):
        click.echo(hint, err=True)
        click.get_current_context().exit(1)


def answer(as_data: Callable[[], object], text: Callable[[], str], *, as_json: bool) -> None:
    """Print a result for a program or for a person."""
    if as_json:
        print_json(as_data())
    else:
        click.echo(text())


def print_json(answer: object) -> None:
    """Print JSON on standard output."""
    for piece in json_pieces(answer):
        click.echo(piece, nl=False)
    click.echo()


def on_terminal(stream: TextIO) -> bool:
    """Tell whether a person looks at this output."""
    return stream.isatty()


def asked(option: str) -> bool:
    """Tell whether an option of ``detente`` itself was given."""
    return bool(click.get_current_context().find_root().params.get(option))


def colour() -> bool:
    """Tell whether standard output shows colour and the user wants it."""
    return on_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and not asked("no_color")


def progress(total: int | None) -> Callable[[int], None] | None:
    """Return what shows on standard error how many articles are read; None where nothing does.

    A terminal shows each of them; elsewhere a line is written every ten seconds.
    """
    if asked("quiet") or total == 1:
        return None
    of, live, told = f" of {total}" if total else "", on_terminal(sys.stderr), time.monotonic()

    def show(done: int) -> None:
        nonlocal told
        if live:
            click.echo(f"\rread {done}{of}", nl=done == total, err=True)
        elif time.monotonic() - told >= _SECONDS:
            told = time.monotonic()
            click.echo(f"read {done}{of}", err=True)

    return show
