"""Lists whose bullets are labels of an endpoint, `* **URL Params**`, as the sections that headings make elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.read.layout import call_lists, labelling
from generator.read.layout.labelling import labelled
from generator.read.pages import labels
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullet,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Table,
    Text,
)
from generator.read.pages.paths import METHODS, only_path, only_route

_LONGEST_TITLE = 80
_Under: TypeAlias = tuple[Text, list[Part]]

_FLAG = re.compile(
    r"(?i)[*_ ]*(required|optional)(?: (?:params?|parameters?|fields?))?[*_: ]*(?:<br\s*/?>)?\s*(?=$|`)"
)
_CODE = re.compile(
    r"(?i)\W*(?:(?:http )?(?:status )?code|status)\W+(?P<status>[1-5]\d\d\b[^\n<*]*)\W*?"
    r"(?:<br\s*/?>|\n|$)\s*"
)
_CONTENT = re.compile(
    r"(?i)(?:\*\*|__)?(?:content|body|response|example)\s*(?::\s*(?:\*\*|__)?|(?:\*\*|__)\s*:?)\s*"
)
_NOTHING = re.compile(r"(?i)\W*(?:none|null|n/?a|no content|nothing|-+)\W*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A bullet with its label, empty when it has none. value: what is said beside it, or alone below it.

    said: the bullet with its value on the label's line. holds: whether a heading would have what is under it.
    sure: whether its label is one that no field is called.
    """

    bullet: Bullet
    label: str
    value: str
    said: Bullet
    holds: bool
    sure: bool
    rest: Text | None

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.bullet.text.line


def _item(bullet: Bullet) -> _Item:
    """What a bullet says by its label."""
    found = labelled(bullet.text, alone=bool(bullet.children or bullet.more))
    label = found.words if found else ""
    rest = found.rest if found else None
    said, role = bullet, labels.role_of(label)
    if role and rest is None and bullet.more:
        rest = bullet.more[0]
        said = replace(bullet, text=_joined(label, rest), more=bullet.more[1:])
    elif role and rest:
        said = replace(bullet, text=_joined(label, rest))
    named = role is None or rest is None
    called = rest is not None and only_route(rest.source) is not None
    holds = labelling.holds(label) and named and not called
    return _Item(
        bullet=bullet,
        label=label,
        value=rest.source if rest else "",
        said=said,
        holds=holds,
        sure=holds and labelling.is_sure(label),
        rest=rest,
    )


def _parts_under(one: _Item) -> Iterator[_Under]:
    """What stands under a label, part by part; flags and statuses below it begin parts with titles of their own."""
    under: _Under = (_titled(one.label, "", one.bullet.text), [])
    below: list[Text | Bullet] = [*one.bullet.more, *one.bullet.children]
    first = [one.rest] if one.rest and one.rest not in one.bullet.more else []
    for each in [*first, *sorted(below, key=_line)]:
        begun = _begun(one.label, each)
        if begun:
            yield under
            under = begun
        elif isinstance(each, Bullet):
            _list(under[1], each)
        else:
            under[1].extend(_of_text(each))
    yield under


def _begun(label: str, each: Text | Bullet) -> _Under | None:
    """What a flag or a status begins, `**Required:**`, `**Code:** 200`; None for anything else."""
    text = each.text if isinstance(each, Bullet) else each
    flag, code = _FLAG.match(text.source), _CODE.match(text.source)
    if not (flag or code):
        return None
    more = flag[1].lower() if flag else code["status"].strip() if code else ""
    parts: list[Part] = []
    end = flag.end() if flag else code.end() if code else 0
    rest = labelling.after(text, end)
    for one in [rest] if rest else []:
        parts.extend(_of_text(one))
    if isinstance(each, Bullet):
        for one in each.more:
            parts.extend(_of_text(one))
        for child in each.children:
            _list(parts, child)
    return _titled(label, more, text), parts


def _titled(label: str, more: str, text: Text) -> Text:
    words = f"{label}: {more}" if more else label
    return replace(text, source=words, plain=words, codes=(), link=None)


def _joined(label: str, value: Text) -> Text:
    """A label and its value on one line, where the value stands."""
    return replace(
        value, source=f"{label}: {value.source}", plain=f"{label}: {value.plain}"
    )


def _line(one: Text | Bullet) -> int:
    return one.text.line if isinstance(one, Bullet) else one.line


def _list(parts: list[Part], one: Bullet) -> None:
    """Adds a bullet to the list that the parts end with, or begins one."""
    fields = tuple(labelling.fields(one.text))
    content = _CONTENT.match(one.text.source)
    if content and not (fields or one.children):
        fence = _shown(labelling.after(one.text, content.end()))
        if fence:
            parts.append(fence)
            return
    last = parts[-1] if parts else None
    before = last.items if isinstance(last, Bullets) else ()
    if before:
        parts.pop()
    parts.append(Bullets(items=(*before, *(fields or (one,)))))


