# Two commands matter: `make run` and `make test`. Both install what they need into .venv.
.PHONY: help run test test-postgresql test-all soak bench lint format lock messages guide-pictures pictures install install-dev chromium html-validate clean

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PYTEST := $(PY) -m pytest -q
PGTEST := TEST_DATABASE=postgresql $(PY) -m tests.postgresql

# A run of the tests starts a hundred processes: what Python has compiled is kept from one to the next.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show these lines
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: install ## Install, prepare, run site and worker (PORT, DATA_DIR, DEMO=0)
	@END_WITH_PARENT=1 exec $(PY) manage.py up

# Lint runs beside the start on PostgreSQL, where one process migrates and the other waits for it.
test: install-dev chromium html-validate ## Everything on SQLite, what is marked db on PostgreSQL too
	$(MAKE) --no-print-directory -j 2 lint test-postgresql
	$(PYTEST) -n 2 --dist loadgroup

test-postgresql: install-dev
	$(PGTEST) $(PYTEST) -n 2 --dist loadgroup -m db

test-all: install-dev chromium html-validate lint ## Everything on both databases
	EVERY_PAGE=1 $(PYTEST) -n 2 --dist loadgroup
	$(PGTEST) $(PYTEST) -n 2 --dist loadgroup

soak: install-dev ## Hours of random steps, and death at every statement, on both databases
	STEPS=100000 SOAK=1 $(PYTEST) -s tests/soak tests/deliveries
	STEPS=100000 SOAK=1 $(PGTEST) $(PYTEST) -s tests/soak tests/deliveries

BENCHES := translation_line translation_checks translation_memory machine_faults

bench: install-dev ## What a translation costs, and how good checks, memory and machines are, on both databases, as JSON
	$(PY) bench/peer_line.py
	for one in $(BENCHES); do $(PY) bench/$$one.py || exit 1; done
	for one in $(BENCHES); do TEST_DATABASE=postgresql $(PY) -m tests.postgresql $(PY) bench/$$one.py || exit 1; done

lint: install-dev ## Format, lint, security, migrations
	$(VENV)/bin/ruff check --no-cache .
	$(VENV)/bin/ruff format --check .
	find templates -name '*.html' | xargs -r $(VENV)/bin/djade --target-version 5.2 --check
	$(VENV)/bin/bandit -q -ll -r accounts cms content planning reference reporting syndication translation website
	$(PY) manage.py makemigrations --check --dry-run

format: install-dev ## Format code and templates
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	find templates -name '*.html' | xargs -r $(VENV)/bin/djade --target-version 5.2

messages: install-dev ## Collect the words on screen into locales/
	$(PY) manage.py collect_messages

guide-pictures: install-dev chromium ## Take the guide's pictures anew from the demo
	$(PY) -m tests.browser.guide_pictures

pictures: install-dev chromium ## Take pictures of every type of page into var/pictures
	$(PY) -m tests.browser.page_pictures

lock: ## Make the locked requirements anew from the .in files
	$(VENV)/bin/pip install -q uv
	$(VENV)/bin/uv pip compile -q requirements.in --python-version 3.11 --no-emit-index-url --annotation-style=line --custom-compile-command "make lock" -o requirements.txt
	$(VENV)/bin/uv pip compile -q requirements-dev.in --python-version 3.11 --no-emit-index-url --annotation-style=line --custom-compile-command "make lock" -o requirements-dev.txt

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

chromium: ## Find Chromium, or install it with apt
	@tests/install_chromium.sh

html-validate: tests/html/node_modules/.installed ## Install what checks the HTML, with npm

tests/html/node_modules/.installed: tests/html/package-lock.json
	@tests/install_node.sh
	@touch $@

clean: ## Remove the environment and what a run left; content stays
	rm -rf $(VENV) tests/html/node_modules .pytest_cache .ruff_cache var/static var/cache
