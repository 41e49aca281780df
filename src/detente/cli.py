"""The ``detente`` command: each command reads its words, calls one function and prints."""

import datetime as dt
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from detente import __version__
from detente.errors import DetenteError, StorageError
from detente.printing import model_options
from detente.printing.deciding import COMMANDS as DECIDING
from detente.printing.failures import Command, Commands, telling_kept
from detente.printing.terminal import answer, colour, print_json, progress, report

DRAWS = 2000
SEED = 1
_CASE_HEADER = b"SQLite format 3\x00"
_FORMATS = ("text", "html", "md", "json")
_OPTIONS: Mapping[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType[dt.date]):
    """A day as year-month-day."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the day that the words mean."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as YYYY-MM-DD", param, ctx)


articles = click.argument("paths", metavar="ARTICLE...", nargs=-1, required=True)
case = click.argument("path", metavar="CASE")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
as_of = click.option("--as-of", type=Day(), help="What could be known by that day.")
published = click.option("--published", type=Day(), help="The day the articles appeared.")
pipeline = click.option("--pipeline", metavar="NAME", help="Another installed spaCy pipeline.")
confidential = click.option("--confidential", is_flag=True, help="Never send these articles on.")
language_model = click.option(
    "--language-model", is_flag=True, help="Let a language model read beside the rules."
)
model_settings = click.option("--model-settings", metavar="FILE", help="Its settings, as TOML.")
model_consent = click.option(
    "--model-consent", is_flag=True, help="Yes, send the articles to its endpoint."
)
jobs = click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N",
    help="How many processes read; by default as many as there are cores and work for.",
)  # fmt: skip
lexicon = click.option(
    "--lexicon", metavar="FILE", multiple=True,
    help="A file of your own actors, laid over the shipped ones; may be given again.",
)  # fmt: skip
tagger = click.option("--tagger", metavar="FILE", help="A tagger from `detente train`.")
draws = click.option(
    "--draws", type=click.IntRange(10, 1_000_000), default=DRAWS, show_default=True,
    help="How many times the preferences are drawn.",
)  # fmt: skip
seed = click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=SEED, show_default=True,
    help="Where chance starts; the same seed gives the same result.",
)  # fmt: skip


reading_options = (
    published, pipeline, lexicon, tagger, language_model, model_settings, model_consent,
    confidential,
)  # fmt: skip


def options(*decorators: Decorator) -> Decorator:
    """Put several options on one command, in the order in which help lists them."""

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorated


@click.group(cls=Commands, context_settings=_OPTIONS)
@click.version_option(__version__, prog_name="detente")
@click.option("--quiet", is_flag=True, help="No progress.")
@click.option("--no-color", is_flag=True, help="No colour; so does NO_COLOR in the environment.")
def detente(**_: bool) -> None:
    """Read the news about a negotiation; keep, analyse and brief what it says, with sources.

    Start with `detente demo`, or with an article: `detente brief ARTICLE --published DATE`.
    """


@detente.command(cls=Command, example="detente read dispatch.txt --published 2025-04-25 --json")
@options(articles, *reading_options, jobs, as_json)
@click.option("--with-text", is_flag=True, help="Print each article's text as well (JSON).")
def read(*, paths: tuple[str, ...], as_json: bool, with_text: bool, **given: Any) -> None:  # noqa: ANN401 - passed on by name
    """Read articles, each by itself.

    Prints who said what, who met whom and who stands where, with the words that say so. Of several
    articles those that cannot be read are named, and the others are read.
    """
    from detente import corpus
    from detente.printing.consent import how_to_read
    from detente.printing.readings import print_readings

    jobs = given.pop("jobs")
    how = how_to_read(given, progress(len(paths)))
    print_readings(
        corpus.outcomes_of(paths, jobs=jobs, **how), as_json=as_json, with_text=with_text
    )


@detente.command(cls=Command, example="detente brief dispatch.txt -o brief.html")
@options(articles, as_of, draws, seed, *reading_options, as_json)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="How the brief is written.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file; its ending tells how.")
def brief(
    *,
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - passed on by name
) -> None:
    """Write the brief of articles or of a case.

    Goes the whole way in one go: read, model, analyse, brief. ARTICLE is a file in text, Markdown
    or HTML, or - for standard input; one CASE may stand in its place.
    """
    form = "json" if as_json else form or _form_of(output)
    written = _rendered(_brief(paths, given), form, output)
    if output is None:
        click.echo(written, nl=False)
        return
    try:
        Path(output).write_text(written, encoding="utf-8")
    except OSError as error:
        raise StorageError(f"{output} cannot be written: {error.strerror}") from error
    click.echo(f"The brief is in {output}", err=True)


def _brief(paths: tuple[str, ...], given: dict[str, Any]) -> Any:  # noqa: ANN401 - a Brief, whose module is heavy
    """Compose the brief of a case or of articles."""
    from detente import dossier
    from detente.printing.consent import how_to_read

    if not any(_is_case(path) for path in paths):
        rest = {name: given.pop(name) for name in ("as_of", "draws", "seed")}
        return dossier.brief_of(paths, **rest, **how_to_read(given, progress(len(paths))))
    if len(paths) > 1:
        raise DetenteError("a brief is of one case, or of articles", hint="Name the case alone.")
    if any(given[name] for name in given.keys() - {"as_of", "draws", "seed"}):
        raise DetenteError(
            "a case has been read already", hint="Leave what tells how to read to `add`."
        )
    return dossier.brief_of_case(paths[0], **{k: given[k] for k in ("as_of", "draws", "seed")})


def _is_case(path: str) -> bool:
    """Tell a case from an article: by its name, with or without its ending, else by its bytes."""
    if path.endswith(".detente") or (not Path(path).exists() and Path(f"{path}.detente").exists()):
        return True
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_CASE_HEADER)) == _CASE_HEADER
    except OSError:
        return False


def _form_of(output: str | None) -> str:
    """Return the format that a file's ending tells; a terminal gets plain text."""
    ending = Path(output).suffix.lower().removeprefix(".") if output else "text"
    known = {"htm": "html", "markdown": "md", "txt": "text"}
    form = known.get(ending, ending)
    if form not in _FORMATS:
        raise DetenteError(
            f"{output}: a brief is not written as {ending or 'a file without an ending'}",
            hint=f"Give --format, one of {', '.join(_FORMATS)}.",
        )
    return form


