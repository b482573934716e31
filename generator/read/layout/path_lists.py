"""Lists of paths with their methods below them, `* /api/words` over `GET the words`: a section for each call."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.read.layout.labelled_texts import between
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullet,
    Bullets,
    Paragraph,
    Part,
    Section,
    Text,
)
from generator.read.pages.paths import METHODS, only_path

_METHOD = "|".join(METHODS)
_BEGINS = re.compile(rf"[`*]*(?P<method>{_METHOD})\b[`*]*[\s:–—-]*")
_ALSO = re.compile(rf"\b(?:or|and)\s+[`*]*(?P<method>{_METHOD})\b")
_TAG = re.compile(r"</?(?:a|b|code|strong|tt|kbd|samp)\b[^<>]*>", re.IGNORECASE)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_ASKED = re.compile(r"`\?(?P<query>[^`\s]+=[^`]*)`(?P<rest>.*)", re.DOTALL)


def sections(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page, each such list followed by one for each call that it names."""
    for section in found:
        parts = [part for part in section.parts if not _is_of_paths(part)]
        yield replace(section, parts=tuple(parts))
        for part in section.parts:
            if isinstance(part, Bullets) and _is_of_paths(part):
                for item in part.items:
                    yield from _calls(item, section)


def _is_of_paths(part: object) -> bool:
    """Whether every item of a list is a path, and methods begin what stands below most of them."""
    if not isinstance(part, Bullets) or not all(_path(one) for one in part.items):
        return False
    told = sum(any(_methods(child) for child in one.children) for one in part.items)
    return 2 * told > len(part.items)


def _path(item: Bullet) -> str | None:
    words = _TAG.sub("", item.text.source)
    for entity, sign in _ENTITIES:
        words = words.replace(entity, sign)
    return only_path(words.strip().rstrip(":"))


def _methods(item: Bullet) -> tuple[str, ...]:
    """The methods that a line is about: `GET the words, or POST to replace them`."""
    found = _BEGINS.match(item.text.source)
    if found is None:
        return ()
    others = (one["method"] for one in _ALSO.finditer(item.text.source))
    return tuple(dict.fromkeys([found["method"], *others]))


def _calls(item: Bullet, section: Section) -> Iterator[Section]:
    told = [(child, _methods(child)) for child in item.children]
    asked = tuple(one for child in item.children for one in _asked(child))
    notes = tuple(
        one
        for one, methods in told
        if not (methods or _ASKED.fullmatch(one.text.source))
    )
    over = (section.heading,) if section.title and section.level > 1 else ()
    above = (*section.above, *over)
    named = dict.fromkeys(method for _, methods in told for method in methods)
    for method in named:
        name = f"{method} {_path(item)}"
        title = replace(item.text, source=name, plain=name, codes=(), link=None)
        words = [_words(child) for child, methods in told if method in methods]
        said: tuple[Part, ...] = tuple(
            Paragraph(text=one, quoted=False) for one in words if one
        )
        said = (*said, Bullets(items=notes)) if notes else said
        yield Section(level=LABEL_LEVEL - 1, title=title, above=above, parts=said)
        if asked:
            head = replace(asked[0].text, source="Query parameters", codes=())
            yield Section(
                level=LABEL_LEVEL,
                title=replace(head, plain="Query parameters"),
                above=(*above, name),
                parts=(Bullets(items=asked),),
            )


def _words(item: Bullet) -> Text | None:
    """What a line says of its method, which it may go on from: `GET the words`, `GET - the words`."""
    found = _BEGINS.match(item.text.source)
    parted = found is not None and found.group().rstrip(" ")[-1:] in ":–—-"
    return (
        between(item.text, found.end(), len(item.text.source))
        if found and parted
        else item.text
    )


def _asked(item: Bullet) -> Iterator[Bullet]:
    """The parameters that a line such as `` `?limit=<n>` - how many `` is about, each as a bullet."""
    found = _ASKED.fullmatch(item.text.source)
    for pair in found["query"].split("&") if found else ():
        if found and "=" in pair:
            rest = found["rest"].strip()
            mark = "" if rest[:1] in (":", "-", "–", "—") else "- "
            source = f"`{pair}` {mark}{rest}"
            yield replace(item, text=replace(item.text, source=source), children=())
