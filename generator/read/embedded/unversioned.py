"""OpenAPI documents on pages that name no version: exported call by call, without their `openapi` key."""

import re

from generator.document import METHODS
from generator.values import JsonObject, JsonValue, as_object, is_object

_SPELLED = re.compile(r"\"paths\"\s*:\s*\{\s*\"/")
_BESIDE = frozenset(
    {"components", "security", "servers", "tags", "info", "definitions", "host"}
)
_KEYS = frozenset({"paths", "externalDocs", "basePath", "schemes", *_BESIDE})


def mentions(text: str) -> bool:
    """Whether a block of JSON could be of this form, judged before it is loaded."""
    return text.lstrip()[:1] == "{" and _SPELLED.search(text) is not None


def is_one(value: JsonValue) -> bool:
    """Whether a loaded block is a document but for its version.

    Guides show parts of documents; a whole one has more than paths, and an answer for each call.
    """
    if not is_object(value) or _BESIDE.isdisjoint(value):
        return False
    paths = as_object(value.get("paths"))
    calls = [call for item in paths.values() for call in _calls(as_object(item))]
    known = all(key in _KEYS or key.startswith("x-") for key in value)
    return bool(calls) and known and all("responses" in call for call in calls)


def _calls(item: JsonObject) -> list[JsonObject]:
    return [as_object(item[key]) for key in item if key.lower() in METHODS]
