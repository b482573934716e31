"""Path parameters whose values may hold slashes: `allowReserved`, as OpenAPI 3.2 has it."""

from collections.abc import Set as AbstractSet
from typing import Any

from generator.document import MORE_METHODS
from generator.read.upgrade.run import Object, Run, is_list, is_part
from generator.read.upgrade.spots import At, pointer


def reserving(run: Run, item: Object, names: AbstractSet[str], at: At) -> Object:
    """A path item whose parameters of these names keep reserved characters as they are.

    Nothing is changed in place: what is shared may stand in other paths, too.
    """
    made = _marked(run, item, names, at)
    for key, one in made.items():
        if key == MORE_METHODS and is_part(one):
            made[key] = reserving(run, one, names, (at, key))
        elif is_part(one):
            made[key] = _marked(run, one, names, (at, key))
    return made


def _marked(run: Run, holder: Object, names: AbstractSet[str], at: At) -> Object:
    """A path item or an operation with copies of the parameters that are meant."""
    held = holder.get("parameters")
    if not is_list(held):
        return dict(holder)
    spot: At = (at, "parameters")
    some = [
        _parameter(run, one, names, (spot, index)) for index, one in enumerate(held)
    ]
    return {**holder, "parameters": some}


def _parameter(run: Run, value: Any, names: AbstractSet[str], at: At) -> Any:
    target = run.target(value.get("$ref")) if is_part(value) else None
    found = value if target is None else run.find(target)
    if not is_part(found) or found.get("in") != "path":
        return value
    if found.get("name") not in names:
        return value
    if target is not None:
        run.moved[pointer(at)] = run.original(target)
    return {**found, "allowReserved": True}
