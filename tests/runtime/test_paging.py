"""Lists across pages: what is asked for, in which order, and when it ends."""

import time
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

import pytest

from generator.runtime import errors
from generator.runtime.turns import Walk

from .calling import Caller
from .conftest import Run, Serve
from .server import Answer, Asked
from .shop import BY_OFFSET, BY_PAGE, AsyncShop, Shop, item

ALL = [f"i{n}" for n in range(7)]


def by_offset(**extra: Callable[[int], object]) -> Callable[[Asked], Answer]:
    """Seven items by three; extra: fields of the body, by the offset of the page's end."""

    def respond(asked: Asked) -> Answer:
        start = int(parse_qs(asked.query).get("skip", ["0"])[0])
        found = [item(n) for n in range(7)[start : start + 3]]
        more = {name: make(start + 3) for name, make in extra.items()}
        return Answer({"items": found, **more})

    return respond


ENDS: Mapping[str, tuple[Callable[[Asked], Answer], list[str]]] = {
    "more": (by_offset(more=lambda end: end < 7), ["", "skip=3", "skip=6"]),
    "total": (by_offset(total=lambda end: 7), ["", "skip=3", "skip=6"]),
    "nothing said": (by_offset(), ["", "skip=3", "skip=6", "skip=7"]),
    "always more": (
        by_offset(more=lambda end: True),
        ["", "skip=3", "skip=6", "skip=7"],
    ),
}


@pytest.mark.parametrize("ends", ENDS)
def test_offset_goes_on_to_the_end(serve: Serve, ends: str) -> None:
    respond, queries = ENDS[ends]
    server = serve(by=respond)
    assert [i.id for i in Shop(base_url=server.url).items.list()] == ALL
    assert [asked.query for asked in server.asked] == queries


@pytest.mark.parametrize("ends", ENDS)
def test_offset_goes_on_when_async(serve: Serve, run: Run, ends: str) -> None:
    respond, queries = ENDS[ends]
    server = serve(by=respond)

    async def main() -> list[str]:
        async with AsyncShop(base_url=server.url) as shop:
            pages = shop.items.list()
            assert server.asked == []
            return [i.id async for i in pages]

    assert run(main) == ALL
    assert [asked.query for asked in server.asked] == queries


def test_pages_by_hand_keep_filters_and_offset(serve: Serve) -> None:
    server = serve(by=by_offset(more=lambda end: end < 7))
    first = Shop(base_url=server.url).items.list(skip=2, size="a&b")
    assert [i.id for i in first.items] == ["i2", "i3", "i4"]
    assert first.body.more is True
    assert first.has_next
    assert len(server.asked) == 1
    last = first.next_page()
    assert last is not None
    assert [i.id for i in last.items] == ["i5", "i6"]
    assert not last.has_next
    assert last.next_page() is None
    assert [a.query for a in server.asked] == [
        "skip=2&size=a%26b",
        "skip=5&size=a%26b",
    ]
    assert [len(page.items) for page in first.pages()] == [3, 2]


def test_pages_by_hand_when_async(serve: Serve, run: Run) -> None:
    server = serve(by=by_offset(more=lambda end: end < 7))

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            page = await shop.items.list(size="s")
            assert [i.id async for i in page] == ALL
            following = await page.next_page()
            assert following is not None
            assert [i.id for i in following.items] == ["i3", "i4", "i5"]
            sizes = [len(page.items) async for page in shop.items.list().pages()]
            assert sizes == [3, 3, 1]
            response = await shop.items.with_response.list(skip=6)
            assert (response.status_code, response.value.has_next) == (200, False)

    run(main)
    assert [asked.query for asked in server.asked[:3]] == [
        "size=s",
        "skip=3&size=s",
        "skip=6&size=s",
    ]


def test_response_holds_the_page_and_the_page_goes_on(serve: Serve) -> None:
    server = serve(by=by_offset())
    response = Shop(base_url=server.url).items.with_response.list()
    assert response.status_code == 200
    assert [i.id for i in response.value] == ALL


def test_numbered_pages(serve: Serve) -> None:
    def respond(asked: Asked) -> Answer:
        number = int(parse_qs(asked.query).get("page", ["1"])[0])
        return Answer(
            {"items": [item(n) for n in range(5)[2 * number - 2 : 2 * number]]}
        )

    server = serve(by=respond)
    shop = Shop(base_url=server.url)
    assert [i.id for i in shop.items.pages(size="s")] == ALL[:5]
    assert [i.id for i in shop.items.pages(page=3)] == ALL[4:5]
    assert [asked.query for asked in server.asked] == [
        "size=s",
        "page=2&size=s",
        "page=3&size=s",
        "page=4&size=s",
        "page=3",
        "page=4",
    ]


def test_numbered_pages_end_at_the_total(serve: Serve) -> None:
    server = serve(
        Answer({"items": [item(0), item(1)], "total": 3}),
        Answer({"items": [item(2)], "total": 3}),
    )
    assert [i.id for i in Shop(base_url=server.url).items.pages()] == ALL[:3]
    assert len(server.asked) == 2