def _of_text(text: Text) -> Iterator[Part]:
    """A paragraph as what it is: the fields that its lines name, JSON, or words."""
    if _NOTHING.fullmatch(text.plain):
        return
    fields = tuple(labelling.fields(text))
    if fields:
        yield Bullets(items=fields)
        return
    content = _CONTENT.match(text.source)
    words = labelling.after(text, content.end()) if content else text
    fence = _shown(words)
    if fence:
        yield fence
    if words is None or _NOTHING.fullmatch(words.plain):
        return
    if fence is None or words.source.strip("` ") != fence.code:
        yield Paragraph(text=words, quoted=False)


def _shown(words: Text | None) -> Fence | None:
    return labelling.shown(words) if words else None


def sections(found: Iterable[Section]) -> tuple[Section, ...]:
    """The sections of a page, with those that lists of labels make after the one that such a list stands in."""
    return tuple(
        one for section in found for each in _calls(section) for one in _unfolded(each)
    )


def _calls(section: Section) -> Iterator[Section]:
    """A section, cut before each list that describes a call of its own, with the line over it as a title."""
    parts = section.parts
    lists = [number for number, part in enumerate(parts) if _is_call(part)]
    if len(lists) < 2:
        yield section
        return
    titled = [_title(parts, number) for number in lists]
    starts = [n - (title is not None) for n, title in zip(lists, titled, strict=True)]
    yield from call_lists.cut(section, [*zip(starts, lists, titled, strict=True)])


def _title(parts: Sequence[Part], number: int) -> Text | None:
    """The line straight before a list, if it is as short as a title."""
    before = parts[number - 1] if number else None
    if not isinstance(before, Paragraph) or before.quoted:
        return None
    plain = before.text.plain
    fits = len(plain) <= _LONGEST_TITLE and not plain.endswith((".", ":"))
    return before.text if fits and "\n" not in before.text.source else None


def _is_call(part: Part) -> bool:
    """Whether a part is a list that says the method of a call, and what it takes or answers."""
    if not isinstance(part, Bullets):
        return False
    items = [_item(one) for one in part.items]
    return any(map(_names_method, items)) and any(one.holds for one in items)


def _names_method(one: _Item) -> bool:
    words = one.value.strip("`*_ ").split()
    method = len(words) == 1 and words[0] in METHODS
    return method and labels.role_of(one.label) == "method"


def _describes(part: Part, section: Section) -> bool:
    """Whether a part is a list of labels, under a heading that is the path of the call or in itself."""
    if _is_call(part):
        return True
    if not isinstance(part, Bullets):
        return False
    items = [_item(one) for one in part.items]
    if all(map(_heads_list, items)) and any(" " in one.label for one in items):
        return True
    if not any(map(_is_named, section.trail)):
        return False
    told = any(labels.role_of(one.label) for one in items)
    return all(one.label for one in items) and told + sum(one.sure for one in items) > 1


def _heads_list(one: _Item) -> bool:
    """Whether a bullet is a label over a list, `- **Query parameters:**`, and no field."""
    told = labelling.is_sure(one.label) or labelling.is_headers(one.label)
    return told and bool(one.bullet.children) and one.rest is None


def _is_named(title: str) -> bool:
    """Whether a heading is the path of a call, with its method or without."""
    return only_path(title) is not None or only_route(title) is not None


@dataclass(slots=True)
class _Growing:
    """A section that is being put together."""

    section: Section
    parts: list[Part] = field(default_factory=list[Part])


def _unfolded(section: Section) -> Iterator[Section]:
    """A section, and after it one for each label of its lists that holds something."""
    found = [_Growing(section)]
    # Where each item begins: code inside a list comes after all of it.
    spots: list[tuple[int, int]] = []
    for part in section.parts:
        more = len(found) > 1 and isinstance(part, Bullets)
        if isinstance(part, Bullets) and (more or _describes(part, section)):
            _take(part, section, found, spots)
        else:
            found[_home(part, spots)].parts.append(part)
    yield from (one.section.holding(one.parts) for one in found)


def _take(
    part: Bullets,
    section: Section,
    found: list[_Growing],
    spots: list[tuple[int, int]],
) -> None:
    """Takes a list apart: what only says something goes to the section, what holds something gets its own."""
    items = [_item(one) for one in part.items]
    plain = tuple(one.said for one in items if not one.holds)
    if plain:
        home = found[0] if any(one.holds for one in items) else found[-1]
        home.parts.append(Bullets(items=plain))
    for one in items:
        if one.holds:
            for title, parts in _parts_under(one):
                own = replace(
                    section, level=LABEL_LEVEL, title=title, above=section.over
                )
                found.append(_Growing(own, parts))
        spots.append((one.line, len(found) - 1 if one.holds else 0))


def _home(part: Part, spots: Sequence[tuple[int, int]]) -> int:
    """The number of the section that a part after or inside a list belongs to."""
    line = part.line if isinstance(part, Fence | Table) else None
    before = [home for at, home in spots if line is None or at <= line]
    return before[-1] if before else 0
