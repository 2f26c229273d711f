# Everything a newcomer needs: `make run` and `make test`. Both set up .venv first, once.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up

# The CPU build of torch. Pinning the local version (+cpu) makes sure that no CUDA build of several GB is taken.
# Where the configured package sources do not carry it, PyTorch's own CPU wheel index does.
TORCH_VERSION := 2.13.0
TORCH ?= torch==$(TORCH_VERSION)$(if $(filter Linux,$(shell uname -s)),+cpu)
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

# Clients of the Bot API that nobody here wrote and that are no Python packages; one test needs them.
CLIENTS := tests/clients

# What .venv has beside the program: dev has the tests, parser reads indirect speech (dev,parser for both).
EXTRAS ?= dev

PIP := $(BIN)/pip --disable-pip-version-check -qq

.PHONY: setup run test check catalogues bench image clean
setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt $(CLIENTS)/package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.11" >&2; exit 1; }
	@echo "Setting up $(VENV) (once; one to five minutes)"
	$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import importlib.metadata as m, sys; sys.exit(not m.version("torch").startswith("$(TORCH_VERSION)"))' 2>/dev/null || \
	  $(PIP) install "$(TORCH)" 2>/dev/null || \
	  { echo "Taking $(TORCH) from $(TORCH_INDEX)"; $(PIP) install --index-url "$(TORCH_INDEX)" "$(TORCH)"; }
	$(PIP) install --constraint constraints.txt --editable '.[$(EXTRAS)]'
	@{ command -v npm && npm ci --loglevel=error --no-audit --no-fund --prefix $(CLIENTS); } >/dev/null || \
	  echo "The test with grammY will be skipped: install Node.js with npm (apt-get install nodejs npm), then: npm ci --prefix $(CLIENTS)"
	@touch $@

run: setup
	@$(BIN)/talks-index build --quiet
	@$(BIN)/talks-bot run $(if $(TALKS_TELEGRAM_TOKEN)$(TALKS_TELEGRAM_TOKEN_FILE),,--sandbox)

test: setup
	@$(BIN)/pytest $(ARGS)

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest -q --no-header tests/test_layers.py

# From bot/texts.py the template of all catalogues, and from that each catalogue: what is new there has no translation yet.
catalogues: setup
	@$(BIN)/pybabel --quiet extract --no-default-keywords --keywords="marked counted:1,2" --add-comments="For translators:" \
	  --omit-header --no-location --width=120 --output=bot/locale/bot.pot bot/texts.py
	@$(BIN)/pybabel --quiet update --domain=bot --input-file=bot/locale/bot.pot --output-dir=bot/locale \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=120

bench: setup
	@$(BIN)/python -m tests.benchmarks

image:
	@for tool in docker podman buildah; do if command -v $$tool >/dev/null; then \
	  exec $$tool build --build-arg TORCH_INDEX="$(TORCH_INDEX)" --tag talks-bot .; fi; done; \
	  echo "make image needs docker, podman or buildah: install one of them" >&2; exit 1

clean:
	rm -rf $(VENV) $(CLIENTS)/node_modules index.d build ./*.egg-info .mypy_cache .ruff_cache .pytest_cache
