# The doors of the project. Each target sets up what it needs by itself.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(not (3,11,5) <= sys.version_info[:3] < (3,14))' 2>/dev/null \
	&& { echo $$p; break; }; done)
# Material 9 prints an advertisement for its successor into every build.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check test offline pdf preview bench refit lock lock-check publish-ids clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.site: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11.5 to 3.13 is needed: install python3 and python3-venv." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing: install python3-venv." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.site requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.build/ocr/data.js: $(VENV)/.site parts/package-lock.json
	@$(BIN)/faqkit fetch-reader

site: $(VENV)/.site .build/ocr/data.js ## Check the content and build site/ (with the offline copy to download)
	@$(BIN)/faqkit build site

offline: $(VENV)/.site .build/ocr/data.js ## Build dist/: the offline bundle, the single file, their sums
	@$(BIN)/faqkit build offline

pdf: $(VENV)/.dev .build/ocr/data.js ## Build dist/ with each category as a PDF too (prints with Chromium)
	@test ! -f tests/install-browser.sh || sh tests/install-browser.sh
	@$(BIN)/faqkit build offline --pdf

preview: $(VENV)/.site .build/ocr/data.js ## Build dist/preview/: the offline copy and what-changed.html (BASE=folder of the state before)
	@test -d "$(BASE)" || { echo "make preview BASE=folder-with-the-state-before" >&2; exit 1; }
	@$(BIN)/faqkit build offline
	@cp -R .build/offline dist/preview
	@$(BIN)/faqkit changes --base "$(BASE)" --html dist/preview/what-changed.html

serve: $(VENV)/.site ## Show the site at http://127.0.0.1:8000/ and follow every change
	@$(BIN)/mkdocs serve

check: $(VENV)/.site ## Check the content and name file, line and cure of every mistake
	@$(BIN)/faqkit check

test: $(VENV)/.dev .build/ocr/data.js ## Run all tests (installs browsers and a Japanese font where it may)
	@test ! -f tests/install-browser.sh || sh tests/install-browser.sh
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > /dev/null || $(BIN)/lint-imports --no-cache
	@$(BIN)/python -m pytest -n 2 --dist loadfile

bench: $(VENV)/.dev .build/ocr/data.js ## Measure builds and the lookup against stock configurations
	@sh tests/install-browser.sh
	@$(BIN)/python -m benchmarks

refit: $(VENV)/.dev ## Fit the weights of the lookup's verdict to the sets in tests/content/lookup
	@$(BIN)/python tests/near_misses.py
	@$(BIN)/python tests/refit.py

publish-ids: $(VENV)/.site ## Add new ids and codes to docs/published.yml
	@$(BIN)/faqkit publish-ids

# What is locked stays as it is while it fits, so only a changed requirements*.in changes a lock. Dependabot reads
# the command in the head of a lock and repeats it.
COMPILE = $(abspath $(BIN))/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes

lock: $(VENV)/.dev ## Write requirements*.txt with hashes from requirements*.in
	@$(COMPILE) requirements.in -o requirements.txt
	@$(COMPILE) parts/requirements.in -o parts/requirements.txt
	@$(COMPILE) requirements-dev.in -o requirements-dev.txt

lock-check: $(VENV)/.dev ## See that requirements*.txt are what requirements*.in ask for
	@rm -rf .build/lock && mkdir -p .build/lock && cp requirements*.in requirements*.txt .build/lock/
	@cd .build/lock && $(COMPILE) requirements.in -o requirements.txt && $(COMPILE) requirements-dev.in -o requirements-dev.txt
	@for lock in requirements.txt requirements-dev.txt; do diff -u $$lock .build/lock/$$lock || \
	{ echo "$$lock does not fit its .in file: run make lock and commit it." >&2; exit 1; }; done

clean: ## Delete everything that was built or installed
	@rm -rf $(VENV) .build site dist .mypy_cache .ruff_cache .hypothesis hooks/*.egg-info
