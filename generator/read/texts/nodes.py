"""YAML text as PyYAML's nodes, composed in C where libyaml is there, never deeper than the limit."""

from importlib import import_module
from typing import Any, Protocol, cast

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from generator.read.texts.loading import DEPTH_LIMIT, TOO_DEEP, Unreadable
from generator.read.texts.text import Lines, Spot

UNTAGGED = "untagged"
"""The tag of every node without one of its own: of these the text of an unquoted scalar decides its type."""


class _TooDeep(Exception):
    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


class _Guarded:
    """What both composers call while they build: which tag a node gets, and how deep they are."""

    def guard(self) -> None:
        """Refuse what is deeper than the limit: libyaml's composer recurses and would end the process."""
        around: list[Any] = []
        enter = around.append

        def descend(current_node: Any, current_index: Any) -> None:
            enter(current_node)
            if len(around) > DEPTH_LIMIT:
                raise _TooDeep(current_node.start_mark.index)

        # Of the instance: asked for each node, they take a third of the time as methods that count.
        self.descend_resolver, self.ascend_resolver = descend, around.pop

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return UNTAGGED


class _Composing(Protocol):
    def guard(self) -> None: ...

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


def is_plain(node: Any) -> bool:
    """Whether a scalar has neither quotes nor a tag, so that its text decides its type."""
    return node.tag is UNTAGGED and not node.style


def compose(text: str, composer: type[Any] = COMPOSERS[0]) -> yaml.Node | None:
    """The root node of the one document in a text, None for an empty one; raises Unreadable."""
    try:
        composing = cast(_Composing, composer(text))
        composing.guard()
        return composing.get_single_node()
    except _TooDeep as error:
        raise Unreadable(
            "too-deep",
            TOO_DEEP,
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
