"""Values in paths, queries, headers and forms, by `style` and `explode` (OpenAPI 3.1, 4.8.12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import cast
from urllib.parse import quote as _quote

from .encoding import fields, sent_json, text
from .fitting import check, is_list
from .models import Model
from .parameters import Parameter, Path, Query
from .unset import UNSET

_DELIMITERS = {
    "form": ",",
    "spaceDelimited": "%20",
    "pipeDelimited": "%7C",
    "tabDelimited": "%09",
}
_MARKS = {"label": ".", "matrix": ";"}


def quote(value: str) -> str:
    """Text with all but letters, digits and `-._~` percent-encoded."""
    return _quote(value, safe="")


# reserved characters (RFC 3986 section 2.2) but for those that would end the value or the query
_RESERVED = ":/?[]@!$'()*+,;="
# those that may stand in a path (section 3.3)
_RESERVED_IN_PATH = ":/@!$&'()*+,;="
_ENCODED = re.compile("(%[0-9A-Fa-f]{2})")


def verbatim(value: str, reserved: str = _RESERVED) -> str:
    """Text whose reserved characters stay, as does what is encoded already (RFC 6570, 3.2.3)."""
    pieces = _ENCODED.split(value)
    pieces[::2] = [_quote(piece, safe=reserved) for piece in pieces[::2]]
    return "".join(pieces)


def _in_path(value: str) -> str:
    return verbatim(value, _RESERVED_IN_PATH)


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON: `application/json`, `application/problem+json; charset=...`."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json"))


def named(parameter: Parameter, value: object) -> list[str]:
    """The `name=value` pieces of a query, a form or a cookie.

    Raises: ValueError, TypeError for a value that the documentation rules out.
    """
    check(parameter, value)
    keep = isinstance(parameter, Query) and parameter.verbatim
    escape = verbatim if keep else quote
    name = quote(parameter.wire)
    if parameter.content is not None:
        return [f"{name}={escape(content(parameter, value))}"]
    if parameter.style == "deepObject":
        return list(_deep(name, parameter, value, escape))
    if (found := pairs(parameter, value)) is not None:
        if parameter.explode:
            return [f"{quote(key)}={escape(held)}" for key, held in found]
        items = [part for pair in found for part in pair]
    elif (texts := _texts(parameter, value)) is not None:
        if parameter.explode:
            return [f"{name}={escape(item)}" for item in texts]
        items = texts
    else:
        return [f"{name}={escape(single(parameter, value))}"]
    joined = _DELIMITERS[parameter.style].join(map(escape, items))
    return [f"{name}={joined}"] if items else []


def in_path(parameter: Path, value: object) -> str:
    """The text of a value in a path (RFC 6570, sections 3.2.2, 3.2.5 and 3.2.7); empty if it is."""
    check(parameter, value)
    escape = _in_path if parameter.verbatim else quote
    if parameter.content is not None:
        return escape(content(parameter, value))
    mark = _MARKS.get(parameter.style, "")
    found = pairs(parameter, value)
    if found and parameter.explode:
        return mark + (mark or ",").join(
            f"{quote(k)}={escape(held)}" for k, held in found
        )
    items = _flat(parameter, value) if found is None else [i for p in found for i in p]
    if not any(items):
        return ""
    name = f"{quote(parameter.wire)}=" if parameter.style == "matrix" else ""
    if parameter.explode:
        return mark + (mark or ",").join(name + escape(item) for item in items)
    return mark + name + ",".join(map(escape, items))


def in_header(parameter: Parameter, value: object) -> str:
    """The text of a header: lists and objects joined by commas."""
    check(parameter, value)
    if parameter.content is not None:
        return content(parameter, value, ascii_only=True)
    found = pairs(parameter, value)
    if found is None:
        return ",".join(_flat(parameter, value))
    between = "=" if parameter.explode else ","
    return ",".join(f"{key}{between}{held}" for key, held in found)


def content(parameter: Parameter, value: object, ascii_only: bool = False) -> str:
    """A value as the media type that its parameter names."""
    if not is_json(parameter.content or ""):
        return single(parameter, value)
    written = sent_json(parameter.argument, value).decode()
    if ascii_only and not written.isascii():
        from json import dumps, loads

        return dumps(loads(written), separators=(",", ":"))
    return written


def members(value: object) -> Mapping[str, object] | None:
    """The members of a mapping or a model under their wire names; None of anything else."""
    if isinstance(value, str | int | float):
        return None
    if isinstance(value, Model):
        return fields(value)
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else None


def pairs(parameter: Parameter, value: object) -> list[tuple[str, str]] | None:
    """The members of an object as texts, without those that are None; None of anything else."""
    held = members(value)
    if held is None:
        return None
    return [
        (text(parameter.argument, key), single(parameter, item))
        for key, item in held.items()
        if item is not None and item is not UNSET
    ]


def single(parameter: Parameter, value: object) -> str:
    """The text of one value; bytes as Base64 where they are due, an object within others as JSON.

    For the last OpenAPI has no rule (3.1 section 4.8.12.4); most servers read it so.
    """
    if isinstance(value, Model | Mapping):
        return sent_json(parameter.argument, cast("object", value)).decode()
    if isinstance(value, bytes) and "bytes" in parameter.kinds:
        from base64 import b64encode

        return b64encode(value).decode()
    return text(parameter.argument, value)


def _texts(parameter: Parameter, value: object) -> list[str] | None:
    if not is_list(value):
        return None
    return [
        (
            ",".join(single(parameter, each) for each in item)
            if is_list(item)
            else single(parameter, item)
        )
        for item in value
    ]


def _flat(parameter: Parameter, value: object) -> list[str]:
    texts = _texts(parameter, value)
    return [single(parameter, value)] if texts is None else texts


def _deep(
    name: str, parameter: Parameter, value: object, escape: Callable[[str], str]
) -> Iterator[str]:
    """deepObject; what it leaves open, nesting and lists, goes as most servers read it."""
    if value is None or value is UNSET:
        return
    if (held := members(value)) is not None:
        for key, item in held.items():
            step = quote(f"[{key}]")
            yield from _deep(f"{name}{step}", parameter, item, escape)
    elif is_list(value):
        for index, item in enumerate(value):
            nested = members(item) is not None or is_list(item)
            step = quote(f"[{index}]") if nested else ""
            yield from _deep(f"{name}{step}", parameter, item, escape)
    else:
        yield f"{name}={escape(single(parameter, value))}"
