"""Values that only a description of a page's OpenAPI block gives, `One of `asc` or `desc``, as an enum."""

from dataclasses import replace

from generator import pointers
from generator.findings import Findings
from generator.fragments import Fragment
from generator.read.words import wording
from generator.values import JsonObject, JsonValue, as_text, is_array, is_object

_TELLING = frozenset({"enum", "const", "format", "pattern"})
_TEXT: tuple[JsonValue, ...] = ("string", ["string", "null"])
# What stands below these is no schema.
_VALUES = frozenset({"example", "examples", "default", "enum", "const"})
_NO_TEXT = frozenset({"null", "true", "false"})


def filled(found: Fragment, findings: Findings) -> Fragment:
    """The fragment with an enum for each plain text whose description tells a closed choice; each is reported."""
    filling = _Filling(found, findings)
    document = filling.taken(found.document, "", "", "")
    return replace(found, document=document) if is_object(document) else found


class _Filling:
    def __init__(self, found: Fragment, findings: Findings) -> None:
        self._found = found
        self._findings = findings

    def taken(self, value: JsonValue, at: str, name: str, said: str) -> JsonValue:
        """A part of the document with its enums; name: of the field that it is of; said: by its parameter."""
        if is_array(value):
            return [
                self.taken(one, f"{at}/{index}", name, "")
                for index, one in enumerate(value)
            ]
        if not is_object(value):
            return value
        told = as_text(value.get("description")) or ""
        values = _values(value, told or said)
        if values:
            self._report(at, name, values)
            return {**value, "enum": list(values)}
        is_parameter = isinstance(value.get("in"), str)
        name = as_text(value.get("name")) or name if is_parameter else name
        named = at.endswith(("/properties", "/schemas"))
        return {
            key: (
                one
                if key in _VALUES and not named or key.startswith("x-")
                else self.taken(
                    one,
                    pointers.join(at, key),
                    key if named else name,
                    told if is_parameter else "",
                )
            )
            for key, one in value.items()
        }

    def _report(self, at: str, name: str, values: tuple[str, ...]) -> None:
        told = " or ".join(f"'{value}'" for value in values)
        self._findings.info(
            "enum-from-prose",
            f"{name!r} takes {told} by its description; no schema on the page says it",
            self._found.origins.of(at),
        )


def _values(schema: JsonObject, said: str) -> tuple[str, ...]:
    """The values of a text without any of its own, where no example has another one."""
    if schema.get("type") not in _TEXT or not _TELLING.isdisjoint(schema):
        return ()
    values = wording.told(said)
    shown = [schema[key] for key in ("example", "default") if key in schema]
    fits = all(one in values for one in shown) and _NO_TEXT.isdisjoint(values)
    return values if fits else ()
