"""The body is no JSON, or more of it than a program should swallow."""

from generator.runtime.errors import DecodeError

from ..acts import answers
from ..case import FOUND, Case
from ..depot import ANYTHING, Item

_STRICT = {"strict": True}

CASES = (
    Case(
        what="invalid JSON",
        server=(answers(b'{"id": "i1",}'),),
        error=DecodeError,
        message="answered 200.*expected JSON",
    ),
    Case(
        what="JSON with more after it",
        server=(answers(b'{"id": "i1"} {"id": "i2"}'),),
        error=DecodeError,
        message="expected JSON: Extra data",
    ),
    Case(
        what="invalid UTF-8",
        server=(answers(b'{"id": "\xff\xfe"}'),),
        error=DecodeError,
        message="not UTF-8 at byte 8",
    ),
    Case(
        what="UTF-8 with a byte order mark",
        server=(answers(b'\xef\xbb\xbf{"id": "i1", "count": 3}'),),
        value=FOUND,
    ),
    Case(
        what="JSON in UTF-16",
        server=(answers('{"id": "i1"}'.encode("utf-16")),),
        error=DecodeError,
        message="not UTF-8 at byte 0",
    ),
    Case(
        what="10,000 arrays within each other",
        server=(answers(b"[" * 10_000 + b"]" * 10_000),),
        call=ANYTHING,
        error=DecodeError,
        message="nested too deeply",
    ),
    Case(
        what="10,000 objects within each other",
        server=(answers(b'{"a":' * 10_000 + b"1" + b"}" * 10_000),),
        call=ANYTHING,
        error=DecodeError,
        message="nested too deeply",
    ),
    Case(
        what="NaN",
        server=(answers(b'{"id": "i1", "count": NaN}'),),
        error=DecodeError,
        message="NaN is not JSON",
    ),
    Case(
        what="Infinity",
        server=(answers(b"[-Infinity]"),),
        call=ANYTHING,
        error=DecodeError,
        message="-Infinity is not JSON",
    ),
    Case(
        what="an integer of 5,000 digits",
        server=(answers(b"[" + b"1" * 5_000 + b"]"),),
        call=ANYTHING,
        error=DecodeError,
        message="expected JSON: .*digits",
    ),
    Case(
        what="a key twice: the last one counts",
        server=(answers(b'{"id": "i0", "id": "i1", "count": 3}'),),
        value=FOUND,
    ),
    Case(
        what="a key twice, under `strict=True`",
        server=(answers(b'{"id": "i0", "id": "i1", "count": 3}'),),
        client=_STRICT,
        error=DecodeError,
        message="'?id'?",
    ),
    Case(
        what="a field that is not documented",
        server=(answers(b'{"id": "i1", "colour": "red"}'),),
        value=Item(id="i1"),
    ),
    Case(
        what="a field that is not documented, under `strict=True`",
        server=(answers(b'{"id": "i1", "colour": "red"}'),),
        client=_STRICT,
        error=DecodeError,
        message="colour",
    ),
)
