"""An answer comes, but not the one that the documentation promises."""

from generator.runtime.errors import (
    ApiConnectionError,
    ConflictError,
    DecodeError,
    InternalServerError,
    ServerError,
)

from ..acts import CLOSE, GOOD, WAIT, answers, echoes, head, sends
from ..case import FOUND, Case
from ..depot import ANYTHING, DELETE, DOWNLOAD, FIND, NOTE, NotFoundError

_HTML = b"<!doctype html><html><title>Oops</title><body>secret-of-theirs</body></html>"
_JSON = {"content_type": "application/json"}
_TWO = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 24\r\n\r\n"

CASES = (
    Case(
        what="JSON labelled as text",
        server=(answers(content_type="text/plain"),),
        value=FOUND,
    ),
    Case(
        what="JSON labelled as HTML",
        server=(answers(content_type="text/html; charset=utf-8"),),
        value=FOUND,
    ),
    Case(
        what="JSON without a label",
        server=(sends(head(content_length=str(len(GOOD))), GOOD),),
        value=FOUND,
    ),
    Case(
        what="JSON labelled with a charset that does not exist",
        server=(answers(content_type="application/json; charset=x-none"),),
        value=FOUND,
    ),
    Case(
        what="text labelled with a charset that does not exist",
        server=(answers("é".encode(), content_type="text/plain; charset=x-none"),),
        call=NOTE,
        value="é",
    ),
    Case(
        what="an HTML page with 200",
        server=(answers(_HTML, content_type="text/html"),),
        error=DecodeError,
        message="answered 200.*expected JSON.*text/html",
        hidden=("<html", "secret-of-theirs"),
    ),
    Case(
        what="an HTML page with 502",
        server=(answers(_HTML, "502 Bad Gateway", content_type="text/html"),),
        error=ServerError,
        message="answered 502 Bad Gateway$",
        attributes={"status_code": 502, "body": _HTML.decode()},
        requests=3,
        hidden=("<html",),
    ),
    Case(
        what="an empty body where a value is documented",
        server=(answers(b""),),
        error=DecodeError,
        message=r"answered 200.*\$: expected JSON, got an empty body",
    ),
    Case(
        what="an empty body where null is documented",
        server=(answers(b""),),
        call=FIND,
        value=None,
    ),
    Case(
        what="a body where nothing is documented",
        server=(answers(_HTML, content_type="text/html"),),
        call=DELETE,
        value=None,
    ),
    Case(
        what="204 with a body",
        server=(sends(head("204 No Content", content_length="5") + b"hello"),),
        call=DELETE,
        value=None,
    ),
    Case(
        what="204 where a value is documented",
        server=(sends(head("204 No Content")),),
        error=DecodeError,
        message=r"answered 204.*got an empty body",
    ),
    Case(
        what="another type of value",
        server=(answers(b'{"id": 1, "count": "many"}'),),
        error=DecodeError,
        message=r"\$\.id: expected a string, got 1 \(and 1 more\)",
    ),
    Case(
        what="a status that does not exist",
        server=(answers(b"{}", "599 Odd"),),
        error=ServerError,
        message="answered 599$",
        attributes={"status_code": 599},
        requests=3,
    ),
    Case(
        what="a documented error with its body",
        server=(answers(GOOD, "404 Not Found"),),
        error=NotFoundError,
        message="answered 404 Not Found",
        attributes={"status_code": 404, "body": FOUND},
    ),
    Case(
        what="a documented error with another body",
        server=(answers(b"[]", "404 Not Found"),),
        error=NotFoundError,
        message="answered 404 Not Found",
        attributes={"body": None},
    ),
    Case(
        what="an error whose text has line ends and escape codes",
        server=(answers(b'{"message": "a\\r\\n\\u001b[31mb\\u0000"}', "409 Conflict"),),
        error=ConflictError,
        message=r"answered 409 Conflict: a \[31mb$",
        hidden=("\x1b", "\0"),
    ),
    Case(
        what="an error that repeats the request with its credentials",
        server=(echoes,),
        error=InternalServerError,
        message=r"answered 500 Internal Server Error: .*\*\*\*",
        requests=3,
    ),
    Case(
        what="an error whose body cannot be decompressed",
        server=(answers(b"oops", "404 Not Found", content_encoding="gzip"),),
        error=NotFoundError,
        message="answered 404 Not Found",
        attributes={"body": None},
    ),
    Case(
        what="an error whose body is larger than allowed",
        server=(answers(b" " * 90_000, "409 Conflict"),),
        client={"max_response_bytes": 10_000},
        error=ConflictError,
        message="answered 409 Conflict",
    ),
    Case(
        what="Content-Length smaller than the body",
        server=(sends(head(**{**_JSON, "content_length": "9"}) + GOOD),),
        error=DecodeError,
        message="expected JSON",
    ),
    Case(
        what="Content-Length larger than the body, which then ends",
        server=(sends(head(**{**_JSON, "content_length": "99"}) + GOOD, CLOSE),),
        error=ApiConnectionError,
        requests=3,
    ),
    Case(
        what="a negative Content-Length",
        server=(sends(head(**{**_JSON, "content_length": "-1"}) + GOOD, WAIT),),
        error=ApiConnectionError,
        requests=3,
    ),
    Case(
        what="two different Content-Lengths",
        server=(sends(_TWO + GOOD, WAIT),),
        error=ApiConnectionError,
        requests=3,
    ),
    Case(
        what="a chunk whose length is no number",
        server=(sends(head(**_JSON, transfer_encoding="chunked") + b"zz\r\n{}", WAIT),),
        error=ApiConnectionError,
        requests=3,
    ),
    Case(
        what="no length at all: the end of the connection is the end",
        server=(sends(head(**_JSON) + GOOD, CLOSE),),
        value=FOUND,
    ),
    Case(
        what="a body larger than allowed",
        server=(answers(b'"' + b"x" * 90_000 + b'"'),),
        call=ANYTHING,
        client={"max_response_bytes": 10_000},
        error=DecodeError,
        message="10000|10,000|10_000",
    ),
    Case(
        what="a body without an end, larger than allowed",
        server=(sends(head(**_JSON), *[b"x" * 100_000] * 300),),
        call=DOWNLOAD,
        client={"max_response_bytes": 1_000_000},
        error=DecodeError,
        message="1000000|1,000,000|1_000_000",
        memory=12_000_000,
    ),
    Case(
        what="a body as large as allowed",
        server=(answers(b"x" * 10_000),),
        call=DOWNLOAD,
        client={"max_response_bytes": 10_000},
        value=b"x" * 10_000,
    ),
)
