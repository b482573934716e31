"""The merged document with `x-source` on its parts: which pages say each of them, and how."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator import pointers
from generator.document import Testimony, operations_in
from generator.fragments import Source
from generator.inspection.sources import Spot, confidence, said
from generator.values import (
    JsonObject,
    JsonValue,
    as_object,
    as_text,
    is_array,
    is_object,
)

_SCHEMAS = "/components/schemas"


def with_sources(tree: JsonObject, testimony: Testimony, spot: Spot) -> JsonObject:
    """A copy of the document in which operations, parameters, bodies, responses and fields say their sources.

    It is as valid as it was: a member that begins with `x-` may stand on each of these.
    """
    return _Marking(testimony, spot).document(tree)


@dataclass(frozen=True, slots=True)
class _Marking:
    testimony: Testimony
    spot: Spot

    def document(self, tree: JsonObject) -> JsonObject:
        out = dict(tree)
        for root in ("paths", "webhooks"):
            if root in tree:
                out[root] = {
                    name: self._item(item, pointers.join("", root, name))
                    for name, item in as_object(tree[root]).items()
                }
        schemas = as_object(as_object(tree.get("components")).get("schemas"))
        if schemas:
            marked: JsonObject = {
                name: self._schema(schema, pointers.join(_SCHEMAS, name))
                for name, schema in schemas.items()
            }
            out["components"] = {**as_object(tree["components"]), "schemas": marked}
        return out

    def _item(self, item: JsonValue, at: str) -> JsonValue:
        if not is_object(item):
            return item
        out: dict[str, JsonValue] = dict(item)
        for _, tokens in operations_in(item):
            if len(tokens) == 1 and is_object(item[tokens[0]]):
                there = pointers.join(at, tokens[0])
                out[tokens[0]] = self._operation(as_object(item[tokens[0]]), there)
        return out

    def _operation(self, operation: JsonObject, at: str) -> JsonValue:
        out: dict[str, JsonValue] = dict(operation)
        parameters = operation.get("parameters")
        if is_array(parameters):
            out["parameters"] = [self._parameter(one, at) for one in parameters]
        if is_object(operation.get("requestBody")):
            body = pointers.join(at, "requestBody")
            out["requestBody"] = self._part(as_object(operation["requestBody"]), body)
        if is_object(operation.get("responses")):
            out["responses"] = {
                status: self._part(one, pointers.join(at, "responses", status))
                for status, one in as_object(operation["responses"]).items()
            }
        return self._marked(out, self.testimony.of(at))

    def _parameter(self, one: JsonValue, operation: str) -> JsonValue:
        shape = as_object(one)
        place, name = as_text(shape.get("in")), as_text(shape.get("name"))
        if place is None or name is None:
            return one
        return self._marked(
            dict(shape), self.testimony.of_parameter(operation, place, name)
        )

    def _part(self, one: JsonValue, at: str) -> JsonValue:
        """A body or a response, and the fields in it."""
        if not is_object(one) or "$ref" in one:
            return one
        out: dict[str, JsonValue] = dict(one)
        if is_object(one.get("content")):
            out["content"] = {
                media: self._media(shape, pointers.join(at, "content", media))
                for media, shape in as_object(one["content"]).items()
            }
        return self._marked(out, self.testimony.of(at))

    def _media(self, shape: JsonValue, at: str) -> JsonValue:
        if not is_object(shape) or "schema" not in shape:
            return shape
        schema = self._schema(shape["schema"], pointers.join(at, "schema"))
        return {**shape, "schema": schema}

    def _schema(self, schema: JsonValue, at: str) -> JsonValue:
        if not is_object(schema):
            return schema
        out: dict[str, JsonValue] = dict(schema)
        if is_object(schema.get("properties")):
            out["properties"] = {
                name: self._schema(one, pointers.join(at, "properties", name))
                for name, one in as_object(schema["properties"]).items()
            }
        if "items" in schema:
            # What an array holds is said where the array is.
            items = self._schema(schema["items"], pointers.join(at, "items"))
            out["items"] = _unmarked(items)
        return self._marked(out, self.testimony.of(at))

    def _marked(
        self, part: dict[str, JsonValue], sources: Sequence[Source]
    ) -> JsonValue:
        found: list[JsonValue] = []
        for one in said(sources, self.spot):
            entry: dict[str, JsonValue] = {"by": one.by, "page": one.page}
            if one.line is not None:
                entry["line"] = one.line
            if not one.agrees:
                entry["agrees"] = False
            found.append(entry)
        if not found:
            return part
        return {**part, "x-source": found, "x-confidence": confidence(sources)}


def _unmarked(schema: JsonValue) -> JsonValue:
    marks = ("x-source", "x-confidence")
    return (
        {k: v for k, v in as_object(schema).items() if k not in marks}
        if is_object(schema)
        else schema
    )
