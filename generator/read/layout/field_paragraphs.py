"""Fields that stand in paragraphs or lines of their own, `` `limit`: How many ``, or under headings: as bullets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.read.layout import definitions, labelling
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullet,
    Bullets,
    Paragraph,
    Part,
    Section,
    Text,
)
from generator.read.words.languages import english

_LONGEST_LABEL = 80
_MARKED = re.compile(r"(\*{1,2}|_{1,2})[^*_`\n]+\1:?")
_FIELD = re.compile(
    r"`[A-Za-z_@$][\w.@$\[\]-]*(?:=[^`\n]*)?`(?:\s*\([^()\n]*\))?\s*[:–—-]\s+\S"
)
_NAME = r"(?:\*\*|__)`?(?P<name>[A-Za-z_@$][\w.@$\[\]-]*)`?(?:\*\*|__)"
_FLAG = r"(?P<{0}>required|optional)"
_BADGE = (
    rf"<{_FLAG.format('tag')}\s*/>"
    rf"|<(?:\w+)(?:\s[^<>]*)?>\s*{_FLAG.format('inner')}\s*</\w+>"
    rf"|<\w+\s[^<>]*=\s*[\"']{_FLAG.format('value')}[\"'][^<>]*/>"
)
_FLAGGED = re.compile(
    rf"{_NAME}\s*(?:{_BADGE})(?P<rest>[^\n]*)(?:\n(?P<below>.*))?",
    re.DOTALL | re.IGNORECASE,
)
_ALONE = re.compile(_NAME)
_RULE = re.compile(r"(?i)<hr\b[^<>]*>\s*")
# `only if `kind` is set`: nobody else has to send it.
_CONDITION = re.compile(r"(?i)\W*(?:only\s+)?(?:if|when|for|unless)\b")

# Over fields that have a heading each; what answers have is seldom written so.
_PARAMETERS = re.compile(
    r"\W*(?:(?:ur[li]|path|query|get|post|put|patch|data|body|form|json|request|header|required|optional|input|method)s? )*"
    r"(?:param(?:eter)?s?|arguments)\W*"
)
# `limit`, `` `limit` (integer, optional) ``, `(limit=20)`, `limit*`.
_TITLE = re.compile(
    r"\(?(?:`(?P<code>[A-Za-z_$][\w.$-]*(?:\[\])?)`|(?!(?:path|query|body|headers?|required|optional|examples?|notes?)\b)"
    r"(?P<name>[a-z_$](?:[\w.$-]|\\_)*(?:\[\])?))(?P<default>=[^\s`()]+)?\)?(?:\\?\*)?\s*(?P<said>\([^()]+\))?"
)


def headed(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page, those of parameters with a list of what has headings below theirs, a name each."""
    waiting = list(found)
    while waiting:
        first = waiting.pop(0)
        end = 0
        while end < len(waiting) and waiting[end].level > first.level:
            end += 1
        items = _of_headings(first, waiting[:end])
        if items:
            del waiting[:end]
            first = first.holding([*first.parts, Bullets(items=items)])
        yield first


def _of_headings(over: Section, below: Sequence[Section]) -> tuple[Bullet, ...]:
    """The fields that the headings under one of parameters name; none where one of them is anything else."""
    named = over.title and _PARAMETERS.fullmatch(english(over.heading).lower())
    if not named or len(below) < 2 or over.level == LABEL_LEVEL:
        return ()
    items = [_of_heading(one) for one in below]
    plain = {one.level for one in below} == {below[0].level}
    return tuple(one for one in items if one) if plain and all(items) else ()


def _of_heading(section: Section) -> Bullet | None:
    found = _TITLE.fullmatch(section.title.source.strip()) if section.title else None
    if found is None or section.title is None:
        return None
    texts = [one.text for one in section.parts if isinstance(one, Paragraph)]
    if len(texts) < len(section.parts):
        return None
    quoted = [
        one.text for one in section.parts if isinstance(one, Paragraph) and one.quoted
    ]
    words = " ".join(one.source for one in texts if one not in quoted)
    name = (found["code"] or found["name"]).replace("\\", "")
    default = f"default {found['default'][1:]}" if found["default"] else ""
    flags = filter(None, ((found["said"] or "").strip("()"), default))
    return _bullet(section.title, name, ", ".join(flags), " ".join(words.split()))


