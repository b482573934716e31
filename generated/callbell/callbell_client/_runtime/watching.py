"""Tells what answers have that is not documented: to a callback, or as an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .drift import found
from .parsing import parse, parse_strict
from .reading import Faulty
from .styles import is_json

if TYPE_CHECKING:
    from .connection import Connection
    from .operation import Operation
    from .options import Settings
    from .request import Request
    from .response import RawResponse
    from .ways import Way


async def hear(
    way: Way,
    connection: Connection,
    operation: Operation[Any],
    settings: Settings,
    raw: RawResponse,
    value: object,
    request: Request,
) -> None:
    """Tell `on_drift` what is new in an answer. value: what was made of it.

    Raises: DecodeError under `strict`, for a success with what is not documented.
    """
    documented = operation.documents(raw.status_code)
    watch = settings.watch
    if settings.on_drift is not None and watch is not None and not documented:
        for drift in watch.status(operation.name, raw.status_code):
            await way.settled(settings.on_drift(drift))
    content = raw.content if is_json(raw.media_type) else b""
    faults = await hear_content(way, operation, settings, content, value)
    if settings.strict and raw.is_success:
        if not documented:
            faults = (f"{raw.status_code} is not a documented status", *faults)
        if faults:
            where = f"{request.line} answered {raw.status_code}"
            raise Faulty(*faults).error(where, raw, connection.hide)


async def hear_content(
    way: Way,
    operation: Operation[Any],
    settings: Settings,
    content: bytes,
    value: object,
) -> tuple[str, ...]:
    """Tell `on_drift` what is new in some JSON; gives the faults that there are under `strict`.

    content: its text, nothing where there is none; value: what was made of it.
    """
    if not content:
        return ()
    watch = settings.watch
    if settings.on_drift is not None and watch is not None:
        data = _parsed(content)
        for drift in () if data is None else watch.body(operation.name, data, value):
            await way.settled(settings.on_drift(drift))
    if not settings.strict:
        return ()
    try:
        return tuple(map(str, found(parse_strict(content), value)))
    except ValueError as error:
        return (f"$: {error}",)


def _parsed(content: bytes) -> Any:
    """The value of some JSON; None, in which nothing is new, for what is none."""
    try:
        return parse(content)
    except ValueError:
        return None
