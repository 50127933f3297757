# `make` alone lists what can be asked. Everything runs in .venv, made from the two locks.
.PHONY: help html dist serve browsers check test read-code run-tests posting bench fuzz grow repeat faults review translate gettext linkcheck doctest clean lock
SHELL := bash
unexport PYTHONDONTWRITEBYTECODE # what is compiled once is not compiled again by each command
PYTHON ?= python3
BUILD ?= _build
RUN := .venv/bin/python -m
# -n: a reference that leads nowhere is a warning. -W: a warning fails the build, --keep-going at its
# end. -T: a crash is told whole. -d: a folder an edition (gettext makes others), not published.
SPHINX = $(RUN) sphinx -n -W --keep-going -T -d "$(BUILD)/doctrees/$(1)" $(SETTINGS)
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z ]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# All editions at once; what several find is told once. A build that finds a fault is not remembered:
# the next would not read that page again.
EDITIONS = $(shell $(RUN:-m=-Bc) "import conf; print(*conf.sitekit_editions)")
AT_ONCE = @$(MAKE) --jobs=2 --keep-going --no-print-directory EDITIONS="$(EDITIONS)"
html: .venv/site ## Build the site into _build/html (French at its root, English in en/)
	$(AT_ONCE) $(EDITIONS:%=html-%) 2> >(awk '!/: (WARNING|ERROR): / || !told[$$0]++ { print; fflush() }' >&2)
html-%: # --quiet but for the first: warnings only, so that they do not talk at once
	$(call SPHINX,$*) $(if $(filter-out $(firstword $(EDITIONS)),$*),--quiet) -D language=$* -b html . "$(BUILD)/html/$(filter-out $(firstword $(EDITIONS)),$*)" || ! rm -f "$(BUILD)/doctrees/$*/environment.pickle"
dist: .venv/site ## Build the site, and in its downloads/ the guide as PDF and EPUB, and a .zip of all
	$(AT_ONCE) $(EDITIONS:%=books-%)
	@$(MAKE) --no-print-directory html SETTINGS='$(SETTINGS) -D books_folder="$(BUILD)/books"'
	PYTHONPATH=_ext $(RUN) books.downloads . "$(BUILD)/html"
books-%: # before the site, since a page of it lists them with their sizes
	$(foreach kind,epub pdf,$(call SPHINX,$*) --quiet -D language=$* -b $(kind) . "$(BUILD)/books/$*" &&) true
# One edition, so no link to others (-A). What builds write is not what people change.
serve: .venv/site ## Show the site at http://127.0.0.1:8000 as it is changed (EDITION=en, PORT=8001)
	$(RUN) sphinx_autobuild --port $(or $(PORT),8000) --watch _ext --re-ignore '/(_build|__pycache__|\.[^/]+)(/|$$)|\.mo$$|~$$' \
	  -n -T -A editions= -D language=$(or $(EDITION),$(firstword $(EDITIONS))) -d "$(BUILD)/serve/doctrees" . "$(BUILD)/serve/site"

check: ## Run what tells most in a minute, before you propose a change
test: ## Run every check, in a browser too (this is all that the robot runs)
check test: .venv/test
	.venv/bin/python tests/tools.py $(if $(filter check,$@),--quick)
	$(AT_ONCE) read-code run-tests PYTEST_OPTIONS='$(or $(PYTEST_OPTIONS),$(if $(filter check,$@),--quick))'
read-code:
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	.venv/bin/python tests/tools.py scripts
	$(RUN) mypy
run-tests:
	$(RUN) pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder $(PYTEST_OPTIONS)
posting: ## Begin a page that annotates a posting: make posting NAME=a-short-name
	$(PYTHON) scaffold/posting.py "$(NAME)"
bench: ## Measure builds, visits and search beside other generators (half an hour)
fuzz grow repeat: ## Try bad input, many postings, two builds of everything (bench/README.md)
faults: ## Plant 200 kinds of fault in the real content, and say who finds each (SEED=2)
review: ## Show what a proposal does to figures, citations and addresses (BASE=origin/main)
browsers: html ## Do what readers do in Firefox and WebKit too (two minutes)
bench browsers fuzz grow repeat faults review: .venv/test
	@PYTHONPATH=tests:_ext $(RUN) bench$(if $(filter-out bench,$@),.$@) "$(BUILD)/$@"
translate: gettext ## Bring locales/ to the French sentences of today: then translate
	$(foreach one,$(wordlist 2,9,$(EDITIONS)),$(RUN) locales.catalogues "$(BUILD)/gettext" locales/$(one)/LC_MESSAGES &&) true
linkcheck: ## Ask every site that we link to whether the page is still there
doctest: ## Run the examples of the pages
gettext linkcheck doctest: .venv/site
	$(call SPHINX,$(if $(filter gettext,$@),gettext,$(firstword $(EDITIONS)))) -b $@ . "$(BUILD)/$@"
clean: ## Remove what was built
	rm -rf "$(BUILD)"
lock: .venv/test ## Recompile the locks (UPGRADE=--upgrade takes the newest versions)
	$(foreach name,requirements requirements-test bench/requirements,$(RUN) uv pip compile --quiet $(UPGRADE) --output-file $(name).txt $(name).in &&) true
# --clear: a package that has left the lock must not linger and hide that it is missed.
.venv/site: requirements.txt
	$(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Python 3.11 or newer is needed; name yours: make PYTHON=python3.13")'
	$(PYTHON) -m venv --clear .venv
	$(RUN) pip install --quiet --require-hashes --requirement $< && touch $@
.venv/test: requirements-test.txt .venv/site
	$(RUN) pip install --quiet --require-hashes --requirement $< && touch $@
