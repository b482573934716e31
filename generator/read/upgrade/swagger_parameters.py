"""Parameters and headers of Swagger 2.0, which say themselves what OpenAPI says in their schema."""

from generator.read.upgrade.run import Object, Run, is_part
from generator.read.upgrade.spots import At

TYPED = frozenset(
    {
        "type",
        "format",
        "items",
        "default",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "enum",
        "multipleOf",
        "nullable",
        "x-nullable",
        "x-enum-varnames",
        "x-enumNames",
        "x-enum-descriptions",
        "properties",
        "additionalProperties",
        "oneOf",
        "anyOf",
        "allOf",
    }
)
"""What Swagger 2.0 says on a parameter and OpenAPI in its schema."""

_STYLES = {
    "ssv": "spaceDelimited",
    "tsv": "tabDelimited",
    "pipes": "pipeDelimited",
}


def styled(run: Run, value: Object, at: At) -> None:
    """`collectionFormat` as style and explode: OpenAPI 3.0 section 4.7.12.2 on what it became."""
    stated = value.pop("collectionFormat", None)
    if stated is not None:
        run.old_style("'collectionFormat' is Swagger 2.0's; taken as its style", at)
    elif not run.swagger or value.get("type") != "array":
        return
    place, kind = value.get("in", "header"), value.get("type")
    if kind is not None and kind != "array":
        return
    if place not in ("query", "formData", "formdata"):
        if str(stated) in _STYLES:
            message = f"'{stated}' separates a list that is no query parameter's"
            run.note("list-style", f"{message}; written with commas", at)
        value.setdefault("explode", False)
        return
    value.setdefault("style", _STYLES.get(str(stated), "form"))
    value.setdefault("explode", stated == "multi")


def typed(run: Run, value: Object, at: At) -> None:
    """What 2.0 says on the parameter itself moves into its schema."""
    found = {key: value[key] for key in value if key in TYPED}
    if not found or "content" in value:
        return
    known = value.get("schema")
    if is_part(known) and "$ref" in known:
        return
    run.old_style(f"'{next(iter(found))}' stands beside the schema; taken into it", at)
    for key in found:
        del value[key]
    if is_part(known):
        value["schema"] = {**found, **known}
        return
    _without_formats(run, found, at)
    value["schema"] = found
    run.move((at, "schema"), at)


def _without_formats(run: Run, schema: Object, at: At) -> None:
    """Lists in a list have no separator of their own in OpenAPI 3."""
    items = schema.get("items")
    while is_part(items):
        inner = items
        stated = inner.pop("collectionFormat", "csv")
        if stated != "csv" and inner.get("type") == "array":
            message = f"'{stated}' separates a list in a list; written with commas"
            run.note("list-style", message, at)
        items = inner.get("items")
