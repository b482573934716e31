"""Credentials come from arguments or the environment, are asked for by name, and are never shown."""

import logging
import traceback

import pytest

from .conftest import Serve
from .server import Answer
from .vendors import SECRET, Vendor, check_request, each


@each
def test_credentials_come_from_the_environment_too(
    vendor: Vendor, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(Answer(vendor.answer), Answer(vendor.answer))
    for name, value in vendor.environ.items():
        monkeypatch.setenv(name, value)
    vendor.call(vendor.client(base_url=server.url))
    check_request(vendor, server.requests[0])

    for name in vendor.environ:
        monkeypatch.setenv(name, "of-the-environment")
    vendor.call(vendor.client(**vendor.given, base_url=server.url))
    check_request(vendor, server.requests[1])


@each
def test_missing_credentials_are_named_before_anything_is_sent(
    vendor: Vendor, serve: Serve
) -> None:
    server = serve(Answer(vendor.answer))
    with pytest.raises(Exception) as caught:
        vendor.call(vendor.client(base_url=server.url))
    assert not isinstance(caught.value, AttributeError | KeyError)
    message = str(caught.value)
    for argument, variable in zip(vendor.given, vendor.environ, strict=True):
        assert argument in message
        assert variable in message
    assert server.requests == []


@each
def test_an_empty_credential_is_none(vendor: Vendor, serve: Serve) -> None:
    server = serve(Answer(vendor.answer))
    with pytest.raises(Exception, match=next(iter(vendor.environ))):
        empty = dict.fromkeys(vendor.given, "")
        vendor.call(vendor.client(**empty, base_url=server.url))
    assert server.requests == []


@each
def test_credentials_lose_the_line_end_of_the_file_they_come_from(
    vendor: Vendor, serve: Serve
) -> None:
    server = serve(Answer(vendor.answer))
    given = {name: f"{value}\n" for name, value in vendor.given.items()}
    vendor.call(vendor.client(**given, base_url=server.url))
    check_request(vendor, server.requests[0])


@each
def test_credentials_that_would_break_a_header_are_refused_unseen(
    vendor: Vendor, serve: Serve
) -> None:
    server = serve(Answer(vendor.answer))
    given = {name: f"{value}\r\nX-Other: 1" for name, value in vendor.given.items()}
    with pytest.raises(ValueError) as caught:
        vendor.call(vendor.client(**given, base_url=server.url))
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert server.requests == []


@each
def test_secrets_are_never_shown(
    vendor: Vendor, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    refused = Answer({"message": "no"}, status=401)
    server = serve(Answer(vendor.answer), refused, Answer(text="<html>"))
    client = vendor.client(**vendor.given, base_url=server.url)
    shown = [repr(client), str(client)]
    shown.append(repr(vendor.call_with_response(client)))
    for _ in range(2):
        with pytest.raises(vendor.error) as caught:
            vendor.call(client)
        shown += [repr(caught.value), str(caught.value)]
        shown += traceback.format_exception(caught.value)
    shown += [repr(client), repr(getattr(client, vendor.group)), caplog.text]
    hidden = (SECRET, *vendor.auth.values())
    assert not [text for text in shown for secret in hidden if secret in text]


@each
def test_secrets_that_the_server_repeats_are_not_shown(
    vendor: Vendor, serve: Serve
) -> None:
    server = serve(Answer({"message": f"no such key: {SECRET}"}, status=401))
    with pytest.raises(vendor.error) as caught:
        vendor.call(vendor.client(**vendor.given, base_url=server.url))
    assert "no such key" in str(caught.value)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
