"""Every reference in a part of a document, told from what only looks like one by where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator import pointers
from generator.grammar import Kind, Many, Slot
from generator.read.bundle.grammar import GRAMMAR, SAMPLES
from generator.values import JsonValue, as_object

Container: TypeAlias = dict[str, JsonValue] | list[JsonValue]

DEFINITIONS = frozenset({"$defs", "definitions"})
"""The keys of a schema that hold schemas to refer to."""

_FILE = re.compile(r"[/#]|\.(?:json|ya?ml|md|txt)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference. holder: the object with the key of the reference; key: mostly `$ref`.

    many and kind: what has to be where it leads. at: the pointer of the holder.
    above: what holds the holder, under `token`; None at the root of a document.
    optional: whether it may be no reference at all, so that it counts only if it leads somewhere.
    """

    text: str
    holder: dict[str, JsonValue]
    key: str
    many: Many
    kind: Kind
    at: str
    above: Container | None
    token: str | int
    optional: bool = False

    @property
    def alone(self) -> bool:
        """Whether the holder says nothing beside where it leads."""
        return len(self.holder) == 1


@dataclass(frozen=True, slots=True)
class _Step:
    value: JsonValue
    many: Many
    kind: Kind
    at: str
    above: Container | None
    token: str | int


class Walk:
    """A walk over parts of documents that meets each of them once, however often it is led to it."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, Many, Kind]] = set()
        self._defining: list[dict[str, JsonValue]] = []

    def drop_definitions(self) -> None:
        """Take the definitions out of the schemas of other files: what is used of them has a home of its own."""
        for schema in self._defining:
            for key in DEFINITIONS:
                schema.pop(key, None)

    def references(
        self, value: JsonValue, many: Many, kind: Kind, at: str, *, foreign: bool
    ) -> Iterator[Reference]:
        """The references in a part of some kind and below it, in the document's order.

        foreign: whether only those definitions in it count that something refers to.
        """
        waiting = [_Step(value, many, kind, at, None, "")]
        while waiting:
            step = waiting.pop()
            seen = (id(step.value), step.many, step.kind)
            if not isinstance(step.value, dict | list) or seen in self._seen:
                continue
            self._seen.add(seen)
            if isinstance(step.value, dict):
                yield from _own(step, step.value)
            below = list(_below(step, step.value))
            if foreign and isinstance(step.value, dict) and _defines(step):
                self._defining.append(step.value)
                below = [one for one in below if one.token not in DEFINITIONS]
            waiting.extend(reversed(below))


def _defines(step: _Step) -> bool:
    return (
        step.kind == "schema"
        and step.many == "one"
        and not DEFINITIONS.isdisjoint(as_object(step.value))
    )


def _own(step: _Step, part: dict[str, JsonValue]) -> Iterator[Reference]:
    text = part.get("$ref")
    if isinstance(text, str):
        sample = step.kind == "data" and step.token in SAMPLES
        yield _reference(step, part, "$ref", text, optional=sample)
    if step.kind != "schema" or step.many != "one":
        return
    dynamic = part.get("$dynamicRef")
    if isinstance(dynamic, str):
        yield _reference(step, part, "$dynamicRef", dynamic)
    mapping = as_object(part.get("discriminator")).get("mapping")
    if isinstance(mapping, dict):
        at = pointers.join(step.at, "discriminator", "mapping")
        for name, target in mapping.items():
            # A bare word is the name of a schema, not of a file.
            if isinstance(target, str) and _FILE.search(target):
                inner = _Step(mapping, "one", "schema", at, None, "")
                yield _reference(inner, mapping, name, target, optional=True)


def _reference(
    step: _Step,
    holder: dict[str, JsonValue],
    key: str,
    text: str,
    *,
    optional: bool = False,
) -> Reference:
    return Reference(
        text=text,
        holder=holder,
        key=key,
        many=step.many,
        kind=step.kind,
        at=step.at,
        above=step.above,
        token=step.token,
        optional=optional,
    )


def _below(step: _Step, value: Container) -> Iterator[_Step]:
    if isinstance(value, list):
        # A list in place of one schema is the tuple of older drafts.
        if step.many == "list" or step.kind == "schema":
            for index, item in enumerate(value):
                yield _Step(item, "one", step.kind, f"{step.at}/{index}", value, index)
    elif step.many == "map":
        yield from _members(step, value, ("one", step.kind))
    elif step.kind == "callback":
        yield from _members(step, value, ("one", "path item"))
    elif step.kind != "data":
        grammar = GRAMMAR.get(step.kind, {})
        for key, child in value.items():
            slot = grammar.get(key) or _included(key, child)
            if slot is not None:
                at = pointers.join(step.at, key)
                yield _Step(child, *slot, at, value, key)


def _members(step: _Step, value: dict[str, JsonValue], slot: Slot) -> Iterator[_Step]:
    extended = slot[1] in ("path item", "response")
    for key, child in value.items():
        if extended and key.startswith("x-"):
            continue
        if key != "$ref" or isinstance(child, dict):
            yield _Step(child, *slot, pointers.join(step.at, key), value, key)


def _included(key: str, child: JsonValue) -> Slot | None:
    """Text or data that is kept in a file: `description: {$ref: intro.md}`, which many tools read."""
    if not isinstance(child, dict) or len(child) != 1 or key.startswith("x-"):
        return None
    text = child.get("$ref")
    if not isinstance(text, str) or text.startswith("#"):
        return None
    return ("one", "data") if _FILE.search(text) else None