def _rendered(brief: Any, form: str, output: str | None) -> str:  # noqa: ANN401 - as _brief
    """Return the brief in a format; text as wide as the terminal."""
    if form != "text":
        from detente import dossier

        return dossier.render(brief, form)
    from detente.brief.terminal import to_terminal

    in_colour = output is None and colour()
    return to_terminal(brief, width=shutil.get_terminal_size().columns, colour=in_colour)


@detente.command(cls=Command, example="detente new talks --title 'The talks of May'")
@options(case, as_json)
@click.option("--title", default="", help="What the case is called; by default its file's name.")
def new(*, path: str, title: str, as_json: bool) -> None:
    """Make a case.

    A case is one file, NAME.detente, that keeps everything and forgets nothing.
    """
    from detente import dossier

    made = dossier.new_case(path, title)
    if as_json:
        print_json({"ok": True, "case": str(made.path), "title": made.title, "head": made.head})
    else:
        click.echo(f"{made.path} is ready: detente add {made.path} ARTICLE...")


@detente.command(cls=Command, example="detente add talks dispatch.txt --published 2025-04-25")
@options(case, articles, *reading_options, jobs, as_json)
def add(
    *,
    path: str,
    paths: tuple[str, ...],
    jobs: int | None,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - passed on by name
) -> None:
    """Read articles and add them to a case.

    Each article is added whole or not at all; the same one twice changes nothing.
    """
    from detente import corpus, dossier
    from detente.printing.answers import receipts_json
    from detente.printing.consent import how_to_read
    from detente.printing.tables import receipts_text

    receipts: list[Any] = []
    how = how_to_read(given, progress(len(paths)))
    with telling_kept(receipts, len(paths)):
        reader = partial(corpus.readings_of, jobs=jobs)
        dossier.add_to_case(path, paths, kept=receipts, read=reader, **how)
    answer(lambda: receipts_json(receipts), lambda: receipts_text(receipts), as_json=as_json)


for _one in DECIDING:
    detente.add_command(_one)


@detente.command(cls=Command, example="detente log talks")
@options(case, as_json)
def log(*, path: str, as_json: bool) -> None:
    """List what happened to a case."""
    from detente.printing.answers import log_json
    from detente.printing.tables import log_text
    from detente.record.case import open_case

    opened = open_case(path)
    entries = opened.log()
    answer(lambda: log_json(entries), lambda: log_text(opened.title, entries), as_json=as_json)


