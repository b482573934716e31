"""Where a type is at home, by where its schema stands: what its name is made of."""

from typing import assert_never

from generator import pointers
from generator.document import METHODS
from generator.model import Component, Home, InOperation, InType, Shared

_ITEMS = frozenset(
    {"items", "additionalProperties", "patternProperties", "unevaluatedProperties"}
)
_WITHIN = frozenset({"allOf", "then", "else", "dependentSchemas"})
_ALTERNATIVES = frozenset({"oneOf", "anyOf"})
_KEYED = frozenset(
    {
        "properties",
        "patternProperties",
        "prefixItems",
        "allOf",
        "oneOf",
        "anyOf",
        "dependentSchemas",
        "$defs",
        "definitions",
    }
)
_ROLES = {"responses": "response", "requestBodies": "body"}


def part_of(home: Home, part: str) -> Home:
    """The home of a type written in place inside another one that has no name of its own."""
    match home:
        case Component(name=name):
            return Component(name=f"{name} {part}")
        case Shared(name=name):
            return Shared(name=f"{name} {part}")
        case InType(owner=owner, field=field):
            return InType(owner=owner, field=f"{field} {part}")
        case InOperation(operation=operation, role=role):
            return InOperation(operation=operation, role=f"{role} {part}")
        case _:
            assert_never(home)


def is_component(at: str) -> bool:
    """Whether a pointer leads to a schema that the vendor named."""
    return at.startswith("/components/schemas/") and at.count("/") == 3


def owner_of(at: str) -> str:
    """The pointer of the schema whose property stands at a pointer; parts of it count as itself."""
    above = pointers.parent(pointers.parent(at))
    while True:
        step, _, key = above.rpartition("/")
        if key in ("then", "else"):
            above = step
        elif key and step.endswith(("/allOf", "/dependentSchemas")):
            above = pointers.parent(step)
        else:
            return above


def home_at(at: str, home: Home | None = None) -> Home:
    """The home of a schema below `components`, or of one that a `$ref` leads to; of any other the given one.

    It is the same whoever comes to it first.
    """
    if is_component(at):
        return Component(name=pointers.split(at)[-1])
    if home is not None and not at.startswith("/components/"):
        return home
    tokens = pointers.split(at)
    start = _start(tokens)
    return _below(_root(tokens, start), tokens, start)


def _start(tokens: tuple[str, ...]) -> int:
    """How many tokens lead to the outermost schema."""
    if tokens[:2] == ("components", "schemas"):
        return 3
    for key in ("schema", "itemSchema"):
        if key in tokens[2:]:
            return tokens.index(key, 2) + 1
    return min(2, len(tokens))


def _root(tokens: tuple[str, ...], start: int) -> Home:
    match tokens[:start]:
        case ("components", "schemas", name):
            return Component(name=name)
        case ("components", section, name, *_):
            role = _ROLES.get(section, "")
            plain = not role or name.lower().endswith((role, "request", "error"))
            return Component(name=name if plain else f"{name} {role}")
        case ("paths", path, method, *rest) if method in METHODS and rest:
            return InOperation(operation=f"{method.upper()} {path}", role=_role(rest))
        case ("paths" | "webhooks", name, *_):
            return Component(name=f"{name} {tokens[start - 2]}")
        case (*_, name):
            return Component(name=name)
        case _:
            return Component(name="document")


def _role(rest: list[str]) -> str:
    match rest:
        case ["requestBody", *_]:
            return "body"
        case ["responses", status, *_]:
            plain = status.startswith("2") or status == "default"
            return "response" if plain else f"response {status}"
        case _:
            return "parameter"


def _below(home: Home, tokens: tuple[str, ...], start: int) -> Home:
    """The home of something inside a schema, step by step."""
    owner = pointers.join("", *tokens[:start])
    index = start
    while index < len(tokens):
        key = tokens[index]
        size = 2 if key in _KEYED and index + 1 < len(tokens) else 1
        name = tokens[index + size - 1]
        if key == "properties":
            home = InType(owner=owner_of(pointers.join(owner, key, name)), field=name)
        elif key in ("$defs", "definitions"):
            home = Component(name=name)
        elif key == "prefixItems" and name.isdigit():
            home = part_of(home, f"item {int(name) + 1}")
        elif key in _ITEMS:
            home = part_of(home, "item")
        elif key in _ALTERNATIVES:
            home = part_of(home, f"variant {int(name) + 1}" if name.isdigit() else name)
        elif key not in _WITHIN:
            home = part_of(home, key)
        owner = pointers.join(owner, *tokens[index : index + size])
        index += size
    return home
