# Copydesk: `make demo` builds the demonstration site, `make test` runs every test. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# A process a core; the tests of a file stay together, since they share what is dear to make.
TESTS := $(BIN)/python -m pytest --numprocesses auto --dist loadfile

# The tests start a hundred processes: each would compile every module again where Python may not keep what it compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check types units bench lock clean help

help: ## Show what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

$(STAMP): pyproject.toml requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Copydesk needs Python 3.11 or later: make PYTHON=/path/to/python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## Build the demonstration site into copydesk-demo/
	$(BIN)/copydesk demo --out copydesk-demo

test: $(STAMP) ## Run every test, with the browser tests where Chromium is
	$(TESTS)

check: $(STAMP) ## Format, lint, types, architecture, documentation and unit tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(MAKE) --no-print-directory -j2 types units

types: $(STAMP)
	$(BIN)/mypy

units: $(STAMP)
	$(TESTS) -m "not browser and not crash"

bench: $(STAMP) ## Print the quality and speed figures (DATA=folder of evaluation sets)
	$(BIN)/python -m benchmarks extract $(if $(DATA),--data $(DATA))
	$(BIN)/python -m benchmarks speed $(if $(DATA),--data $(DATA))

lock: ## Resolve the dependencies again, with hashes (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements/dev.txt

clean: ## Remove what was built
	rm -rf $(VENV) copydesk-demo .mypy_cache .ruff_cache .pytest_cache
