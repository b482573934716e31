"""Links: what may be called next with what a response gave."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator import pointers
from generator.document import operations_in
from generator.lower.context import Context, target_of
from generator.model import Link, Operation
from generator.values import JsonObject, as_object, as_text


def linked(
    context: Context, operations: tuple[Operation, ...]
) -> tuple[Operation, ...]:
    """The operations, each with the links of its responses; one that leads to no operation is reported."""
    keys = frozenset(each.key for each in operations)
    targets = {name: key for name, key in _named(context) if key in keys}
    return tuple(
        (
            replace(each, links=found)
            if (found := tuple(_links(context, each, targets)))
            else each
        )
        for each in operations
    )


def _named(context: Context) -> Iterator[tuple[str, str]]:
    """Each operation's key by what a link may call it: its pointers, and its `operationId`."""
    for path, value in as_object(context.document.tree.get("paths")).items():
        above = pointers.join("/paths", path)
        item, at = context.resolve(value, above)
        for method, tokens in operations_in(item):
            key, shape = f"{method} {path}", item
            for token in tokens:
                shape = as_object(shape.get(token))
            yield f"#{pointers.join(above, *tokens)}", key
            yield f"#{pointers.join(at, *tokens)}", key
            name = as_text(shape.get("operationId"))
            if name is not None:
                yield name, key


def _links(
    context: Context, operation: Operation, targets: Mapping[str, str]
) -> Iterator[Link]:
    for response in (*operation.results, *operation.errors):
        shape, _ = context.resolve({"$ref": f"#{response.at}"}, "")
        for name, value in as_object(shape.get("links")).items():
            place = pointers.join(response.at, "links", name)
            link, at = context.resolve(value, place)
            target = next(filter(None, map(targets.get, _names(link))), None)
            if target is not None:
                yield _link(name, link, target)
                continue
            message = f"the link '{name}' leads to no operation of this API; not used"
            context.warning("unknown-link", message, at)


def _names(link: JsonObject) -> Iterator[str]:
    """What a link calls its operation: one of two ways, though some pages state both."""
    ref = as_text(link.get("operationRef"))
    if ref is not None:
        yield f"#{target_of(ref)}"
    yield as_text(link.get("operationId")) or ""


def _link(name: str, link: JsonObject, target: str) -> Link:
    stated = as_object(link.get("parameters"))
    return Link(
        name=name,
        target=target,
        parameters=tuple((key, str(value)) for key, value in stated.items()),
        description=as_text(link.get("description")),
    )
