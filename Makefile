# PairGuard: every command sets up what it needs, from nothing but Python 3.11, make and git.
.DEFAULT_GOAL := help
.PHONY: help run test check images coverage simulate mutants package translations constraints clean
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SCREEN := $(strip $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname)))
SEEDS ?= 100
DAYS ?= 3
TEST_SECONDS := 1800

export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: system-run $(VENV)/.run ## start in practice mode: the window, or the headless guard where there is no screen
	@$(VENV)/bin/pairguard run --practice $(if $(SCREEN),,--headless --start) $(ARGS)

test: system-test $(VENV)/.dev ## run all tests and name the slowest (ARGS='-k guard' narrows them)
	@# Whatever hangs, the run ends, red, within half an hour; what else guards against hanging stands in pyproject.toml.
	$(PY) -m tools.time_limit $(TEST_SECONDS) tools/with-desktop $(PY) -m pytest -n 2 --dist loadgroup --durations=20 $(ARGS)

check: system-check $(VENV)/.dev ## lint, types, import arrows, figures of the house, translations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-logo --no-cache
	$(PY) -m tools.house
	$(PY) -m tools.check_translations

coverage: system-test $(VENV)/.dev ## the lines and branches of core/ that the tests of core/ miss
	tools/with-desktop $(PY) -m coverage run -m pytest -q tests/core $(ARGS)
	$(PY) -m coverage report

simulate: $(VENV)/.dev ## the guard through virtual months (SEEDS=100 DAYS=3, or SEED=7 to replay one)
	$(PY) tests/simulation/run.py $(if $(SEED),--seed $(SEED),--seeds $(SEEDS) --days $(DAYS)) $(ARGS)

mutants: system-test $(VENV)/.dev ## how many small changes of the deciding code the fast tests notice (ARGS='--only PATH --sample N')
	tools/with-desktop $(PY) -m tools.mutants $(ARGS)

package: system-package $(VENV)/.dev ## build dist/pairguard and let the built program test itself
	$(PY) -m tools.package

images: system-images $(VENV)/.dev ## take the pictures of the window anew into docs/images
	PAIRGUARD_IMAGES=docs/images tools/with-desktop $(PY) -m pytest -q tests/ui/test_screenshots.py tests/ui/test_connect_pictures.py

translations: system-check $(VENV)/.dev ## collect new texts into resources/i18n/*.ts and compile them
	$(PY) -m tools.update_translations

# Pins stay where they are unless asked: make constraints ARGS=--upgrade
PIN := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
constraints: $(VENV)/.dev ## work the constraints files out anew from pyproject.toml
	$(PIN) $(ARGS) pyproject.toml --group build --group test --group tools --output-file constraints/dev.txt
	$(PIN) $(ARGS) pyproject.toml --group build --constraints constraints/dev.txt --output-file constraints/run.txt

clean: ## remove what was built, but not the virtual environment
	rm -rf build dist .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find pairguard_gui tests tools -name __pycache__ -prune -exec rm -rf {} +

# System libraries come first: where they may not be installed, the reader learns it before a large download.
.PHONY: system-run system-test system-check system-package system-images
system-run: ; @tools/system-packages qt $(if $(SCREEN),screen)
system-test: ; @tools/system-packages qt screen test
system-check: ; @tools/system-packages qt
system-images: ; @tools/system-packages qt screen test images
system-package: ; @tools/system-packages qt screen test package

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit("PairGuard needs Python 3.11 or newer; make PYTHON=… names another one." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

# The stamps are older than what they stand for exactly when an installation is due.
INSTALL = $(PY) -m pip install --quiet
$(VENV)/.run $(VENV)/.dev: $(VENV)/.%: constraints/%.txt pyproject.toml | $(PY)
	@echo "Installing what $(<:constraints/%.txt=%) needs into $(VENV)"
	@$(INSTALL) --require-hashes --requirement $<
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@
