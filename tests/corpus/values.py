"""JSON values of which nothing is known yet."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard


def is_object(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value is a mapping, as every JSON object is."""
    return isinstance(value, Mapping)


def is_list(value: Any) -> TypeGuard[Sequence[Any]]:
    """Whether a value is a list, or the tuple that a list is read as."""
    return isinstance(value, list | tuple)


def as_object(value: Any) -> dict[str, Any]:
    """The value when it is an object, its keys as text; else an empty one."""
    return {str(key): held for key, held in value.items()} if is_object(value) else {}
