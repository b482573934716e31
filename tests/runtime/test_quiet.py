"""A key that travels in a URL is not in the HTTP library's log."""

import logging

import pytest

from generator.runtime.quiet import _hidden, hide


def test_a_secret_is_replaced_in_what_the_library_logs(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hide("s%2Fcret")
    log = logging.getLogger("httpx2")
    with caplog.at_level(logging.INFO, logger="httpx2"):
        log.info(
            "HTTP Request: %s %s",
            "GET",
            "https://api.example.com/x?key=s%2Fcret&page=1",
        )
        log.info("nothing %s here", 7)
    assert "s%2Fcret" not in caplog.text
    assert "key=***&page=1" in caplog.text and "nothing 7 here" in caplog.text


def test_keys_that_change_with_each_call_do_not_pile_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for number in range(1000):
        hide(f"changing-{number:04}")
    with caplog.at_level(logging.INFO, logger="httpx2"):
        logging.getLogger("httpx2").info("%s", "?key=changing-0999")
    assert "?key=***" in caplog.text
    assert len(_hidden.secrets) <= 256
