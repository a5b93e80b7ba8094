# make demo | test | check | bench: each begins by making what it needs and is instant where that is there already.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
# Hashes guard what is installed; which index it comes from is the machine's own setting.
PIP := $(BIN)/python -m pip install --quiet --no-deps

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PYTHONUTF8 := 1
# No test and no demo tells anybody outside that it ran.
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help:
	@echo "make demo       the sample directive to a draft plan / từ văn bản mẫu đến dự thảo kế hoạch"
	@echo "make test       all tests but the slow ones / kiểm thử"
	@echo "make test-slow  the slow ones"
	@echo "make check      format, lint, types, arrows between folders"
	@echo "make bench      time per page and from inbox to draft"
	@echo "make eval       how well the reader reads, form by form (20 minutes)"
	@echo "make eval-plans how well directives become a school's tasks (needs LibreOffice)"
	@echo "make samples    print the sample directives again (needs LibreOffice)"
	@echo "make pictures   the pictures of the README again (needs LibreOffice)"
	@echo "make lock       resolve the pins again"

.PHONY: demo
demo:
	$(PYTHON) tools/provision.py demo
	$(MAKE) --no-print-directory setup
	$(BIN)/vanthu demo

.PHONY: test
test: test-tools
	$(BIN)/python -m pytest -m "not slow"

.PHONY: test-slow
test-slow: test-tools
	$(BIN)/python -m pytest -m slow

.PHONY: test-tools
test-tools:
	$(PYTHON) tools/provision.py test
	$(MAKE) --no-print-directory setup-dev

.PHONY: check
check: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: bench
bench: setup-dev
	$(BIN)/python -m benchmarks

.PHONY: eval
eval: test-tools
	$(BIN)/python -m evaluation --write docs/evaluation.md $(EVAL)

.PHONY: eval-plans
eval-plans: test-tools
	$(BIN)/python -m evaluation plans --write docs/evaluation.md $(EVAL)

.PHONY: samples
samples: setup
	$(BIN)/python -m samples.build

.PHONY: pictures
pictures: setup-dev
	$(BIN)/python tools/pictures.py

.PHONY: setup
setup: $(VENV)/.installed

.PHONY: setup-dev
setup-dev: $(VENV)/.installed-dev

$(VENV)/.made:
	$(PYTHON) tools/provision.py venv
	$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c "open('$@', 'w')"

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/.made
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation -e .
	@$(BIN)/python -c "open('$@', 'w')"

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) --require-hashes -r requirements-dev.lock
	@$(BIN)/python -c "open('$@', 'w')"

# Both locks name no index; hashes make any mirror as good as another.
.PHONY: lock
lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -q -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -q -c requirements.lock -o requirements-dev.lock
