"""Server-sent events whose documented type is the event itself: `event`, `data`, `id`, `retry`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from .decoding import Decoder
from .events import ServerSentEvent
from .models import Model
from .parsing import parse
from .reading import Faulty, from_data

T = TypeVar("T")

_FIELDS = frozenset({"event", "data", "id", "retry"})


def is_envelope(hint: Any) -> bool:
    """Whether a type is an object with the fields of an event, or one of several such."""
    from .unions import Variants

    if isinstance(hint, Variants):
        known = [each.layout.known if each.layout else () for each in hint.members]
    elif isinstance(hint, type) and issubclass(hint, Model):
        known = [hint.__wire__.layout(hint).known]
    else:
        return False
    return all("data" in names and _FIELDS.issuperset(names) for names in known)


def in_envelope(
    reader: Decoder[T], event: ServerSentEvent
) -> tuple[T, dict[str, object]]:
    """The value of an event with all its fields, and the JSON that it was made of. Raises: Faulty."""
    given: dict[str, object] = {
        key: held for key, held in event._asdict().items() if held is not None
    }
    try:
        parsed: dict[str, object] = {**given, "data": parse(event.data.encode())}
    except ValueError:
        return from_data(reader, given), given
    try:
        return from_data(reader, parsed), parsed
    except Faulty as fault:
        # text that happens to be JSON
        try:
            return from_data(reader, given), given
        except Faulty:
            raise fault from None


def documented(given: Mapping[str, object], value: object) -> Mapping[str, object]:
    """The JSON of an event without the fields of all events that its type says nothing about."""
    if not isinstance(value, Model):
        return given
    known = value.__wire__.layout(type(value)).known
    return {key: held for key, held in given.items() if key in known}
