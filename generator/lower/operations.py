"""Operations: every method of every path, each with what it takes and what it gives."""

from collections.abc import Iterator

from generator import pointers
from generator.document import METHODS
from generator.lower.bodies import body_of
from generator.lower.context import Context
from generator.lower.paging import paging_of
from generator.lower.parameters import parameters_of
from generator.lower.responses import responses_of
from generator.lower.security import alternatives
from generator.model import Operation
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text


def operations(
    context: Context, known_schemes: frozenset[str]
) -> tuple[Operation, ...]:
    """Every operation that can be called, in the document's order; one that cannot be is a loss."""
    return tuple(_operations(context, known_schemes))


def _operations(context: Context, known_schemes: frozenset[str]) -> Iterator[Operation]:
    for path, value in as_object(context.document.tree.get("paths")).items():
        item, at = context.resolve(value, pointers.join("/paths", path))
        for method in METHODS:
            if method in item:
                place, met = pointers.join(at, method), len(context.types)
                operation = _operation(
                    context, path, method, item, place, known_schemes
                )
                if operation is None:
                    context.forget(met)
                else:
                    yield operation


def _operation(
    context: Context,
    path: str,
    method: str,
    item: JsonObject,
    at: str,
    known_schemes: frozenset[str],
) -> Operation | None:
    shape = as_object(item[method])
    key = f"{method.upper()} {path}"
    parameters = parameters_of(context, key, item, shape, at)
    body = body_of(context, key, shape, at)
    if parameters is None or body is None:
        return None
    results, errors = responses_of(context, key, shape, at)
    return Operation(
        key=key,
        method=method.upper(),
        path=path,
        operation_id=as_text(shape.get("x-operation-name"))
        or as_text(shape.get("operationId")),
        tag=_tag(shape.get("tags")),
        summary=as_text(shape.get("summary")),
        description=as_text(shape.get("description")),
        deprecated=shape.get("deprecated") is True,
        parameters=parameters,
        body=body[0],
        results=results,
        errors=errors,
        security=alternatives(context, shape, known_schemes),
        paging=paging_of(context, key, parameters, results, at),
        url=as_text(as_object(shape.get("externalDocs")).get("url")),
        at=at,
    )


def _tag(value: JsonValue) -> str | None:
    """The first tag; some pages wrap each tag in a list of its own."""
    for tag in as_array(value):
        if isinstance(tag, str):
            return tag
        return _tag(tag)
    return None
