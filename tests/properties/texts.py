"""One document with a vendor's text in every place that has some, all of it told apart."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from hypothesis import strategies as st

REF = "#/components/schemas/"
PAYLOADS = (
    '"""',
    "'''",
    '\\"""',
    '"""\nimport os\n"""',
    "\\",
    "\\\\\\",
    "\\N{BULLET}\\x41\\u0041",
    "'\"",
    "\n",
    "\r\n\tx\x0b\x0c",
    "\x00",
    "\ud800",
    "\u2028\u2029\x85",
    "\u202e\ufeff",
    "{{ 7*7 }}{% raw %}{# #}",
    "${HOME}`id`%s%(a)s",
    "{0}{a.__class__}",
    "*/ -- <!-- ]]> -->",
    "# type: ignore  # noqa",
    "__import__('os')",
    "class",
    "None",
    "self",
    "__class__",
    "ﬁ Ⅷ ß İ",
    "文字 عربى Ελ",
    "../../etc/passwd",
    "a" * 300,
    " ",
    "",
    "-1",
    "1e9",
    "2030-01-01",
)

_LONGEST = 24


def texts() -> st.SearchStrategy[str]:
    """What a vendor may have typed: the worst of it often."""
    some = st.sampled_from(PAYLOADS) | st.text(max_size=12)
    return st.lists(some, min_size=1, max_size=3).map("".join)


def document(text: Callable[[], str]) -> dict[str, Any]:
    """A document whose every text is of `text`, and ends so that no two are the same."""
    numbers: Iterator[int] = count(1)

    def prose() -> str:
        return f"{text()} p{next(numbers)}."

    def name() -> str:
        # a long name is cut, and then two may be one in places where that is no harm
        return f"{text()[:_LONGEST]} n{next(numbers)}"

    fields = _fields(name, prose)
    schemas = _schemas(name, prose, fields)
    return {
        "openapi": "3.1.0",
        "info": {"title": prose(), "version": name(), "description": prose()},
        "servers": [{"url": "https://api.example.com", "description": name()}],
        "tags": [{"name": (tag := name()), "description": prose()}],
        "paths": {
            f"/{_segment(name())}/{{id}}": {
                "post": _operation(name, prose, schemas, tag)
            }
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                name(): {"type": "http", "scheme": "bearer", "description": prose()}
            },
        },
    }


def _segment(text: str) -> str:
    """A part of a path: braces would be a parameter, others end it, and none hold control characters."""
    return "".join(each for each in text if each.isprintable() and each not in "{}/?#")


def _fields(name: Callable[[], str], prose: Callable[[], str]) -> dict[str, Any]:
    return {
        name(): {"type": "string", "description": prose(), "title": prose()},
        name(): {"type": "string", "default": name(), "examples": [name()]},
        name(): {"type": "string", "enum": [name(), name()]},
        name(): {
            "type": "object",
            "properties": {name(): {"type": "integer", "description": prose()}},
        },
    }


def _schemas(
    name: Callable[[], str], prose: Callable[[], str], fields: dict[str, Any]
) -> dict[str, Any]:
    whole, one, other = name(), name(), name()
    kind = name()
    return {
        whole: {
            "type": "object",
            "title": prose(),
            "description": prose(),
            "required": [next(iter(fields))],
            "properties": fields,
            "example": {name(): name()},
        },
        one: _variant(kind, name),
        other: _variant(kind, name),
        name(): {
            "oneOf": [{"$ref": _ref(one)}, {"$ref": _ref(other)}],
            "discriminator": {
                "propertyName": kind,
                "mapping": {name(): _ref(one), name(): _ref(other)},
            },
        },
    }


def _variant(kind: str, name: Callable[[], str]) -> dict[str, Any]:
    members = {kind: {"type": "string"}, name(): {"type": "boolean"}}
    return {"type": "object", "required": [kind], "properties": members}


def _operation(
    name: Callable[[], str],
    prose: Callable[[], str],
    schemas: dict[str, Any],
    tag: str,
) -> dict[str, Any]:
    whole, _, _, union = schemas
    return {
        "operationId": name(),
        "summary": prose(),
        "description": prose(),
        "tags": [tag],
        "externalDocs": {"url": f"https://docs.example.com/{name()}"},
        "parameters": [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
            },
            {
                "name": name(),
                "in": "query",
                "description": prose(),
                "schema": {"type": "string", "enum": [name(), name()]},
            },
            {
                "name": name(),
                "in": "query",
                "schema": {"type": "integer", "default": 3},
            },
        ],
        "requestBody": {
            "required": True,
            "description": prose(),
            "content": _content(whole, {"example": name()}),
        },
        "responses": {
            "200": {"description": prose(), "content": _content(union, {})},
            "404": {"description": prose(), "content": _content(whole, {})},
            "409": {
                "description": prose(),
                "content": {f"application/x-{_segment(name())}.bin": {}},
            },
        },
    }


def _content(schema: str, beside: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _ref(schema)}, **beside}}


def _ref(name: str) -> str:
    return REF + name.replace("~", "~0").replace("/", "~1").replace("%", "%25")
