# Two commands do everything on a fresh Debian machine with Python 3.11: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := .ci/install $(BIN)/python
PORT ?= 8501

.PHONY: run install test check format lint types unit browser bench bench-app screenshots chromium clean
.DEFAULT_GOAL := run

run: install
	$(BIN)/streamlit run app.py --server.port $(PORT)

install: $(VENV)/.installed

$(VENV)/.created:
	$(PYTHON) -c 'import sys; sys.exit("Framescope needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV) || { .ci/apt python3-venv && $(PYTHON) -m venv $(VENV); }
	touch $@

$(VENV)/.installed: $(VENV)/.created requirements.txt
	$(INSTALL) requirements.txt
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt requirements-server.txt requirements-cluster.txt
	$(INSTALL) requirements-dev.txt
	touch $@

# The gate: formatting, lint, types, tests, browser tests.
test: check browser

# Lint and types beside the tests; each speaks when it is done.
check: $(VENV)/.installed-dev
	$(MAKE) --no-print-directory --jobs=3 --output-sync=target lint types unit

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/hadolint deploy/Dockerfile
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.compose-spec deploy/compose.yaml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.citation-file-format CITATION.cff

types: $(VENV)/.installed-dev
	$(BIN)/mypy

unit: $(VENV)/.installed-dev
	$(BIN)/pytest -m "not browser" -n 2 --dist worksteal

# A page that did not answer in time is asked once more, for machines are shared; the last line counts these.
browser: $(VENV)/.installed-dev chromium
	$(BIN)/pytest -m browser -n 2 --dist worksteal --reruns 1 --only-rerun TimeoutError -r fER

chromium:
	@command -v chromium || command -v chromium-browser || command -v google-chrome || .ci/apt chromium

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.stages --write
	$(BIN)/python -m bench.growth --write
	$(BIN)/python -m bench.terms
	$(BIN)/python -m bench.comparison
	$(BIN)/python -m bench.runs

# The dashboard with 100,000 articles: an hour and more at the first call, which builds the corpus and measures it.
bench-app: $(VENV)/.installed-dev chromium
	$(BIN)/python -m bench.app

screenshots: $(VENV)/.installed-dev chromium
	$(BIN)/python -m bench.screenshots

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
