"""One listed parameter as OpenAPI has it."""

from generator.read.described.drafts import Draft
from generator.read.described.trees import schema_of
from generator.read.listed.fields import Field, Location
from generator.read.words import wording
from generator.values import JsonValue


def parameter_of(
    draft: Draft, location: Location, field: Field, at: str
) -> dict[str, JsonValue]:
    """The parameter object of a field; at: where in the draft it will stand."""
    schema = dict(schema_of(draft, field, f"{at}/schema", sent=True))
    schema.pop("description", None)
    out: dict[str, JsonValue] = {"name": field.name, "in": location}
    if field.description:
        out["description"] = wording.unbroken(field.description)
    if schema.pop("deprecated", None):
        out["deprecated"] = True
    out["required"] = location == "path" or bool(field.required)
    out["schema"] = schema
    listed = schema.get("type") == "array" and location == "query"
    if listed and wording.by_commas(field.description):
        out.update({"style": "form", "explode": False})
    return out
