"""What attributes say of one body, also where several requests or responses of one kind each have some."""

from collections.abc import Sequence
from dataclasses import replace

from generator.places import InPage
from generator.read.blueprint.mson import Fields
from generator.read.blueprint.outline import Item
from generator.read.described import trees
from generator.read.described.drafts import Draft
from generator.read.listed.fields import Field
from generator.values import JsonObject, JsonValue

Attributes = tuple[str, Item]


def declared(draft: Draft, fields: Fields, given: Sequence[Attributes]) -> list[Field]:
    """Each body that is described, once; objects without a name of their own are put together."""
    found: dict[tuple[str, tuple[str, ...]], Field] = {}
    plain: list[Field] = []
    for of, item in given:
        place = InPage(page=draft.page, line=item.line, column=item.column)
        field = fields.whole(of or "object", item.items, place)
        if field.children and field.types == "object":
            plain.append(field)
        elif of:
            names = tuple(child.name for child in field.children)
            found.setdefault((field.types, names), field)
    return [*found.values(), *([_together(plain)] if plain else [])]


def schema(draft: Draft, given: Sequence[Field], at: str) -> JsonObject:
    """The schema that each of the bodies fits."""
    each = [trees.schema_of(draft, field, at) for field in given]
    each = [one for n, one in enumerate(each) if one not in each[:n]]
    if len(each) == 1:
        return each[0]
    if all(one.get("type") == "array" for one in each):
        items: list[JsonValue] = [one.get("items", {}) for one in each]
        return {"type": "array", "items": {"anyOf": items}}
    return {"anyOf": [*each]}


def _together(given: Sequence[Field]) -> Field:
    """One object with the fields of all; one that some lack can be left out."""
    children: dict[str, Field] = {}
    for one in given:
        for child in one.children:
            known = children.get(child.name, child)
            needed = bool(known.required and child.required)
            children[child.name] = replace(known, required=needed)
    named = [{child.name for child in one.children} for one in given]
    everywhere = set[str].intersection(*named)
    kept = (
        child if name in everywhere else replace(child, required=False)
        for name, child in children.items()
    )
    return replace(given[0], children=tuple(kept))
