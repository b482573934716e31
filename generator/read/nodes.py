"""YAML text as PyYAML's nodes, composed in C where libyaml is there, never deeper than the limit."""

from importlib import import_module
from typing import Any, Protocol, cast

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from generator.read.loading import DEPTH_LIMIT, Unreadable
from generator.read.text import Lines, Spot

PLAIN = "plain"
"""The tag of an unquoted scalar, whose text decides its type."""

QUOTED = "quoted"
"""The tag of every other node without a tag of its own."""


class _TooDeep(Exception):
    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


class _Guarded:
    """What both composers call while they build: how deep they are, and which tag a node gets."""

    _depth = 0

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        self._depth += 1
        # Checked here because libyaml's composer recurses and would end the process.
        if self._depth > DEPTH_LIMIT:
            raise _TooDeep(current_node.start_mark.index)

    def ascend_resolver(self) -> None:
        self._depth -= 1

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        plain = kind is yaml.ScalarNode and implicit[0]
        return PLAIN if plain else QUOTED


class _Single(Protocol):
    def get_single_node(self) -> yaml.Node | None: ...


class _PureComposer(_Guarded, Reader, Scanner, Parser, Composer):
    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


def _composers() -> tuple[type[Any], ...]:
    try:
        parser = cast(type[Any], import_module("yaml.cyaml").CParser)
    except ImportError:
        return (_PureComposer,)
    return (type("_CComposer", (_Guarded, parser), {}), _PureComposer)


COMPOSERS = _composers()
"""The fastest first; the others are what remains without libyaml."""


def compose(text: str, composer: type[Any] = COMPOSERS[0]) -> yaml.Node | None:
    """The root node of the one document in a text, None for an empty one; raises Unreadable."""
    try:
        return cast(_Single, composer(text)).get_single_node()
    except _TooDeep as error:
        raise Unreadable(
            "too-deep",
            f"collections nest deeper than {DEPTH_LIMIT} levels, which is the limit",
            Lines(text).spot(error.index),
        ) from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise Unreadable("broken-yaml", str(error), None) from None
    except yaml.YAMLError as error:
        raise Unreadable("broken-yaml", _reason(error), _spot(text, error)) from None


def _reason(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        said = (error.problem, error.context)
        return ", ".join(part for part in said if part) or "not YAML"
    return str(getattr(error, "reason", None) or "not YAML")


def _spot(text: str, error: yaml.YAMLError) -> Spot | None:
    if isinstance(error, ReaderError):
        return Lines(text).spot(_offset(text, error))
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return Lines(text).spot(min(error.problem_mark.index, len(text)))
    return None


def _offset(text: str, error: ReaderError) -> int:
    """libyaml counts bytes in this one error, PyYAML's own reader characters."""
    at = cast(int, error.position)
    if text[at : at + 1] == error.character:
        return at
    return len(text.encode(errors="replace")[:at].decode(errors="ignore"))
