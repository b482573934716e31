"""Tells what answers have that is not documented: to a callback, or as an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .drift import found
from .parsing import parse, parse_strict
from .reading import Faulty
from .styles import is_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .connection import Connection
    from .drift import Drift, Watch
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
    if settings.on_drift is not None and settings.watch is not None:
        for drift in _drifts(settings.watch, operation, raw, value):
            await way.settled(settings.on_drift(drift))
    if settings.strict and raw.is_success:
        faults = tuple(_faults(operation, raw, value))
        if faults:
            where = f"{request.line} answered {raw.status_code}"
            raise Faulty(*faults).error(where, raw, connection.hide)


def _drifts(
    watch: Watch, operation: Operation[Any], raw: RawResponse, value: object
) -> Iterator[Drift]:
    if not operation.documents(raw.status_code):
        yield from watch.status(operation.name, raw.status_code)
    if is_json(raw.media_type):
        try:
            data = parse(raw.content)
        except ValueError:
            return
        yield from watch.body(operation.name, data, value)


def _faults(
    operation: Operation[Any], raw: RawResponse, value: object
) -> Iterator[str]:
    if not operation.documents(raw.status_code):
        yield f"{raw.status_code} is not a documented status"
    if is_json(raw.media_type) and raw.content:
        try:
            data = parse_strict(raw.content)
        except ValueError as error:
            yield f"$: {error}"
            return
        yield from map(str, found(data, value))
