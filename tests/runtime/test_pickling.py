"""Nothing that leads to a client's secrets can be pickled or copied deeply, and each says so plainly."""

import asyncio
import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from generator.runtime.credentials import Credentials

from .conftest import Serve
from .server import Answer
from .shop import BY_CURSOR, AsyncShop, Shop

SECRET = "t0ken-t0-be-hidden"
PAGE = Answer({"items": [{"id": "i1", "madeAt": "2024-01-01T00:00:00Z"}]})
HELD = "a client holds secrets and connections: it cannot be pickled"

HOLDERS: dict[str, Callable[[Any], Any]] = {
    "client": lambda shop: shop,
    "resource": lambda shop: shop.items,
    "with_response": lambda shop: shop.items.with_response,
    "with_streaming_response": lambda shop: shop.items.with_streaming_response,
    "transport": lambda shop: shop._transport,
    "calls": lambda shop: shop._transport.calls,
    "connection": lambda shop: shop._connection,
    "credentials": lambda shop: shop._connection._credentials,
    "way": lambda shop: shop._way,
    "method": lambda shop: shop.items.get,
    "other options": lambda shop: shop.with_options(timeout=1.0).items,
}


def _refused(held: Any, told: str) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError) as caught:
            pickle.dumps(held, protocol)
        assert str(caught.value) == told
    with pytest.raises(TypeError) as caught:
        copy.deepcopy(held)
    assert str(caught.value) == told


@pytest.mark.parametrize("used", [False, True], ids=["unused", "used"])
@pytest.mark.parametrize("name", HOLDERS)
@pytest.mark.parametrize("cls", [Shop, AsyncShop])
def test_what_holds_a_client(serve: Serve, cls: Any, name: str, used: bool) -> None:
    server = serve(Answer({"id": "x", "madeAt": "2024-01-01T00:00:00Z"}))
    shop = cls(token=SECRET, base_url=server.url)
    if used:
        made = shop.items.get("x")
        if cls is AsyncShop:
            asyncio.run(made)
    _refused(HOLDERS[name](shop), HELD)
    assert isinstance(shop._connection._credentials, Credentials)


def test_a_page_says_that_its_items_can(serve: Serve) -> None:
    server = serve(PAGE, PAGE, PAGE)
    told = "a page holds its client: pickle its items"
    with Shop(token=SECRET, base_url=server.url) as shop:
        page = shop._transport.pages(BY_CURSOR, {})
        _refused(page, told)
        _refused(shop._transport.with_response().pages(BY_CURSOR, {}), told)
        assert SECRET.encode() not in pickle.dumps(page.items)
        assert pickle.loads(pickle.dumps(page.items)) == page.items

    async def main() -> None:
        async with AsyncShop(token=SECRET, base_url=server.url) as shop:
            _refused(await shop._transport.pages(BY_CURSOR, {}), told)

    asyncio.run(main())
