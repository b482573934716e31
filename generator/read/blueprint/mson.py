"""Attributes in MSON, the notation that API Blueprint has for objects: as fields, and what they say of one body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.places import InPage
from generator.read.blueprint.entries import head
from generator.read.blueprint.outline import Item
from generator.read.blueprint.titles import unescaped
from generator.read.described import trees
from generator.read.described.drafts import Draft
from generator.read.listed.fields import Field
from generator.read.words import wording
from generator.values import JsonObject, JsonValue

_MEMBERS = re.compile(r"(?i)(members|values)\s*:?")
_DEFAULT = re.compile(r"(?i)default\s*(?::\s*(.*))?")
_SAMPLE = re.compile(r"(?i)(sample|example)s?\s*(:.*)?")
_INCLUDE = re.compile(r"(?i)include\s+(.+)")
_CHOICE = re.compile(r"(?i)one of\s*:?")
_WRAPPER = re.compile(r"(?i)(items|properties)\s*:?")
_GENERIC = re.compile(r"(?i)(array|enum|object)\s*\[(.*)\]")
_DEEPEST = 30
Attributes = tuple[str, Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A type that the blueprint names, `key` being its name among the schemas of the document."""

    key: str
    base: str
    items: tuple[Item, ...]
    place: InPage


class Fields:
    """Reads entries as fields, knowing the types that the blueprint names."""

    def __init__(self, page: str, named: Mapping[str, Named]) -> None:
        self._page = page
        self._named = named

    def parameters(self, items: Sequence[Item]) -> list[Field]:
        """Parameters of a URI, which are required unless it is said that they are not."""
        found = (self._field(item, 0) for item in items)
        return [
            replace(
                one,
                name=unescaped(one.name),
                required=one.default is None if one.required is None else one.required,
            )
            for one in found
            if one
        ]

    def members(self, items: Sequence[Item], depth: int = 0) -> tuple[Field, ...]:
        """The properties of an object, with those it includes from other types."""
        said = [head(item.text) for item in items]
        any_key = [one for one in said if one and one.variable]
        if len(any_key) == 1:
            # Which keys `*language*` stands for is not known; where all are slanted, that is a style.
            items = [i for i, one in zip(items, said) if not (one and one.variable)]
        return tuple({one.name: one for one in self._members(items, depth)}.values())

    def whole(self, types: str, items: Sequence[Item], place: InPage) -> Field:
        """A value of a type with what is said below it: a body, or a named type."""
        words, values = self._typed(types, items)
        known = self._named.get(folded(words))
        below = () if values else self._below(words, items, 0)
        if known and below:
            # More than the type it is based on, so a type of its own.
            own = {one.name: one for one in self._of(known, 0)}
            own.update({one.name: one for one in below})
            return Field(
                name="body", place=place, types="object", children=(*own.values(),)
            )
        return Field(
            name="body",
            place=place,
            types=self._spelled(words),
            values=values,
            children=below,
        )

    def _members(self, items: Sequence[Item], depth: int) -> Iterator[Field]:
        if depth > _DEEPEST:
            return
        for item in items:
            included = _INCLUDE.fullmatch(item.text.strip())
            if included:
                known = self._named.get(folded(included[1]))
                yield from self._of(known, depth + 1) if known else ()
            elif _WRAPPER.fullmatch(item.text) and item.items:
                yield from self._members(item.items, depth + 1)
            elif _CHOICE.fullmatch(item.text):
                # Which of them exclude each other is no part of a schema's fields.
                for one in self._members(item.items, depth + 1):
                    yield replace(one, required=False)
            else:
                field = self._field(item, depth)
                if field and field.name:
                    yield field

    def _of(self, known: Named, depth: int) -> Iterator[Field]:
        """The properties of a named type, with those of the types it is based on."""
        base = self._named.get(folded(known.base))
        if base and base is not known and depth < _DEEPEST:
            yield from self._of(base, depth + 1)
        yield from self._members(known.items, depth + 1)

    def _field(self, item: Item, depth: int) -> Field | None:
        said = head(item.text)
        if said is None or depth > _DEEPEST:
            return None
        words, values = self._typed(said.types, item.items)
        default = said.default
        for below in item.items:
            found = _DEFAULT.fullmatch(below.text.strip())
            if found:
                default = default or _only(found[1] or "", below)
        text = " ".join([said.text, *(line.text.strip() for line in item.lines)])
        text = " ".join(text.split())
        types = self._spelled(words)
        return Field(
            name=said.name,
            place=InPage(page=self._page, line=item.line, column=item.column),
            types=f"{types} | null" if types and said.nullable else types,
            required=wording.required(text) if said.required is None else said.required,
            description=text,
            default=default or None,
            example=said.example,
            values=values,
            children=() if values else self._below(words, item.items, depth + 1),
        )

    def _typed(self, types: str, items: Sequence[Item]) -> tuple[str, tuple[str, ...]]:
        """The words of a type and the values of an enum."""
        found = _GENERIC.fullmatch(types.strip())
        kind = found[1].lower() if found else types.strip().lower()
        if kind == "enum":
            return (found[2] if found else "string"), tuple(_values(items, bare=True))
        if found and kind == "object":
            return "object", ()
        if kind == "array" and not found:
            return _array(items), ()
        of = self._of_any_key(items) if kind in ("", "object") else ""
        if of:
            return f"map<string, {of}>", ()
        return types, tuple(_values(items, bare=False))

    def _of_any_key(self, items: Sequence[Item]) -> str:
        """The type of the values of an object of which only `*key* (type)` is said; empty for others."""
        said = [head(item.text) for item in items if not _is_aside(item)]
        if len(said) != 1 or not said[0] or not said[0].variable or items[0].items:
            return ""
        return self._spelled(said[0].types or "string")

    def _below(
        self, words: str, items: Sequence[Item], depth: int
    ) -> tuple[Field, ...]:
        """The properties of an object, or of each item of an array."""
        kept = [item for item in items if not _is_aside(item)]
        if words.startswith("map<"):
            return ()
        if not words.lower().startswith(("array", "list")):
            return self.members(kept, depth)
        for item in kept:
            if _WRAPPER.fullmatch(item.text):
                return self._below(words, item.items, depth + 1)
            if item.items and head(item.text):
                return self.members(item.items, depth)
        return ()

    def _spelled(self, words: str) -> str:
        """The words with the types in them by the names they have in the document."""
        found = _GENERIC.fullmatch(words.strip())
        if found:
            inner = [self._spelled(one.strip()) for one in found[2].split(",")]
            return f"array of {' | '.join(inner)}" if any(inner) else found[1]
        known = self._named.get(folded(words))
        return known.key if known else words.strip()


