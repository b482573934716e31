"""Entries of API Blueprint's lists as fields: `id: 42 (number, required) - text` and its older spelling."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.places import InPage
from generator.read.blueprint.outline import Item
from generator.read.blueprint.uris import name as uri_name
from generator.read.listed.fields import Field
from generator.read.words import wording

_HEAD = re.compile(
    r"(?P<name>`[^`]+`|\*\*[^*]+\*\*|[^\s`(:=][^`(:=]*?)?"
    r"(?:\s*(?P<sign>[:=])\s*(?P<sample>`[^`]*`(?:\s*,\s*`[^`]*`)*|(?:(?!\s\(|\s[-–—]\s).)*?))?"
    r"(?:\s*\((?P<said>[^()]*(?:\([^()]*\)[^()]*)*)\))?"
    r"(?:(?:(?<=\))\s*[-–—:]|\s+[-–—](?=\s|$)|\s*(?:\.{3,}|…))\s*(?P<text>.*))?"
    r"(?:(?<=\))\s+(?P<loose>.*))?"
)
_LONGEST = 2_000
_COMMA = re.compile(r",(?![^\[\]]*\])(?=(?:[^`]*`[^`]*`)*[^`]*$)")
_MEMBERS = re.compile(r"(?i)(members|values)\s*:?")
_DEFAULT = re.compile(r"(?i)default\s*(?::\s*(.*))?")
_SAMPLE = re.compile(r"(?i)(sample|example)s?\s*(:.*)?")
_INCLUDE = re.compile(r"(?i)include\s+(.+)")
_CHOICE = re.compile(r"(?i)one of\s*:?")
_WRAPPER = re.compile(r"(?i)(items|properties)\s*:?")
_GENERIC = re.compile(r"(?i)(array|enum|object)\s*\[(.*)\]")
_WORDS = {"required": True, "optional": False}
_SILENT = frozenset({"fixed", "fixed-type", "sample", "default", "nullable"})
_DEEPEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One entry's own line. said: the words in its parentheses; sign: `=` before a default."""

    name: str
    sign: str
    sample: str
    said: tuple[str, ...]
    text: str

    @property
    def types(self) -> str:
        """The words for its type."""
        kinds = [
            word
            for word in self.said
            if word.lower() not in _WORDS
            and word.lower() not in _SILENT
            and not word.startswith("`")
        ]
        return kinds[0] if kinds else ""

    @property
    def example(self) -> str:
        """A value that it shows: after the colon, or among the words in parentheses."""
        shown = [self.sample] if self.sign == ":" and self.sample else []
        shown += [word for word in self.said if word.startswith("`")]
        return shown[0].strip("` ") if shown else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A type that the blueprint names, `key` being its name among the schemas of the document."""

    key: str
    base: str
    items: tuple[Item, ...]
    place: InPage


def head(text: str) -> Head | None:
    """What the line of an entry says; None when it is a sentence."""
    found = _HEAD.fullmatch(text[:_LONGEST].strip())
    if found is None:
        return None
    said = _COMMA.split(found["said"]) if found["said"] else []
    return Head(
        name=(found["name"] or "").strip("`* ").replace("\\", ""),
        sign=found["sign"] or "",
        sample=(found["sample"] or "").strip(),
        said=tuple(word.strip() for word in said if word.strip()),
        text=(found["text"] or found["loose"] or "").strip(),
    )


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
                name=uri_name(one.name),
                required=one.default is None if one.required is None else one.required,
            )
            for one in found
            if one
        ]

    def members(self, items: Sequence[Item], depth: int = 0) -> tuple[Field, ...]:
        """The properties of an object, with those it includes from other types."""
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
        default = said.sample.strip("`\"' ") if said.sign == "=" else None
        for below in item.items:
            found = _DEFAULT.fullmatch(below.text.strip())
            if found:
                default = default or _only(found[1] or "", below)
        flags = [_WORDS[word.lower()] for word in said.said if word.lower() in _WORDS]
        text = " ".join([said.text, *(line.text.strip() for line in item.lines)])
        text = " ".join(text.split())
        nullable = any(word.lower() == "nullable" for word in said.said)
        types = self._spelled(words)
        return Field(
            name=said.name,
            place=InPage(page=self._page, line=item.line, column=item.column),
            types=f"{types} | null" if types and nullable else types,
            required=flags[0] if flags else wording.required(text),
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
        return types, tuple(_values(items, bare=False))

    def _below(
        self, words: str, items: Sequence[Item], depth: int
    ) -> tuple[Field, ...]:
        """The properties of an object, or of each item of an array."""
        kept = [item for item in items if not _is_aside(item)]
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


def _only(text: str, item: Item) -> str | None:
    below = text or (item.items[0].text if item.items else "")
    said = head(below)
    return (said.name or said.sample if said else below).strip("`\"' ") or None
