"""How articles are to be read, from a command's words; and the yes before a text goes out."""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from detente.display import clean
from detente.errors import ModelSettingsError
from detente.printing.terminal import on_terminal
from detente.reading.how import HowToRead
from detente.reading.second.settings import load_settings

if TYPE_CHECKING:
    from detente.reading.language_model import LanguageModel, Sending


def how_to_read(given: dict[str, Any], progress: Callable[[int], None] | None) -> HowToRead:
    """Return how to read, from the options of a command that reads articles."""
    return HowToRead(
        published=given["published"],
        pipeline=given["pipeline"],
        lexicon=given["lexicon"],
        tagger=given["tagger"],
        confidential=given["confidential"],
        progress=progress,
        second=_second_reader(given),
    )


def _second_reader(given: dict[str, Any]) -> "LanguageModel | None":
    """Return the language model if it is asked for."""
    if not given["language_model"]:
        if given["model_settings"] or given["model_consent"]:
            raise ModelSettingsError(
                "the language model is not asked for", hint="Add --language-model."
            )
        return None
    settings = load_settings(given["model_settings"])
    if given["model_consent"]:
        settings = replace(settings, consent=settings.endpoint.host)
    from detente.reading.language_model import LanguageModel  # noqa: PLC0415 - loads the parser

    return LanguageModel(settings=settings, tell=_tell, confirm=_confirmed)


def _tell(sentence: str) -> None:
    """Say something on standard error."""
    click.echo(f"detente: {clean(sentence)}", err=True)


def _confirmed(sending: "Sending") -> bool:
    """Ask for a yes where a person can give one; otherwise the answer is no."""
    if not (on_terminal(sys.stdin) and on_terminal(sys.stderr)):
        return False
    return click.confirm(f"Send them to {clean(sending.host)}?", default=False, err=True)
