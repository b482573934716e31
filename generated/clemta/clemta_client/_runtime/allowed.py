"""What is wrong with a request, by the documentation of the operation that it is meant for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from .decoding import decoder
from .operation import (
    Argument,
    Fixed,
    FormField,
    Header,
    PartField,
    Query,
    QueryString,
)
from .reading import Faulty, from_json
from .unions import Decode
from .values import at

if TYPE_CHECKING:
    from .fakes import RecordedCall
    from .operation import Operation


def faults(
    operation: Operation[Any],
    call: RecordedCall,
    secrets: frozenset[str],
    read: Callable[[], Decode] | None,
) -> Iterator[str]:
    """Each thing that is not as documented.

    secrets: names of credentials in queries. read: gives what reads a body of JSON, where its type
    is documented.
    """
    yield from _in_query(operation, call.query, secrets)
    for each in operation.parameters:
        missing = isinstance(each, Header) and each.wire not in call.headers
        if isinstance(each, Header) and each.required and missing:
            yield f"the header {each.wire!r} is missing"
    if operation.body is None:
        if call.content:
            yield "it takes no body"
    elif call.content or call.headers.get("content-type"):
        yield from _in_body(operation, call, read)
    elif not _may_be_absent(operation, read):
        yield "the body is missing"


def _may_be_absent(
    operation: Operation[Any], read: Callable[[], Decode] | None
) -> bool:
    if read is not None:
        return not list(_unfit(read, b"null"))
    parts = operation.in_body
    return not any(isinstance(each, Argument) and each.required for each in parts)


def _in_query(
    operation: Operation[Any], query: Mapping[str, list[str]], secrets: frozenset[str]
) -> Iterator[str]:
    heads = operation.in_head
    if any(isinstance(each, QueryString) for each in heads):
        return
    declared = [each for each in heads if isinstance(each, Query)]
    names = {each: set(_names(each, query)) for each in declared}
    may_be_any = any(map(_may_be_object, declared))
    for each in declared:
        if each.required and not names[each] and not _may_be_object(each):
            yield f"the query parameter {each.wire!r} is missing"
    known = secrets.union(*names.values())
    for name in sorted(query.keys() - known):
        if not may_be_any:
            told = ", ".join(repr(each.wire) for each in declared) or "none"
            yield f"the query parameter {name!r} is not documented (known: {told})"


def _names(parameter: Query, query: Mapping[str, list[str]]) -> Iterator[str]:
    """Those names in a query that are a parameter's."""
    deep = f"{parameter.wire}[" if parameter.style == "deepObject" else None
    for name in query:
        if name == parameter.wire or (deep and name.startswith(deep)):
            yield name


def _may_be_object(parameter: Query) -> bool:
    """Whether a value may be an object whose members are parameters of their own."""
    plain = parameter.kinds or parameter.choices or parameter.array or parameter.content
    return not plain and parameter.style == "form" and parameter.explode


def _in_body(
    operation: Operation[Any], call: RecordedCall, read: Callable[[], Decode] | None
) -> Iterator[str]:
    sent = _essence(call.headers.get("content-type", ""))
    documented = (operation.media_type, *operation.media_types)
    # files say themselves what they are
    if operation.body != "file" and sent not in map(_essence, documented):
        told = " or ".join(dict.fromkeys(map(_essence, documented)))
        yield f"the body is {sent or 'of no media type'}, not {told}"
        return
    match operation.body:
        case "json":
            yield from _in_json(operation, call, read)
        case "form":
            found = parse_qs(call.content.decode("utf-8", "replace"), True).keys()
            yield from _missing(operation, lambda name: name in found)
        case "multipart":
            part = 'name="{}"'.format
            yield from _missing(
                operation, lambda name: part(name).encode() in call.content
            )
        case _:
            pass


def _missing(
    operation: Operation[Any], is_there: Callable[[str], bool]
) -> Iterator[str]:
    for each in operation.in_body:
        if not isinstance(each, FormField | PartField) or each.array:
            continue
        # an object may be written under names of its members
        simple = each.kinds or each.choices
        if simple and each.required and not is_there(each.wire):
            yield f"the field {each.wire!r} of the body is missing"


def _in_json(
    operation: Operation[Any], call: RecordedCall, read: Callable[[], Decode] | None
) -> Iterator[str]:
    wrong = next(_unfit(read, call.content), None) if read is not None else None
    if wrong is not None:
        yield wrong
        return
    for each in operation.in_body:
        if isinstance(each, Fixed) and at(call.json(), each.wire) != each.value:
            yield f"the field {each.wire!r} of the body must be {each.value!r}"


def _unfit(read: Callable[[], Decode], content: bytes) -> Iterator[str]:
    try:
        from_json(decoder(read()), content)
    except Faulty as fault:
        yield f"the body is not as documented: {fault.faults[0]}"


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()
