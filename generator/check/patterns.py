"""A document without what the validator cannot judge: patterns that may take for ever, and a style of Swagger's."""

from generator.values import JsonObject, JsonValue


def without_patterns(tree: JsonObject) -> dict[str, JsonValue]:
    """A copy without `pattern` and `patternProperties`; what is shared in the document is shared in it.

    Nor has it the style that lists with tabs between them have, which Swagger 2.0 alone can ask for, and
    `allowReserved` in paths, which OpenAPI 3.2 alone has.
    """
    made: dict[int, JsonValue] = {}
    return {key: _copied(value, made) for key, value in tree.items()}


def _copied(value: JsonValue, made: dict[int, JsonValue]) -> JsonValue:
    if not isinstance(value, dict | list):
        return value
    known = made.get(id(value))
    if known is not None:
        return known
    if isinstance(value, list):
        items: list[JsonValue] = []
        made[id(value)] = items
        items += [_copied(item, made) for item in value]
        return items
    members: dict[str, JsonValue] = {}
    made[id(value)] = members
    for key, item in value.items():
        # A field that is called `pattern` has a schema, not a text.
        is_pattern = key == "pattern" and isinstance(item, str)
        is_swagger = key == "style" and item == "tabDelimited"
        is_newer = key == "allowReserved" and value.get("in") == "path"
        if not (is_pattern or is_swagger or is_newer or key == "patternProperties"):
            members[key] = _copied(item, made)
    return members
