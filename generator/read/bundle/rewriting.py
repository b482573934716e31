"""One document made of many: references led to their new homes, what they led to put there."""

from collections.abc import Collection, Sequence
from typing import cast

from generator import pointers
from generator.places import InBlock, Place
from generator.read.bundle.files import File
from generator.read.bundle.gathering import Bound
from generator.read.bundle.homes import Homes
from generator.read.bundle.resolving import Resolver
from generator.read.bundle.sections import is_definition
from generator.values import JsonValue

_Object = dict[str, JsonValue]
_Places = dict[str, tuple[Place, ...]]


def rewrite(
    resolver: Resolver,
    homes: Homes,
    bound: Sequence[Bound],
    circular: Collection[Bound],
) -> _Places:
    """Changes the main document in place; gives the places of what is new in it, by pointer.

    circular: the references that would put something into itself, and stay references.
    """
    values = {one.target: one.value for one in bound}
    places: _Places = {}
    # What is included last may stand in what is included before it.
    for one in reversed(bound):
        if one in circular or not homes.is_included(one):
            _lead(one.reference.holder, one.reference.key, homes.of(one.target) or "")
        else:
            _tell(places, resolver, homes, one)
            _include(one)
    for target, home in homes.new():
        places.setdefault(
            home, (_place(resolver.files[target.address], target.pointer),)
        )
        _put(cast(_Object, resolver.main.value), home, values[target])
        if target.address == resolver.main.address:
            _leave_ref(cast(_Object, resolver.main.value), target.pointer, home)
    return places


def _lead(holder: _Object, key: str, home: str) -> None:
    ref = "#" + home.replace("%", "%25")
    if key == "$dynamicRef":
        del holder[key]
        holder.setdefault("$ref", ref)
    else:
        holder[key] = ref


def _include(one: Bound) -> None:
    reference, value = one.reference, one.value
    if isinstance(value, dict):
        own = {key: said for key, said in reference.holder.items() if key != "$ref"}
        # The holder itself changes: an alias in YAML may have put it in several places.
        reference.holder.clear()
        reference.holder.update({**value, **own})
    elif reference.above is not None:
        cast("dict[str | int, JsonValue]", reference.above)[reference.token] = value


def _tell(places: _Places, resolver: Resolver, homes: Homes, one: Bound) -> None:
    here = homes.here(one)
    if here is None:
        return
    file = resolver.files[one.target.address]
    places[here] = (_place(file, one.target.pointer),)
    for key in one.reference.holder:
        if key != "$ref":
            at = pointers.join(one.reference.at, key)
            places[pointers.join(here, key)] = (_place(one.file, at),)


def _place(file: File, pointer: str) -> InBlock:
    return InBlock(page=file.page, block=file.block, pointer=pointer)


def _put(root: _Object, home: str, value: JsonValue) -> None:
    """Adds a component, unless what is there already is the place that includes it."""
    holder = root
    tokens = pointers.split(home)
    for token in tokens[:-1]:
        below = holder.setdefault(token, {})
        if not isinstance(below, dict):
            return
        holder = below
    holder.setdefault(tokens[-1], value)


def _leave_ref(root: _Object, pointer: str, home: str) -> None:
    """A definition that moved out of its schema leaves a reference, for it is one type."""
    if is_definition(pointers.split(pointer)):
        holder = pointers.find(root, pointers.parent(pointer))
        if isinstance(holder, dict):
            _lead_away(holder, pointers.split(pointer)[-1], home)


def _lead_away(holder: _Object, name: str, home: str) -> None:
    ref: _Object = {}
    _lead(ref, "$ref", home)
    holder[name] = ref
