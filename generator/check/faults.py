"""What keeps parts of a document from being understood: references that lead nowhere, and values of the wrong kind."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import pointers
from generator.check.grammar import REFERABLE, SECTIONS
from generator.check.parts import Misfit, Part, walk
from generator.fragments import Refusal
from generator.merge.refs import target_of
from generator.suggestion import did_you_mean, nearest
from generator.values import JsonObject, JsonValue, as_object, as_text, is_object

# OpenAPI 3.1 section 4.8.8.1: a path without its slash would run into the name of the server.
_PATH = re.compile(r"/[^\x00-\x1f\x7f]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A part that cannot be understood. why: the beginning of a sentence; at: the value to point to.

    similar: the pointer of something that may have been meant.
    """

    code: str
    part: Part | Misfit
    why: str
    at: str
    similar: str | None = None


def faults(
    tree: JsonObject, refused: Mapping[str, Refusal] | None = None
) -> Iterator[Fault]:
    """Every fault of a document, in its order, then the reference cycles that hold no structure.

    refused: why references out of the document are not followed.
    """
    known = _Targets(tree, refused or {})
    loops = _Loops()
    for one in walk(tree):
        if isinstance(one, Misfit):
            if one.value is not None:
                yield _malformed(one, one.expected)
        elif one.value is None:
            continue
        elif not is_object(one.value):
            if not (one.kind == "schema" and isinstance(one.value, bool)):
                yield _malformed(one, "an object")
        elif one.key == "paths" and not _PATH.fullmatch(str(one.name)):
            yield _no_path(one)
        elif one.kind in REFERABLE and "$ref" in one.value:
            fault = known.fault(one, one.value["$ref"])
            if fault is not None:
                yield fault
            else:
                loops.add(one, known.value(one.value["$ref"]))
    yield from loops.faults()


def empty_parts(tree: JsonObject) -> Iterator[Part | Misfit]:
    """Every part that is null: YAML's way of leaving something blank."""
    return (one for one in walk(tree) if one.value is None)


_UNREAD = Refusal(
    code="external-ref", reason="is in another document, which is not read"
)


class _Targets:
    """What references lead to, each looked up once."""

    def __init__(self, tree: JsonObject, refused: Mapping[str, Refusal]) -> None:
        self._tree = tree
        self._refused = refused
        self._found: dict[str, JsonValue] = {}

    def value(self, ref: JsonValue) -> JsonValue:
        """What a reference leads to; None when it leads nowhere."""
        target = target_of(ref)
        if target is None:
            return None
        if target not in self._found:
            try:
                self._found[target] = pointers.find(self._tree, target)
            except pointers.NoSuchValue:
                self._found[target] = None
        return self._found[target]

    def fault(self, part: Part, ref: JsonValue) -> Fault | None:
        """What is wrong with a reference; None when it leads to a part of the kind that is due."""
        text = as_text(ref)
        if text is None:
            return self._unknown(part, "'$ref' is no text")
        if not text.startswith("#"):
            refusal = self._refused.get(text, _UNREAD)
            why = f"'{text}' {refusal.reason}"
            return self._unknown(part, why, code=refusal.code)
        target, value = target_of(text), self.value(text)
        if target is None or value is None:
            return self._missing(part, text)
        if not is_object(value) and not (
            part.kind == "schema" and isinstance(value, bool)
        ):
            return self._unknown(part, f"'{text}' is {_kind(value)}, no {part.kind}")
        tokens = pointers.split(target)
        if len(tokens) == 3 and tokens[0] == "components":
            kind = SECTIONS.get(tokens[1], part.kind)
            if kind != part.kind:
                return self._unknown(part, f"'{text}' is a {kind}, not a {part.kind}")
        return None

    def _missing(self, part: Part, ref: str) -> Fault:
        tokens = pointers.split(target_of(ref) or "")
        if len(tokens) != 3 or tokens[0] != "components":
            return self._unknown(part, f"nothing is at '{ref}'")
        section = as_object(as_object(self._tree.get("components")).get(tokens[1]))
        name, similar = tokens[2], nearest(tokens[2], section)
        return self._unknown(
            part,
            f"no {SECTIONS.get(tokens[1], 'part')} named '{name}'"
            f"{did_you_mean(name, section)}",
            similar=similar and pointers.join("/components", tokens[1], similar),
        )

    @staticmethod
    def _unknown(
        part: Part, why: str, *, code: str = "unknown-ref", similar: str | None = None
    ) -> Fault:
        at = pointers.join(part.pointer, "$ref")
        return Fault(code=code, part=part, why=why, at=at, similar=similar)


class _Loops:
    """Which parts are said to be which others, so that what is said to be itself can be found.

    What a schema is one of is none of it: a base may list its heirs, and each of them be the base and more.
    """

    def __init__(self) -> None:
        self._edges: dict[int, list[tuple[int, Part]]] = {}

    def add(self, part: Part, target: JsonValue) -> None:
        """A part that refers to another; the values are told apart by identity, which needs no pointers."""
        self._edges.setdefault(id(_whole(part).value), []).append((id(target), part))

    def faults(self) -> Iterator[Fault]:
        """A fault for each reference that closes a cycle."""
        done: set[int] = set()
        for start in self._edges:
            if start not in done:
                yield from self._from(start, done)

    def _from(self, start: int, done: set[int]) -> Iterator[Fault]:
        path = {start: iter(self._edges[start])}
        while path:
            node = next(reversed(path))
            step = next(path[node], None)
            if step is None:
                done.add(node)
                del path[node]
                continue
            target, part = step
            if target in path:
                yield _loop(part)
            elif target not in done and target in self._edges:
                path[target] = iter(self._edges[target])


def _whole(part: Part) -> Part:
    """The schema that a part of an `allOf` is all of; any other part itself."""
    while part.above is not None and part.kind == "schema" and part.key == "allOf":
        part = part.above
    return part


def _loop(part: Part) -> Fault:
    ref = as_text(as_object(part.value).get("$ref"))
    at = pointers.join(part.pointer, "$ref")
    why = f"'{ref}' leads back to itself without saying what it is"
    return Fault(code="ref-cycle", part=part, why=why, at=at)


def _no_path(one: Part) -> Fault:
    why = f"'{one.name}' is no path: it begins with '/' and has no control characters"
    return Fault(code="malformed", part=one, why=why, at=one.pointer)


def _malformed(one: Part | Misfit, expected: str) -> Fault:
    shown = f"'{one.value}'" if isinstance(one.value, str) else _kind(one.value)
    what = one.kind if isinstance(one, Part) else f"'{one.key}'"
    why = f"{what} expected {expected}, got {shown[:60]}"
    return Fault(code="malformed", part=one, why=why, at=one.pointer)


def _kind(value: JsonValue) -> str:
    match value:
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case str():
            return "text"
        case _:
            return "an object"


def first_of_each(found: Iterable[Fault]) -> Iterator[Fault]:
    """The faults without those that repeat another one's part."""
    seen: set[str] = set()
    for fault in found:
        if fault.part.pointer not in seen:
            seen.add(fault.part.pointer)
            yield fault
