# The whole job with Python 3.11.2+, git and make: `make brief`, then `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PINS := pyproject.toml constraints.txt
TEST := $(BIN)/python -m pytest --numprocesses auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help setup brief lab check test fast coverage docs hooks environment clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' || { echo "$(PYTHON) is older than 3.11.2. Remedy: install Python 3.11.2 or newer, then: make PYTHON=/path/to/it $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) can't make a virtual environment. Remedy (Debian, Ubuntu): apt-get install python3-venv"; exit 2; }
	@touch $@

$(VENV)/setup: $(VENV)/python $(PINS)
	@echo "Installing pinned versions into $(VENV) (a minute or two) ..."
	@$(PIP) --compile --editable .
	@touch $@

$(VENV)/dev: $(VENV)/setup
	@echo "Installing what the tests need ..."
	@$(PIP) --compile --editable '.[dev]'
	@touch $@

$(VENV)/docs: $(VENV)/setup
	@echo "Installing what the documentation needs ..."
	@$(PIP) --compile --editable '.[docs]'
	@touch $@

setup: $(VENV)/setup ## make .venv with pinned versions and compiled bytecode

brief: $(VENV)/setup ## the whole job: check, clean tables, figures, executed notebooks
	@$(BIN)/analysis brief

lab: $(VENV)/setup ## JupyterLab on the start notebook
	@$(BIN)/analysis lab

check: $(VENV)/dev ## lint, types, the order of the rooms, and every ledger (against the texts where present)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/analysis check $(if $(wildcard ../shared/reports),--reports ../shared/reports)

test: $(VENV)/dev ## the tests
	@$(TEST)

fast: $(VENV)/dev ## four tests of five, while you work: all but those that need a kernel, a browser or a whole build
	@PROPERTIES=fast $(TEST) --ignore=tests/whole

coverage: $(VENV)/dev ## the tests, measuring which lines and branches of src/analysis they reach: twice as long
	@$(TEST) --cov --cov-report=term

docs: $(VENV)/docs ## the documentation as a site, with every public function: build/docs/index.html
	@rm -rf build/docs build/sphinx  # Sphinx does not see that the code of a chart has changed
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -c docs -d build/sphinx/doctrees . build/docs
	@echo "build/docs/index.html"

hooks: $(VENV)/dev ## check what changes before each commit (pre-commit, nothing is fetched)
	@$(BIN)/pre-commit install

environment: $(VENV)/dev ## write environment.yml from pyproject.toml
	@$(BIN)/python .ci/environment.py > environment.yml

clean: ## take away what was built
	@rm -rf build figures/*.png figures/*.svg figures/*.csv figures/*.json figures/*.pptx figures/*.xlsx