def key(text: str) -> str:
    """The name of a type as the schemas of a document have it."""
    return re.sub(
        r"[^\w.-]+", "", "".join(f"{w[:1].upper()}{w[1:]}" for w in text.split())
    )


def folded(text: str) -> str:
    """A name as two spellings of it are compared."""
    return " ".join(text.strip("`*[] ").lower().split())


def _is_aside(item: Item) -> bool:
    """Whether an entry says something about the one above it, and is no part of its value."""
    text = item.text.strip()
    return any(one.fullmatch(text) for one in (_MEMBERS, _DEFAULT, _SAMPLE))


def _values(items: Sequence[Item], *, bare: bool) -> Iterator[str]:
    """The members of an enum: below `Members`, or with `bare` straight below it."""
    for item in items:
        if _MEMBERS.fullmatch(item.text.strip()):
            yield from _values(item.items, bare=True)
        elif bare and not _is_aside(item):
            said = head(item.text)
            if said and (said.name or said.sample):
                yield said.name or said.sample.strip("` ")


def _array(items: Sequence[Item]) -> str:
    """The words of an array whose entries alone say of what: `(Boat)`, or `4 (number)` as a sample."""
    kept = [item for item in items if not _is_aside(item)]
    if len(kept) == 1 and _WRAPPER.fullmatch(kept[0].text):
        kept = kept[0].items
    said = [head(item.text) for item in kept]
    kinds = [one.types for one in said if one and one.types]
    if not kinds or len(kinds) < len(kept) or any(item.items for item in kept):
        return "array"
    return f"array[{','.join(dict.fromkeys(kinds))}]"


def _only(text: str, item: Item) -> str | None:
    below = text or (item.items[0].text if item.items else "")
    said = head(below)
    return (said.name or said.sample if said else below).strip("`\"' ") or None


def declared(draft: Draft, fields: Fields, given: Sequence[Attributes]) -> list[Field]:
    """Each body that is described, once; objects without a name of their own are put together."""
    found: dict[tuple[str, tuple[str, ...]], Field] = {}
    plain: list[Field] = []
    for of, item in given:
        place = InPage(page=draft.page, line=item.line, column=item.column)
        field = fields.whole(of or "object", item.items, place)
        if field.children and field.types == "object":
            plain.append(field)
        elif of:
            names = tuple(child.name for child in field.children)
            found.setdefault((field.types, names), field)
    return [*found.values(), *([_together(plain)] if plain else [])]


def schema_of(draft: Draft, given: Sequence[Field], at: str) -> JsonObject:
    """The schema that each of the bodies fits."""
    each = [trees.schema_of(draft, field, at) for field in given]
    each = [one for n, one in enumerate(each) if one not in each[:n]]
    if len(each) == 1:
        return each[0]
    if all(one.get("type") == "array" for one in each):
        items: list[JsonValue] = [one.get("items", {}) for one in each]
        return {"type": "array", "items": {"anyOf": items}}
    return {"anyOf": [*each]}


def _together(given: Sequence[Field]) -> Field:
    """One object with the fields of all; one that some lack can be left out."""
    children: dict[str, Field] = {}
    for one in given:
        for child in one.children:
            known = children.get(child.name, child)
            needed = bool(known.required and child.required)
            children[child.name] = replace(known, required=needed)
    named = [{child.name for child in one.children} for one in given]
    everywhere = set[str].intersection(*named)
    kept = (
        child if name in everywhere else replace(child, required=False)
        for name, child in children.items()
    )
    return replace(given[0], children=tuple(kept))
