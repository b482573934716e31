"""What JSON can hold."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    JsonValue: TypeAlias = (
        "str | int | float | bool | None | list[JsonValue] | dict[str, JsonValue]"
    )
else:
    # a recursive alias would have to be evaluated when annotations are
    JsonValue = object
