"""An example of what a response holds: the documented one, or one put together from its schema's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator import pointers
from generator.lower.calls.media import Offer
from generator.lower.context import Context
from generator.values import JsonObject, JsonValue, as_array, as_object

# A package should not grow by what only tests of its users read.
_LARGEST = 20_000

# How deep, and over how many schemas, parts of an example are looked for.
_DEPTH = 4
_MOST = 150

_NAMED = ("value", "dataValue")


def example_of(context: Context, offer: Offer) -> str | None:
    """JSON text; None where nothing is documented, or it is too large."""
    found = _stated(context, offer)
    if found is None:
        found = _Search(context).of(offer.media.get("schema"), offer.place, _DEPTH)
    if found is None:
        return None
    try:
        text = json.dumps(found, separators=(",", ":"), allow_nan=False)
    except (ValueError, TypeError, RecursionError):
        return None
    return text if len(text) <= _LARGEST else None


def _stated(context: Context, offer: Offer) -> JsonValue:
    """What the media type says: `example`, else the first of `examples` that stands in the document."""
    plain = offer.media.get("example")
    if plain is not None:
        return plain
    at = pointers.join(offer.at, "examples")
    for name, value in as_object(offer.media.get("examples")).items():
        example, _ = context.resolve(value, pointers.join(at, name))
        for key in _NAMED:
            if example.get(key) is not None:
                return example[key]
    return None


@dataclass(slots=True)
class _Search:
    """One walk over schemas. met: how many there have been; open: those around the one at hand."""

    context: Context
    met: int = 0
    open: tuple[str, ...] = ()

    def of(self, schema: JsonValue, at: str, depth: int) -> JsonValue:
        """The example of a schema; of an object, those of its properties that have one."""
        shape, where = self.context.resolve(schema, at)
        self.met += 1
        for own in (shape.get("example"), *as_array(shape.get("examples"))[:1]):
            if own is not None:
                return own
        if "const" in shape:
            return shape["const"]
        if depth == 0 or self.met > _MOST or where in self.open:
            return None
        above, self.open = self.open, (*self.open, where)
        found = self._below(shape, where, depth)
        self.open = above
        return found

    def _below(self, shape: JsonObject, at: str, depth: int) -> JsonValue:
        if "items" in shape:
            place = pointers.join(at, "items")
            item = self.of(shape["items"], place, depth - 1)
            return None if item is None else [item]
        return self._members(shape, at, depth) or None

    def _members(
        self, shape: JsonObject, at: str, depth: int
    ) -> Mapping[str, JsonValue]:
        found: dict[str, JsonValue] = {}
        for index, part in enumerate(as_array(shape.get("allOf"))):
            place = pointers.join(at, "allOf", index)
            found |= as_object(self.of(part, place, depth - 1))
        for name, value in as_object(shape.get("properties")).items():
            if as_object(value).get("writeOnly") is True:
                continue
            place = pointers.join(at, "properties", name)
            example = self.of(value, place, depth - 1)
            if example is not None:
                found[name] = example
        return found
