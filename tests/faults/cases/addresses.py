"""What is sent, and to whom: redirects, next pages, path values, headers."""

from collections.abc import Callable

from generator.runtime.errors import CredentialsError, PagingError, StatusError

from ..acts import CLOSE, answers, head, sends
from ..case import FOUND, Case
from ..depot import CREATE, LIST, SECRETS, Item
from ..server import Act, Server

_JSON = head(content_type="application/json")
_PAGE = b'{"items": [{"id": "i1", "count": 3}], "next": "%s"}'
_LAST = b'{"items": [{"id": "i2"}]}'


def _leads(to: str, status: str = "302 Found") -> Act:
    return sends(head(status, location=to, content_length="0"))


def _other_hears_nothing(server: Server, other: Server) -> None:
    assert other.connections == 0


def _other_gets_no_secrets(server: Server, other: Server) -> None:
    (asked,) = other.asked
    sent = f"{asked.target} {asked.headers} {asked.content!r}"
    assert not [secret for secret in SECRETS.values() if secret in sent]
    assert not {"authorization", "cookie", "tenant", "x-trace", "x-mine"} & set(
        asked.headers
    )


def _own_gets_secrets(server: Server, other: Server) -> None:
    for asked in server.asked:
        assert asked.headers["authorization"] == f"Bearer {SECRETS['token']}"
        assert f"api_key={SECRETS['api_key']}" in asked.target
        assert asked.headers["cookie"] == f"visit={SECRETS['visit']}"


def _path(expected: str) -> Callable[[Server, Server], None]:
    def check(server: Server, other: Server) -> None:
        assert [asked.path for asked in server.asked] == [expected]

    return check


def _value(id: str, sent: str) -> Case:
    return Case(
        what=f"the value `{id!r}` in a path",
        server=(answers(),),
        arguments=lambda: {"id": id},
        value=FOUND,
        check=_path(f"/items/{sent}"),
    )


def _refused(what: str, message: str, hidden: str = "", **how: object) -> Case:
    """A fault of the caller: nothing is sent, and the value is not repeated."""
    return Case(
        what=what,
        server=(answers(),),
        error=ValueError,
        message=message,
        requests=0,
        hidden=(hidden,) if hidden else (),
        **how,  # type: ignore[arg-type]
    )


CASES = (
    Case(
        what="a redirect to another host",
        server=(_leads("%OTHER%/items/i1?token=of-theirs"),),
        other=(answers(),),
        error=StatusError,
        message=r"answered 302 Found, pointing to http://127\.0\.0\.1:\d+/items/i1",
        attributes={"status_code": 302},
        hidden=("of-theirs",),
        check=_other_hears_nothing,
    ),
    Case(
        what="a redirect on the same host",
        server=(_leads("/items/i2", "307 Temporary Redirect"),),
        error=StatusError,
        message="answered 307 Temporary Redirect, pointing to /items/i2",
    ),
    Case(
        what="a redirect to itself",
        server=(_leads("%SELF%/items/i1", "308 Permanent Redirect"),),
        error=StatusError,
        message="answered 308 Permanent Redirect, pointing to",
    ),
    Case(
        what="a redirect after a POST",
        server=(_leads("%OTHER%/", "303 See Other"),),
        other=(answers(),),
        call=CREATE,
        error=StatusError,
        message="answered 303 See Other",
        check=_other_hears_nothing,
    ),
    Case(
        what="a redirect to nowhere",
        server=(sends(head("302 Found", content_length="0")),),
        error=StatusError,
        message="answered 302 Found$",
    ),
    Case(
        what="the next page is on the same server",
        server=(answers(_PAGE % b"/items?page=2"), answers(_LAST)),
        call=LIST,
        does="items",
        value=[FOUND, Item(id="i2")],
        requests=2,
        check=_own_gets_secrets,
    ),
    Case(
        what="the next page is on another server",
        server=(sends(_JSON + _PAGE % b"%OTHER%/items?page=2", CLOSE),),
        other=(answers(_LAST),),
        call=LIST,
        does="items",
        arguments=lambda: {"trace": "mine"},
        client={"tenant": "mine", "headers": {"X-Mine": "mine"}},
        options={"extra_headers": {"X-Mine": "mine"}, "extra_query": {"mine": "1"}},
        value=[FOUND, Item(id="i2")],
        check=_other_gets_no_secrets,
    ),
    Case(
        what="the next page is this one",
        server=(answers(_PAGE % b"/items?page=2"),),
        call=LIST,
        does="items",
        error=PagingError,
        message="the same page|gave this one before",
        requests=2,
    ),
    Case(
        what="the next page has an address that is none",
        server=(answers(_PAGE % b"ftp://u:pass-of-theirs@x"),),
        call=LIST,
        does="items",
        error=PagingError,
        message="address is none",
        hidden=("pass-of-theirs",),
    ),
    *(
        _refused(
            f"the value `{id!r}` in a path", "^id", arguments=lambda id=id: {"id": id}
        )
        for id in (".", "..", "")
    ),
    _value("a/b", "a%2Fb"),
    _value("../..", "..%2F.."),
    _value("a?b=c", "a%3Fb%3Dc"),
    _value("a#b", "a%23b"),
    _value("%2e%2e", "%252e%252e"),
    _value("..;", "..%3B"),
    _value("a\\b", "a%5Cb"),
    _value("a\r\nb", "a%0D%0Ab"),
    _value("é x", "%C3%A9%20x"),
    _refused(
        "a line break in the value of a header",
        "X-Trace",
        "Evil: 1",
        arguments=lambda: {"id": "i1", "trace": "a\r\nEvil: 1"},
    ),
    _refused(
        "a line break in a header of the client",
        "",
        "Evil: 1",
        client={"headers": {"X-Mine": "a\r\nEvil: 1"}},
        usable=False,
    ),
    _refused(
        "a line break in a header of the call",
        "X-Mine",
        "Evil: 1",
        options={"extra_headers": {"X-Mine": "a\r\nEvil: 1"}},
    ),
    _refused(
        "a line break in the name of a header",
        "",
        options={"extra_headers": {"X-Mine: 1\r\nEvil": "1"}},
    ),
    _refused(
        "a line break within a token",
        "token",
        "t0ken-within",
        client={"token": "t0ken-within\r\nEvil: 1"},
    ),
    _refused(
        "a character that no header holds in a token",
        "",
        "t0ken-within",
        client={"token": "t0ken-within-é"},
        usable=False,
    ),
    Case(
        what="a token with a line break at its end",
        server=(answers(),),
        client={"token": f"{SECRETS['token']}\r\n"},
        value=FOUND,
        check=_own_gets_secrets,
    ),
    Case(
        what="no credentials",
        server=(answers(),),
        client={"token": None},
        usable=False,
        error=CredentialsError,
        message=r"token= \(or DEPOT_TOKEN\)",
        requests=0,
    ),
)
