"""References inside a document: where they lead, and what they are called after a component was renamed."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from generator import pointers
from generator.values import JsonObject, JsonValue, is_array, is_object

SCHEMAS = "/components/schemas"
SCHEMES = "/components/securitySchemes"


def target_of(ref: JsonValue) -> str | None:
    """The JSON pointer that a local `$ref` names (RFC 6901 section 6); None for any other value."""
    if not isinstance(ref, str) or not ref.startswith("#/"):
        return None
    return unquote(ref[1:])


def ref_to(pointer: str) -> str:
    """The `$ref` that names a pointer; a percent sign alone has to be escaped."""
    return "#" + pointer.replace("%", "%25")


def targets(value: JsonValue) -> Iterator[str]:
    """Every local pointer that a part refers to, discriminator mappings among them."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as part:
                target = target_of(part.get("$ref"))
                if target is not None:
                    yield target
                waiting.extend(part.values())
                yield from _mapped(part)
            case list() as parts:
                waiting.extend(parts)
            case _:
                pass


def _mapped(part: JsonObject) -> Iterator[str]:
    mapping = part.get("mapping")
    if is_object(mapping) and "propertyName" in part:
        for value in mapping.values():
            target = target_of(value)
            if target is not None:
                yield target


def renamed(value: JsonValue, names: Mapping[str, str]) -> JsonValue:
    """A part with its references to old pointers led to new ones; unchanged parts stay the same object."""
    if isinstance(value, str):
        return _renamed_text(value, names) if value.startswith("#/") else value
    if is_object(value):
        fresh = {key: renamed(child, names) for key, child in value.items()}
        same = all(fresh[key] is child for key, child in value.items())
        return value if same else fresh
    if is_array(value):
        items = [renamed(child, names) for child in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else items
    return value


def _renamed_text(text: str, names: Mapping[str, str]) -> str:
    tokens = pointers.split(target_of(text) or "")
    old, rest = pointers.join("", *tokens[:3]), tokens[3:]
    if old not in names:
        return text
    return ref_to(pointers.join(names[old], *rest))


def requirements_renamed(value: JsonValue, names: Mapping[str, str]) -> JsonValue:
    """A `security` list with its schemes' names changed."""
    if not is_array(value):
        return value
    return [
        (
            {names.get(name, name): scopes for name, scopes in entry.items()}
            if is_object(entry)
            else entry
        )
        for entry in value
    ]
