"""Lists whose bullets are labels of an endpoint, `* **URL Params**`, as the sections that headings make elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.read.layout import label_words
from generator.read.layout.label_items import Item, item, parts_under
from generator.read.pages import labels
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Table,
    Text,
)
from generator.read.pages.paths import METHODS, only_path, only_route

_TITLE_LEVEL = LABEL_LEVEL - 1
_LONGEST_TITLE = 80


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
    yield replace(section, parts=parts[: starts[0]])
    over = (section.heading,) if section.title and section.level > 1 else ()
    ends = [*starts[1:], len(parts)]
    for at, end, title in zip(lists, ends, titled, strict=True):
        yield Section(
            level=_TITLE_LEVEL,
            title=title,
            above=(*section.above, *over),
            parts=parts[at:end],
        )


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
    items = [item(one) for one in part.items]
    return any(map(_names_method, items)) and any(one.holds for one in items)


def _names_method(one: Item) -> bool:
    words = one.value.strip("`*_ ").split()
    return (
        labels.role_of(one.label) == "method"
        and len(words) == 1
        and words[0] in METHODS
    )


def _describes(part: Part, section: Section) -> bool:
    """Whether a part is a list of labels, under a heading that is the path of the call or in itself."""
    if _is_call(part):
        return True
    if not isinstance(part, Bullets):
        return False
    items = [item(one) for one in part.items]
    if all(map(_heads_list, items)) and any(" " in one.label for one in items):
        return True
    if not any(map(_is_named, section.trail)):
        return False
    told = any(labels.role_of(one.label) for one in items)
    return all(one.label for one in items) and told + sum(one.sure for one in items) > 1


def _heads_list(one: Item) -> bool:
    """Whether a bullet is a label over a list, `- **Query parameters:**`, and no field."""
    told = label_words.is_sure(one.label) or label_words.is_headers(one.label)
    return told and bool(one.bullet.children) and one.rest is None


def _is_named(title: str) -> bool:
    """Whether a heading is the path of a call, with its method or without."""
    return only_path(title) is not None or only_route(title) is not None


@dataclass(slots=True)
class _Growing:
    """A section that is being put together."""

    section: Section
    parts: list[Part] = field(default_factory=list[Part])

    def finished(self) -> Section:
        return replace(self.section, parts=tuple(self.parts))


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
    yield from (one.finished() for one in found)


def _take(
    part: Bullets,
    section: Section,
    found: list[_Growing],
    spots: list[tuple[int, int]],
) -> None:
    """Takes a list apart: what only says something goes to the section, what holds something gets its own."""
    items = [item(one) for one in part.items]
    plain = tuple(one.said for one in items if not one.holds)
    if plain:
        home = found[0] if any(one.holds for one in items) else found[-1]
        home.parts.append(Bullets(items=plain))
    for one in items:
        if one.holds:
            for title, parts in parts_under(one):
                own = replace(
                    section, level=LABEL_LEVEL, title=title, above=_above(section)
                )
                found.append(_Growing(own, parts))
        spots.append((one.line, len(found) - 1 if one.holds else 0))


def _above(section: Section) -> tuple[str, ...]:
    own = (section.heading,) if section.title and section.level > 1 else ()
    return (*section.above, *own)


def _home(part: Part, spots: Sequence[tuple[int, int]]) -> int:
    """The number of the section that a part after or inside a list belongs to."""
    line = part.line if isinstance(part, Fence | Table) else None
    before = [home for at, home in spots if line is None or at <= line]
    return before[-1] if before else 0
