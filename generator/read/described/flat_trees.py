"""Fields that stand in one column whatever holds them, as the tree that the example beside them is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.read.code.shown import Example
from generator.read.listed.fields import Field
from generator.values import JsonObject, JsonValue, is_array, is_object


@dataclass(slots=True, kw_only=True)
class _Open:
    """An object whose members may still come. path: its own, with a point behind; left: who did not come yet."""

    path: str
    members: JsonObject
    left: set[str]


def placed(fields: Sequence[Field], shown: Sequence[Example]) -> tuple[Field, ...]:
    """The fields with their whole names; those that no example has, or without one, stay as they are."""
    if not shown:
        return tuple(fields)
    open_ = _opened("", shown[0].sample.value)
    out: list[Field] = []
    for field in fields:
        at = next(
            (n for n in reversed(range(len(open_))) if field.name in open_[n].left),
            None,
        )
        if at is None:
            out.append(field)
            continue
        del open_[at + 1 :]
        home = open_[at]
        home.left.discard(field.name)
        open_ += _opened(f"{home.path}{field.name}.", home.members[field.name])
        out.append(replace(field, name=f"{home.path}{field.name}"))
    return tuple(out)


def _opened(path: str, value: JsonValue) -> list[_Open]:
    """The object that a value is, or that the items of an array are."""
    inner = (
        next((one for one in value if is_object(one)), None)
        if is_array(value)
        else value
    )
    if not is_object(inner):
        return []
    return [_Open(path=path, members=inner, left=set(inner))]
