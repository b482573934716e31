"""Calls without headings of their own, copied one after the other or listed by path or method: a section for each."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.read.layout.labelling import after, between
from generator.read.pages.markdown import (
    CALL_LEVEL,
    LABEL_LEVEL,
    Bullet,
    Bullets,
    Paragraph,
    Part,
    Section,
    Text,
)
from generator.read.pages.paths import METHODS, only_path, only_route

_URL = re.compile(r"<?(?:https?://|/)\S+")
_LONGEST_TITLE = 80
_METHOD_ALONE = re.compile(
    rf"(?:HTTP )?({'|'.join(METHODS)})(?: (?:requests?|method|calls))?:?"
)
_PATH = re.compile(
    r"(?:\*\*)?(?P<tick>`)?(?P<path>/(?(tick)[^`\n]*|[^`\s]*?))(?(tick)`)(?:\*\*)?"
    r"\s*(?:[:–—-]\s+(?=\S)(?P<words>.*)|$)",
    re.DOTALL,
)
_METHOD = "|".join(METHODS)
_BEGINS = re.compile(rf"[`*]*(?P<method>{_METHOD})\b[`*]*[\s:–—-]*")
_ALSO = re.compile(rf"\b(?:or|and)\s+[`*]*(?P<method>{_METHOD})\b")
_TAG = re.compile(r"</?(?:a|b|code|strong|tt|kbd|samp)\b[^<>]*>", re.IGNORECASE)
_ASKED = re.compile(r"`\?(?P<query>[^`\s]+=[^`]*)`(?P<rest>.*)", re.DOTALL)


def copied(found: Iterable[Section]) -> tuple[Section, ...]:
    """The sections of a page, those with several such calls cut before each of them."""
    return tuple(one for section in found for one in _copied(section))


def cut(
    section: Section, calls: Sequence[tuple[int, int, Text | None]]
) -> Iterator[Section]:
    """A section up to its first call, and one for each: where it begins, its first part, and its title."""
    yield section.holding(section.parts[: calls[0][0]])
    ends = [start for start, _, _ in calls[1:]] + [len(section.parts)]
    for (_, first, title), end in zip(calls, ends, strict=True):
        yield Section(
            level=CALL_LEVEL,
            title=title,
            above=section.over,
            parts=section.parts[first:end],
        )


def _copied(section: Section) -> Iterator[Section]:
    found = [(n, n, _begins(part)) for n, part in enumerate(section.parts)]
    calls = [one for one in found if one[2]]
    yield from cut(section, calls) if len(calls) > 1 else (section,)


def _begins(part: Part) -> Text | None:
    """The title of a call that a paragraph begins with, if its method and URL have lines of their own below it."""
    if not isinstance(part, Paragraph) or part.quoted:
        return None
    lines = [line.strip() for line in part.text.source.split("\n")]
    if len(lines) < 3:
        return None
    title, method, url = lines[:3]
    if method not in METHODS or not _URL.fullmatch(url) or len(title) > _LONGEST_TITLE:
        return None
    return replace(part.text, source=title, plain=title)


def under_methods(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page, each under such a heading followed by one for each path that it lists."""
    for section in found:
        method = _METHOD_ALONE.fullmatch(section.heading.strip())
        if method:
            yield from _apart(section, method[1])
        else:
            yield _named(section)


def _named(section: Section) -> Section:
    """A section whose heading is a path, with the method that the one over it is."""
    method = (
        _METHOD_ALONE.fullmatch(section.above[-1].strip()) if section.above else None
    )
    call = _call(method[1], section.title) if method and section.title else None
    return replace(section, title=call[0]) if call and not call[1] else section


def _apart(section: Section, method: str) -> Iterator[Section]:
    groups: list[tuple[list[tuple[Text, list[Part]]], list[Part]]] = [([], [])]
    for part in section.parts:
        calls = [*_under_method(part, method)]
        if calls:
            groups.append((calls, []))
        else:
            groups[-1][1].append(part)
    yield section.holding(groups[0][1])
    # Of paths that stand together, all is said of each that is said after them.
    for calls, parts in groups[1:]:
        for title, own in calls:
            yield Section(
                level=min(section.level + 1, CALL_LEVEL),
                title=title,
                above=(*section.above, section.heading),
                parts=(*own, *parts),
            )


