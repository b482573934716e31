"""Options of the tests of facts: where the vendors' own pages are, and whether to learn from them."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--seeds",
        metavar="DIR",
        help="a folder of the vendors' own pages, PROVIDER.md: compare the committed ones to them",
    )
    parser.addoption(
        "--update-facts",
        action="store_true",
        help="with --seeds: write tests/facts/PROVIDER.json from the vendors' own pages",
    )


@pytest.fixture
def seeds(request: pytest.FixtureRequest) -> Path | None:
    """The folder of the vendors' own pages, when one is given."""
    folder = request.config.getoption("--seeds", default=None)
    return Path(folder) if folder else None


@pytest.fixture
def update_facts(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-facts", default=False))
