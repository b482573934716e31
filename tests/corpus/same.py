"""Whether what a package writes is the JSON that it read, and what is missing from it when not.

Runs where the generator is not: on what the package itself says of its models.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from tests.corpus.values import is_list, is_object


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """at: a JSON pointer into the value. undocumented: a member that the model does not know."""

    at: str
    message: str
    undocumented: bool = False


def differences(
    read: Any, made: Any, written: Any, at: str = ""
) -> Iterator[Difference]:
    """How `written` differs from `read`; `made` is the Python value between the two."""
    if is_object(read) and is_object(written):
        yield from _members(read, written, made, at)
    elif is_list(read) and is_list(written):
        yield from _items(read, written, made, at)
    elif not _alike(read, written):
        yield Difference(at=at, message=f"{_short(read)} became {_short(written)}")


def _members(
    read: Mapping[str, Any], written: Mapping[str, Any], made: Any, at: str
) -> Iterator[Difference]:
    known = _fields(made)
    for key, value in read.items():
        there = f"{at}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in written:
            below = _below(made, key, known)
            yield from differences(value, below, written[key], there)
        elif known is not None and key not in known:
            message = "a member that is not documented"
            yield Difference(at=there, message=message, undocumented=True)
        elif value is not None:
            yield Difference(at=there, message=f"{_short(value)} is missing")
    for key in written.keys() - read.keys():
        yield Difference(at=at, message=f"{_short(key)} is new")


def _items(
    read: Sequence[Any], written: Sequence[Any], made: Any, at: str
) -> Iterator[Difference]:
    if len(read) != len(written):
        message = f"{len(read)} items became {len(written)}"
        yield Difference(at=at, message=message)
        return
    parts = made if is_list(made) else [None] * len(read)
    for index, (one, between, other) in enumerate(zip(read, parts, written)):
        yield from differences(one, between, other, f"{at}/{index}")


def _fields(made: Any) -> dict[str, str] | None:
    """The wire names of a model with the names of its attributes; None for what is no model."""
    cls: Any = made.__class__
    wire = getattr(cls, "__wire__", None)
    if wire is None:
        return None
    names = wire.names
    return {
        names.get(field.name, field.name): field.name for field in dataclass_fields(cls)
    }


def _below(made: Any, key: str, known: Mapping[str, str] | None) -> Any:
    if known is not None and key in known:
        return getattr(made, known[key], None)
    if known is not None:
        made = getattr(made, "additional_properties", None)
    return made.get(key) if is_object(made) else None


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, str) and isinstance(other, str):
        return one == other or _same_meaning(one, other)
    return bool(one == other)


def _same_meaning(one: str, other: str) -> bool:
    for read in (_instant, _clock, UUID, _decimal):
        try:
            return bool(read(one) == read(other))
        except (ValueError, ArithmeticError):
            continue
    return False


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(_tidy(text))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _clock(text: str) -> time:
    return time.fromisoformat(_tidy(text))


def _decimal(text: str) -> float:
    return float(text)


def _tidy(text: str) -> str:
    """A date-time as Python reads it: no more digits of a second than it can hold."""
    return re.sub(r"(\.\d{6})\d+", r"\1", text.strip().upper())


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 60 else f"{text[:57]}..."
