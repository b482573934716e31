"""One bullet of a list of labels: what its label says, and the parts that stand under it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.read.layout import label_words, labelled_texts
from generator.read.layout.labelled_texts import labelled
from generator.read.pages import labels
from generator.read.pages.markdown import Bullet, Bullets, Paragraph, Part, Text
from generator.read.pages.paths import only_route

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
class Item:
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


def item(bullet: Bullet) -> Item:
    """What a bullet says by its label."""
    found = labelled(bullet.text, alone=bool(bullet.children or bullet.more))
    label = found.words if found else ""
    rest = found.rest if found else None
    said = bullet
    if label and rest is None and bullet.more and labels.role_of(label):
        rest = bullet.more[0]
        said = replace(bullet, text=_joined(label, rest), more=bullet.more[1:])
    elif label and rest and labels.role_of(label):
        said = replace(bullet, text=_joined(label, rest))
    below = bool(bullet.children or bullet.more or not rest)
    named = labels.role_of(label) is None or (below and rest is None)
    called = rest is not None and only_route(rest.source) is not None
    holds = label_words.holds(label) and named and not called
    return Item(
        bullet=bullet,
        label=label,
        value=rest.source if rest else "",
        said=said,
        holds=holds,
        sure=holds and label_words.is_sure(label),
        rest=rest,
    )


def parts_under(one: Item) -> Iterator[_Under]:
    """What stands under a label, part by part; flags and statuses below it begin parts with titles of their own."""
    under: _Under = (_title(one.label, "", one.bullet.text), [])
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
    rest = labelled_texts.after(text, end)
    for one in [rest] if rest else []:
        parts.extend(_of_text(one))
    if isinstance(each, Bullet):
        for one in each.more:
            parts.extend(_of_text(one))
        for child in each.children:
            _list(parts, child)
    return _title(label, more, text), parts


def _title(label: str, more: str, text: Text) -> Text:
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
    fields = tuple(labelled_texts.fields(one.text))
    content = _CONTENT.match(one.text.source)
    if content and not fields and not one.children:
        rest = labelled_texts.after(one.text, content.end())
        fence = labelled_texts.shown(rest) if rest else None
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
    fields = tuple(labelled_texts.fields(text))
    if fields:
        yield Bullets(items=fields)
        return
    content = _CONTENT.match(text.source)
    words = labelled_texts.after(text, content.end()) if content else text
    fence = labelled_texts.shown(words) if words else None
    if fence:
        yield fence
    if (
        words
        and not _NOTHING.fullmatch(words.plain)
        and words.source.strip("` ") != (fence.code if fence else "")
    ):
        yield Paragraph(text=words, quoted=False)
