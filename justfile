set shell := ["bash", "-euo", "pipefail", "-c"]
export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

# List the recipes.
help:
    @just --list

# Everything CI runs, in the order in which it fails fastest.
check: lint types imports deps test docs

lint:
    ruff format --check .
    ruff check .
    codespell

types:
    mypy

imports:
    lint-imports --no-cache

deps:
    deptry src

test *options:
    pytest -n auto --dist loadgroup --cov {{options}}

# Build the documentation; a warning is an error.
docs:
    sphinx-build -n -W -q -b html docs docs/_build

# Print the indicators table of the house.
shape:
    python tools/shape.py src/detente tests

# Measure how well the reader reads; the options are those of tools/accuracy.py.
accuracy *options:
    python tools/accuracy.py {{options}}

# Write the page that follows one sentence through every number; then read it.
sentence:
    python tools/from_a_sentence.py

# Write the page of the keys from the table of the workspace.
keys:
    python tools/keys_page.py

# Make pictures of every screen of the workspace, light, dark and narrow; then look at them.
screenshots *options:
    python tools/screenshots.py {{options}}

# Make the pictures of the tutorial again, into docs/pictures; then look at them.
tutorial-pictures:
    python tools/screenshots.py --tutorial

# Write the exact versions of this environment: names and versions, nothing else.
pin:
    pip freeze --exclude-editable | grep == > constraints.txt

# Ask a hundred examples of every operation of the API; the suite asks fewer.
api-fuzz:
    API_EXAMPLES=100 pytest -n 0 --no-cov tests/web/test_api_schema.py
