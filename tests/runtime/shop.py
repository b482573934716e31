"""A client as `generate` would write it, over every kind of call that the runtime knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Unpack, cast

from generator.runtime import errors
from generator.runtime.auth import ApiKey, Basic, Bearer
from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.decoding import (
    absent,
    any_json,
    array,
    date_time,
    enum_decoder,
    list_of,
    mismatch,
    model,
    new,
    nothing,
    text,
)
from generator.runtime.enums import OpenEnum
from generator.runtime.http import AsyncHTTPClient, HTTPClient
from generator.runtime.models import Model, Wire
from generator.runtime.operation import (
    Body,
    BodyField,
    Cookie,
    Header,
    Operation,
    PagedOperation,
    Path,
    Query,
)
from generator.runtime.options import CallOptions, ClientOptions, ListOptions
from generator.runtime.pages import AsyncPages, Page
from generator.runtime.paging import (
    CursorPaging,
    OffsetPaging,
    PagePaging,
)
from generator.runtime.resource import (
    AsyncResource,
    Resource,
    answering,
    async_answering,
    async_streaming,
    streaming,
)
from generator.runtime.service import ClientHeader, Service
from generator.runtime.unset import UNSET, Unset


class Size(OpenEnum):
    """How large an item is."""

    SMALL = "small"
    LARGE = "large"


decode_size = enum_decoder(Size)


@dataclass(slots=True, kw_only=True)
class Item(Model):
    """Something for sale."""

    id: str
    made_at: datetime
    size: Size | None = None
    tags: list[str] | None = None


def decode_item(data: Any) -> Item:
    get = data.get
    self = new(Item)
    self.id = v if type(v := data["id"]) is str else mismatch()
    self.made_at = date_time(data["madeAt"])
    self.size = None if (v := get("size")) is None else decode_size(v)
    self.tags = None if (v := get("tags")) is None else [text(i) for i in array(v)]
    return self


Item.__wire__ = Wire(decode_item, {"made_at": "madeAt"})


@dataclass(slots=True, kw_only=True)
class Listing(Model):
    """One page of items, under every way of paging."""

    items: list[Item]
    total: int | None = None
    more: bool | None = None
    cursor: str | None = None


def decode_listing(data: Any) -> Listing:
    get = data.get
    self = new(Listing)
    self.items = [decode_item(i) for i in array(data["items"])]
    self.total = v if type(v := get("total")) is int else absent(v)
    self.more = v if type(v := get("more")) is bool else absent(v)
    self.cursor = v if type(v := get("cursor")) is str else absent(v)
    return self


Listing.__wire__ = Wire(decode_listing, {})


@dataclass(slots=True, kw_only=True)
class Complaint(Model):
    """The documented body of 404."""

    why: str


def decode_complaint(data: Any) -> Complaint:
    self = new(Complaint)
    self.why = v if type(v := data["why"]) is str else mismatch()
    return self


Complaint.__wire__ = Wire(decode_complaint, {})


class NotFoundError(errors.NotFoundError):
    """404: no such item."""

    body: Complaint | None


SERVICE = Service(
    title="Corner Shop",
    prefix="SHOP",
    servers={"production": "https://shop.test/v1/", "sandbox": "https://dev.shop.test"},
    schemes=(
        Basic(id="basic", username="username", password="password"),
        Bearer(id="bearer", token="token"),
        ApiKey(id="key", location="query", wire="api key", token="api_key"),
    ),
    headers=(
        ClientHeader(argument="version", wire="Shop-Version", default="2024-07-30"),
        ClientHeader(argument="tenant", wire="Tenant"),
    ),
    errors=lambda: {"404": NotFoundError},
)

_ANYONE = (("bearer",), ("key",), ("basic",))

GET: Operation[Item] = Operation(
    name="items.get",
    method="GET",
    path="/items/{item id}",
    parameters=(
        Path("item_id", "item id"),
        Query("size", "size", choices=("small", "large")),
        Query("ids", "ids", explode=False, array=True),
        Query("since", "since"),
        Header("trace", "X-Trace"),
        Cookie("visit", "visit"),
    ),
    security=_ANYONE,
    result=lambda: model(Item),
    errors={
        "404": lambda: model(Complaint),
        "4XX": lambda: list_of(text),
    },
)

CREATE: Operation[Item] = Operation(
    name="items.create",
    method="POST",
    path="/items",
    parameters=(
        BodyField("name", "name"),
        BodyField("made_at", "madeAt"),
        BodyField("size", "size", choices=("small", "large")),
        BodyField("parts", "parts"),
    ),
    security=_ANYONE,
    result=lambda: model(Item),
)

REPLACE: Operation[Any] = Operation(
    name="items.replace",
    method="PUT",
    path="/items",
    parameters=(Body("items"),),
    result=lambda: any_json,
)

DELETE: Operation[None] = Operation(
    name="items.delete",
    method="DELETE",
    path="/items/{id}",
    parameters=(Path("id", "id"),),
    security=((), ("bearer",)),
    result=lambda: nothing,
)

NOTE: Operation[str] = Operation(
    name="note", method="GET", path="/note", result=lambda: text
)

BY_OFFSET: PagedOperation[Item, Listing] = PagedOperation(
    name="items.list",
    method="GET",
    path="/items",
    parameters=(Query("skip", "skip"), Query("size", "size")),
    result=lambda: model(Listing),
    paging=OffsetPaging(
        argument="skip",
        items=lambda body: body.items,
        total=lambda body: body.total,
        more=lambda body: body.more,
    ),
)

BY_PAGE: PagedOperation[Item, Listing] = PagedOperation(
    name="items.pages",
    method="GET",
    path="/items",
    parameters=(Query("page", "page"), Query("size", "size")),
    result=lambda: model(Listing),
    paging=PagePaging(
        argument="page",
        items=lambda body: body.items,
        total=lambda body: body.total,
        more=lambda body: body.more,
        first=1,
    ),
)

BY_CURSOR: PagedOperation[Item, Listing] = PagedOperation(
    name="items.stream",
    method="GET",
    path="/items",
    parameters=(Query("cursor", "after"), Query("size", "size")),
    result=lambda: model(Listing),
    paging=CursorPaging(
        argument="cursor",
        items=lambda body: body.items,
        cursor=lambda body: body.cursor,
        more=lambda body: body.more,
    ),
)


class Items(Resource):
    """Items for sale."""

    def get(
        self,
        item_id: str,
        *,
        size: str | Size | None = None,
        ids: Sequence[str] | None = None,
        since: datetime | None = None,
        trace: str | None = None,
        visit: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Item:
        arguments = {
            "item_id": item_id,
            "size": size,
            "ids": ids,
            "since": since,
            "trace": trace,
            "visit": visit,
        }
        return self._transport.send(GET, arguments, **options)

    def create(
        self,
        *,
        name: str | None | Unset = UNSET,
        made_at: datetime | Unset = UNSET,
        size: str | Size | Unset = UNSET,
        parts: Sequence[Item] | Unset = UNSET,
        **options: Unpack[CallOptions],
    ) -> Item:
        arguments = {"name": name, "made_at": made_at, "size": size, "parts": parts}
        return self._transport.send(CREATE, arguments, **options)

    def replace(self, items: object, **options: Unpack[CallOptions]) -> Any:
        return self._transport.send(REPLACE, {"items": items}, **options)

    def delete(self, id: str, **options: Unpack[CallOptions]) -> None:
        return self._transport.send(DELETE, {"id": id}, **options)

    def note(self, **options: Unpack[CallOptions]) -> str:
        return self._transport.send(NOTE, {}, **options)

    def list(
        self,
        *,
        skip: int | None = None,
        size: str | None = None,
        **options: Unpack[ListOptions],
    ) -> Page[Item, Listing]:
        arguments = {"skip": skip, "size": size}
        return self._transport.pages(BY_OFFSET, arguments, **options)

    def pages(
        self,
        *,
        page: int | None = None,
        size: str | None = None,
        **options: Unpack[ListOptions],
    ) -> Page[Item, Listing]:
        arguments = {"page": page, "size": size}
        return self._transport.pages(BY_PAGE, arguments, **options)

    def stream(
        self,
        *,
        cursor: str | None = None,
        size: str | None = None,
        **options: Unpack[ListOptions],
    ) -> Page[Item, Listing]:
        arguments = {"cursor": cursor, "size": size}
        return self._transport.pages(BY_CURSOR, arguments, **options)

    @property
    def with_response(self) -> ItemsWithResponse:
        return ItemsWithResponse(self._transport.with_response())

    @property
    def with_streaming_response(self) -> ItemsWithStreamingResponse:
        return ItemsWithStreamingResponse(self._transport.with_streaming_response())


class ItemsWithResponse(Resource):
    """The calls of `Items`, each giving a `Response`."""

    get = answering(Items.get)
    list = answering(Items.list)
    note = answering(Items.note)


class ItemsWithStreamingResponse(Resource):
    """The calls of `Items`, each giving a `StreamedResponse`."""

    get = streaming(Items.get)
    list = streaming(Items.list)
    note = streaming(Items.note)


class AsyncItems(AsyncResource):
    """Items for sale."""

    async def get(self, item_id: str, **options: Unpack[CallOptions]) -> Item:
        return await self._transport.send(GET, {"item_id": item_id}, **options)

    async def create(
        self, *, name: str | None | Unset = UNSET, **options: Unpack[CallOptions]
    ) -> Item:
        return await self._transport.send(CREATE, {"name": name}, **options)

    async def note(self, **options: Unpack[CallOptions]) -> str:
        return await self._transport.send(NOTE, {}, **options)

    def list(
        self,
        *,
        skip: int | None = None,
        size: str | None = None,
        **options: Unpack[ListOptions],
    ) -> AsyncPages[Item, Listing]:
        arguments = {"skip": skip, "size": size}
        return self._transport.pages(BY_OFFSET, arguments, **options)

    @property
    def with_response(self) -> AsyncItemsWithResponse:
        return AsyncItemsWithResponse(self._transport.with_response())

    @property
    def with_streaming_response(self) -> AsyncItemsWithStreamingResponse:
        return AsyncItemsWithStreamingResponse(
            self._transport.with_streaming_response()
        )


class AsyncItemsWithResponse(AsyncResource):
    """The calls of `AsyncItems`, each giving a `Response`."""

    get = async_answering(AsyncItems.get)
    list = async_answering(AsyncItems.list)
    note = async_answering(AsyncItems.note)


class AsyncItemsWithStreamingResponse(AsyncResource):
    """The calls of `AsyncItems`, each giving a `StreamedResponse`."""

    get = async_streaming(AsyncItems.get)
    list = async_streaming(AsyncItems.list)
    note = async_streaming(AsyncItems.note)


def _told_apart(given: Mapping[str, Any]) -> tuple[dict[str, Any], ClientOptions]:
    """What services of the tests' own are given, and what every client takes."""
    names = ClientOptions.__annotations__
    arguments = {name: held for name, held in given.items() if name not in names}
    options = {name: held for name, held in given.items() if name in names}
    return arguments, cast(ClientOptions, options)


class Shop(SyncClient):
    """Client for the shop."""

    def __init__(
        self,
        *,
        environment: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        http_client: HTTPClient | None = None,
        service: Service = SERVICE,
        **given: Any,
    ) -> None:
        arguments, options = _told_apart(given)
        super().__init__(
            service,
            arguments,
            environment=environment,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            http_client=http_client,
            **options,
        )

    @property
    def items(self) -> Items:
        return Items(self._transport)


class AsyncShop(AsyncClient):
    """Async client for the shop."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        http_client: AsyncHTTPClient | None = None,
        service: Service = SERVICE,
        **given: Any,
    ) -> None:
        arguments, options = _told_apart(given)
        super().__init__(
            service,
            arguments,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            http_client=http_client,
            **options,
        )

    @property
    def items(self) -> AsyncItems:
        return AsyncItems(self._transport)


def item(number: int, **changes: object) -> Mapping[str, object]:
    """An item as the server sends it."""
    return {"id": f"i{number}", "madeAt": "2024-01-02T03:04:05Z", **changes}
