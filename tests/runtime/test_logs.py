"""The log of a package: written where a variable asks for it."""

import logging

import pytest

from generator.runtime import logs

from .shop import Shop


@pytest.fixture(autouse=True)
def log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs.log, "handlers", [])
    monkeypatch.setattr(logs.log, "level", logging.NOTSET)


@pytest.mark.parametrize("level", ["loud", "warning", "0"])
def test_another_level_is_warned_of_and_ignored(
    level: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SHOP_LOG", level)
    Shop(token="t", base_url="https://shop.test").close()
    told = [(each.levelname, each.getMessage()) for each in caplog.records]
    said = f"SHOP_LOG is not 'info' or 'debug', and ignored: {level!r}"
    assert told == [("WARNING", said)]
    assert (logs.log.handlers, logs.log.level) == ([], logging.NOTSET)


@pytest.mark.parametrize(
    ("level", "found"), [(" Debug ", logging.DEBUG), ("info", logging.INFO)]
)
def test_a_level_is_set_once(
    level: str, found: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_LOG", level)
    for _ in range(2):
        Shop(token="t", base_url="https://shop.test").close()
    assert (len(logs.log.handlers), logs.log.level) == (1, found)
