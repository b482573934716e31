"""Request bodies: what an operation sends, in the one media type that a client uses."""

import re

from generator import pointers
from generator.lower.context import Context
from generator.lower.schemas import type_of
from generator.model import Body, InOperation
from generator.values import JsonObject, as_object

JSON = re.compile(r"application/(json|[^;]+\+json)\s*(;.*)?$", re.IGNORECASE)
"""Media types whose content is JSON: RFC 8259, and the suffix of RFC 6839."""


def body_of(
    context: Context, key: str, operation: JsonObject, at: str
) -> tuple[Body | None] | None:
    """The body in a tuple, which holds None where there is none to send.

    None, with a loss reported, when the operation needs a body that cannot be made yet.
    """
    if "requestBody" not in operation:
        return (None,)
    shape, where = context.resolve(
        operation["requestBody"], pointers.join(at, "requestBody")
    )
    content = as_object(shape.get("content"))
    media_type = next((name for name in content if JSON.match(name)), None)
    if media_type is not None:
        return (_json_body(context, key, shape, media_type, where),)
    if not content:
        return (None,)
    listed = ", ".join(f"'{name}'" for name in content)
    context.loss(
        "unsupported-body",
        f"the body of '{key}' is {listed}, where only JSON is supported yet;"
        " the operation is left out of the package",
        where,
        part=key,
    )
    return None


def _json_body(
    context: Context, key: str, shape: JsonObject, media_type: str, at: str
) -> Body:
    place = pointers.join(at, "content", media_type, "schema")
    media = as_object(as_object(shape.get("content")).get(media_type))
    home = InOperation(operation=key, role="body")
    return Body(
        media_type=media_type,
        type=type_of(context, media.get("schema"), place, home),
        required=shape.get("required") is True,
        at=at,
    )
