"""The line and column of a place in a document on a page, found by reading that document again."""

from collections.abc import Iterator
from functools import lru_cache
from json import JSONDecodeError, JSONDecoder
from typing import Protocol, cast

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator import pointers
from generator.places import Block, InBlock, InPage, Place
from generator.read.texts import blocks
from generator.read.texts.loading import Unreadable
from generator.read.texts.nodes import compose
from generator.read.texts.text import Lines, lenient

_SPACE = " \t\n\r"


class _Tree(Protocol):
    """A document by positions: the offsets of the key and of the value at the end of a path."""

    def find(self, tokens: tuple[str, ...]) -> tuple[int, int]: ...


def locate(place: Place, data: bytes) -> InPage:
    """Where a place stands on its page; the nearest part above when it names what is not there."""
    if isinstance(place, InPage):
        return place
    document = _document(data, place.block)
    if document is None:
        return InPage(page=place.page, line=place.block.first_line)
    return document.locate(place)


@lru_cache(maxsize=4)
def _document(data: bytes, block: Block) -> "_Document | None":
    try:
        return _Document(lenient(data), block)
    except Unreadable:
        return None


class _Document:
    def __init__(self, text: str, block: Block) -> None:
        self._text = text
        self._block = block
        body = blocks.cut(text, block)
        self._lines = Lines(body)
        self._tree = _tree(body, block)

    def locate(self, place: InBlock) -> InPage:
        key, value = self._tree.find(pointers.split(place.pointer))
        within = self._lines.spot(key if place.at == "key" else value)
        spot = blocks.on_page(self._text, self._block, within)
        return InPage(page=place.page, line=spot.line, column=spot.column)


def _tree(body: str, block: Block) -> _Tree:
    if block.syntax == "json":
        try:
            JSONDecoder(strict=False).decode(body)
        except (JSONDecodeError, RecursionError, ValueError):
            return _YamlTree(body)
        return _JsonTree(body)
    return _YamlTree(body)


class _YamlTree:
    def __init__(self, body: str) -> None:
        self._root = compose(body)

    def find(self, tokens: tuple[str, ...]) -> tuple[int, int]:
        node = self._root
        if node is None:
            return 0, 0
        key = value = node
        for token in tokens:
            below = _below(value, token)
            if below is None:
                break
            key, value = below
        return key.start_mark.index, value.start_mark.index


def _below(node: Node, token: str) -> tuple[Node, Node] | None:
    if isinstance(node, SequenceNode):
        items = cast("list[Node]", node.value)
        index = int(token) if token.isascii() and token.isdigit() else len(items)
        return (items[index], items[index]) if index < len(items) else None
    if not isinstance(node, MappingNode):
        return None
    pairs = cast("list[tuple[Node, Node]]", node.value)
    for key, value in reversed(pairs):
        if isinstance(key, ScalarNode) and key.value == token:
            return key, value
    return next(_merged(pairs, token), None)


def _merged(pairs: list[tuple[Node, Node]], token: str) -> Iterator[tuple[Node, Node]]:
    for key, value in pairs:
        if key.value != "<<":
            continue
        sources = value.value if isinstance(value, SequenceNode) else [value]
        for source in cast("list[Node]", sources):
            below = _below(source, token)
            if below is not None:
                yield below


class _JsonTree:
    """Skips what a path passes by at the speed of the C scanner, and remembers what it saw."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._decoder = JSONDecoder(strict=False)
        self._seen: dict[int, dict[str, tuple[int, int]]] = {}

    def find(self, tokens: tuple[str, ...]) -> tuple[int, int]:
        key = value = self._skip(0)
        for token in tokens:
            below = self._members(value).get(token)
            if below is None:
                break
            key, value = below
        return key, value

    def _members(self, start: int) -> dict[str, tuple[int, int]]:
        if start not in self._seen:
            members = self._scan(start)
            self._seen[start] = {token: (key, at) for token, key, at in members}
        return self._seen[start]

    def _scan(self, start: int) -> Iterator[tuple[str, int, int]]:
        """Every member of the object or array that opens at an offset: token, key's and value's offset."""
        opening = self._body[start]
        if opening not in "{[":
            return
        at, index = self._skip(start + 1), 0
        while self._body[at] not in "}]":
            token, key = str(index), at
            if opening == "{":
                token, at = self._decoder.raw_decode(self._body, at)
                at = self._skip(self._skip(at) + 1)
            yield token, key, at
            _, end = self._decoder.raw_decode(self._body, at)
            at, index = self._skip(end), index + 1
            if self._body[at] == ",":
                at = self._skip(at + 1)

    def _skip(self, at: int) -> int:
        while self._body[at : at + 1] and self._body[at] in _SPACE:
            at += 1
        return at
