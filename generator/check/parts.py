"""Walking a document part by part, and what each part is called for a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import pointers
from generator.check.grammar import VALUES, Value
from generator.grammar import GRAMMAR, Kind, Many
from generator.values import JsonValue, is_array, is_object

# Maps beside whose parts extensions may stand; in any other one `x-` begins a name like all names.
_EXTENDED = frozenset({("document", "paths"), ("operation", "responses")})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document. It knows the part above it, so that its pointer is made only when it is needed.

    key: the grammar's key that it stands under; many: how that key holds it; name: its key or index there.
    """

    kind: Kind
    value: JsonValue
    above: "Part | None"
    key: str
    many: Many
    name: str | int | None

    @property
    def pointer(self) -> str:
        """The part's JSON pointer."""
        if self.above is None:
            return ""
        tokens = (self.key,) if self.name is None else (self.key, self.name)
        return pointers.join(self.above.pointer, *tokens)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A key that should hold a map or a list of parts, or a literal of some kind, and holds something else."""

    above: Part
    key: str
    expected: str
    value: JsonValue

    @property
    def pointer(self) -> str:
        """Where the key is."""
        return pointers.join(self.above.pointer, self.key)


def walk(tree: JsonValue) -> Iterator[Part | Misfit]:
    """Every part of a document, in its order; below a part that is no object nothing is looked for."""
    waiting: list[Part | Misfit] = [Part("document", tree, None, "", "one", None)]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, Part) and is_object(one.value):
            below = list(_below(one))
            waiting.extend(reversed(below))


def _below(part: Part) -> Iterator[Part | Misfit]:
    value = part.value
    if not is_object(value):
        return
    if part.kind == "callback":
        for name, item in value.items():
            if not name.startswith("x-") and name != "$ref":
                yield Part("path item", item, part, name, "one", None)
        return
    grammar, values = GRAMMAR[part.kind], VALUES.get(part.kind, {})
    for key, child in value.items():
        slot = grammar.get(key)
        if slot is None:
            if key in values and not _fits(child, values[key]):
                yield Misfit(part, key, values[key], child)
            continue
        many, kind = slot
        if many == "one":
            yield Part(kind, child, part, key, many, None)
        elif many == "map" and is_object(child):
            for name, inner in child.items():
                if not (name.startswith("x-") and (part.kind, key) in _EXTENDED):
                    yield Part(kind, inner, part, key, many, name)
        elif many == "list" and is_array(child):
            for index, inner in enumerate(child):
                yield Part(kind, inner, part, key, many, index)
        else:
            expected = "an object" if many == "map" else "a list"
            yield Misfit(part, key, expected, child)


def _fits(value: JsonValue, expected: Value) -> bool:
    match expected:
        case "text":
            return isinstance(value, str)
        case "a list":
            return is_array(value)
        case "text or a list":
            return isinstance(value, str) or is_array(value)


def name_of(part: Part) -> str:
    """A part as `accept` in `provider.toml` would name it: `GET /contacts response 200`, `Contact.email`."""
    chain = [part]
    while (above := chain[-1].above) is not None:
        chain.append(above)
    return _said(chain[-2::-1])


def _said(chain: list[Part]) -> str:
    words: list[str] = []
    path = ""
    fields: list[str] = []
    for part in chain:
        match part:
            case Part(kind="path item", name=name) if name is not None:
                path = str(name)
            case Part(kind="operation", key=key, name=name):
                words.append(f"{name or key.upper()} {path}")
            case Part(kind="response", name=name):
                words.append(f"response {name}")
            case Part(kind="body"):
                words.append("body")
            case Part(kind="parameter", value=value, name=name):
                words.append(_parameter(value, name))
            case Part(kind="schema", key="schemas", name=name):
                words.append(str(name))
            case Part(kind="schema", key="properties", name=name):
                fields.append(str(name))
            case Part(kind="header" | "callback" | "link" as kind, name=name):
                words.append(f"{kind} {name}")
            case _:
                pass
    whole = " ".join(words) or path or "components"
    if not fields:
        return whole
    separator = "." if chain[1:2] and chain[1].key == "schemas" else " "
    return f"{whole}{separator}{'.'.join(fields)}"


def _parameter(value: JsonValue, name: str | int | None) -> str:
    if is_object(value) and "name" in value:
        return f"{value.get('in')} {value['name']}"
    ref = value.get("$ref") if is_object(value) else None
    return f"parameter {str(ref).rpartition('/')[2] if ref else name}"
