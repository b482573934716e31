"""What an API sends by itself: its webhooks, and the callbacks of its operations."""

from collections.abc import Iterator

from generator import pointers
from generator.document import operations_in
from generator.lower.calls.hints import ignored_by
from generator.lower.calls.media import offers
from generator.lower.context import Context
from generator.lower.types.schemas import type_of
from generator.model import Operation, Scalar, Shared, Type, Webhook
from generator.values import JsonObject, JsonValue, as_object, as_text


def webhooks(
    context: Context, operations: tuple[Operation, ...]
) -> tuple[Webhook, ...]:
    """Every webhook (OpenAPI 3.1 section 4.8.1.1), then every callback, in the document's order.

    A callback that several operations share is here once.
    """
    found: dict[str, Webhook] = {}
    for webhook in (
        *_declared(context),
        *(each for one in operations for each in _callbacks(context, one)),
    ):
        found.setdefault(webhook.at, webhook)
    return tuple(found.values())


def _declared(context: Context) -> Iterator[Webhook]:
    for name, value in as_object(context.document.tree.get("webhooks")).items():
        place = pointers.join("/webhooks", name)
        yield from _webhooks(context, name, None, [(value, place)])


def _callbacks(context: Context, operation: Operation) -> Iterator[Webhook]:
    shape, at = context.resolve({"$ref": f"#{operation.at}"}, "")
    for name, value in as_object(shape.get("callbacks")).items():
        place = pointers.join(at, "callbacks", name)
        callback, where = context.resolve(value, place)
        items = [
            (item, pointers.join(where, expression))
            for expression, item in callback.items()
            if not expression.startswith("x-")
        ]
        yield from _webhooks(context, name, operation.key, items)


def _webhooks(
    context: Context,
    name: str,
    operation: str | None,
    items: list[tuple[JsonValue, str]],
) -> Iterator[Webhook]:
    """The webhooks under one name, each told apart by what else it is called when there are several."""
    found: list[tuple[str, JsonObject, str]] = []
    for value, place in items:
        item, at = context.resolve(value, place)
        for method, tokens in operations_in(item):
            shape = item
            for token in tokens:
                shape = as_object(shape.get(token))
            if ignored_by(shape, item) is None:
                found.append((method, shape, pointers.join(at, *tokens)))
    for method, shape, at in found:
        own = as_text(shape.get("operationId")) or f"{name} {method.lower()}"
        yield _webhook(
            context, name if len(found) == 1 else own, operation, method, shape, at
        )


def _webhook(
    context: Context,
    name: str,
    operation: str | None,
    method: str,
    shape: JsonObject,
    at: str,
) -> Webhook:
    media_type, kind = _body(context, name, shape, at)
    return Webhook(
        name=name,
        operation=operation,
        method=method,
        summary=as_text(shape.get("summary")),
        description=as_text(shape.get("description")),
        deprecated=shape.get("deprecated") is True,
        media_type=media_type,
        type=kind,
        at=at,
    )


def _body(
    context: Context, name: str, shape: JsonObject, at: str
) -> tuple[str | None, Type | None]:
    body, where = context.resolve(
        shape.get("requestBody"), pointers.join(at, "requestBody")
    )
    found = list(offers(context, as_object(body.get("content")), where))
    offer = min(found, key=lambda each: each.kind != "json", default=None)
    if offer is None:
        return None, None
    if offer.kind in ("text", "file"):
        return offer.media_type, Scalar(
            kind="string" if offer.kind == "text" else "file"
        )
    home = Shared(name=f"{name} event")
    kind = type_of(context, offer.media.get("schema"), offer.place, home)
    return offer.media_type, kind
