"""Definition lists, a name and `: what it is` on the lines below it, as the bullets that other pages write."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from generator.read.pages.markdown import (
    Bullet,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Text,
)
from generator.read.words import typewords

# Other terms, with blanks in them, are no names of parameters.
_TERM = re.compile(r":?(?P<name>`?[A-Za-z_@$][\w.@$\[\]-]*(?:=[^\s`]*)?`?)\s*")
_DEFINITION = re.compile(r":[ \t]+(?=\S)")
_INDENTED = re.compile(r" {4}|\t")
# `string, optional, default value: "all".`, with which a definition begins.
_TYPED = re.compile(
    r"(?i)(?P<type>[a-z][\w ]*?)(?:,\s*(?P<flag>required|optional))?"
    r"(?:,\s*(?:by )?default(?:s to)?(?: value)?(?: is)?\s*:?\s*(?P<default>.+?))?[.;]?\s*"
)


class Held:
    """Knows, line by line, what is held by the definition before it: all that is indented."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._open = False

    def takes(self, line: int) -> bool:
        """Whether what begins on a line belongs to a definition that began before it."""
        here, *after = self._lines[line - 1 : line + 1]
        if self._open and _INDENTED.match(here):
            return True
        self._open = bool(
            _TERM.fullmatch(here) and after and _DEFINITION.match(after[0])
        )
        return False


def sections(found: Iterable[Section]) -> Iterator[Section]:
    """The sections with what definitions hold in the bullets that these became."""
    for section in found:
        yield section.holding([*gathered(section.parts, _take)])


def gathered(
    parts: Sequence[Part], take: Callable[[Part, list[Bullet]], bool]
) -> Iterator[Part]:
    """The parts, with lists of the bullets that `take` makes of them: true where it took a part into the last list."""
    items: list[Bullet] = []
    for part in parts:
        if take(part, items):
            continue
        if items:
            yield Bullets(items=tuple(items))
        items = []
        yield part
    if items:
        yield Bullets(items=tuple(items))


def _take(part: Part, items: list[Bullet]) -> bool:
    if isinstance(part, Bullets) and _is_defined(part):
        items += part.items
    elif items and isinstance(part, Paragraph) and part.text.column > 4:
        items[-1] = replace(items[-1], more=(*items[-1].more, part.text))
    elif items and isinstance(part, Fence) and part.indent > 2:
        # `Example:` and what it led to say nothing of their own.
        items[-1] = replace(items[-1], more=_without_lead(items[-1].more))
    else:
        return False
    return True


def _without_lead(more: tuple[Text, ...]) -> tuple[Text, ...]:
    return more[:-1] if more and more[-1].plain.endswith(":") else more


def _is_defined(part: Bullets) -> bool:
    """Whether bullets were a definition list: no mark stands before them."""
    return part.items[0].text.column == 1


def bullets(text: Text) -> tuple[Bullet, ...]:
    """The items of a paragraph that is a definition list; none when it is something else."""
    lines = text.source.split("\n")
    found: list[list[str]] = []
    starts: list[int] = []
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if _TERM.fullmatch(line) and _DEFINITION.match(after):
            starts.append(number)
            found.append([line])
        elif not found:
            return ()
        else:
            found[-1].append(line)
    return tuple(
        Bullet(text=_text(text, start, own), more=(), children=())
        for start, own in zip(starts, found, strict=True)
    )


def _text(text: Text, start: int, lines: list[str]) -> Text:
    """A term and its definition as a bullet has them: the name, a dash, the words."""
    name = html.unescape(lines[0].strip().lstrip(":").strip("`"))
    words = "\n".join(_DEFINITION.sub("", line) for line in lines[1:])
    typed = _typed(words)
    words = typed or words
    return replace(
        text,
        source=f"`{name}`{'' if typed else ' -'} {words}",
        plain=f"{name} - {words}",
        codes=(name, *text.codes),
        line=text.line + start,
        column=text.column if start == 0 else 1,
    )


def _typed(words: str) -> str | None:
    """A definition that begins with a type and flags, as bullets have these: in parentheses."""
    first, _, rest = words.partition("\n")
    found = _TYPED.fullmatch(first)
    if found is None or not typewords.is_type(found["type"]):
        return None
    said = [found["type"], *filter(None, [found["flag"]])]
    default = (found["default"] or "").strip("`\"' ")
    if default and not re.search(r"[(),`]", default):
        said.append(f"default: {default}")
    return f"({', '.join(said)}) {rest}"
