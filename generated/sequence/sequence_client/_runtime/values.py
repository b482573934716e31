"""What JSON can hold."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    JsonValue: TypeAlias = (
        "str | int | float | bool | None | list[JsonValue] | dict[str, JsonValue]"
    )
else:
    # a recursive alias would have to be evaluated when annotations are
    JsonValue = object


def at(value: object, *steps: str) -> Any:
    """What stands in some JSON below these keys; None where there is nothing."""
    for step in steps:
        if not isinstance(value, dict):
            return None
        value = cast("Mapping[str, object]", value).get(step)
    return value
