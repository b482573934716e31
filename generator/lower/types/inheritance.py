"""Schemas with a discriminator that others inherit from: where one is referred to, any of them may stand."""

from dataclasses import replace

from generator import pointers
from generator.lower.context import Context, target_of
from generator.lower.types.discriminators import BASE, Stated, stated_in
from generator.lower.types.homes import is_component, part_of
from generator.lower.types.objects import named_object
from generator.lower.types.parts import Part, Pieces, Spot, referring
from generator.lower.types.unions import flat, named_union
from generator.model import Nullable, Type
from generator.values import as_array, as_object, as_text

_OWN_TAGS = ("x-ms-discriminator-value", "x-discriminator-value")
_READ = ""  # The key of `Context.children` that says that they have been looked for.


def family_of(spot: Spot, found: Pieces) -> Type | None:
    """The union of a schema and those that inherit from it; None where there are none, or no discriminator.

    The schema itself is what a value is taken for that says to be none of the others.
    """
    context = spot.context
    if not is_component(spot.at) or not any(
        "discriminator" in piece.schema for piece in found
    ):
        return None
    if any(not {"oneOf", "anyOf"}.isdisjoint(piece.schema) for piece in found):
        return None
    said = stated_in(context, found)
    below = _heirs(context, spot.at) if said else ()
    if said is None or not below:
        return None
    base = replace(spot, at=spot.at + BASE, home=part_of(spot.home, "base"))
    heirs = flat(context, tuple(_heir(spot, at) for at in below), keep=False)
    members = dict.fromkeys((*heirs, named_object(base, found)))
    return named_union(spot, tuple(members), _completed(context, said, spot.at, below))


def _completed(
    context: Context, said: Stated, at: str, below: tuple[str, ...]
) -> Stated:
    """The discriminator with what the heirs say of themselves, and the schema itself for all other values."""
    own = tuple(
        (tag, heir)
        for heir in below
        for key in _OWN_TAGS
        if (tag := as_text(as_object(context.at(heir)).get(key))) is not None
    )
    return replace(said, tags=(*said.tags, *own), default=said.default or at)


def inherits_only(context: Context, part: Part, at: str) -> bool:
    """Whether the schema at a pointer is one that inherits, and adds nothing to what it inherits."""
    ref = as_text(as_object(part.schema).get("$ref"))
    if ref is None or part.at == at or not is_component(at):
        return False
    base = as_object(context.at(target_of(ref)))
    return "discriminator" in base and "oneOf" not in base and "anyOf" not in base


def _heir(spot: Spot, at: str) -> Type:
    """A schema that inherits; null is nothing that it could be told by."""
    kind = spot.lowered(spot.context, (referring(at),), at, spot.home)
    return kind.inner if isinstance(kind, Nullable) else kind


def _heirs(context: Context, at: str) -> tuple[str, ...]:
    """All schemas that inherit from one, nearest first."""
    children = _children(context)
    found: dict[str, None] = {}
    waiting = list(children.get(at, ()))
    for each in waiting:
        if each not in found and each != at:
            found[each] = None
            waiting += children.get(each, ())
    return tuple(found)


def _children(context: Context) -> dict[str, list[str]]:
    if _READ not in context.children:
        context.children[_READ] = []
        schemas = as_object(
            as_object(context.document.tree.get("components")).get("schemas")
        )
        for name, schema in schemas.items():
            for member in as_array(as_object(schema).get("allOf")):
                ref = as_text(as_object(member).get("$ref"))
                if ref is not None:
                    at = pointers.join("/components/schemas", name)
                    context.children.setdefault(target_of(ref), []).append(at)
    return context.children
