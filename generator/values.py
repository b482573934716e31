"""JSON values as documents hold them, and the few ways to look at one without trusting its shape."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypeGuard

JsonValue: TypeAlias = (
    "str | int | float | bool | None | Sequence[JsonValue] | Mapping[str, JsonValue]"
)
JsonObject: TypeAlias = Mapping[str, JsonValue]
JsonArray: TypeAlias = Sequence[JsonValue]


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[JsonArray]:
    """Whether a JSON value is an array (text is a sequence, but no array)."""
    return isinstance(value, list | tuple)


def as_object(value: object) -> JsonObject:
    """The value when it is an object, else an empty one."""
    return value if is_object(value) else {}


def as_array(value: object) -> JsonArray:
    """The value when it is an array, else an empty one."""
    return value if is_array(value) else ()


def as_text(value: object) -> str | None:
    """The value when it is text, else None."""
    return value if isinstance(value, str) else None


def as_texts(value: object) -> tuple[str, ...]:
    """The texts in the value when it is an array; none else."""
    return tuple(item for item in as_array(value) if isinstance(item, str))