def _under_method(part: Part, method: str) -> Iterator[tuple[Text, list[Part]]]:
    """The calls that a part names, each with what else it says of it; none when one item is no path."""
    items: tuple[Bullet, ...] = ()
    if isinstance(part, Bullets):
        items = part.items
    elif isinstance(part, Paragraph) and not part.quoted:
        items = (Bullet(text=part.text, more=(), children=()),)
    found = [_call(method, item.text) for item in items]
    if all(found):
        for item, call in zip(items, found, strict=True):
            said = [call[1]] if call and call[1] else []
            own: list[Part] = [Paragraph(text=one, quoted=False) for one in said]
            own += [Paragraph(text=one, quoted=False) for one in item.more]
            own += [Bullets(items=item.children)] if item.children else []
            if call:
                yield call[0], own


def _call(method: str, text: Text) -> tuple[Text, Text | None] | None:
    """A title that names the call whose path a text begins with, and what the text says after it."""
    found = _PATH.fullmatch(text.source.strip())
    name = f"{method} {found['path']}" if found else ""
    if found is None or only_route(name) is None:
        return None
    title = replace(text, source=name, plain=name, codes=(), link=None)
    return title, after(text, found.start("words")) if found["words"] else None


def over_methods(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page, each such list followed by one for each call that it names."""
    for section in found:
        parts = [part for part in section.parts if not _is_of_paths(part)]
        yield section.holding(parts)
        for part in section.parts:
            if isinstance(part, Bullets) and _is_of_paths(part):
                for item in part.items:
                    yield from _over_methods(item, section)


def _is_of_paths(part: object) -> bool:
    """Whether every item of a list is a path, and methods begin what stands below most of them."""
    if not isinstance(part, Bullets) or not all(_path(one) for one in part.items):
        return False
    told = sum(any(_methods(child) for child in one.children) for one in part.items)
    return 2 * told > len(part.items)


def _path(item: Bullet) -> str | None:
    words = html.unescape(_TAG.sub("", item.text.source))
    return only_path(words.strip().rstrip(":"))


def _methods(item: Bullet) -> tuple[str, ...]:
    """The methods that a line is about: `GET the words, or POST to replace them`."""
    found = _BEGINS.match(item.text.source)
    if found is None:
        return ()
    others = (one["method"] for one in _ALSO.finditer(item.text.source))
    return tuple(dict.fromkeys([found["method"], *others]))


def _over_methods(item: Bullet, section: Section) -> Iterator[Section]:
    told = [(child, _methods(child)) for child in item.children]
    asked = tuple(one for child in item.children for one in _asked(child))
    notes = tuple(
        one
        for one, methods in told
        if not (methods or _ASKED.fullmatch(one.text.source))
    )
    named = dict.fromkeys(method for _, methods in told for method in methods)
    for method in named:
        name = f"{method} {_path(item)}"
        title = replace(item.text, source=name, plain=name, codes=(), link=None)
        about = [child for child, methods in told if method in methods]
        said = tuple(_said(about, notes))
        yield Section(level=CALL_LEVEL, title=title, above=section.over, parts=said)
        if asked:
            head = replace(asked[0].text, source="Query parameters", codes=())
            yield Section(
                level=LABEL_LEVEL,
                title=replace(head, plain="Query parameters"),
                above=(*section.over, name),
                parts=(Bullets(items=asked),),
            )


def _said(about: Sequence[Bullet], notes: tuple[Bullet, ...]) -> Iterator[Part]:
    """What the lines about a method say, the lists below them, and the lines about all methods of a path."""
    for child in about:
        words = _words(child)
        for one in (*([words] if words else []), *child.more):
            yield Paragraph(text=one, quoted=False)
    below = tuple(one for child in about for one in child.children)
    for items in (below, notes):
        if items:
            yield Bullets(items=items)


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