@pytest.mark.parametrize("end", [None, "", "absent"])
def test_cursors_end_when_there_is_none(serve: Serve, end: str | None) -> None:
    last = {"items": [item(2)]} | ({} if end == "absent" else {"cursor": end})
    server = serve(
        Answer({"items": [item(0)], "cursor": "a/1"}),
        # an empty page may have others behind it
        Answer({"items": [], "cursor": "b"}),
        Answer(last),
    )
    found = [i.id for i in Shop(base_url=server.url).items.stream(size="s")]
    assert found == ["i0", "i2"]
    assert [asked.query for asked in server.asked] == [
        "size=s",
        "after=a%2F1&size=s",
        "after=b&size=s",
    ]


def test_cursors_end_when_the_server_says_so(serve: Serve) -> None:
    server = serve(Answer({"items": [item(0)], "cursor": "a", "more": False}))
    assert len(list(Shop(base_url=server.url).items.stream())) == 1


@pytest.mark.parametrize("circle", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_cursors_that_go_in_circles_are_an_error(
    serve: Serve, circle: list[str]
) -> None:
    cursors = iter(circle * 9)
    numbers = iter(range(99))
    server = serve(
        by=lambda _: Answer({"items": [item(next(numbers))], "cursor": next(cursors)})
    )
    found: list[str] = []
    with pytest.raises(errors.PagingError, match="cursor"):
        for each in Shop(base_url=server.url).items.stream():
            found.append(each.id)
    assert len(found) == len(circle) + 1


def test_a_page_that_comes_again_is_an_error(serve: Serve, run: Run) -> None:
    server = serve(by=lambda _: Answer({"items": [item(0)], "more": True}))
    with pytest.raises(errors.PagingError, match="skip"):
        list(Shop(base_url=server.url).items.list())
    assert len(server.asked) == 2

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            with pytest.raises(errors.PagingError, match="skip"):
                async for _ in shop.items.list():
                    pass

    run(main)


def test_a_page_can_be_gone_on_from_twice(serve: Serve) -> None:
    server = serve(
        by=lambda asked: Answer(
            {"items": [item(len(asked.query))], "cursor": None if asked.query else "a"}
        )
    )
    page = Shop(base_url=server.url).items.stream()
    assert [len(list(page)) for _ in range(2)] == [2, 2]


def test_errors_on_a_later_page_end_the_walk(serve: Serve) -> None:
    server = serve(Answer({"items": [item(0)], "more": True}), Answer({}, 503))
    found: list[str] = []
    with pytest.raises(errors.ServerError):
        for each in Shop(base_url=server.url).items.list():
            found.append(each.id)
    assert found == ["i0"]


@pytest.mark.parametrize(
    ("most", "found", "requests"),
    [(0, 0, 1), (2, 2, 1), (3, 3, 1), (4, 4, 2), (9, 7, 3)],
)
def test_items_are_bounded(
    serve: Serve, caller: Caller, most: int, found: int, requests: int
) -> None:
    server = serve(by=by_offset(more=lambda end: end < 7))
    items = caller.at(base_url=server.url).listed(BY_OFFSET, {"max_items": most})
    assert [each.id for each in items] == ALL[:found]
    assert len(server.asked) == requests


def test_pages_are_whole_also_where_items_are_bounded(serve: Serve) -> None:
    server = serve(by=by_offset(more=lambda end: end < 7))
    with Shop(base_url=server.url) as shop:
        first, second = shop.items.list(max_items=4).pages()
        assert [each.id for each in second.items] == ALL[3:6]
        assert (first.has_next, second.has_next) == (True, False)
        assert second.next_page() is None
        # the bound is of this walk, not of the list
        assert [each.id for each in shop.items.list(resume=second.cursor)] == ALL[6:]
        with pytest.raises(ValueError, match="max_items must not be negative: -1"):
            shop.items.list(max_items=-1)


def test_a_walk_that_failed_goes_on_where_it_was(serve: Serve, run: Run) -> None:
    server = serve(
        Answer({"items": [item(0)], "more": True}),
        Answer({}, 404),
        Answer({"items": [item(1)]}),
        Answer({"items": []}),
    )

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            items = aiter(shop.items.list())
            assert (await anext(items)).id == "i0"
            with pytest.raises(errors.NotFoundError):
                await anext(items)
            assert [each.id async for each in items] == ["i1"]

    run(main)


def test_the_same_items_again_and_again_are_an_error(
    serve: Serve, caller: Caller
) -> None:
    # no two of these bodies are equal, and yet they lead nowhere
    times = iter(range(99))
    server = serve(
        by=lambda _: Answer({"items": [item(0)], "total": 500 + next(times)})
    )
    with pytest.raises(errors.PagingError, match="the same page for another page"):
        caller.at(base_url=server.url).listed(BY_PAGE)
    assert len(server.asked) == 4


def test_a_long_walk_stays_cheap() -> None:
    walk = Walk()
    start = time.process_time()
    for number in range(50_000):
        walk = walk.further(f"c{number}", 1, False)
        assert not walk.has_met(f"c{number + 1}")
    assert walk.has_met("c0")
    assert walk.items == 50_000
    # a copy of the marks for each page would take minutes
    assert time.process_time() - start < 5


def test_walks_that_part_do_not_see_each_other() -> None:
    start = Walk().further(None, 1, False)
    one = start.further("a", 1, False).further("b", 1, False)
    other = start.further("c", 1, False)
    assert [one.has_met(mark) for mark in (None, "a", "b", "c")] == [1, 1, 1, 0]
    assert [other.has_met(mark) for mark in (None, "a", "b", "c")] == [1, 0, 0, 1]
    assert [start.has_met(mark) for mark in (None, "a", "b", "c")] == [1, 0, 0, 0]
