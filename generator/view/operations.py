"""The constant that describes one operation to the runtime."""

from collections.abc import Iterator, Sequence

from generator.model import Api, Operation, Type
from generator.name.names import Names
from generator.view.calls import documented
from generator.view.decoders import Decoders
from generator.view.layout import block, described, described_indent, valued
from generator.view.local import CallsModule
from generator.view.methods import Call
from generator.view.paging import paging_source
from generator.view.parameters import parameter_sources
from generator.view.returns import Returns
from generator.view.service import address
from generator.view.source import WIDTH, PySource, literal

# What the runtime labels bodies with, and asks for, when nothing else is said.
_USUAL = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "text": "text/plain",
    "file": "application/octet-stream",
}


def operation_source(call: Call, module: CallsModule) -> PySource:
    """`_LIST: Operation[...] = Operation(...)`."""
    cls = module.use("operation", _class(call.returns))
    annotation = f"{cls}[{call.returns.generic}]"
    indent = described_indent(call.constant, annotation, cls)
    items = _items(call.operation, call, module, indent)
    return described(call.constant, annotation, cls, items)


def _items(
    operation: Operation, call: Call, module: CallsModule, indent: int
) -> list[str]:
    decoders = module.decoders
    result = _decoder(call.returns.answers.main, decoders)
    return [
        f"name={literal(call.path)}",
        f"method={literal(operation.method)}",
        f"path={literal(operation.path)}",
        *parameter_sources(operation, module, indent),
        *_media_types(operation, indent),
        *_security(operation, indent),
        *_server(operation, module.names),
        *_accept(operation, call.returns),
        valued("result=lambda: ", result, indent),
        *_by_status("others=", call.returns.answers.others, decoders, indent),
        *_by_status("errors=", _errors(operation), decoders, indent),
        *_statuses(operation, module.api, indent),
        *_stream(call.returns),
        *paging_source(operation, call.returns, module, indent),
    ]


def _class(returns: Returns) -> str:
    if returns.is_stream:
        return "StreamOperation"
    return "PagedOperation" if returns.is_page else "Operation"


def _decoder(kind: Type | None, decoders: Decoders) -> str:
    if kind is None:
        decoders.used.add("nothing")
        return "nothing"
    return decoders.combined(kind, "models.")


def _media_types(operation: Operation, indent: int) -> Iterator[str]:
    """How the body is labelled, where that is not said by how it is written."""
    body = operation.body
    if body is None:
        return
    if body.media_type != _USUAL[body.kind] and "*" not in body.media_type:
        yield f"media_type={literal(body.media_type)}"
    if len(body.media_types) > 1:
        yield f"media_types={_tuple([literal(each) for each in body.media_types], indent)}"


def _security(operation: Operation, indent: int) -> Iterator[str]:
    if operation.security:
        found = [
            _plain_tuple([literal(id) for id in ids]) for ids in operation.security
        ]
        yield f"security={_tuple(found, indent)}"


def _plain_tuple(items: list[PySource]) -> PySource:
    if len(items) == 1:
        return PySource(f"({items[0]},)")
    return PySource(f"({', '.join(items)})")


def _tuple(items: list[PySource], indent: int) -> PySource:
    line = _plain_tuple(items)
    if indent + len("media_types=,") + len(line) <= WIDTH:
        return line
    return block("(", items, ")", indent)


def _server(operation: Operation, names: Names) -> Iterator[str]:
    if operation.servers:
        yield f"server={literal(address(operation.servers[0], names))}"


def _accept(operation: Operation, returns: Returns) -> Iterator[str]:
    """What is asked for, where the decoder does not say it."""
    wanted = dict.fromkeys(
        each.media_type
        for each in operation.results
        if each.media_type is not None and each.type is not None
        if (each.stream is not None) == returns.is_stream
    )
    if wanted and set(wanted) != {"application/json"}:
        yield f"accept={literal(', '.join(wanted))}"


def _errors(operation: Operation) -> list[tuple[str, Type | None]]:
    return [
        (each.status, each.type) for each in operation.errors if documented(each.type)
    ]


def _by_status(
    opening: str,
    kinds: Sequence[tuple[str, Type | None]],
    decoders: Decoders,
    indent: int,
) -> list[str]:
    found = [
        valued(f"{literal(status)}: lambda: ", _decoder(kind, decoders), indent + 4)
        for status, kind in kinds
    ]
    return [block(f"{opening}{{", found, "}", indent)] if found else []


def _statuses(operation: Operation, api: Api, indent: int) -> Iterator[str]:
    """All that are documented: numbers in their order, then families, then `default`.

    What is answered in one way may have statuses that another way to call the same has not.
    """
    ways = [operation]
    if operation.variant is not None:
        ways += [each for each in api.operations if _is_same(each, operation)]
    found = {each.status for way in ways for each in (*way.results, *way.errors)}
    if found:
        ordered = sorted(found, key=lambda each: (not each.isdigit(), each))
        listed = [literal(int(s) if s.isdigit() else s) for s in ordered]
        yield f"statuses={_tuple(listed, indent)}"


def _is_same(one: Operation, other: Operation) -> bool:
    return (one.method, one.path) == (other.method, other.path)


def _stream(returns: Returns) -> Iterator[str]:
    if returns.answers.stream is not None:
        yield f"stream={literal(returns.answers.stream)}"
