"""The house stands as its plan says: sizes, mirror, pages, names, floors."""

import ast
import re
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from reading.lexicon.test_gazetteer import COMMON, spelled

ROOT = Path(__file__).parents[1]
CODE = ROOT / "src" / "detente"
MODULES = sorted(path for path in CODE.rglob("*.py") if path.name != "__init__.py")
by_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CODE)))

ELSEWHERE = {
    "reading/how.py": ("test_cli.py", "types alone: the options of commands"),
    "analysis/resample.py": ("analysis/test_analyse.py", "one type, no code"),
    "analysis/results.py": ("test_display.py", "types, and how a notebook shows them"),
    "workspace/checking.py": ("workspace/test_modelling.py", "the count and the check of a model"),
    "workspace/changed.py": ("workspace/test_forking.py", "what a fork changes, in words"),
    "workspace/moved.py": ("workspace/test_forking.py", "what moved under a fork, and why"),
    "workspace/entries.py": ("workspace/test_modelling.py", "the entries of the model's editor"),
    "workspace/terms.py": ("workspace/test_dealing.py", "the terms of the package in view"),
    "workspace/drawn.py": ("workspace/test_pictures.py", "a drawing with its table"),
    "workspace/offers.py": ("workspace/test_forking.py", "what a fork can change"),
    "workspace/packages.py": ("workspace/test_dealing.py", "rows of the screen of the deal"),
    "workspace/ranges.py": ("workspace/test_modelling.py", "rows of the preferences"),
    "workspace/steps.py": ("workspace/test_dealing.py", "what must change, on the same screen"),
    "brief/items.py": ("brief/test_desk.py", "what the desk hands out to be cited"),
    "brief/tidings.py": ("brief/test_news.py", "the sentences of what is new"),
    "model/roles.py": ("model/test_template.py", "roles show in a drafted template"),
    "model/template_check.py": ("model/test_template_file.py", "the errors of a file read back"),
    "model/template_writer.py": ("model/test_template_file.py", "a template comes back as it was"),
    "model/terms.py": ("model/test_template.py", "terms show in a drafted template"),
    "exchange/stability_model.py": (
        "exchange/test_stability_file.py",
        "what is read of a file, and how it is named",
    ),
    "printing/answers.py": ("test_cli.py", "the JSON of commands"),
    "printing/findings.py": ("test_cli.py", "the words of a command"),
    "printing/readings.py": ("test_cli.py", "the words and the JSON of a command"),
    "printing/terminal.py": ("test_cli.py", "standard output and error of commands"),
    "reading/page/boilerplate.py": (
        "reading/page/test_structure.py",
        "parts of the structure",
    ),
    "reading/deeds/arguments.py": ("reading/test_events.py", "one search for events"),
    "reading/deeds/happenings.py": ("reading/test_events.py", "one search for events"),
    "reading/deeds/mode.py": ("reading/test_events.py", "one search for events"),
    "reading/deeds/nouns.py": ("reading/test_events.py", "one search for events"),
    "reading/page/markup.py": ("reading/page/test_webpage.py", "the tags of a web page"),
    "web/twins.py": ("web/test_app.py", "every page has its twins"),
    "web/pages.py": ("web/test_app.py", "pages and their twins"),
    "web/front.py": ("web/routes/test_overview.py", "the overview, whoever answers"),
    "workspace/cards.py": ("workspace/test_reader.py", "the card is a part of the reader"),
    "workspace/fields.py": ("workspace/test_forms.py", "what a form shows it takes back"),
    "workspace/telling.py": ("workspace/test_reader.py", "the lines of the reader's list"),
}
"""Modules without a test file of their name: where they are tested, and why there."""

ORDINARY = COMMON | {"American", "East", "Said", "States", "Union", "West"}
"""Words of English, and of the title of a journal, that are parts of names too."""
SCHOLARS = {"Fraser", "Howard", "Malcolm", "Peng", "Taylor", "Vieira", "Wilson"}
"""Whose formulas the analysis cites: they share their names with people in the news."""

ROOMS = sorted(path.name for path in CODE.iterdir() if (path / "__init__.py").exists())
MOST_CODE, MOST_DOSSIER, LONGEST_FUNCTION = 400, 150, 60
LONGER = {"evidence.py": 470}
"""The one module that is longer: the vocabulary of all that sources say, types without code."""


def lines_of_code(path):
    """Return how many lines are neither blank nor comments."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return sum(1 for line in lines if line and not line.startswith("#"))


def test_the_dossier_is_wiring_and_stays_short():
    assert lines_of_code(CODE / "dossier.py") < MOST_DOSSIER


@by_module
def test_no_module_is_too_long_to_be_read_in_one_go(path):
    assert lines_of_code(path) <= LONGER.get(str(path.relative_to(CODE)), MOST_CODE)


@by_module
def test_no_function_runs_over_more_than_a_screen(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]

    long = [n.name for n in functions if n.end_lineno - n.lineno + 1 > LONGEST_FUNCTION]

    assert long == []


@by_module
def test_every_module_has_a_test_file_of_its_name_or_a_reason(path):
    inside = path.relative_to(CODE)
    mirror = ROOT / "tests" / inside.parent / f"test_{inside.name}"

    stands_in = ELSEWHERE.get(str(inside))

    assert mirror.exists() != (stands_in is not None)


@pytest.mark.parametrize("module", ELSEWHERE)
def test_every_exception_from_the_mirror_names_a_module_and_a_test_file(module):
    tested_in, reason = ELSEWHERE[module]

    assert (CODE / module).exists()
    assert (ROOT / "tests" / tested_in).exists()
    assert reason


@pytest.mark.parametrize(
    "path", sorted((CODE / "analysis").glob("[a-z]*.py")), ids=lambda p: p.stem
)
def test_every_module_of_analysis_is_named_by_a_page_of_theory(path):
    pages = (ROOT / "docs" / "explanation").glob("*.md")

    named = [page.name for page in pages if f"`{path.stem}`" in page.read_text(encoding="utf-8")]

    assert named


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_stands_in_the_plan_of_the_house(room):
    plan = (ROOT / "docs" / "explanation" / "house.md").read_text(encoding="utf-8")

    assert f"`{room}`" in plan


def test_no_name_of_a_person_party_or_place_stands_in_the_code():
    names = {word for name in spelled() for word in re.findall(r"[^\W\d_]{4,}", name)}
    names = {name for name in names - ORDINARY - SCHOLARS if name[0].isupper()}

    found = {
        (str(path.relative_to(CODE)), word)
        for path in MODULES
        for word in re.findall(r"[^\W\d_]+", path.read_text(encoding="utf-8"))
        if word in names
    }

    assert found == set()


def test_only_the_topmost_init_holds_code():
    filled = [path for path in CODE.rglob("__init__.py") if path.read_text(encoding="utf-8")]

    assert filled == [CODE / "__init__.py"]


def test_the_contracts_of_the_floors_are_kept():
    kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)

    assert kept == EXIT_STATUS_SUCCESS
