"""A document with a call of every sort, for tests of what all packages do."""

from typing import Any

from tests.emitting import document

_ID: dict[str, Any] = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"type": "string"},
}
_ITEM = {"$ref": "#/components/schemas/Item"}


def shop() -> dict[str, Any]:
    """Things: listed, made, changed, removed, watched, and their pictures."""
    return document(
        {
            "/things": {
                "get": _call("things", "list", _json(_page()), parameters=_QUERY),
                "post": _call("things", "create", _json(_ITEM, "201"), body=_sent()),
            },
            "/things/{id}": {
                "get": _call("things", "get", _json(_ITEM), parameters=[_ID]),
                "delete": _call("things", "delete", _EMPTY, parameters=[_ID]),
            },
            "/things/{id}/picture": {
                "get": _call("pictures", "get", _binary(), parameters=[_ID]),
                "put": _call(
                    "pictures",
                    "put",
                    _EMPTY,
                    parameters=[_ID],
                    body=_content("multipart/form-data", _FORM),
                ),
            },
            "/events": {
                "get": _call("events", "watch", _of("text/event-stream", _ITEM)),
            },
            "/lines": {
                "get": _call("lines", "watch", _of("application/x-ndjson", _ITEM)),
            },
            "/parts": {"get": _call("parts", "list", _json(_ends()), parameters=_SKIP)},
            "/days/{id}": {
                "get": _call("days", "get", _json(_DAY), parameters=[_ID]),
            },
            "/reports": {
                "post": _call(
                    "reports",
                    "search",
                    _json({"type": "string"}),
                    body=_content("application/json", _SEARCH),
                    parameters=[_REASON],
                ),
            },
        },
        Item={
            "type": "object",
            "required": ["id", "made_at", "price"],
            "properties": {
                "id": {"type": "string", "example": "it_7"},
                "made_at": {"type": "string", "format": "date-time"},
                "price": {"type": "number"},
                "state": {"type": "string", "enum": ["new", "old"]},
                "parent": _ITEM,
                "parts": {"type": "array", "items": _ITEM},
            },
        },
    )


_EMPTY = {"204": {"description": "Done"}}
_DAY = {"type": "string", "enum": ["monday", "tuesday"]}
_REASON = {
    "name": "X-Reason",
    "in": "header",
    "required": True,
    "schema": {"type": "string"},
}
_QUERY: list[dict[str, Any]] = [
    {"name": "shop", "in": "query", "required": True, "schema": {"type": "string"}},
    {"name": "cursor", "in": "query", "schema": {"type": "string"}},
]
_SKIP: list[dict[str, Any]] = [
    {"name": "offset", "in": "query", "schema": {"type": "integer"}}
]
_SEARCH = {
    "type": "object",
    "required": ["text", "size"],
    "properties": {
        "text": {"type": "string"},
        "size": {"type": "integer"},
        "since": {"type": "string", "format": "date"},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}
_FORM = {
    "type": "object",
    "required": ["name", "file"],
    "properties": {
        "name": {"type": "string"},
        "file": {"type": "string", "format": "binary"},
    },
}


def _call(
    tag: str,
    verb: str,
    responses: dict[str, Any],
    *,
    parameters: list[dict[str, Any]] | None = None,
    body: dict[str, Any] | None = None,
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "tags": [tag],
        "operationId": f"{tag}_{verb}",
        "responses": responses,
    }
    if parameters:
        found["parameters"] = parameters
    if body:
        found["requestBody"] = {"required": True, **body}
    return found


def _content(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {media_type: {"schema": schema}}}


def _of(media_type: str, schema: dict[str, Any], status: str = "200") -> dict[str, Any]:
    return {status: {"description": "Fine", **_content(media_type, schema)}}


def _json(schema: dict[str, Any], status: str = "200") -> dict[str, Any]:
    return _of("application/json", schema, status)


def _binary() -> dict[str, Any]:
    return _of("image/png", {"type": "string", "format": "binary"})


def _sent() -> dict[str, Any]:
    return _content("application/json", _ITEM)


def _page() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["items", "next_cursor", "has_more"],
        "properties": {
            "items": {"type": "array", "items": _ITEM},
            "next_cursor": {"type": "string"},
            "has_more": {"type": "boolean"},
        },
    }


def _ends() -> dict[str, Any]:
    """A page of which only an empty one is the last."""
    return {
        "type": "object",
        "required": ["items"],
        "properties": {"items": {"type": "array", "items": {"type": "string"}}},
    }
