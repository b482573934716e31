"""The same calls, giving answers in place of values: whole ones, and ones whose body is unread."""

from inspect import signature

from .conftest import Run, Serve
from .server import Answer
from .shop import AsyncItems, AsyncShop, Items, Shop, item

LISTED = {"items": [item(1), item(2)], "total": 2}


def test_a_streamed_answer_of_a_call(serve: Serve) -> None:
    server = serve(Answer(item(1)), Answer(item(2)))
    items = Shop(token="t", base_url=server.url).items.with_streaming_response
    with items.get("x", size="small", timeout=5.0) as answer:
        assert answer.status_code == 200
        assert answer.value().id == "i1"
    with items.get("y") as answer:
        assert b'"i2"' in b"".join(answer.chunks())
    assert [each.target for each in server.asked] == ["/items/x?size=small", "/items/y"]


def test_a_streamed_answer_of_a_list_is_its_page(serve: Serve) -> None:
    server = serve(Answer(LISTED), Answer(LISTED))
    shop = Shop(base_url=server.url)
    with shop.items.with_streaming_response.list(size="s", max_items=1) as answer:
        page = answer.value()
    assert page.body.total == 2
    assert [each.id for each in page] == ["i1"]
    assert len(server.asked) == 1


def test_streamed_answers_of_async_calls(serve: Serve, run: Run) -> None:
    server = serve(Answer(item(1)), Answer(LISTED))

    async def main() -> None:
        async with AsyncShop(token="t", base_url=server.url) as shop:
            items = shop.items.with_streaming_response
            async with items.get("x", timeout=5.0) as answer:
                assert (await answer.value()).id == "i1"
            async with items.list(size="s") as listing:
                page = await listing.value()
                assert [each.id async for each in page] == ["i1", "i2"]

    run(main)


def test_nothing_is_asked_for_before_it_is_used(serve: Serve, run: Run) -> None:
    server = serve()

    async def main() -> None:
        async with AsyncShop(token="t", base_url=server.url) as shop:
            shop.items.with_streaming_response.get("x")
            shop.items.with_streaming_response.list()

    run(main)
    Shop(token="t", base_url=server.url).items.with_streaming_response.get("x")
    assert server.asked == []


def test_the_ways_of_a_resource_cost_nothing_for_each_call() -> None:
    shop = Shop(base_url="http://a.test")
    other = shop.items.with_response
    assert vars(other).keys() == vars(shop.items).keys()
    assert signature(other.get) == signature(shop.items.get)
    assert {"get", "list", "note"} <= vars(type(other)).keys() & vars(Items).keys()
    assert {"get", "list", "note"} <= vars(AsyncItems).keys()
