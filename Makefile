# The project's menu. `make demo` and `make test` set everything up by themselves; Python 3.11+ is all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint format bench bench-smoke clean

$(VENV)/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "xbrlesg needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(VENV)/ready ## the pilot company's records to a checked filing under out/
	$(BIN)/xbrlesg taxonomy build taxonomy/esg --output out/taxonomy/esg.zip --check
	$(BIN)/xbrlesg export examples/zkteco-2023/report.yaml
	$(BIN)/xbrlesg coverage examples/zkteco-2023/report.yaml

test: $(VENV)/ready ## all tests; those that need third parties' files skip without their settings
	$(BIN)/pytest --numprocesses auto --dist worksteal

lint: $(VENV)/ready ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/bench: $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	touch $@

bench: $(VENV)/bench ## what reports and batches cost, beside other programs, into out/benchmarks (options in SUITE)
	$(BIN)/python -m benchmarks.suite $(SUITE)

bench-smoke: $(VENV)/ready ## holds ratios of costs to benchmarks/thresholds.yaml
	$(BIN)/python -m benchmarks.suite.smoke

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