@detente.command(cls=Command, example="detente positions talks --as-of 2025-04-25")
@options(case, as_of, as_json)
def positions(*, path: str, as_of: dt.date | None, as_json: bool) -> None:
    """Show who stands where.

    Parties across, terms down, and the words behind each cell.
    """
    from detente import dossier
    from detente.printing.answers import positions_json
    from detente.printing.tables import positions_text

    found = dossier.positions_of(path, as_of)
    answer(lambda: positions_json(*found), lambda: positions_text(*found), as_json=as_json)


@detente.command(cls=Command, example="detente timeline talks")
@options(case, as_of, as_json)
def timeline(*, path: str, as_of: dt.date | None, as_json: bool) -> None:
    """Show what happened, day by day.

    One line an event however many articles tell it, and the details on which they differ.
    """
    from detente import dossier
    from detente.printing.answers import timeline_json
    from detente.printing.tables import timeline_text

    evidence = dossier.evidence_of(path, as_of)
    answer(lambda: timeline_json(evidence), lambda: timeline_text(evidence), as_json=as_json)


@detente.command(
    cls=Command,
    example="detente template talks > talks.toml\ndetente template talks --set talks.toml",
)
@options(case, as_json)
@click.option("--set", "edited", metavar="FILE", help="Keep this edited template; - reads it in.")
def template(*, path: str, edited: str | None, as_json: bool) -> None:
    """Print the case's template, or set it.

    The template is TOML: parties, issues, options. It is drafted from the evidence until you set
    one that you edited.
    """
    from detente import dossier

    if edited is None:
        text = dossier.template_of(path)
        answer(lambda: {"template": text}, lambda: text.rstrip("\n"), as_json=as_json)
        return
    receipt = dossier.set_template(path, _text_of(edited), edited)
    said = "is the template from today on" if receipt.new else "is the template already"
    said_json = {"ok": True, "tx_id": receipt.tx_id, "hash": receipt.hash, "new": receipt.new}
    answer(lambda: said_json, lambda: f"{edited} {said}", as_json=as_json)


