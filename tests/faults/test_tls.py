"""Certificates are checked, and nothing is sent to a server whose own does not hold."""

import asyncio
import ssl

import httpx2
import pytest
import trio
import trustme

from generator.runtime.errors import ApiConnectionError

from .acts import CLOSE, answers, at_once, whole
from .case import FOUND
from .depot import GET, SECRETS, AsyncDepot, Depot
from .leaks import leaving_nothing
from .server import serving

_ARGUMENTS = {"id": "i1"}
_CA = trustme.CA()


def _server_side(*names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _CA.issue_cert(*names).configure_cert(context)
    return context


def _client_side() -> ssl.SSLContext:
    context = ssl.create_default_context()
    _CA.configure_trust(context)
    return context


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    tls = _server_side("127.0.0.1")
    with leaving_nothing(), serving(answers(), tls=tls) as server:
        with (
            Depot(base_url=server.url, **SECRETS) as depot,
            pytest.raises(ApiConnectionError, match="(?i)certificate") as caught,
        ):
            depot._transport.send(GET, _ARGUMENTS)
        assert "hidden" not in str(caught.value)
        assert server.begun == 0
        assert server.is_left()


@pytest.mark.parametrize("loop", ["asyncio", "trio"])
def test_a_certificate_that_nobody_vouches_for_is_refused_async(loop: str) -> None:
    async def main() -> None:
        async with AsyncDepot(base_url=server.url, **SECRETS) as depot:
            with pytest.raises(ApiConnectionError, match="(?i)certificate"):
                await depot._transport.send(GET, _ARGUMENTS)

    tls = _server_side("127.0.0.1")
    with leaving_nothing(), serving(answers(), tls=tls) as server:
        if loop == "asyncio":
            asyncio.run(main())
        else:
            trio.run(main)
        assert server.begun == 0
        assert server.is_left()


def test_a_certificate_of_another_host_is_refused() -> None:
    tls = _server_side("depot.test")
    with leaving_nothing(), serving(answers(), tls=tls) as server:
        with (
            httpx2.Client(verify=_client_side()) as brought,
            Depot(base_url=server.url, http_client=brought, **SECRETS) as depot,
            pytest.raises(ApiConnectionError, match="(?i)certificate"),
        ):
            depot._transport.send(GET, _ARGUMENTS)
        assert server.begun == 0


def test_a_certificate_that_holds_is_taken() -> None:
    tls = _server_side("127.0.0.1")
    with leaving_nothing(), serving(answers(), tls=tls) as server:
        with (
            httpx2.Client(verify=_client_side()) as brought,
            Depot(base_url=server.url, http_client=brought, **SECRETS) as depot,
        ):
            assert depot._transport.send(GET, _ARGUMENTS) == FOUND
        assert server.begun == 1


def test_a_server_that_speaks_no_tls_gets_nothing() -> None:
    with leaving_nothing(), serving(at_once(whole(b"", "400 Bad"), CLOSE)) as server:
        url = server.url.replace("http:", "https:")
        with (
            Depot(base_url=url, max_retries=0, **SECRETS) as depot,
            pytest.raises(ApiConnectionError, match="(?i)ssl"),
        ):
            depot._transport.send(GET, _ARGUMENTS)
        assert server.asked == []
