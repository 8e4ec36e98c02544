# Two commands: `make run` serves the site, `make test` tests it. Both install what they need first.

# The first Python that is new enough; an old one is left to say what is needed.
NEW := 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(firstword $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c $(NEW) 2>/dev/null && command -v $$p; done; command -v python3))
VENV ?= .venv
PORT ?= 8000
SLUSSEN_HOME ?= $(CURDIR)/var
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-annotate --custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test test-spark check format bench lock docs messages

help: ## This list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(VENV)/.installed ## Install what `make run` needs into .venv
setup-dev: $(VENV)/.installed-dev ## ... and what testing and developing need

$(VENV)/.installed: requirements.lock pyproject.toml scripts/bootstrap.py
	@test -n "$(PYTHON)" || { echo "slussen: no Python found; Slussen needs Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) scripts/bootstrap.py $(VENV) requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@$(PYTHON) scripts/bootstrap.py $(VENV) requirements-dev.lock
	@touch $@

run: export PORT := $(PORT)
run: export SLUSSEN_HOME := $(SLUSSEN_HOME)
run: setup ## Serve the site on port 8000 (PORT= changes it), its data in var/ (SLUSSEN_HOME=)
	@exec $(BIN)/slussen up

test: setup-dev ## Run every test
	@$(BIN)/python -m pytest -q -n 2 $(ARGS)

test-spark: setup-dev .venv-spark/.installed ## Test the Spark engine against real PySpark (Java 17, 500 MB)
	@SPARK_VENV=$(CURDIR)/.venv-spark $(BIN)/python -m pytest -q -m spark $(ARGS)

.venv-spark/.installed: | $(VENV)/.installed-dev
	@command -v java >/dev/null || { echo "slussen: Java was not found; Spark needs Java 17 or newer" >&2; exit 1; }
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-spark
	@$(BIN)/uv pip install --quiet --python .venv-spark/bin/python "pyspark>=4.0,<4.1"
	@touch $@

check: setup-dev ## Lint, types, layers, templates, migrations, messages, generated docs
	@$(BIN)/python scripts/check.py

format: setup-dev ## Write Python the one way
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format .

bench: setup-dev ## Measure speed and memory into benchmarks/RESULTS.md, and the methods into docs/methods/
	@$(BIN)/python benchmarks/bench.py $(ARGS)
	@test -n "$(ARGS)" || $(BIN)/python benchmarks/bench.py backtest-

lock: setup-dev ## Resolve the dependencies anew into the two lock files
	@$(LOCK) --upgrade -o requirements.lock
	@$(LOCK) --upgrade --extra spark --extra test --extra dev -c requirements.lock -o requirements-dev.lock

docs: setup-dev ## Write the generated pages under docs/
	@$(BIN)/python scripts/docs.py

messages: setup-dev ## Find the texts to translate and compile the translations
	@$(BIN)/python scripts/messages.py
