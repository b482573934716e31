"""A client as `generate` would write it, whose calls need three credentials at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.runtime import errors
from generator.runtime.auth import ApiKey, Bearer
from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.decoding import (
    absent,
    any_json,
    binary,
    each,
    mismatch,
    model,
    new,
    nothing,
    nullable,
    text,
)
from generator.runtime.models import Model, Wire
from generator.runtime.oauth import OAuth2
from generator.runtime.operation import (
    BodyField,
    FileBody,
    Header,
    Operation,
    PagedOperation,
    Path,
    Query,
    StreamOperation,
)
from generator.runtime.paging import UrlPaging
from generator.runtime.parameters import IdempotencyKey
from generator.runtime.service import ClientHeader, Service

# the id of a client is none, but goes with its secret
SECRETS: dict[str, Any] = {
    "token": "t0ken-t0-be-hidden",
    "api_key": "key-t0-be-hidden",
    "visit": "visit-t0-be-hidden",
    "client_id": "depot",
    "client_secret": "client-t0-be-hidden",
}


@dataclass(slots=True, kw_only=True)
class Item(Model):
    """Something in store."""

    id: str
    count: int | None = None


def decode_item(data: Any) -> Item:
    get = data.get
    self = new(Item)
    self.id = v if type(v := data["id"]) is str else mismatch()
    self.count = v if type(v := get("count")) is int else absent(v)
    return self


Item.__wire__ = Wire(decode_item, {})


@dataclass(slots=True, kw_only=True)
class Listing(Model):
    """One page of items."""

    items: list[Item]
    next: str | None = None


def decode_listing(data: Any) -> Listing:
    get = data.get
    self = new(Listing)
    self.items = each(decode_item, data["items"])
    self.next = v if type(v := get("next")) is str else absent(v)
    return self


Listing.__wire__ = Wire(decode_listing, {})


class NotFoundError(errors.NotFoundError):
    """404: no such item."""

    body: Item | None


SERVICE = Service(
    title="Depot",
    prefix="DEPOT",
    servers={"production": "https://depot.test/v1"},
    schemes=(
        Bearer(id="bearer", token="token"),
        ApiKey(id="key", location="query", wire="api_key", token="api_key"),
        OAuth2(
            id="oauth",
            token="access_token",
            client_id="client_id",
            client_secret="client_secret",
            scope="scope",
            address="token_url",
            token_url="",
        ),
        ApiKey(id="visit", location="cookie", wire="visit", token="visit"),
    ),
    headers=(ClientHeader(argument="tenant", wire="Tenant"),),
    errors=lambda: {"404": NotFoundError},
)

_ARGUMENTS = (*SECRETS, "token_url", "tenant")
_ALL = (("bearer", "key", "visit"),)

GET: Operation[Item] = Operation(
    name="items.get",
    method="GET",
    path="/items/{id}",
    parameters=(Path("id", "id"), Query("near", "near"), Header("trace", "X-Trace")),
    security=_ALL,
    result=lambda: model(Item),
    errors={"404": lambda: model(Item)},
)

FIND: Operation[Item | None] = Operation(
    name="items.find",
    method="GET",
    path="/items/best",
    security=_ALL,
    result=lambda: nullable(model(Item)),
)

CREATE: Operation[Item] = Operation(
    name="items.create",
    method="POST",
    path="/items",
    parameters=(BodyField("name", "name"),),
    security=_ALL,
    result=lambda: model(Item),
)

UPDATE: Operation[Item] = Operation(
    name="items.update",
    method="PATCH",
    path="/items/{id}",
    parameters=(Path("id", "id"), BodyField("name", "name")),
    security=_ALL,
    result=lambda: model(Item),
)

ORDER: Operation[Item] = Operation(
    name="items.order",
    method="POST",
    path="/orders",
    parameters=(
        IdempotencyKey("idempotency_key", "Idempotency-Key"),
        BodyField("name", "name"),
    ),
    security=_ALL,
    result=lambda: model(Item),
)

DELETE: Operation[None] = Operation(
    name="items.delete",
    method="DELETE",
    path="/items/{id}",
    parameters=(Path("id", "id"),),
    security=_ALL,
    result=lambda: nothing,
)

NOTE: Operation[str] = Operation(
    name="note", method="GET", path="/note", security=_ALL, result=lambda: text
)

ANYTHING: Operation[Any] = Operation(
    name="anything",
    method="GET",
    path="/anything",
    security=_ALL,
    result=lambda: any_json,
)

DOWNLOAD: Operation[bytes] = Operation(
    name="files.get",
    method="GET",
    path="/file",
    security=_ALL,
    result=lambda: binary,
)

REPORT: Operation[Any] = Operation(
    name="report",
    method="GET",
    path="/report",
    security=(("oauth",),),
    result=lambda: any_json,
)

REPORT_ON: Operation[Any] = Operation(
    name="report_on",
    method="POST",
    path="/report",
    parameters=(BodyField("name", "name"),),
    security=(("oauth",),),
    result=lambda: any_json,
)

UPLOAD: Operation[None] = Operation(
    name="files.put",
    method="PUT",
    path="/file",
    parameters=(FileBody("content"),),
    security=_ALL,
    result=lambda: nothing,
)

LIST: PagedOperation[Item, Listing] = PagedOperation(
    name="items.list",
    method="GET",
    path="/items",
    parameters=(Header("trace", "X-Trace"),),
    security=_ALL,
    result=lambda: model(Listing),
    paging=UrlPaging(items=lambda body: body.items, url=lambda body: body.next),
)

WATCH: StreamOperation[Item] = StreamOperation(
    name="items.watch",
    method="GET",
    path="/watch",
    security=_ALL,
    result=lambda: model(Item),
    stream="lines",
)


def _taken(given: dict[str, Any]) -> dict[str, Any]:
    """The arguments that the service knows, out of all that a client was given."""
    return {name: given.pop(name, None) for name in _ARGUMENTS}


class Depot(SyncClient):
    """Client for the depot; options: its arguments too."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        http_client: Any = None,
        **options: Any,
    ) -> None:
        super().__init__(
            SERVICE,
            _taken(options),
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            http_client=http_client,
            **options,
        )


class AsyncDepot(AsyncClient):
    """Async client for the depot; options: its arguments too."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        http_client: Any = None,
        **options: Any,
    ) -> None:
        super().__init__(
            SERVICE,
            _taken(options),
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            http_client=http_client,
            **options,
        )
