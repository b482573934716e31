"""Operations: every method of every path, each with what it takes and what it gives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import pointers
from generator.document import operations_in
from generator.lower.access.security import alternatives
from generator.lower.access.servers import own_servers
from generator.lower.calls.bodies import bodies_of
from generator.lower.calls.hints import ignored_by, operation_id_of, tag_of
from generator.lower.calls.parameters import parameters_of
from generator.lower.calls.paths import on_the_wire
from generator.lower.calls.responses import Way, responses_of, ways_to_answer
from generator.lower.calls.streams import sends_stream
from generator.lower.context import Context
from generator.lower.paging.recognised import paging_of
from generator.model import Body, Operation, Server
from generator.values import JsonObject, as_object, as_text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """An operation as the document has it. above: the pointer of its path item."""

    path: str
    method: str
    item: JsonObject
    above: str
    shape: JsonObject
    at: str

    @property
    def key(self) -> str:
        return f"{self.method} {self.path}"


def operations(
    context: Context, known_schemes: frozenset[str], servers: tuple[Server, ...]
) -> tuple[Operation, ...]:
    """Every operation in the document's order, once for each way it can be called.

    Reported: those that the document keeps out of clients.
    """
    found: list[Operation] = []
    for call in _calls(context):
        ignored = ignored_by(call.shape, call.item)
        if ignored is None:
            found += _ways(context, call, known_schemes, servers)
        else:
            message = f"'{call.key}' is left out of the package, as '{ignored}' says"
            context.info("ignored-operation", message, call.at)
    return tuple(found)


def _calls(context: Context) -> Iterator[_Call]:
    for path, value in as_object(context.document.tree.get("paths")).items():
        item, above = context.resolve(value, pointers.join("/paths", path))
        for method, tokens in operations_in(item):
            shape = item
            for token in tokens:
                shape = as_object(shape.get(token))
            yield _Call(
                path=path,
                method=method,
                item=item,
                above=above,
                shape=shape,
                at=pointers.join(above, *tokens),
            )


def _ways(
    context: Context,
    call: _Call,
    known_schemes: frozenset[str],
    servers: tuple[Server, ...],
) -> Iterator[Operation]:
    """An operation for each body that can be sent, and for each way that the first of them can be answered.

    Only streams can be asked for with every body: text and files in place of JSON would multiply the calls.
    """
    plain = _plain(context, call, known_schemes, servers)
    bodies = bodies_of(context, call.key, call.shape, call.at) or ((None, None),)
    ways = ways_to_answer(context, call.shape, call.at)
    names = frozenset(name for name, _ in bodies)
    for variant, body in bodies:
        found = _with_body(context, plain, call, variant, body)
        if "stream" in ways:
            found = replace(found, sends=sends_stream(context, body, streaming=False))
        yield found
        for way in ways:
            said = way if way not in names else f"{way}_answer"
            if variant is None:
                yield _answered(context, found, call, way, said)
            elif way == "stream":
                yield _answered(context, found, call, way, f"{variant}_{said}")


def _plain(
    context: Context,
    call: _Call,
    known_schemes: frozenset[str],
    servers: tuple[Server, ...],
) -> Operation:
    """An operation without its body: what all ways to call it have in common."""
    shape, item = call.shape, call.item
    results, errors = responses_of(context, call.key, shape, call.at)
    holders = ((shape, call.at), (item, call.above))
    declared = parameters_of(context, call.key, holders)
    path, parameters = on_the_wire(context, call.key, call.path, call.at, declared)
    return Operation(
        key=call.key,
        method=call.method,
        path=path,
        operation_id=operation_id_of(shape),
        tag=tag_of(shape),
        summary=as_text(shape.get("summary")) or as_text(item.get("summary")),
        description=as_text(shape.get("description"))
        or as_text(item.get("description")),
        deprecated=shape.get("deprecated") is True,
        parameters=parameters,
        body=None,
        results=results,
        errors=errors,
        security=alternatives(context, shape, known_schemes),
        paging=None,
        url=as_text(as_object(shape.get("externalDocs")).get("url")),
        at=call.at,
        servers=own_servers(context, holders, servers),
    )


def _with_body(
    context: Context,
    plain: Operation,
    call: _Call,
    variant: str | None,
    body: Body | None,
) -> Operation:
    key = call.key if variant is None else f"{call.key} ({variant})"
    paging = paging_of(
        context,
        key,
        plain.parameters,
        plain.results,
        call.at,
        body=body,
        shape=call.shape,
    )
    return replace(plain, key=key, variant=variant, body=body, paging=paging)


def _answered(
    context: Context, plain: Operation, call: _Call, way: Way, variant: str
) -> Operation:
    """An operation as the one that asks for its answer in another way."""
    key = f"{call.key} ({variant})"
    results, _ = responses_of(context, key, call.shape, call.at, way)
    streaming = way == "stream"
    return replace(
        plain,
        key=key,
        variant=variant,
        results=results,
        paging=None,
        sends=sends_stream(context, plain.body, streaming=True) if streaming else (),
    )
