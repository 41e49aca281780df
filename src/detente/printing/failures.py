"""The edge: whatever goes wrong in a command ends in one sentence, a hint and an exit code."""

import errno
import json
import os
import secrets
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.display import clean
from detente.errors import DetenteError

if TYPE_CHECKING:
    from detente.record.writer import Receipt

INTERRUPTED = 130
_TAIL = 2_000_000


class Command(click.Command):
    """A command whose help ends in an example that can be copied."""

    def __init__(self, *args: Any, example: str = "", **options: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **options)
        self.example = example

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example as it is."""
        super().format_epilog(ctx, formatter)
        if self.example:
            with formatter.section("Example"):
                for line in self.example.splitlines():
                    formatter.write(f"{'':{formatter.current_indent}}{line}\n")


class Commands(click.Group):
    """All commands; a failure of any of them is said in one sentence."""

    command_class = Command

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:  # noqa: ANN401 - click's own
        """Run the command that the words name, and leave with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        try:
            code = super().main(words, *rest, **extra)
            sys.stdout.flush()
        except Exception as error:  # noqa: BLE001 - the one place where everything is caught
            code = _failed(error, as_json="--json" in words)
        sys.exit(code or 0)


def _failed(error: Exception, *, as_json: bool) -> int:
    """Say what went wrong; return the exit code."""
    if isinstance(error, BrokenPipeError):
        return _leave_quietly()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    sentence, hint, code = _explained(error)
    hint = " ".join(part for part in (hint, *_notes(error)) if part)
    said = f"detente: {sentence}" + (f"\n{hint}" if hint else "")
    answer = json.dumps({"ok": False, "error": sentence, "hint": hint}, ensure_ascii=False)
    return (
        code if _echoed(answer if as_json else said, said, as_json=as_json) else _leave_quietly()
    )


@contextmanager
def telling_kept(kept: Sequence["Receipt"], total: int) -> Iterator[None]:
    """Give what stops an addition a note of the articles that were added before."""
    try:
        yield
    except (Exception, KeyboardInterrupt) as error:
        names = "; ".join(str(receipt.title or receipt.article) for receipt in kept)
        if kept:
            error.add_note(f"{len(kept)} of {total} articles were added before: {names}.")
        raise


def _notes(error: Exception) -> list[str]:
    """Return the notes of a failure and of what caused it, each once, as plain lines."""
    every = (error, error.__cause__, error.__context__)
    found = [note for one in every for note in getattr(one, "__notes__", ())]
    return [clean(note) for note in dict.fromkeys(found)]


def _echoed(answer: str, said: str, *, as_json: bool) -> bool:
    """Print an answer where it belongs; tell whether that output still takes anything."""
    try:
        click.echo(answer, err=not as_json)
    except BrokenPipeError:
        return False
    except OSError:
        click.echo(said, err=True)
        return False
    return True


def _leave_quietly() -> int:
    """Let nothing more be written to an output that nobody reads or that takes no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _explained(error: Exception) -> tuple[str, str, int]:
    """Return the sentence, the hint and the exit code of a failure."""
    if isinstance(error, DetenteError):
        return str(error), error.hint, error.exit_code
    if isinstance(error, click.Abort):
        return "stopped; what was being written was taken back", "The case is whole.", INTERRUPTED
    if isinstance(error, click.ClickException):
        return _usage(error)
    return _full_disk(error) or _unforeseen(error)


def _full_disk(error: Exception) -> tuple[str, str, int] | None:
    """Return what to say of a full disk; None for anything else."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "there is no room left to write to", "Free some space and repeat the command.", 1
    return None


def _usage(error: click.ClickException) -> tuple[str, str, int]:
    """Return what was asked wrongly, and where the right way is written."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    hint = f"Try: {ctx.command_path} --help" if ctx else ""
    return " ".join(error.format_message().split()), hint, error.exit_code


def _unforeseen(error: Exception) -> tuple[str, str, int]:
    """Keep the traceback under an id, and name the id."""
    key, hint = kept_traceback(error)
    return f"something went wrong that should not ({type(error).__name__}, {key})", hint, 1


def kept_traceback(error: Exception) -> tuple[str, str]:
    """Keep a traceback under a new id; return the id and the sentence that says where it is."""
    key = secrets.token_hex(4)
    return key, details_kept("".join(traceback.format_exception(error)), key)


def details_kept(lines: str, key: str) -> str:
    """Keep a traceback under a key; return the sentence that says where."""
    log = _keep(f"[{key}]\n{lines}\n")
    return f"The details are in {log} under {key}." if log else "The details could not be kept."


def _keep(text: str) -> Path | None:
    """Append to the log of failures: in the user's state folder, else in the temporary one."""
    state = os.environ.get("XDG_STATE_HOME") or str(Path("~/.local/state").expanduser())
    for folder in (Path(state) / "detente", Path(tempfile.gettempdir()) / "detente"):
        log = folder / "failures.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if log.exists() and log.stat().st_size > _TAIL:
                log.replace(log.with_suffix(".old.log"))
            with log.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            continue
        return log
    return None
