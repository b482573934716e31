"""An overlay: a user's own corrections to what a vendor's pages say (Overlay Specification 1.1)."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.places import Origins
from generator.values import JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Merge a value into every target."""

    value: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Merge the one part of the document that a JSONPath selects into every target."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take every target out of the object or array that holds it."""


Change: TypeAlias = Update | Copy | Remove


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One step. target: a JSONPath (RFC 9535); at: the action's own pointer in the overlay."""

    target: str
    change: Change
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """The actions of one overlay file, in order; origins lead into that file."""

    actions: tuple[Action, ...]
    origins: Origins
