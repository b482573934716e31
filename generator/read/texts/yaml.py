"""YAML text as JSON values: scalars by the core schema of YAML 1.2, keys as they are spelled, aliases shared."""

import re
from typing import Any, TypeAlias, cast

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.read.texts.loading import EXPANSION_LIMIT, Loaded, Repeat, Unreadable
from generator.read.texts.nodes import COMPOSERS, UNTAGGED, compose, is_plain
from generator.read.texts.text import Lines
from generator.values import JsonValue

_WORDS: dict[str, JsonValue] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_FIRST = frozenset("~nNtTfF+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")

# Python refuses to convert longer ones (CVE-2020-10735), and no JSON reader is better off.
_MAX_DIGITS = 4000
_Pairs: TypeAlias = list[tuple[Node, Node]]
_CORE = "tag:yaml.org,2002:"
_TYPED = frozenset(_CORE + name for name in ("int", "float", "bool", "null"))


def plain(text: str) -> JsonValue:
    """The value of an unquoted scalar. `.inf`, `.nan` and numbers beyond JSON's reach stay text."""
    if text and text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > _MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return text if number in (float("inf"), float("-inf")) else number
    return int(text, 0) if _BASED.fullmatch(text) else text


def load(text: str, composer: type[Any] = COMPOSERS[0]) -> Loaded:
    """The one document in a text; raises Unreadable. A node with several aliases is one shared value."""
    root = compose(text, composer)
    if root is None:
        return Loaded(value=None)
    builder = _Builder(text)
    value = builder.build(root)
    return Loaded(value=value, repeats=tuple(builder.repeats()))


class _Builder:
    """Builds values from nodes, each node once; `size` is what they come to with aliases written out."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._size = 0
        self._built: dict[Node, tuple[JsonValue, int]] = {}
        self._open: set[Node] = set()
        self._repeats: list[tuple[str, bool, Node, Node]] = []
        self._scalars: dict[str, JsonValue] = {}

    def build(self, node: Node) -> JsonValue:
        """The value of a node, however often it is asked for."""
        if node.__class__ is ScalarNode:
            return self._scalar(node)
        known = self._built.get(node)
        if known is not None:
            self._grow(node, known[1])
            return known[0]
        if node in self._open:
            raise self._fault(node, "an alias stands inside what it is an alias of")
        self._open.add(node)
        before = self._size
        self._grow(node, 1)
        value = self._collection(node)
        self._open.discard(node)
        self._built[node] = (value, self._size - before)
        return value

    def repeats(self) -> list[Repeat]:
        """The keys that stood twice in one mapping."""
        lines = Lines(self._text) if self._repeats else Lines("")
        return [
            Repeat(
                key=key,
                differs=differs,
                first=lines.spot(first.start_mark.index),
                again=lines.spot(again.start_mark.index),
            )
            for key, differs, first, again in self._repeats
        ]

    def _grow(self, node: Node, by: int) -> None:
        self._size += by
        if self._size > EXPANSION_LIMIT:
            raise self._fault(
                node,
                f"aliases write this out to more than {EXPANSION_LIMIT:,} values, "
                "which is the limit",
                code="too-large",
            )

    def _fault(
        self, node: Node, reason: str, *, code: str = "broken-yaml"
    ) -> Unreadable:
        return Unreadable(code, reason, Lines(self._text).spot(node.start_mark.index))

    def _scalar(self, node: Any) -> JsonValue:
        self._size += 1
        text: str = node.value
        if node.style if node.tag is UNTAGGED else node.tag not in _TYPED:
            return text
        scalars = self._scalars
        if text not in scalars:
            scalars[text] = plain(text)
        return scalars[text]

    def _collection(self, node: Node) -> JsonValue:
        if isinstance(node, SequenceNode):
            build = self.build
            return [build(item) for item in cast("list[Node]", node.value)]
        return self._mapping(cast(MappingNode, node))

    def _mapping(self, node: MappingNode) -> JsonValue:
        out: dict[str, JsonValue] = {}
        merged: list[Node] = []
        pairs = cast(_Pairs, node.value)
        for key_node, value_node in pairs:
            key = key_node.value
            if key_node.__class__ is not ScalarNode:
                raise self._fault(key_node, "expected text as a key, got a collection")
            if key == "<<" and is_plain(key_node):
                merged.append(value_node)
                continue
            if value_node.__class__ is ScalarNode:
                value = self._scalar(value_node)
            else:
                value = self.build(value_node)
            if key in out:
                first = next(node for node, _ in pairs if node.value == key)
                self._repeats.append((key, out[key] != value, first, key_node))
            out[key] = value
        return self._with_merged(out, merged) if merged else out

    def _with_merged(
        self, own: dict[str, JsonValue], merged: list[Node]
    ) -> dict[str, JsonValue]:
        """The keys of `<<` under a mapping's own; of several sources the first one wins."""
        out: dict[str, JsonValue] = {}
        for node in merged:
            sources = (
                cast("list[Node]", node.value)
                if isinstance(node, SequenceNode)
                else [node]
            )
            for source in reversed(sources):
                value = self.build(source)
                if not isinstance(value, dict):
                    raise self._fault(source, "expected a mapping after '<<'")
                out.update(value)
        out.update(own)
        return out