def sections(found: Iterable[Section]) -> Iterator[Section]:
    """The sections with such fields as lists; the label straight before them begins a section."""
    for section in found:
        yield from _apart(section)


def _apart(section: Section) -> Iterator[Section]:
    now, parts = section, list[Part]()
    above = section.over if section.level < LABEL_LEVEL else section.above
    for part in section.parts:
        found = _fields(part)
        last = parts[-1] if parts else None
        if found and isinstance(last, Paragraph) and _is_label(last):
            yield now.holding(parts[:-1])
            now = Section(level=LABEL_LEVEL, title=last.text, above=above, parts=())
            parts = []
            last = None
        if found and isinstance(last, Bullets):
            parts[-1] = Bullets(items=(*last.items, *found))
        else:
            parts.append(Bullets(items=found) if found else part)
    yield now.holding(parts)


def _is_label(part: Paragraph) -> bool:
    """Whether a paragraph does a heading's work: `Query parameters:`, `*Options*`."""
    source = part.text.source
    return len(source) <= _LONGEST_LABEL and (
        part.text.plain.endswith(":") or _MARKED.fullmatch(source) is not None
    )


def _fields(part: Part) -> tuple[Bullet, ...]:
    """The bullets that a paragraph is, a line each; none when one of its lines begins with anything else."""
    if not isinstance(part, Paragraph) or part.quoted:
        return ()
    typed = tuple(labelling.fields(part.text))
    return typed or tuple(_lines(part.text))


def _lines(text: Text) -> Iterator[Bullet]:
    starts = [0, *(found.end() for found in re.finditer(r"\n", text.source))]
    begun = [at for at in starts if _FIELD.match(text.source, at)]
    if begun[:1] != [0]:
        return
    for start, end in zip(begun, [*begun[1:], len(text.source)], strict=True):
        own = labelling.between(text, start, end)
        if own:
            yield Bullet(text=own, more=(), children=())


def flagged(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page with such fields as lists."""
    for section in found:
        yield section.holding([*definitions.gathered(section.parts, _take)])


def _source(part: Part) -> str:
    if not isinstance(part, Paragraph) or part.quoted:
        return ""
    return _RULE.sub("", part.text.source)


def _take(part: Part, items: list[Bullet]) -> bool:
    source = _source(part)
    field = _field(part, source, begun=bool(items))
    if field:
        items.append(field)
    elif items and isinstance(part, Paragraph) and not part.quoted:
        items[-1] = _with(items[-1], source)
    else:
        return False
    return True


def _field(part: Part, source: str, *, begun: bool) -> Bullet | None:
    """The field that a paragraph begins; one without a badge only goes on with a list of those that have one."""
    found = _FLAGGED.fullmatch(source)
    alone = _ALONE.fullmatch(source) if begun else None
    if not isinstance(part, Paragraph) or not (found or alone):
        return None
    if found is None:
        return _bullet(part.text, alone["name"] if alone else "", "", "")
    said = (found["tag"] or found["inner"] or found["value"]).lower()
    rest = found["rest"].strip()
    if _CONDITION.match(rest):
        words, said = f"{rest[:1].upper()}{rest[1:].rstrip('.')}.", ""
    else:
        words = rest.lstrip(" :–—-")
    below = (found["below"] or "").strip()
    return _bullet(part.text, found["name"], said, f"{words} {below}".strip())


def _bullet(text: Text, name: str, flag: str, words: str) -> Bullet:
    source = f"`{name}`{f' ({flag})' if flag else ''} - {words}".rstrip()
    return Bullet(text=_text(text, source), more=(), children=())


def _with(item: Bullet, words: str) -> Bullet:
    """A field with what a further paragraph says of it."""
    return replace(item, text=_text(item.text, f"{item.text.source} {words}".rstrip()))


def _text(text: Text, source: str) -> Text:
    codes = tuple(re.findall(r"`([^`]+)`", source))
    return replace(text, source=source, plain=source.replace("`", ""), codes=codes)
