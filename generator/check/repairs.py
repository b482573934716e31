"""Leaving out the smallest part that a fault makes useless, so that everything around it stands."""

from generator import pointers
from generator.check.parts import Misfit, Part
from generator.document import METHODS
from generator.merge.draft import Draft
from generator.values import JsonObject, JsonValue, as_array, as_object

LEFT_OUT = "left out of the package"
ANY = "taken as any JSON"


def repair(draft: Draft, part: Part | Misfit) -> tuple[str, Part]:
    """Take a part out of a document; what comes back says what was done, and to which part."""
    at = part.pointer
    if draft.get(at) is None and isinstance(part, Part):
        return _blank(draft, part, at), part
    match part:
        case Misfit(above=above):
            draft.drop(at)
            return "ignored", above
        case Part(kind="schema", key="properties", name=name):
            draft.drop(at)
            _not_required(draft, pointers.parent(pointers.parent(at)), str(name))
            return LEFT_OUT, part
        case Part(kind="schema", key="allOf" | "anyOf" | "oneOf"):
            _drop_member(draft, at)
            return "that alternative or part is left out", part
        case Part(kind="schema" | "media type"):
            draft.put(at, {})
            return ANY, part
        case Part(kind="response"):
            draft.put(at, {"description": ""})
            return "its body is left out of the package", part
        case Part(kind="body", value=value):
            draft.put(at, {"content": _media_types(value)})
            return ANY, part
        case Part(kind="path item", value=value) if _has_calls_of_its_own(value):
            draft.drop(pointers.join(at, "$ref"))
            return "what it leads to is left out of the package", part
        case Part():
            draft.drop(at)
            return LEFT_OUT, part


def _has_calls_of_its_own(item: JsonValue) -> bool:
    """Whether calls are described beside a reference, as a page describes them: they need nothing of what it leads to."""
    found = as_object(item)
    return "$ref" in found and any(method in found for method in METHODS)


def _media_types(body: JsonValue) -> JsonObject:
    """What a body that cannot be understood may hold: anything, of the media types that are stated beside it."""
    stated = as_object(as_object(body).get("content"))
    return {name: {} for name in stated} or {"application/json": {}}


def _blank(draft: Draft, part: Part, at: str) -> str:
    """A part that is null says nothing: an empty one, where there has to be one."""
    match part.kind:
        case "schema" | "media type":
            draft.put(at, {})
        case "response":
            draft.put(at, {"description": ""})
        case _:
            draft.drop(at)
    return "ignored"


def _not_required(draft: Draft, schema: str, name: str) -> None:
    at = pointers.join(schema, "required")
    names = as_array(draft.get(at))
    if name in names:
        kept = [one for one in names if one != name]
        if kept:
            draft.put(at, kept)
        else:
            draft.drop(at)


def _drop_member(draft: Draft, at: str) -> None:
    draft.drop(at)
    above = pointers.parent(at)
    if not as_array(draft.get(above)):
        draft.drop(above)
