"""What the tag of one field says of it, in its attributes and in the text that it holds."""

import re

from generator.read.code import samples
from generator.read.layout.components import is_field
from generator.read.listed.fields import Location
from generator.read.pages.tags import Tag
from generator.read.words import typewords, wording

_PLACES: dict[str, Location | str] = {
    "path": "path",
    "query": "query",
    "header": "header",
    "cookie": "cookie",
    "body": "body",
    "form": "form",
    "formdata": "form",
    "pathparam": "path",
    "queryparam": "query",
    "headerparam": "header",
    "bodyparam": "body",
}
_FENCE = re.compile(
    r"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_MARKUP = re.compile(r"(`+[^`\n]+`+)|</?[A-Za-z][^<>\n]*>|\{%[^%]*%\}")
_ITEM = re.compile(r"^[ \t]*[*+-][ \t]+(.*)$", re.MULTILINE)
_CODED = re.compile(r"`([^`\s]{1,60})`\s*(?:$|[-–—:(=→].*)")
_LEAD = re.compile(
    r"(?i)\b(values?|options?|status(es)?|formats?|types?|modes?|one of|either|states?|sizes?|choices?)\b|:\s*$"
)
_OPEN = re.compile(
    r"(?i)\b(e\.?g\.?|examples?|such as|including|includes?|for instance|like)\b[^\n]{0,20}$"
)
_DEFAULT = re.compile(
    r"(?i)(?:^|[.;(\n])\s*defaults?(?: value)?(?: is| to|:)?\s*`([^`\n]+)`"
)
_LITERAL = re.compile(r"\"[^\"|]+\"|'[^'|]+'|`[^`|]+`")
_ONLY = re.compile(r"\"[\w.-]+\"|'[\w.-]+'")
_LITERALS = re.compile(rf"(?:{_LITERAL.pattern})(?:\s*\\?\|\s*(?:{_LITERAL.pattern}))+")


def name(tag: Tag) -> str:
    """The name that a tag gives; "" for none, and for several lines, which a brace that nothing closes takes in."""
    named = next((tag.text(key) for key in _PLACES if tag.text(key)), None)
    said = (tag.text("name") or named or "").replace("\\", "")
    plain = said.strip(" \t\n\u00a0`:{}")
    return "" if "\n" in plain else plain


def is_marked(tag: Tag) -> bool:
    """Whether a name is given with the marks that it has in a path, `:id` or `{id}`."""
    return (tag.text("name") or "").replace("\\", "").strip(" `")[:1] in (":", "{")


def named_at(tag: Tag) -> int:
    """Where the name stands."""
    keys = ("name", *_PLACES)
    return next(
        (tag.attributes[key].offset for key in keys if tag.text(key)), tag.start
    )


def where(tag: Tag) -> str | None:
    """Where a tag says that its field goes: `path`, `query`, `body`, `form`; None when it does not."""
    for key in ("in", "location", "paramtype"):
        said = (tag.text(key) or "").strip().lower()
        if said in _PLACES:
            return said if said != "formdata" else "form"
    return next((str(_PLACES[key]) for key in _PLACES if tag.text(key)), None)


def types(tag: Tag) -> str:
    """The words of a tag for a type."""
    words = (tag.text("type") or tag.text("schema") or "").strip()
    if _is_literal(words):
        return "string"
    found = re.fullmatch(r"(?i)enum\s*(?:<\s*(\w+)\s*>)?", words)
    if found:
        return found[1] or "string"
    form = tag.text("format")
    return (
        form if form and words in ("", "string") and typewords.is_type(form) else words
    )


def _is_literal(words: str) -> bool:
    """Whether a type is the values that there are, `'port' | 'starboard'`, or the only one, `'boat'`."""
    return bool(_LITERALS.fullmatch(words) or _ONLY.fullmatch(words))


def required(tag: Tag, said: str) -> bool | None:
    """Whether a tag says that its field is required; said: its text."""
    found = tag.attributes.get("required")
    if found:
        return (found.value or "true").strip().lower() not in ("false", "no", "0")
    if "optional" in tag.attributes:
        return (tag.text("optional") or "true").lower() == "false"
    return wording.required(said)


def is_flagged(tag: Tag, flag: str) -> bool:
    """Whether a tag has a flag, bare or with a value that does not deny it."""
    found = tag.attributes.get(flag)
    return found is not None and (found.value or "true").strip().lower() != "false"


def default(tag: Tag, said: str) -> str | None:
    """The default that a tag or its text states."""
    stated = tag.text("default")
    if stated:
        return stated
    found = _DEFAULT.search(said)
    return found[1].strip("\"'") if found else None


def values(tag: Tag, said: str, types: str) -> tuple[str, ...]:
    """The values that a tag lists: as an attribute, or as the one list of bullets in its text."""
    literal = (tag.text("type") or "").strip()
    if _is_literal(literal):
        return tuple(dict.fromkeys(one[1:-1] for one in _LITERAL.findall(literal)))
    for key in ("enum", "options", "values", "allowedvalues"):
        listed = samples.read(tag.text(key) or "")
        if listed and isinstance(listed.value, list):
            return tuple(one for one in listed.value if isinstance(one, str))
    if types.lower() not in ("", "string", "any"):
        return ()
    items = [found[1].strip() for found in _ITEM.finditer(said)]
    coded = [_CODED.fullmatch(item) for item in items]
    if len(items) < 2 or not all(coded):
        return ()
    before = said[: next(_ITEM.finditer(said)).start()].rstrip()
    if _OPEN.search(before) or not _LEAD.search(before[-80:]):
        return ()
    return tuple(dict.fromkeys(found[1].strip("\"'") for found in coded if found))


def prose(tag: Tag, text: str) -> str:
    """The text of a tag without the fields, the code and the markup in it."""
    out: list[str] = []
    at = tag.inner
    for child in tag.children:
        out.append(text[at : child.start])
        if not is_field(child.name, child.attributes) and not child.children:
            said = text[child.inner : child.inner_end]
            out.append(_in_ticks(said) if child.name == "code" else said)
        at = max(at, child.end)
    out.append(text[at : max(at, tag.inner_end)])
    return _MARKUP.sub(r"\1", _FENCE.sub("", "".join(out))).strip()


def _in_ticks(said: str) -> str:
    """What stands in a tag for code, `in\\_progress`, as Markdown has it; several lines are as they were."""
    plain = said.strip().replace("\\", "")
    return said if not plain or "`" in plain or "\n" in plain else f"`{plain}`"


def one_line(said: str) -> str:
    """The text of a tag as one line, its bullets marked alike."""
    return " ".join(_ITEM.sub(r"- \1", said).split())
