"""The documents keep up with the program: what it has is in them, what they name it has."""

import dataclasses
import doctest
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build

from detente import article, errors
from detente.analysis import results
from detente.brief.terminal import to_terminal
from detente.cli import detente
from detente.dossier import brief_of
from detente.printing.answers import analysis_json, log_json, positions_json, timeline_json
from detente.samples.cases import dispatches

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*/*.md"))]
COMMANDS = detente.commands
by_command = pytest.mark.parametrize("command", COMMANDS)
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
PRINTED = (
    article.Article, article.Actor, article.Statement, article.Event, article.Position,
    article.Proposal, article.Term, article.Reading, results.Zone, results.Package,
    results.Carried, results.Objection, results.Solution, results.PackageStability,
    results.Question, results.Sensitivity,
)  # fmt: skip
UNPRINTED = {"raw", "media_type", "prompt"}
ANSWERS = (analysis_json, log_json, positions_json, timeline_json)


def reference(name):
    """Return a page of the reference."""
    return (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8")


def section(text, title):
    """Return what stands under a heading of the second rank."""
    after = text.split(f"\n## {title}\n", 1)[1]
    return after.split("\n## ", 1)[0]


def rows(room, name):
    """Return a table of data that ships with a room."""
    return tomllib.loads(files(f"detente.{room}").joinpath(name).read_text(encoding="utf-8"))


def options(command):
    """Return the options of a command as a person types them."""
    return {o for p in command.params for o in (*p.opts, *p.secondary_opts) if o.startswith("-")}


@by_command
def test_every_command_has_a_section_that_names_each_of_its_options(command):
    told = section(reference("commands"), f"`detente {command}`")

    missing = {one for one in options(COMMANDS[command]) - {"--json"} if f"`{one}" not in told}

    assert missing == set()


@by_command
def test_every_section_of_a_command_names_only_options_that_it_has(command):
    told = section(reference("commands"), f"`detente {command}`")

    named = set(re.findall(r"(?<![\w-])--[a-z-]+", told))

    assert named <= options(COMMANDS[command])


def test_the_options_of_the_whole_program_are_told():
    told = section(reference("commands"), "For every command")

    assert {one for one in options(detente) if one not in told} == set()


@by_page
def test_every_command_that_a_page_shows_exists_with_its_options(page):
    shown = re.findall(r"(?m)(?<=^detente )([a-z]+)(.*)$", page.read_text(encoding="utf-8"))

    wrong = [
        (command, option)
        for command, rest in shown
        for option in ["", *re.findall(r"(?<= )--?[a-z][a-z-]*", rest.split("#")[0])]
        if command not in COMMANDS or (option and option not in options(COMMANDS[command]))
    ]

    assert wrong == []


def test_every_row_of_the_models_rules_is_told_with_its_value_and_its_reason():
    told = reference("rules")

    missing = [
        f"{group}.{name}"
        for group, held in rows("model", "rules.toml").items()
        for name, row in held.items()
        if f"| `{group}.{name}` | {row['value']:g} | {row['reason']} |" not in told
    ]

    assert missing == []


def leaves(table, above=""):
    """Yield every value of a nested table with its dotted name."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{above}{name}.")
        else:
            yield above + name, ", ".join(value) if isinstance(value, list) else value


def test_every_row_of_the_records_rules_is_told_with_its_value():
    held = rows("record", "rules.toml")
    kin, version = held.pop("kin"), held.pop("version")
    lines = [f"| `{name}` | {value} |" for name, value in leaves(held)]
    lines += [f"| `{one['issue']}` | {_coded(one['options'])} |" for one in kin]

    told = reference("rules")

    assert [line for line in lines if line not in told] == []
    assert f"The version of these rules is {version};" in told


def _coded(names):
    return ", ".join(f"`{name}`" for name in names)


def test_every_issue_is_told_with_its_options_and_who_gains():
    told = reference("issues")
    issues = rows("model", "issues.toml")["issue"]

    missing = [
        (issue, option)
        for issue, row in issues.items()
        for option, one in row["option"].items()
        if f"| `{option}` | {one['title']} | {one.get('gains', '')} |"
        not in section(told, f"`{issue}`")
    ]

    assert missing == []
    assert re.findall(r"(?m)^## `(\w+)`$", told) == list(issues)


def test_every_issue_is_told_with_its_kind_and_with_how_things_are():
    told = reference("issues")

    for issue, row in rows("model", "issues.toml")["issue"].items():
        here = section(told, f"`{issue}`")
        kinds = [k for k in ("core", "status", "pressure", "background") if row.get(k)]
        assert not kinds or f"Kind: {', '.join(kinds)}." in here
        assert f"): {row['as_is']}." in here


def test_every_issue_is_told_with_its_topic_codes_or_why_it_has_none():
    told = reference("issues")

    for issue, row in rows("reading.lexicon", "issues.toml")["issue"].items():
        codes = ", ".join(f"`{code}`" for code in row.get("pax", ()))
        line = f"PA-X: {codes}." if codes else f"PA-X: none; {row['pax_none']}."
        assert line in section(told, f"`{issue}`")


def test_the_reader_and_the_model_know_the_same_issues_and_options():
    read, meant = rows("reading.lexicon", "issues.toml"), rows("model", "issues.toml")

    for issue, row in meant["issue"].items():
        assert set(read["issue"][issue]["option"]) <= set(row["option"])
    assert set(read["issue"]) == set(meant["issue"])


def test_every_error_is_told_with_its_exit_code():
    told = reference("errors")
    named = [getattr(errors, name) for name in vars(errors) if name.endswith("Error")]
    named.remove(errors.DetenteError)

    lines = {kind: re.search(rf"(?m)^\| `{kind.__name__}` .*$", told) for kind in named}

    assert [kind for kind, line in lines.items() if line is None] == []
    assert all(line[0].endswith(f"| {kind.exit_code} |") for kind, line in lines.items())


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.__name__)
def test_every_field_that_is_printed_as_json_is_told(kind):
    names = {field.name for field in dataclasses.fields(kind)} - UNPRINTED

    assert {name for name in names if f"`{name}`" not in reference("json")} == set()


@pytest.mark.parametrize("writer", ANSWERS, ids=lambda writer: writer.__name__)
def test_every_schema_that_is_printed_is_told(writer):
    schema = f"`detente.{writer.__name__.removesuffix('_json')}/1`"

    assert schema in reference("json")


def test_the_example_of_the_readme_runs():
    found = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert found.attempted > 3
    assert found.failed == 0


@by_page
def test_every_link_of_a_page_to_a_file_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return the folder of the built manual; a warning is an error."""
    target = tmp_path_factory.mktemp("site")
    assert sphinx_build(["-n", "-W", "-q", "-b", "html", str(DOCS), str(target)]) == 0
    return target


@pytest.mark.filterwarnings("ignore::sphinx.deprecation.RemovedInSphinx11Warning")
def test_the_manual_is_built_and_its_pages_load_nothing_from_elsewhere(site):
    loaded = [
        (page.name, tag)
        for page in site.rglob("*.html")
        for tag in re.findall(r"<(?:script|link|img|iframe)\b[^>]*>", page.read_text("utf-8"))
        if re.search(r'(?:src|href)="(?:https?:)?//', tag)
    ]

    assert loaded == []
    assert (site / "reference" / "commands.html").exists()


def test_the_readmes_excerpt_is_what_the_demo_prints(nlp, monkeypatch):
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
    excerpt = re.search(
        r"```text\nTHE ANSWER\n.*?```", (ROOT / "README.md").read_text(), re.DOTALL
    )
    shown = excerpt.group().splitlines()[1:-1]

    printed = to_terminal(brief_of(dispatches("ukraine_2025"))).splitlines()

    assert [line for line in shown if line != "..." and line not in printed] == []
