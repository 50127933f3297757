# `make` alone lists what can be asked. Everything runs in .venv, made from the two locks.
.PHONY: help html serve test linkcheck doctest clean lock
PYTHON ?= python3
BUILD ?= _build
RUN := .venv/bin/python -m

# -n: a reference that leads nowhere is a warning. -W: a warning fails the build.
# --keep-going: at the end only, so that one run shows them all.
# -T: a crash is told whole. -d: doctrees, one folder an edition, are not published.
SPHINX := $(RUN) sphinx -n -W --keep-going -T -d "$(BUILD)/doctrees/fr"

# --universal, --python-version: one lock for every system and every Python from 3.11 on.
# --generate-hashes: what is installed is what was reviewed. --no-emit-*: no index's address in it.
# --custom-compile-command: the lock names the command to type. --quiet: it need not be printed.
COMPILE := $(RUN) uv pip compile --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet $(UPGRADE)

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

html: .venv/site ## Build the site into _build/html (French at its root)
	$(SPHINX) -b html . "$(BUILD)/html"

# No -W: a page with a warning is shown, the warning in the terminal. --ignore: what git, the
# build and the tests write would rebuild without end.
serve: .venv/site ## Show the site at http://127.0.0.1:8000, again after each saved change
	$(RUN) sphinx_autobuild -n -d "$(BUILD)/doctrees/serve" --ignore .git --ignore .venv \
	  --ignore .tools --ignore tests --ignore _build . "$(BUILD)/serve"

test: .venv/test ## Run every check (this is all that the robot runs)
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	.venv/bin/python tests/tools.py
	$(RUN) pytest

linkcheck: .venv/site ## Ask every site that we link to whether the page is still there
	$(SPHINX) -b linkcheck . "$(BUILD)/linkcheck"

doctest: .venv/site ## Run the examples of the pages
	$(SPHINX) -b doctest . "$(BUILD)/doctest"

clean: ## Remove what was built
	rm -rf "$(BUILD)"

lock: .venv/test ## Recompile both locks (UPGRADE=--upgrade takes the newest versions)
	$(COMPILE) --output-file requirements.txt requirements.in
	$(COMPILE) --output-file requirements-test.txt requirements-test.in

# --clear: a package that has left the lock must not linger and hide that it is missed.
.venv/site: requirements.txt
	$(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Python 3.11 or newer is needed; name yours: make PYTHON=python3.13")'
	$(PYTHON) -m venv --clear .venv
	$(RUN) pip install --quiet --require-hashes --requirement requirements.txt
	touch $@

.venv/test: requirements-test.txt .venv/site
	$(RUN) pip install --quiet --require-hashes --requirement requirements-test.txt
	touch $@
