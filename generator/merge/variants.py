"""One call that several pages describe, each for another value of a field such as `model`: named after none of them."""

from collections.abc import Mapping

from generator import pointers
from generator.merge.draft import Draft
from generator.merge.union import listed
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

NAMING = frozenset({"operationId", "summary", "description"})


def told(
    joined: Draft, there: str, page: Draft, here: str
) -> Mapping[str, JsonValue] | None:
    """The words for a call, where its body on a page has in a required field values that no page before it has.

    None where it is the same call once more, or called the same.
    """
    first, second = as_object(joined.get(there)), as_object(page.get(here))
    if all(first.get(key) == second.get(key) for key in NAMING):
        return None
    one, other = _fixed(joined, there), _fixed(page, here)
    for name in one.keys() & other.keys():
        if other[name] and not set(one[name]) & set(other[name]):
            alike = {
                key: first[key]
                for key in NAMING
                if key in first and first[key] == second.get(key)
            }
            parts = [_said(first, one[name]), _said(second, other[name])]
            return {"description": "\n\n".join(filter(None, parts)), **alike}
    return None


def rename(joined: Draft, at: str, words: Mapping[str, JsonValue]) -> None:
    """Take one page's name away from a call, and describe it in the words of all."""
    for key in NAMING:
        where = pointers.join(at, key)
        if words.get(key):
            joined.reword(where, words[key])
        elif joined.get(where) is not None:
            joined.drop(where)


def _fixed(draft: Draft, at: str) -> dict[str, list[str]]:
    """The texts that each required field of a body may have, where these are few."""
    body, where = draft.resolve(pointers.join(at, "requestBody"))
    found: dict[str, list[str]] = {}
    for media in as_object(body.get("content")):
        place = pointers.join(where, "content", media, "schema")
        schema, inside = draft.resolve(place)
        for name in as_array(schema.get("required")):
            field, _ = draft.resolve(pointers.join(inside, "properties", str(name)))
            values = as_array(listed(field).get("enum"))
            texts = [value for value in values if isinstance(value, str)]
            if texts and len(texts) == len(values):
                found[str(name)] = texts
    return found


def _said(operation: JsonObject, values: list[str]) -> str:
    """What a page says of the call, behind the value that it is about."""
    text = as_text(operation.get("description")) or as_text(operation.get("summary"))
    # What several pages said has their values in it.
    return f"{values[0]}: {text}" if text and len(values) == 1 else text or ""
