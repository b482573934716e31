"""Responses: what an operation gives when all is well, and what it says when it is not."""

import re

from generator import pointers
from generator.lower.bodies import JSON
from generator.lower.context import Context
from generator.lower.schemas import type_of
from generator.model import Anything, InOperation, Response, Scalar, Type
from generator.values import JsonObject, as_object, as_text

_STATUS = re.compile(r"[1-5](\d\d|XX)$")

# A response of these has no content whatever a page says: RFC 9110 sections 15.3.5, 15.3.6, 15.4.5.
_EMPTY = ("204", "205", "304")


def responses_of(
    context: Context, key: str, operation: JsonObject, at: str
) -> tuple[tuple[Response, ...], tuple[Response, ...]]:
    """The responses of success, and all others; `default` is a success only where nothing else is."""
    found: dict[str, Response] = {}
    for name, value in as_object(operation.get("responses")).items():
        status = name.upper() if name.lower() != "default" else "default"
        shape, where = context.resolve(value, pointers.join(at, "responses", name))
        if status == "default" or _STATUS.match(status):
            found[status] = _response(context, key, status, shape, where)
        else:
            context.warning(
                "unknown-status", f"'{name}' is no HTTP status; not used", where
            )
    successes = {status for status in found if status.startswith("2")}
    if not successes and "default" in found:
        successes = {"default"}
    results = tuple(found[status] for status in sorted(successes))
    errors = tuple(found[status] for status in sorted(found) if status not in successes)
    return results, errors


def _response(
    context: Context, key: str, status: str, shape: JsonObject, at: str
) -> Response:
    content = as_object(shape.get("content"))
    media_type = _preferred(content)
    return Response(
        status=status,
        description=as_text(shape.get("description")),
        media_type=media_type,
        type=_type(context, key, status, content, media_type, at),
        at=at,
    )


def _preferred(content: JsonObject) -> str | None:
    """JSON where there is some, else text, else whatever comes first."""
    for wanted in (JSON, re.compile("text/")):
        for name in content:
            if wanted.match(name):
                return name
    return next(iter(content), None)


def _type(
    context: Context,
    key: str,
    status: str,
    content: JsonObject,
    media_type: str | None,
    at: str,
) -> Type | None:
    if status in _EMPTY or key.startswith("HEAD "):
        return None
    if media_type is None:
        return _undocumented(context, key, at) if status.startswith("2") else None
    if media_type.lower().startswith("text/"):
        return Scalar(kind="string")
    if not JSON.match(media_type) and media_type != "*/*":
        return Scalar(kind="bytes")
    media = as_object(content[media_type])
    place = pointers.join(at, "content", media_type, "schema")
    role = (
        "response"
        if status.startswith("2") or status == "default"
        else f"response {status}"
    )
    return type_of(
        context, media.get("schema"), place, InOperation(operation=key, role=role)
    )


def _undocumented(context: Context, key: str, at: str) -> Type:
    context.warning(
        "undocumented-body",
        f"the body that '{key}' answers is not documented; typed as any JSON",
        at,
    )
    return Anything()
