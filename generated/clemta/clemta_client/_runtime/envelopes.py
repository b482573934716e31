"""Server-sent events whose documented type is the event itself: `event`, `data`, `id`, `retry`."""

from __future__ import annotations

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


def in_envelope(reader: Decoder[T], event: ServerSentEvent) -> T:
    """The value of an event with all its fields. Raises: Faulty."""
    given = {key: held for key, held in event._asdict().items() if held is not None}
    try:
        return from_data(reader, {**given, "data": parse(event.data.encode())})
    except ValueError:
        return from_data(reader, given)
    except Faulty as fault:
        # text that happens to be JSON
        try:
            return from_data(reader, given)
        except Faulty:
            raise fault from None
