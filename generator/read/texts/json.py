"""JSON text as values: repeated keys reported, NaN refused, nesting limited."""

import json
import re
from dataclasses import dataclass
from typing import NoReturn, cast

from generator.read.texts.loading import (
    DEPTH_LIMIT,
    TOO_DEEP,
    Loaded,
    Repeat,
    Unreadable,
)
from generator.read.texts.text import Lines
from generator.values import JsonValue

_TEXT_OR_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)', re.DOTALL)
_TEXT_OR_NUMBER = re.compile(r'"(?:[^"\\]|\\.)*"|[0-9]{4000,}', re.DOTALL)
_TEXT_OR_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]', re.DOTALL)
_NO_SPACE = re.compile(r"[^ \t\n\r]")
_SURROGATES = re.compile(
    r"\\[^uU]|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[dD][89a-fA-F]..", re.DOTALL
)


class _Constant(Exception):
    """`NaN` or `Infinity`, which Python takes and JSON does not have."""


def load(text: str) -> Loaded:
    """The document in a text; raises Unreadable. Lone surrogates become U+FFFD."""
    repeated = False

    def pairs(items: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        nonlocal repeated
        out = dict(items)
        repeated = repeated or len(out) < len(items)
        return out

    try:
        value = cast(
            JsonValue,
            json.loads(
                _encodable(text),
                object_pairs_hook=pairs,
                parse_constant=_refuse,
                strict=False,
            ),
        )
    except (json.JSONDecodeError, RecursionError, ValueError, _Constant) as error:
        raise _unreadable(text, error) from None
    if _depth(value) > DEPTH_LIMIT:
        raise _too_deep()
    return Loaded(value=value, repeats=_repeats(text) if repeated else ())


def _refuse(_: str) -> NoReturn:
    raise _Constant


def _encodable(text: str) -> str:
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return _SURROGATES.sub(_paired, text)


def _paired(found: re.Match[str]) -> str:
    escape = found.group()
    lone = len(escape) == 6 and escape[:3].lower() == "\\ud"
    return "\\ufffd" if lone else escape


def _depth(value: JsonValue) -> int:
    depth, level = 0, [value]
    while level:
        depth += 1
        below: list[JsonValue] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        level = below
    return depth


def _unreadable(text: str, error: Exception) -> Unreadable:
    match error:
        case json.JSONDecodeError():
            reason = error.msg[0].lower() + error.msg[1:]
            if not text[error.pos :].strip():
                reason = "the text ends on this line, in the middle of a value"
            return Unreadable("broken-json", reason, Lines(text).spot(error.pos))
        case RecursionError():
            return _too_deep()
        case _Constant():
            return _at_match(text, _TEXT_OR_CONSTANT, "expected a number, got {!r}")
        case _:
            return _at_match(text, _TEXT_OR_NUMBER, "a number of over 4,000 digits")


def _too_deep() -> Unreadable:
    return Unreadable("too-deep", TOO_DEEP, None)


def _at_match(text: str, pattern: re.Pattern[str], reason: str) -> Unreadable:
    for found in pattern.finditer(text):
        if not found.group().startswith('"'):
            spot = Lines(text).spot(found.start())
            return Unreadable("broken-json", reason.format(found.group()), spot)
    return Unreadable("broken-json", "not JSON", None)


def _repeats(text: str) -> tuple[Repeat, ...]:
    """The keys that stand twice in one object, found by reading the text's marks alone."""
    found: list[Repeat] = []
    lines = Lines(text)
    open_keys: list[dict[str, _Key]] = []
    quoted = ("", 0)
    for mark in _TEXT_OR_MARK.finditer(text):
        match mark.group():
            case "{" | "[":
                open_keys.append({})
            case "}" | "]":
                open_keys.pop()
            case ",":
                pass
            case ":":
                name = cast(str, json.loads(quoted[0], strict=False))
                key = _Key(at=quoted[1], value=mark.end())
                first = open_keys[-1].setdefault(name, key)
                if first is not key:
                    found.append(_repeat(text, lines, name, first, key))
            case text_mark:
                quoted = (text_mark, mark.start())
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """Offsets of a key, and of what stands after its colon."""

    at: int
    value: int


def _repeat(text: str, lines: Lines, name: str, first: _Key, again: _Key) -> Repeat:
    values = [
        json.JSONDecoder(strict=False).raw_decode(text, _after_space(text, key.value))[
            0
        ]
        for key in (first, again)
    ]
    return Repeat(
        key=name,
        differs=values[0] != values[1],
        first=lines.spot(first.at),
        again=lines.spot(again.at),
    )


def _after_space(text: str, at: int) -> int:
    found = _NO_SPACE.search(text, at)
    return found.start() if found else len(text)
