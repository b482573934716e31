"""Names of a call's arguments: parameters, and the fields of a JSON object that is its body."""

from collections.abc import Mapping

from generator.model import Api, Named, ObjectType, Operation
from generator.name.scope import Scope
from generator.words import Identifier, snake, words

_RESERVED = ("self", "timeout", "extra_headers", "extra_query", "extra_body")


def arguments_of(api: Api) -> Mapping[tuple[str, str, str], Identifier]:
    """The argument of every parameter and body field, by operation key, location and wire name."""
    found: dict[tuple[str, str, str], Identifier] = {}
    for operation in api.operations:
        scope = Scope(reserved=_RESERVED)
        for location, wire in _sources(api, operation):
            plain, qualified = words(wire), (*words(wire), location)
            fallback = "body" if location == "body" else "value"
            found[operation.key, location, wire] = scope.take(
                snake(plain, fallback), snake(qualified, fallback)
            )
    return found


def _sources(api: Api, operation: Operation) -> list[tuple[str, str]]:
    """Path parameters choose first, as they are given without a keyword; a body's fields last."""
    order = {"path": 0, "query": 1, "header": 2, "cookie": 3}
    parameters = sorted(operation.parameters, key=lambda each: order[each.location])
    sources: list[tuple[str, str]] = [(each.location, each.wire) for each in parameters]
    body = body_object(api, operation)
    if body is not None:
        return [*sources, *(("body", field.wire) for field in body.fields)]
    return [*sources, ("body", "")] if operation.body is not None else sources


def body_object(api: Api, operation: Operation) -> ObjectType | None:
    """The object whose fields are a call's keywords, when its body is a JSON object."""
    kind = operation.body.type if operation.body is not None else None
    found = api.types.get(kind.id) if isinstance(kind, Named) else None
    return found if isinstance(found, ObjectType) else None
