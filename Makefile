# Both commands set up what they need in .venv, once; pyproject.toml decides when again.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
CHECKED := generator generated tests

.PHONY: generate test tests types lint corpus pages clean

generate: .venv/installed
	@$(BIN)/apiwright generate

test: lint types tests

tests: .venv/installed-dev
	$(BIN)/pytest -n auto

types: .venv/installed-dev
	$(BIN)/mypy generator generated/*/*_client
	$(BIN)/pyright

lint: .venv/installed-dev
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/black --check --quiet $(CHECKED)

# Every document of a folder, held to the bars: make corpus CORPUS=documents OPTIONS="--no-types --only acme"
corpus: .venv/installed-dev
	@$(BIN)/python -m tests.corpus $(CORPUS) $(OPTIONS)

# Every page of a folder, each as a vendor of its own, held to what was read on it by hand: make pages PAGES=pages
pages: .venv/installed-dev
	@$(BIN)/python -m tests.pages $(PAGES) $(OPTIONS)

# How fast emitted packages are beside others: make bench TOPICS="decode call"
bench: .venv/installed-dev
	@$(BIN)/python -m tests.bench $(TOPICS)

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache build dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python's venv module is needed (Debian: apt install python3-venv)"; exit 1; }

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed
