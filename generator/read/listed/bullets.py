"""Bullets of parameters and fields: `name` (query, integer, optional) and its many relatives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.places import InPage
from generator.read.listed.fields import Field, Location, Slot
from generator.read.listed.locations import location
from generator.read.pages.markdown import Bullet, Bullets
from generator.read.words import typewords, wording

_ITEM = re.compile(
    r"(?:\*\*|__)?(?P<tick>`)?(?P<name>(?(tick)[^`]+|[^\s`*]+?))(?(tick)`)(?:\*\*|__)?(?P<star>\\?\*)?"
    r"(?:\s*`?[(](?P<said>[^()`]*(?:\([^()]*\)[^()`]*)*)[)]`?)?"
    r"(?:\s*(?:→|->)\s*`?(?P<of>[\w.]+)`?)?"
    r"\s*(?P<rest>.*)",
    re.DOTALL,
)
_SEVERAL = re.compile(
    r"(?:`[A-Za-z_][\w.-]*`\s*(?:,|/|\band\b)\s*)+`[A-Za-z_][\w.-]*`(?=\s*[-–—:]\s)"
)
_SCALARS = frozenset(
    {
        "string",
        "str",
        "text",
        "integer",
        "int",
        "number",
        "float",
        "boolean",
        "bool",
        "date",
    }
)
_VALUES = re.compile(
    r"(?i)\b(?:one of|values?|options?|allowed|either|accepts?|can be|following)\b"
)
# `amount: `number`. What is due`, without a mark on the name.
_TYPED = re.compile(r"(?P<name>[A-Za-z_][\w.-]*):\s*`(?P<type>[^`]+)`[.:,]?\s*")
_NAMED_TYPE = re.compile(r"[A-Z]\w+(\[\])?")
_LOOSE = re.compile(
    r"`(?!(?:true|false|null|none|[A-Z]{3,7})`)(?P<name>[A-Za-z_][\w.\[\]-]*)(?:=[^`]*)?`\s+(?=[a-z])"
)
_SEPARATED = re.compile(r"[\s:—–-]*[:—–-]\s*")
_FLAGS = {"required": True, "<required>": True, "optional": False, "<optional>": False}
_DEFAULT = re.compile(r"(?i)default(?:s to)?[:\s=]+(.+)")


@dataclass(slots=True, kw_only=True)
class _Said:
    """What stands in the parentheses after a name."""

    types: list[str]
    location: Location | Literal["body"] | None = None
    required: bool | None = None
    nullable: bool = False
    default: str | None = None


def fields(page: str, bullets: Bullets, slot: Slot) -> tuple[Field, ...]:
    """The fields that a list of bullets describes; bullets that describe none are passed over."""
    apart = [one for bullet in bullets.items for one in _apart(bullet)]
    if slot.role == "parameters" and all(
        _LOOSE.match(one.text.source) for one in apart
    ):
        apart = [_tight(one) for one in apart]
    found = (_field(page, bullet, slot) for bullet in apart)
    return tuple(field for field in found if field)


def _tight(bullet: Bullet) -> Bullet:
    """A bullet such as `` `limit=<n>` to take fewer`` as others are written: the name, a dash, the words."""
    source = _LOOSE.sub(r"`\g<name>` - ", bullet.text.source, count=1)
    return replace(bullet, text=replace(bullet.text, source=source))


def _apart(bullet: Bullet) -> Iterator[Bullet]:
    """A bullet that begins with several names in backticks, as one for each; the words after them hold for all."""
    found = _SEVERAL.match(bullet.text.source)
    if found is None:
        yield bullet
        return
    after = bullet.text.source[found.end() :]
    for name in re.findall(r"`[^`]+`", found.group()):
        yield replace(bullet, text=replace(bullet.text, source=f"{name} {after}"))


def _field(page: str, bullet: Bullet, slot: Slot) -> Field | None:
    found = _ITEM.fullmatch(_marked(bullet.text.source))
    if found is None:
        return None
    said = _said(found["said"])
    separated = _SEPARATED.match(found["rest"])
    if said is None and not (found["tick"] and (separated or not found["rest"])):
        return None
    rest = found["rest"][separated.end() :] if separated else found["rest"]
    if said is None:
        said = _Said(types=[])
        rest = f"({found['said']}) {rest}" if found["said"] else rest
    description = " ".join([rest.strip(), *(text.source for text in bullet.more)])
    description = " ".join(description.split())
    below = tuple(
        child for item in bullet.children if (child := _field(page, item, slot))
    )
    members = _holds(said, below, slot)
    values = () if members else _listed_values(description, below)
    required = said.required
    if required is None and found["star"]:
        required = True
    if required is None:
        required = wording.required(description)
    return Field(
        name=found["name"].replace("\\", "").strip(":"),
        place=InPage(page=page, line=bullet.text.line, column=bullet.text.column),
        types=_types(said),
        required=required if required is not None else slot.required,
        description=description,
        location=said.location,
        default=said.default,
        of=found["of"],
        values=values,
        children=() if values or not members else below,
    )


def _marked(source: str) -> str:
    """A bullet such as `` amount: `number`. What is due`` as others are written."""
    typed = _TYPED.match(source)
    if typed and (
        typewords.is_type(typed["type"]) or _NAMED_TYPE.fullmatch(typed["type"])
    ):
        return f"`{typed['name']}` ({typed['type']}) - {source[typed.end():]}"
    return source


def _holds(said: _Said, below: Sequence[Field], slot: Slot) -> bool:
    """Whether what is listed below a field are its members, not values of it or words on how to write one."""
    if any(field.types or field.children for field in below):
        return True
    plain = bool(said.types) and all(word.lower() in _SCALARS for word in said.types)
    return not plain and slot.location is None


def _listed_values(description: str, below: Sequence[Field]) -> tuple[str, ...]:
    """The values that are listed below a field, where its description says that they are such."""
    told = len(below) > 1 and _VALUES.search(description) is not None
    return tuple(field.name for field in below) if told else ()


def _types(said: _Said) -> str:
    kinds = said.types
    if len(kinds) > 1 and kinds[0].lower() in ("array", "list"):
        text = f"array of {' | '.join(kinds[1:])}"
    else:
        text = " | ".join(kinds)
    return f"{text} | null" if text and said.nullable else text


def _said(text: str | None) -> _Said | None:
    """The words in the parentheses, or None when they are not about a type."""
    if text is None:
        return None
    said = _Said(types=[])
    for word in re.split(r"\s*[,·;]\s*", text.strip()):
        if not _take(said, word.strip()):
            return None
    return said


def _take(said: _Said, word: str) -> bool:
    place = location(word)
    default = _DEFAULT.fullmatch(word)
    lower = word.lower()
    if lower in _FLAGS:
        said.required = _FLAGS[lower]
    elif place and place != "body" or lower in ("body", "form"):
        said.location = place
    elif lower in ("nullable", "null"):
        said.nullable = True
    elif lower in ("deprecated", "read-only", "write-only", ""):
        pass
    elif default:
        said.default = default[1].strip("`\"' ")
    elif ":" in word:
        kind, _, after = word.partition(":")
        return _take(said, kind) and _take_after(said, after.strip())
    elif typewords.is_type(word) or _NAMED_TYPE.fullmatch(word):
        said.types.append(word)
    else:
        return False
    return True


def _take_after(said: _Said, text: str) -> bool:
    """HashiCorp writes a default, or that there must be a value, after the type."""
    lower = text.lower()
    if lower in _FLAGS:
        said.required = _FLAGS[lower]
    elif text not in ("", '""', "[]", "{}"):
        said.default = text.strip("`\"' ")
        said.required = False
    return True