def _text_of(path: str) -> str:
    """Return a text file's words, or refuse it with a sentence."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise DetenteError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DetenteError(f"{path} is not text in UTF-8", hint="Save it as UTF-8.") from error


@detente.command(cls=Command, example="detente analyse talks --as-of 2025-04-25 --json")
@options(case, as_of, draws, seed, as_json)
def analyse(*, path: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - passed on by name
    """Work out what agreements are in reach.

    Which packages all could accept, what stands in the way, what must change, what would hold.
    """
    from detente import dossier
    from detente.printing.answers import analysis_json
    from detente.printing.findings import analysis_text

    result = dossier.analyse_case(path, **given)
    answer(lambda: analysis_json(*result), lambda: analysis_text(*result), as_json=as_json)


@detente.command(cls=Command, example="detente bargain barter\ndetente bargain talks.toml --json")
@options(*model_options.BARGAIN, as_json)
def bargain(*, model: str, write_genius: str | None, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - passed on by name
    """Work out a hand-made model of a negotiation.

    MODEL is a model file (TOML or JSON), a folder with a GENIUS scenario, or the name of a
    built-in model: barter, ceasefire, divorce, river.
    """
    from detente.exchange.models import load_model, save_genius
    from detente.printing.bargaining import bargained

    read = load_model(model)
    for lost in save_genius(read, write_genius) if write_genius else ():
        click.echo(f"not in the scenario: {lost}", err=True)
    data, text = bargained(read, **given)
    answer(lambda: data, text, as_json=as_json)


@detente.command(
    cls=Command, example="detente stability elmira\ndetente stability talks.toml --why 1 --json"
)
@options(*model_options.STABILITY, as_json)
def stability(*, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 - passed on by name
    """Work out which outcomes of a conflict would hold.

    MODEL is a model file (TOML or JSON), a table in CSV, a .gmcr file, - for standard input, or
    the name of a built-in model; --list names those.
    """
    from detente.printing.stability_command import answered

    def show(found: tuple[dict[str, Any], Callable[[], str]]) -> None:
        answer(lambda: found[0], found[1], as_json=as_json)

    answered(note=partial(click.echo, err=True), show=show, **asked)


@detente.command(cls=Command, example="detente train attribution --corpus annotated.jsonl")
@click.argument("what", type=click.Choice(["attribution"]))
@options(pipeline, as_json)
@click.option("--corpus", metavar="FILE", required=True, help="Annotated documents, one a line.")
@click.option(
    "-o", "--output", metavar="FILE", default="attribution.tagger", show_default=True,
    help="Where to write the tagger.",
)  # fmt: skip
def train(*, what: str, corpus: str, output: str, pipeline: str | None, as_json: bool) -> None:
    """Train a tagger from documents that you have annotated.

    It finds statements beside the rules: give its file to `read`, `brief` or `add` as --tagger.
    """
    from detente.reading.tagging.corpus import load_corpus

    samples = load_corpus(corpus)  # before the parser is loaded
    from detente.reading.tagging.tagger import doubt_of
    from detente.reading.tagging.training import train_on

    made = train_on(samples, output, pipeline=pipeline, progress=progress(None))
    if (doubt := doubt_of(made)) is not None:
        click.echo(f"detente: warning: {doubt}", err=True)
    counts = {"documents": made.documents, "statements": made.statements}
    said = (
        f"{output} has learnt {what} from {made.statements} statements in {made.documents} texts"
    )
    answer(
        lambda: {"ok": True, "tagger": output, "sha256": made.sha256, **counts},
        lambda: f"{said}\nsha256 {made.sha256}",
        as_json=as_json,
    )


@detente.command(cls=Command, example="detente verify talks")
@options(case, as_json)
def verify(*, path: str, as_json: bool) -> None:
    """Check that a case file is whole.

    Every page, every quote, every hash, the chain to its head: a line for each.
    """
    from detente.record.case import open_case

    hint = "Go back to your last copy of the case, and keep this file for comparison."
    report("detente.verify/1", open_case(path).verify(), hint, as_json=as_json)


@detente.command(cls=Command, example="detente doctor")
@options(as_json)
def doctor(*, as_json: bool) -> None:
    """Check that the installation is whole."""
    from detente.doctor import examine

    hint = "Install again in a new environment if a package or the model fails."
    report("detente.doctor/1", examine(), hint, as_json=as_json)


@detente.command(cls=Command, example="detente demo --folder demo")
@options(as_json)
@click.option("--folder", default="detente-demo", show_default=True, help="Where to make it.")
def demo(*, folder: str, as_json: bool) -> None:
    """Make the sample case and print its brief."""
    from detente import dossier

    path, page, made = dossier.make_demo(folder, progress=progress(None))
    if as_json:
        from detente.brief.plain import to_json

        print_json({"ok": True, "case": str(path), "page": str(page), "brief": to_json(made)})
        return
    click.echo(_rendered(made, "text", None), nl=False)
    click.echo(f"\nThe case: {path}\nThe brief as a page: {page.resolve().as_uri()}")
    click.echo(f"Next: detente positions {path} · detente timeline {path}")
    click.echo(f"In the browser: detente serve {path}")


@detente.command(cls=Command, example="detente serve talks\ndetente serve --no-open")
@click.argument("path", metavar="[CASE]", required=False)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8321, show_default=True,
    help="Where it listens; another one is taken if this is in use.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="Only this machine's own.")
@click.option("--open/--no-open", "browse", default=True, help="Open it in the browser.")
def serve(*, path: str | None, port: int, host: str, browse: bool) -> None:
    """Open the workspace in the browser.

    It answers on this machine alone. Without CASE it opens the sample case, and makes it first
    where it is missing.
    """
    from detente.printing.extras import require

    require("web", "fastapi", "multipart", "uvicorn")
    from detente.web.serving import require_loopback, serve_case
    from detente.workspace.opening import case_to_open

    require_loopback(host)
    opened = case_to_open(path, progress=progress(None))
    serve_case(opened, port=port, browse=browse, say=click.echo)


@detente.command(
    cls=Command, example='eval "$(detente completion bash)"\ndetente completion fish | source'
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(*, shell: str) -> None:
    """Print the completion script of a shell."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise DetenteError(f"there is no completion for {shell}")
    click.echo(found(detente, {}, "detente", "_DETENTE_COMPLETE").source())
