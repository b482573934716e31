"""Texts and lists in schemas that stand for something else: a name for a schema, an object for an enum."""

import re
from typing import Any

from generator.read.upgrade.run import Object, Run, is_list, is_part
from generator.read.upgrade.schema_types import TYPES
from generator.read.upgrade.spots import At
from generator.read.words import typewords

_SEPARATOR = re.compile(r"\s*[,|]\s*")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_LISTED = frozenset({"value", "name", "description"})
_PROSE = frozenset({"description", "title", "type", "example", "format", "$ref"})


def as_flag(value: Any) -> bool | None:
    """The truth value that a value is, or is the text of; None for any other."""
    if isinstance(value, str):
        return _FLAGS.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def stated(run: Run, text: str) -> Object | None:
    """The schema that a text stands for: a reference, a component's name, a type; None for any other text."""
    name = text.strip()
    if name.startswith("#/"):
        return {"$ref": name}
    if name in run.section("schemas"):
        return typewords_reference(name)
    if name in TYPES:
        return {"type": name}
    # Left to be understood as any misspelt type is.
    return {"type": name} if name and typewords.is_type(name) else None


def typewords_reference(name: str) -> Object:
    """A reference to a component schema."""
    return dict(typewords.reference(name))


def is_keyword(name: str, value: Any) -> bool:
    """Whether a member of `properties` is no property but a keyword that was indented too far."""
    if name == "required":
        return is_list(value)
    return name in _PROSE and isinstance(value, str) and not typewords.is_type(value)


def mend_enum(run: Run, schema: Object, value: Any, at: At) -> None:
    """Take what stands in place of an enum's list for the list: one value, a text of many, or an object."""
    if value is None:
        del schema["enum"]
        return
    if is_part(value):
        if not _mend_named(schema, value):
            return
    elif isinstance(value, str):
        schema["enum"] = [one for one in _SEPARATOR.split(value) if one]
    else:
        schema["enum"] = [value]
    run.note("wrong-container", "'enum' is no list; taken as one", at)


def mend_listed(run: Run, schema: Object, held: list[Any], at: At) -> None:
    """Take values out of the maps that each of them stands in, `- value: open`, with what describes them."""
    if schema.get("type") == "object" or "properties" in schema:
        return
    if not all(is_part(one) and _LISTED.issuperset(one) for one in held):
        return
    values = [one.get("value") for one in held]
    if not all(isinstance(one, str | int | float) for one in values):
        return
    schema["enum"] = values
    for word, key in (("description", "descriptions"), ("name", "varnames")):
        if all(isinstance(one.get(word), str) for one in held):
            schema.setdefault(f"x-enum-{key}", [one[word] for one in held])
    run.note("wrong-container", "each value of 'enum' is in a map; taken out", at)


def _mend_named(schema: Object, named: Object) -> bool:
    """Numbers under names are the values; else the names are, and what stands under them describes them.

    False where the values would be numbers and texts are due: then either may be meant.
    """
    held = list(named.values())
    if all(isinstance(one, int | float) for one in held):
        if schema.get("type") == "string":
            return False
        schema["enum"] = held
        schema.setdefault("x-enum-varnames", list(named))
        return True
    schema["enum"] = list(named)
    if all(isinstance(one, str) for one in held):
        schema.setdefault("x-enum-descriptions", list(held))
    return True
