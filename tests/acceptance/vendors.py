"""One table of the five clients: how each is made and called, and what must then be seen on the wire."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import pytest

from .paged import callbell_pages, clemta_pages, close_pages
from .server import Answer, Request

SECRET = "n0t-t0-be-sh0wn"


def basic(username: str, password: str) -> str:
    """The Authorization header of HTTP Basic."""
    return "Basic " + b64encode(f"{username}:{password}".encode()).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """A client and its documented call.

    given: arguments of the client. environ: the same, as environment variables.
    auth: headers that the client must add. group, method, values: the call, with what it requires and no more.
    path, query: what arrives for that call. answer: a documented answer of no items.
    base_url: where requests go unless told otherwise.
    extra: headers besides auth. pages: the server of a list that pages.
    """

    name: str
    title: str
    given: Mapping[str, str]
    environ: Mapping[str, str]
    auth: Mapping[str, str]
    group: str
    method: str
    values: tuple[str, ...] = ()
    path: str
    query: tuple[tuple[str, str], ...] = ()
    answer: object
    base_url: str
    extra: Mapping[str, str] = field(default_factory=dict[str, str])
    pages: Callable[[Request], Answer] | None = None

    @property
    def package(self) -> Any:
        return import_module(f"{self.name}_client")

    def client(self, **arguments: Any) -> Any:
        return getattr(self.package, self.title)(**arguments)

    def async_client(self, **arguments: Any) -> Any:
        return getattr(self.package, f"Async{self.title}")(**arguments)

    def call(self, client: Any, **options: Any) -> Any:
        return getattr(getattr(client, self.group), self.method)(
            *self.values, **options
        )

    def call_with_response(self, client: Any) -> Any:
        calls = getattr(client, self.group).with_response
        return getattr(calls, self.method)(*self.values)

    @property
    def error(self) -> type[Exception]:
        """The base of everything that this client raises about an answer."""
        error: type[Exception] = getattr(self.package, f"{self.title}Error")
        return error


VENDORS = (
    Vendor(
        name="sequence",
        title="Sequence",
        given={"username": "someone", "password": SECRET},
        environ={"SEQUENCE_USERNAME": "someone", "SEQUENCE_PASSWORD": SECRET},
        auth={"authorization": basic("someone", SECRET)},
        extra={"sequence-version": "2024-07-30"},
        group="contacts",
        method="list",
        values=("cus_1",),
        path="/customers/cus_1/contacts",
        answer={"items": []},
        base_url="https://eu.sequencehq.com/api",
    ),
    Vendor(
        name="dayzero",
        title="DayZero",
        given={"token": SECRET, "business_id": "b-1"},
        environ={"DAYZERO_TOKEN": SECRET, "DAYZERO_BUSINESS_ID": "b-1"},
        auth={"authorization": f"Bearer {SECRET}", "x-business-id": "b-1"},
        group="customers",
        method="list_contacts",
        values=("cus_1",),
        path="/api/v1/customers/cus_1/contacts",
        answer={"contacts": []},
        base_url="https://api.ondayzero.com",
    ),
    Vendor(
        name="clemta",
        title="Clemta",
        given={"api_key": SECRET},
        environ={"CLEMTA_API_KEY": SECRET},
        auth={"x-api-key": SECRET},
        group="contacts",
        method="list",
        values=("c1",),
        path="/contacts",
        query=(("company_id", "c1"),),
        answer={"success": True, "data": {"contacts": [], "total": 0}},
        base_url="https://api.clemta.com",
        pages=clemta_pages,
    ),
    Vendor(
        name="close",
        title="Close",
        given={"api_key": SECRET},
        environ={"CLOSE_API_KEY": SECRET},
        auth={"authorization": basic(SECRET, "")},
        group="contacts",
        method="list",
        path="/contact/",
        answer={"data": [], "has_more": False},
        base_url="https://api.close.com/api/v1",
        pages=close_pages,
    ),
    Vendor(
        name="callbell",
        title="Callbell",
        given={"token": SECRET},
        environ={"CALLBELL_TOKEN": SECRET},
        auth={"authorization": f"Bearer {SECRET}"},
        group="contacts",
        method="list",
        path="/contacts",
        answer={"contacts": []},
        base_url="https://api.callbell.eu/v1",
        pages=callbell_pages,
    ),
)


each = pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.name)
"""Marks a test that holds for every client."""

SENT_BY_ANY_CLIENT = {"host", "accept", "accept-encoding", "connection", "user-agent"}


def check_request(vendor: Vendor, request: Request) -> None:
    assert request.method == "GET"
    assert request.path == vendor.path
    assert request.query == vendor.query
    assert request.body == b""
    expected = {**vendor.auth, **vendor.extra}
    assert expected.items() <= request.headers.items()
    assert request.headers.keys() - expected.keys() <= SENT_BY_ANY_CLIENT
