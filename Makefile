# Every target sets up what it needs, from nothing but Python: a virtual environment in .venv,
# with the locked requirements and this project in it. `make PYTHON=…` names another Python.

PYTHON ?= python3
BIN := .venv/bin
REQUIREMENTS := .venv/requirements.stamp
PROJECT := .venv/project.stamp
UV := .cache/uv
TORCH := .cache/torch
NODE := tests/javascript/node_modules/.package-lock.json

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help serve site offline check test oracle bench format lock clean

# Material for MkDocs prints an advertisement on every run unless told not to.
export NO_MKDOCS_2_WARNING := 1

help: ## say what can be made
	@awk -F ':[^#]*## ' '/^[a-z]+:.* ## / {printf "make %-8s%s\n", $$1, $$2}' Makefile

serve: $(PROJECT) ## show the course while it is written; findings appear on its pages
	$(BIN)/python -m mkdocs serve

site: $(PROJECT) ## build the verified site into site/
	$(BIN)/prosetest build

offline: $(PROJECT) ## build the verified course into site-offline/, to be read from a disk
	DIRECTORY_URLS=false $(BIN)/prosetest build --site-dir site-offline

check: $(PROJECT) ## check every numeral of every page
	$(BIN)/prosetest check

test: $(PROJECT) ## lint, types, then every test, of the built course too
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	@$(MAKE) --no-print-directory $(NODE) || echo "going on without a check of the site's scripts" >&2
	$(BIN)/python -m pytest -n auto --dist worksteal

oracle: $(TORCH)/stamp ## ask PyTorch again, and fail where a record of its answers differs
	$(TORCH)/bin/python tests/nnlib/record_pytorch.py --check
	$(TORCH)/bin/python -m tests.lessons.record_pytorch --check

bench: $(PROJECT) ## time the engine, and nnlib (against PyTorch too, after `make oracle`)
	$(BIN)/python -m pytest tests/benchmarks --benchmark-enable --benchmark-only

format: $(PROJECT) ## put the code into the form that `make test` wants
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

lock: $(UV)/stamp ## lock the requirements of pyproject.toml (OPTIONS=--upgrade for newer ones)
	$(UV)/bin/uv pip compile pyproject.toml --all-extras --group build --output-file requirements.txt \
		--universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-emit-index-url --custom-compile-command "make lock" --quiet $(OPTIONS)

clean: ## remove all that was made
	rm -rf tests/javascript/node_modules .venv .cache site site-offline .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find nnlib scripts tests -type d -name __pycache__ -prune -exec rm -rf {} +

# A stamp is made last, and names the folder: without it an environment is half made, moved or copied,
# and a copied one would quietly run the code of the folder it came from. Nor is an environment
# trusted that another Python made than the one asked for.
ifneq ($(shell pwd -P),$(shell test -x $(BIN)/python && cat $(REQUIREMENTS) 2>/dev/null))
$(shell rm -f $(REQUIREMENTS))
else ifneq ($(origin PYTHON),file)
WHICH := import sys; print(sys.base_prefix, sys.version)
ifneq ($(shell "$(PYTHON)" -c '$(WHICH)' 2>/dev/null),$(shell $(BIN)/python -c '$(WHICH)'))
$(shell rm -f $(REQUIREMENTS))
endif
endif

$(REQUIREMENTS): requirements.txt
	$(call need_python)
	"$(PYTHON)" -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@pwd -P >$@

# A build starts dozens of processes; bytecode that is checked by its source's hash is never out of date.
$(PROJECT): $(REQUIREMENTS) pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	$(BIN)/python -m compileall -q --invalidation-mode checked-hash nnlib scripts
	@touch $@

# uv has an environment of its own, so that a lock that no longer installs can still be made again.
$(UV)/stamp:
	$(call need_python)
	"$(PYTHON)" -m venv --clear $(UV)
	$(UV)/bin/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

# So has PyTorch, which neither the site nor the tests need: they read the record. Where its version is
# not to be had, the target stops with pip's own words.
$(TORCH)/stamp:
	$(call need_python)
	"$(PYTHON)" -m venv --clear $(TORCH)
	$(TORCH)/bin/python -m pip install --quiet --disable-pip-version-check torch==2.13.0 "numpy>=2.4"
	@touch $@

# What checks the site's scripts needs npm, and Node 20.19 or newer; the tests skip without it.
$(NODE): tests/javascript/package-lock.json
	cd $(dir $<) && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

# Stops with one sentence, which names the package to install, unless Python can make an environment.
define need_python
$(if $(shell command -v "$(PYTHON)"),,$(error $(PYTHON) was not found: install the packages python3 (3.11 or newer) and python3-venv, or name another Python with PYTHON=))\
$(if $(filter new,$(PYTHON_AGE)),,$(error $(PYTHON) is Python $(PYTHON_AGE): install the package python3.11 or a newer one, or name another Python with PYTHON=))\
$(if $(shell "$(PYTHON)" -c 'import ensurepip, venv; print(1)' 2>/dev/null),,$(error $(PYTHON) cannot make a virtual environment: install the package python3-venv))
endef

PYTHON_AGE = $(shell "$(PYTHON)" -c 'import sys; print("new" if sys.version_info >= (3, 11) else sys.version.split()[0])')
