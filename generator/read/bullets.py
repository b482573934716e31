"""Bullets of parameters and fields: `name` (query, integer, optional) and its many relatives."""

import re
from dataclasses import dataclass
from typing import Literal

from generator.places import InPage
from generator.read import typewords, wording
from generator.read.fields import Field, Location, Slot
from generator.read.locations import location
from generator.read.markdown import Bullet, Bullets

_ITEM = re.compile(
    r"(?:\*\*|__)?(?P<tick>`)?(?P<name>(?(tick)[^`]+|[^\s`*]+?))(?(tick)`)(?:\*\*|__)?(?P<star>\\?\*)?"
    r"(?:\s*`?[(](?P<said>[^()`]*(?:\([^()]*\)[^()`]*)*)[)]`?)?"
    r"(?:\s*(?:→|->)\s*`?(?P<of>[\w.]+)`?)?"
    r"\s*(?P<rest>.*)",
    re.DOTALL,
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
    found = (_field(page, bullet, slot) for bullet in bullets.items)
    return tuple(field for field in found if field)


def _field(page: str, bullet: Bullet, slot: Slot) -> Field | None:
    found = _ITEM.fullmatch(bullet.text.source)
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
        children=tuple(
            child for item in bullet.children if (child := _field(page, item, slot))
        ),
    )


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
    elif typewords.is_type(word) or re.fullmatch(r"[A-Z]\w+(\[\])?", word):
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
