"""Requests written as an object in a block marked `json http`: method, url, headers, query, body."""

import json
import re
from dataclasses import dataclass
from urllib.parse import quote

from generator.read.code import samples
from generator.read.pages.markdown import Fence
from generator.values import JsonValue, as_object

_OBJECT = re.compile(r"\s*\{")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestObject:
    """One such request. headers: name, value, and where it is in the code. start, end: of its body there."""

    method: str
    address: str
    headers: tuple[tuple[str, str, int], ...]
    start: int
    end: int


def is_one(fence: Fence) -> bool:
    """Whether a block is marked as a request to try, and holds an object."""
    words = fence.info.lower().split()
    marked = "http" in words[1:] or (words[:1] == ["http"])
    return marked and _OBJECT.match(fence.code) is not None


def is_schema(fence: Fence) -> bool:
    """Whether a block is marked as a JSON Schema, not as an instance of it."""
    words = fence.info.lower().split()
    return any(word in ("json_schema", "jsonschema") for word in words[1:])


def read(fence: Fence) -> RequestObject | None:
    """The request of a block; None when it is no such object, or names no address."""
    sample = samples.read(fence.code) if is_one(fence) else None
    value = as_object(sample.value if sample else None)
    url = _text(value.get("url")) or _text(value.get("baseUrl")) + _text(
        value.get("path")
    )
    if sample is None or not url:
        return None
    start = _value_of("body", fence.code, sample.offsets)
    return RequestObject(
        method=(_text(value.get("method")) or "get").upper(),
        address=url + _query(url, value.get("query")),
        headers=tuple(
            (name, _text(one), sample.offsets.get(f"/headers/{name}", 0))
            for name, one in as_object(value.get("headers")).items()
        ),
        start=start,
        end=len(fence.code),
    )


def _value_of(key: str, code: str, offsets: dict[str, int]) -> int:
    """Where the value of a member begins; the end of the code when there is none."""
    at = offsets.get(f"/{key}")
    colon = code.find(":", at) if at is not None else -1
    return colon + 1 if colon >= 0 else len(code)


def _query(url: str, value: JsonValue) -> str:
    pairs = [
        f"{quote(name, safe='[]')}={quote(_text(one), safe='')}"
        for name, one in as_object(value).items()
    ]
    return ("&" if "?" in url else "?") + "&".join(pairs) if pairs else ""


def _text(value: JsonValue) -> str:
    return (
        value if isinstance(value, str) else "" if value is None else json.dumps(value)
    )
