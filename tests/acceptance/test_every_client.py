"""What all clients do alike: send no more than they were given, take an own HTTP client, fail in one way."""

import socket
import subprocess
import sys
import time
from typing import Any

import httpx2
import pytest

from .conftest import GENERATED, Run, Serve
from .server import Answer, Request
from .vendors import Vendor, check_request, each


@each
def test_sends_what_was_given_and_nothing_else(vendor: Vendor, serve: Serve) -> None:
    server = serve(Answer(vendor.answer))
    with vendor.client(**vendor.given, base_url=server.url) as client:
        vendor.call(client)
    (request,) = server.requests
    check_request(vendor, request)


@each
def test_sends_the_same_when_async(vendor: Vendor, serve: Serve, run: Run) -> None:
    server = serve(Answer(vendor.answer))

    async def main() -> None:
        async with vendor.async_client(**vendor.given, base_url=server.url) as client:
            await vendor.call(client)

    run(main)
    (request,) = server.requests
    check_request(vendor, request)


@each
def test_base_url_can_be_read_and_given(vendor: Vendor, serve: Serve) -> None:
    assert vendor.client(**vendor.given).base_url == vendor.base_url
    server = serve(Answer(vendor.answer))
    client = vendor.client(**vendor.given, base_url=server.url + "/under/here/")
    assert client.base_url.rstrip("/") == server.url + "/under/here"
    vendor.call(client)
    assert server.requests[0].path == "/under/here" + vendor.path


@each
def test_own_http_client_is_used_and_left_open(vendor: Vendor, serve: Serve) -> None:
    server = serve(Answer(vendor.answer), Answer(vendor.answer))
    asked: list[str] = []
    hooks: dict[str, list[Any]] = {"request": [lambda r: asked.append(r.url.path)]}
    with httpx2.Client(event_hooks=hooks) as own:
        for _ in range(2):
            with vendor.client(
                **vendor.given, base_url=server.url, http_client=own
            ) as client:
                vendor.call(client)
        assert not own.is_closed
    assert asked == [vendor.path, vendor.path]


@each
def test_own_async_http_client_is_used_and_left_open(
    vendor: Vendor, serve: Serve, run: Run
) -> None:
    server = serve(Answer(vendor.answer))

    async def main() -> bool:
        async with httpx2.AsyncClient() as own:
            async with vendor.async_client(
                **vendor.given, base_url=server.url, http_client=own
            ) as client:
                await vendor.call(client)
            return own.is_closed

    assert run(main) is False
    check_request(vendor, server.requests[0])


@each
def test_response_gives_status_headers_and_bytes(vendor: Vendor, serve: Serve) -> None:
    answer = Answer(vendor.answer, headers={"X-Request-Id": "r-7"})
    server = serve(answer)
    client = vendor.client(**vendor.given, base_url=server.url)
    response = vendor.call_with_response(client)
    assert response.status_code == 200
    assert response.headers["x-request-id"] == "r-7"
    assert response.content == answer.data()
    check_request(vendor, server.requests[0])


@each
def test_response_gives_the_same_when_async(
    vendor: Vendor, serve: Serve, run: Run
) -> None:
    answer = Answer(vendor.answer, headers={"X-Request-Id": "r-7"})
    server = serve(answer)

    async def main() -> Any:
        async with vendor.async_client(**vendor.given, base_url=server.url) as client:
            return await vendor.call_with_response(client)

    response = run(main)
    assert (response.status_code, response.content) == (200, answer.data())
    assert response.headers["x-request-id"] == "r-7"


@each
@pytest.mark.parametrize("status", [302, 409, 418, 429, 503])
def test_undocumented_status_is_an_error_of_the_clients_own(
    vendor: Vendor, serve: Serve, status: int
) -> None:
    server = serve(by=lambda request: Answer({"odd": [1]}, status=status))
    with pytest.raises(vendor.error) as caught:
        vendor.call(vendor.client(**vendor.given, base_url=server.url))
    error: Any = caught.value
    assert (error.status_code, error.body) == (status, {"odd": [1]})
    assert str(status) in str(error)


@each
@pytest.mark.parametrize("text", ["<html>", '{"a":', "[NaN]"])
def test_what_is_not_json_is_an_error_of_the_clients_own(
    vendor: Vendor, serve: Serve, text: str
) -> None:
    server = serve(Answer(text=text))
    client = vendor.client(**vendor.given, base_url=server.url)
    with pytest.raises(vendor.package.DecodeError) as caught:
        vendor.call(client)
    assert isinstance(caught.value, vendor.error)


@each
@pytest.mark.parametrize("text", ["", "<html>oops</html>", "null", '"no"'])
def test_error_with_an_odd_body_keeps_its_status(
    vendor: Vendor, serve: Serve, text: str
) -> None:
    server = serve(by=lambda request: Answer(status=404, text=text))
    with pytest.raises(vendor.package.NotFoundError) as caught:
        vendor.call(vendor.client(**vendor.given, base_url=server.url))
    assert caught.value.status_code == 404
    assert isinstance(caught.value, vendor.error)


@each
def test_answer_that_is_late_is_an_error_of_the_clients_own(
    vendor: Vendor, serve: Serve
) -> None:
    def slowly(request: Request) -> Answer:
        time.sleep(0.6)
        return Answer(vendor.answer)

    server = serve(by=slowly)
    impatient = vendor.client(**vendor.given, base_url=server.url, timeout=0.1)
    with pytest.raises(vendor.package.ApiTimeoutError):
        vendor.call(impatient)
    vendor.call(impatient, timeout=20)
    patient = vendor.client(**vendor.given, base_url=server.url)
    with pytest.raises(vendor.error):
        vendor.call(patient, timeout=0.1)


@each
def test_nobody_there_is_an_error_of_the_clients_own(vendor: Vendor) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(vendor.package.ApiConnectionError) as caught:
            vendor.call(vendor.client(**vendor.given, base_url=url))
    assert isinstance(caught.value, vendor.error)


@each
def test_closed_client_makes_no_call(vendor: Vendor, serve: Serve) -> None:
    server = serve(Answer(vendor.answer))
    client = vendor.client(**vendor.given, base_url=server.url)
    client.close()
    client.close()
    with pytest.raises(RuntimeError):
        vendor.call(client)
    assert server.requests == []


@each
def test_wrong_arguments_fail_before_anything_is_sent(
    vendor: Vendor, serve: Serve
) -> None:
    server = serve(Answer(vendor.answer))
    client = vendor.client(**vendor.given, base_url=server.url)
    with pytest.raises(TypeError):
        vendor.call(client, no_such_argument=1)
    assert server.requests == []


@each
def test_importing_and_making_a_client_load_no_http_library(vendor: Vendor) -> None:
    program = (
        f"import sys; from {vendor.name}_client import {vendor.title};"
        f"{vendor.title}(**{dict(vendor.given)!r});"
        "sys.exit('httpx2' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=GENERATED / vendor.name,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
