"""Fields whose name is a line of its own with a badge, `**limit** <Optional />`, what they are below: as bullets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.read.pages.markdown import (
    Bullet,
    Bullets,
    Paragraph,
    Part,
    Section,
    Text,
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
_RULE = re.compile(r"(?i)\s*<hr\b[^<>]*>\s*")
# `only if `kind` is set`: nobody else has to send it.
_CONDITION = re.compile(r"(?i)\W*(?:only\s+)?(?:if|when|for|unless)\b")


def sections(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page with such fields as lists."""
    for section in found:
        flagged = any(_FLAGGED.fullmatch(_source(one)) for one in section.parts)
        yield (
            replace(section, parts=tuple(_listed(section.parts)))
            if flagged
            else section
        )


def _source(part: Part) -> str:
    if not isinstance(part, Paragraph) or part.quoted:
        return ""
    return _RULE.sub("", part.text.source)


def _listed(parts: Sequence[Part]) -> Iterator[Part]:
    items: list[Bullet] = []
    for part in parts:
        source = _source(part)
        field = _field(part, source, begun=bool(items))
        if field:
            items.append(field)
        elif items and isinstance(part, Paragraph) and not part.quoted:
            items[-1] = _with(items[-1], source)
        else:
            if items:
                yield Bullets(items=tuple(items))
            items = []
            yield part
    if items:
        yield Bullets(items=tuple(items))


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
