"""JSON text is read to the same values, and refused alike, with and without the faster parser."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime import parsing
from generator.runtime.parsing import parse

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
PIECES = (
    *(b"[", b"]", b"{", b"}", b",", b":", b" ", b"\n", b'"', b'"a"', b'"a":1', b"\\"),
    *(b"\\u", b"d83d", b"\\ude00", b"\\n", b"0", b"1", b"-", b"+", b".", b"e", b"E9"),
    *(b"true", b"null", b"NaN", b"Infinity", b"\x00", b"\x1f", b"\x7f", b"\xff"),
    *(b"\xed\xa0\x80", b"\xc3\xa9", b"\xc0\x80", b"\xef\xbb\xbf", b"/*", b"'"),
    *(b"18446744073709551616", b"19999999999999999999", b"1e400", b"0.1"),
)
ODD = [
    *(b"", b" ", b"1 2", b"[1,]", b'{"a":1,}', b"01", b"1.", b".5", b"+1", b"-", b"1e"),
    *(b"NaN", b"[NaN]", b"-Infinity", b"tru", b"// a\n1", b"'a'", b"{1:2}", b"\x0c1"),
    *(b'"\xff"', b'"\xed\xa0\x80"', b'"\xc0\x80"', b'"\xf4\x90\x80\x80"', b'"\x01"'),
    *(
        b'"\t"',
        b'"\\x"',
        b'"\\u12"',
        b'"\\ud800"',
        b'"\\ud83d\\ude00"',
        b'{"\\ud800":1}',
    ),
    *(b'{"a":1,"a":2}', b'{"a":1,"b":3,"a":2}', b"\xef\xbb\xbf[]", b"\xff\xfe1\x00"),
    *(b"18446744073709551615", b"18446744073709551616", b"-9223372036854775809"),
    *(
        b"19999999999999999999",
        b"9" * 30,
        b"9" * 5000,
        b"-0",
        b"-0.0",
        b"1e400",
        b"-1e400",
    ),
    *(
        b"9007199254740993",
        b"9007199254740993.0",
        b"1e22",
        b"1e23",
        b"5e-324",
        b"2e-324",
    ),
    *(b"2.2250738585072011e-308", b"1.7976931348623159e308", b"0." + b"0" * 400 + b"1"),
    *(b"1e-99999999999999999999", b"1e99999999999999999999", b"1" * 400 + b"e-380"),
    *(b"[" * 5000 + b"]" * 5000, b'{"a":' * 5000 + b"1" + b"}" * 5000, b"[" * 100_000),
]


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], Any]]:
    """The parser of an installation without the extra."""

    def without(content: bytes) -> Any:
        with monkeypatch.context() as patched:
            patched.setattr(parsing, "_faster", lambda: None)
            return parse(content)

    yield without


def told(read: Callable[[bytes], Any], content: bytes) -> object:
    """What comes of a text, exact to the kind of each number and the order of keys."""
    try:
        value = read(content)
    except ValueError as error:
        return type(error), str(error)
    return repr(value)


def test_the_faster_parser_is_used_here() -> None:
    assert parsing._faster() is not None


@pytest.mark.parametrize("content", ODD, ids=lambda content: repr(content[:24]))
def test_odd_texts(plain: Callable[[bytes], Any], content: bytes) -> None:
    assert told(parse, content) == told(plain, content)


@given(value=JSON, ascii=st.booleans(), indent=st.none() | st.just(1))
def test_any_value(value: Any, ascii: bool, indent: int | None) -> None:
    content = json.dumps(value, ensure_ascii=ascii, indent=indent).encode()
    assert repr(parse(content)) == repr(value)
    assert repr(parsing._parsed(content, parsing._DECODER)) == repr(value)


@given(pieces=st.lists(st.sampled_from(PIECES) | st.binary(max_size=2)))
def test_any_bytes(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    alone = told(lambda text: parsing._parsed(text, parsing._DECODER), content)
    assert told(parse, content) == alone


def test_a_faster_parser_that_is_wrong_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Old:
        def Decoder(self) -> "Old":
            return self

        def decode(self, content: bytes) -> Any:
            return 1553255926290448383

    monkeypatch.setattr(parsing, "import_module", lambda name: Old())
    assert parsing._faster.__wrapped__() is None


def test_no_faster_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(parsing, "import_module", missing)
    assert parsing._faster.__wrapped__() is None
