"""Pages that are the last: the smallest change to a body after which nothing more is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from .decoding import MISFITS
from .parameters import BodyField, Query

if TYPE_CHECKING:
    from .fakes import RecordedCall
    from .operation import PagedOperation

# Where an answer says that there is more stands no deeper than this.
_DEPTH = 4

_ABSENT = object()


def ended(operation: PagedOperation[Any, Any], body: Any) -> Any | None:
    """A page with the same items that is the last; None when only an empty one ends the list."""
    items = _count(operation, body)
    if items is None or _is_last(operation, body):
        return body
    found: Any = None
    for path, held in _places(body, ()):
        for value in _others(held, (None, _ABSENT, "", items)):
            alone = _with(body, path, value)
            if _count(operation, alone) == items and _is_last(operation, alone):
                # all that says so is changed: users look at one or the other
                both = alone if found is None else _with(found, path, value)
                found = both if _count(operation, both) == items else found
                break
    return found


def emptied(operation: PagedOperation[Any, Any], body: Any) -> Any:
    """A page without items; the page itself when there can be none."""
    if isinstance(body, list):
        return []
    for path, held in _places(body, ()):
        changed = _with(body, path, []) if isinstance(held, list) else body
        if _count(operation, changed) == 0:
            return ended(operation, changed) or changed
    return body


def is_further(operation: PagedOperation[Any, Any], call: RecordedCall) -> bool:
    """Whether a page after the first is asked for."""
    argument = operation.paging.argument
    for each in operation.parameters:
        if isinstance(each, Query) and each.argument == argument:
            value: object = next(iter(call.query.get(each.wire, ())), None)
        elif isinstance(each, BodyField) and each.argument == argument:
            body: object = call.json() if call.content else None
            held = cast("dict[str, object]", body) if isinstance(body, dict) else {}
            value = held.get(each.wire)
        else:
            continue
        first = getattr(operation.paging, "first", 0)
        return value is not None and str(value) != str(first)
    return False


def _count(operation: PagedOperation[Any, Any], body: Any) -> int | None:
    """How many items a page has; None when it cannot be read."""
    try:
        return len(operation.paging.items(operation.decoder.decode(body)) or ())
    except MISFITS:
        return None


def _is_last(operation: PagedOperation[Any, Any], body: Any) -> bool:
    from .turns import Seen, Walk

    read = operation.decoder.decode(body)
    items = list(operation.paging.items(read) or ())
    page = Seen(read, items, {}, None, Walk(len(items)))
    return operation.paging.next_value(page) is None


def _others(held: object, values: tuple[Any, ...]) -> tuple[Any, ...]:
    return (not held,) if isinstance(held, bool) else values


def _places(body: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(body, dict) and len(path) < _DEPTH:
        for key, held in cast("dict[str, Any]", body).items():
            yield from _places(held, (*path, key))
    elif path:
        yield path, body


def _with(body: Mapping[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    key, *rest = path
    changed = dict(body)
    if rest:
        changed[key] = _with(body[key], tuple(rest), value)
    elif value is _ABSENT:
        del changed[key]
    else:
        changed[key] = value
    return changed
