PYTHON ?= python3
BIN := .venv/bin

# Make the built-in sample case and print its brief.
demo: .venv/.demo
	$(BIN)/detente demo

# Run every check.
test: .venv/.test
	$(BIN)/just check

.venv/.demo: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[web]" -c constraints.txt
	touch $@

.venv/.test: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev]" -c constraints.txt
	touch $@

.PHONY: demo test
