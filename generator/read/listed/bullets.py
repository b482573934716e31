"""Bullets of parameters and fields: `name` (query, integer, optional) and its many relatives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.places import InPage
from generator.read.listed import bracketed, bullet_words, cells, facets
from generator.read.listed.fields import PARTS, Field, Slot
from generator.read.pages.markdown import Bullet, Bullets
from generator.read.words import typewords, wording
from generator.values import as_text

_ITEM = re.compile(
    r"(?:\*\*|__)?(?P<tick>`)?(?P<name>(?(tick)[^`]+|[^\s`*]+?))(?(tick)`)(?:\*\*|__)?(?P<star>\\?\*)?"
    r"(?:\s*`?[(]`?(?P<said>[^()`]*(?:\([^()]*\)[^()`]*)*)`?[)]`?)?"
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
# `{{<required>}} String. What it says`: what templates leave, and a type that is a sentence of its own.
_TEMPLATED = re.compile(r"\{\{[<%]\s*(?P<flag>\w+)\s*[>%]\}\}\s*")
_TYPE_FIRST = re.compile(
    r"(?P<type>(?:[Aa]rray of )?[A-Za-z]\w*)(?:\s*\([^()]*\))?[.](?=\s|$)\s*"
)
_SEPARATED = re.compile(r"[\s:—–-]*[:—–-]\s*")
_DEFAULT_LAST = re.compile(
    r"(?:^|[.;)] |\()Default(?: value)?: (`[^`]+`|\"[^\"]*\"|[^\s.;,)]+)[.)]{0,2}(?: Required: \W*\w+\W*)?$"
)
# `Example: ["red", "blue"]` is all that some pages say of what is in an array.
_EXAMPLE_LIST = re.compile(r"(?:^|\s)Example: \[([^\[\]{}]+)\]")
_ITEMS = re.compile(r"\"[^\"]*\"|[^\s,]+")
_FILE_NAME = re.compile(r"(?:.*[_-])?[Ff]iles?|[a-z]\w*Files?")


def fields(page: str, bullets: Bullets, slot: Slot) -> tuple[Field, ...]:
    """The fields that a list of bullets describes; bullets that describe none are passed over."""
    items = facets.hoisted(facets.grouped(bullets.items))
    whole = (facets.folded(one) for one in items)
    apart = [one for bullet in whole for one in _apart(bullet)]
    words = bullet_words.of_list([one.text.source for one in apart], slot)
    apart = [_with(one, own) for one, own in zip(apart, words, strict=True)]
    found = (_field(page, bullet, slot) for bullet in apart)
    # A name in quotation marks is a value: `"low"`.
    return tuple(one for one in found if one and one.name[:1] not in ('"', "'"))


def _with(bullet: Bullet, source: str) -> Bullet:
    if source == bullet.text.source:
        return bullet
    return replace(bullet, text=replace(bullet.text, source=source))


def _apart(bullet: Bullet) -> Iterator[Bullet]:
    """A bullet that begins with several names in backticks, as one for each; the words after them hold for all."""
    found = _SEVERAL.match(bullet.text.source)
    if found is None:
        yield bullet
        return
    after = bullet.text.source[found.end() :]
    for name in re.findall(r"`[^`]+`", found.group()):
        yield _with(bullet, f"{name} {after}")


def _field(page: str, bullet: Bullet, slot: Slot) -> Field | None:
    found = _ITEM.fullmatch(bullet_words.usual(bullet.text.source))
    if found is None:
        return None
    said = bracketed.read(found["said"])
    separated = _SEPARATED.match(found["rest"])
    if said is None and not (found["tick"] and (separated or not found["rest"])):
        return None
    rest = found["rest"][separated.end() :] if separated else found["rest"]
    if said is None:
        said = bracketed.Said(types=[])
        rest = f"({found['said']}) {rest}" if found["said"] else rest
    texts = [_opening(said, rest), *(text.source for text in bullet.more)]
    description = " ".join(" ".join(texts).split())
    below = tuple(
        child for item in bullet.children if (child := _field(page, item, slot))
    )
    members = _holds(said, below, slot)
    values = () if members else _listed_values(description, below)
    name = found["name"].replace("\\", "").strip(":")
    asked = bullet_words.optional(name)
    required = True if said.required is None and found["star"] else said.required
    if required is None:
        required = wording.required(description)
    if required is None:
        required = False if asked else slot.required
    return Field(
        name=asked or name,
        place=InPage(page=page, line=bullet.text.line, column=bullet.text.column),
        types=_shown_types(_types(said), found["name"], description, slot),
        required=required,
        description=description,
        location=said.location,
        default=said.default or _told_default(description),
        of=found["of"],
        deprecated=said.deprecated,
        values=values,
        children=() if values or not members else below,
    )


def _opening(said: bracketed.Said, rest: str) -> str:
    """The words after a name, without the flag and the type that they begin with: `String. What it says`."""
    last = ""
    while flag := _TEMPLATED.match(rest):
        if not bracketed.take(said, flag["flag"]) or flag["flag"] == "deprecated":
            last = f"{last} ({flag['flag']})"
        rest = rest[flag.end() :]
    typed = None if said.types else _TYPE_FIRST.match(rest)
    if typed and typewords.is_type(typed["type"]):
        said.types.append(typed["type"])
        rest = rest[typed.end() :]
    told = "" if said.types else wording.leading_types(rest)
    said.types += [told] if told else []
    return rest.rstrip() + last


def _holds(said: bracketed.Said, below: Sequence[Field], slot: Slot) -> bool:
    """Whether what is listed below a field are its members, not values of it or words on how to write one."""
    if any(field.types or field.children for field in below):
        return True
    plain = bool(said.types) and all(word.lower() in _SCALARS for word in said.types)
    return not plain and slot.location is None


def _listed_values(description: str, below: Sequence[Field]) -> tuple[str, ...]:
    """The values that are listed below a field, where its description says that they are such."""
    told = len(below) > 1 and _VALUES.search(description) is not None
    return tuple(field.name for field in below) if told else ()


def _types(said: bracketed.Said) -> str:
    kinds = said.types
    if len(kinds) > 1 and kinds[0].lower() in ("array", "list"):
        text = f"array of {' | '.join(kinds[1:])}"
    elif (
        len(kinds) == 2
        and kinds[0].lower() == "object"
        and not typewords.is_type(kinds[1])
    ):
        # `object · Frame`: what it is, and what that is called.
        text = kinds[1]
    else:
        text = " | ".join(kinds)
    return f"{text} | null" if text and said.nullable else text


def _shown_types(types: str, name: str, description: str, slot: Slot) -> str:
    """The type, and what only an example, or the form that it is a part of, tells of it."""
    if types == "array" and (shown := _EXAMPLE_LIST.search(description)):
        kinds = {
            as_text(cells.schema(one).get("type")) for one in _ITEMS.findall(shown[1])
        }
        kind = kinds.pop() if len(kinds) == 1 else None
        return f"array of {kind}" if kind else types
    if slot.media_type == PARTS and types == "string":
        return "file" if _FILE_NAME.fullmatch(name) else types
    return types


def _told_default(description: str) -> str | None:
    """The default that a text ends with, `How many. Default: 0`."""
    found = _DEFAULT_LAST.search(description)
    return found[1].strip("`\"'") if found else None
