"""Tells what an item of a stream has that is not documented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .drift import found
from .parsing import parse, parse_strict

if TYPE_CHECKING:
    from .calls import Calls
    from .operation import Operation
    from .options import Settings


async def hear(
    calls: Calls,
    operation: Operation[Any],
    settings: Settings,
    content: bytes,
    value: object,
) -> tuple[str, ...]:
    """Tell `on_drift` what is new; gives the faults that there are under `strict`.

    content: the item's JSON; value: what was made of it.
    """
    watch = settings.watch
    if settings.on_drift is not None and watch is not None:
        for drift in watch.body(operation.name, parse(content), value):
            await calls.way.settled(settings.on_drift(drift))
    if not settings.strict:
        return ()
    try:
        return tuple(map(str, found(parse_strict(content), value)))
    except ValueError as error:
        return (f"$: {error}",)
