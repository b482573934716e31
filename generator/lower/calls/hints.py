"""What a document says for generators: names and groups of calls, and calls that no client should have."""

from generator.values import JsonObject, JsonValue, as_array, as_text

_NAMES = ("x-operation-name", "x-fern-sdk-method-name", "x-speakeasy-name-override")
_GROUPS = ("x-fern-sdk-group-name", "x-speakeasy-group")
_IGNORED = ("x-fern-ignore", "x-speakeasy-ignore")


def operation_id_of(shape: JsonObject) -> str | None:
    """The vendor's name for a call: the one meant for clients, else the `operationId`."""
    stated = (as_text(shape.get(name)) for name in (*_NAMES, "operationId"))
    return next((name for name in stated if name), None)


def tag_of(shape: JsonObject) -> str | None:
    """The vendor's group for a call: the one meant for clients, else the first tag."""
    for name in _GROUPS:
        parts = as_array(shape.get(name)) or (shape.get(name),)
        group = " ".join(part for part in parts if isinstance(part, str))
        if group:
            return group
    return _first(shape.get("tags"))


def ignored_by(*holders: JsonObject) -> str | None:
    """The extension by which a document keeps a call out of clients; None when there is none."""
    for holder in holders:
        for name in _IGNORED:
            if holder.get(name) is True:
                return name
    return None


def _first(value: JsonValue) -> str | None:
    """The first tag; some pages wrap each tag in a list of its own."""
    for tag in as_array(value):
        if isinstance(tag, str):
            return tag
        return _first(tag)
    return None
