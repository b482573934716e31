"""The parts of a Markdown or MDX page that readers look at, each with its line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import is_
from typing import TypeAlias

from generator.read.pages.tags import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A run of prose. source: as it was written; plain: without its marks; link: its first link's target.

    codes: what stood in backticks. line, column: of its first character that is no mark.
    """

    source: str
    plain: str
    codes: tuple[str, ...]
    link: str | None
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A code block. line: of the fence itself; the code begins on the next one."""

    info: str
    code: str
    line: int
    indent: int

    @property
    def language(self) -> str:
        """The first word of the info string, in lower case; `language-js`, as highlighters name it, is `js`."""
        word = self.info.split(maxsplit=1)[0].lower() if self.info.strip() else ""
        return word.removeprefix("language-") or word


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """header: the column names in lower case; rows may be shorter or longer than it."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """An item of a list. more: the paragraphs after its first."""

    text: Text
    more: tuple[Text, ...]
    children: "tuple[Bullet, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    items: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """quoted: whether it stands in a block quote, as page descriptions and banners do."""

    text: Text
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A tag that describes a field, `<ParamField>`. text: of the page, which its offsets count in."""

    tag: Tag
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A tag that leaves an endpoint to a specification. to: what it calls that, empty when it does not say."""

    to: str
    line: int
    column: int


LABEL_LEVEL = 7
# What a call comes under where no heading of the page is its own.
CALL_LEVEL = 6

Part: TypeAlias = Fence | Table | Bullets | Paragraph | Tagged | Reference


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Section:
    """A heading and what stands under it up to the next one; one is like no other, whatever they hold.

    level: 0 before the first heading, LABEL_LEVEL for a paragraph that does a heading's work. above: the headings over this one but for the page's title,
    outermost first.
    """

    level: int
    title: Text | None
    above: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def heading(self) -> str:
        """The plain text of the heading, empty before the first."""
        return self.title.plain if self.title else ""

    @property
    def trail(self) -> tuple[str, ...]:
        """This heading and those above it, innermost first."""
        return (self.heading, *reversed(self.above))

    @property
    def over(self) -> tuple[str, ...]:
        """The headings over what stands under this one, outermost first, but for the page's title."""
        own = (self.heading,) if self.title and self.level > 1 else ()
        return (*self.above, *own)

    def holding(self, parts: Sequence[Part]) -> "Section":
        """The section with these parts in place of its own."""
        if len(parts) == len(self.parts) and all(map(is_, parts, self.parts)):
            return self
        return replace(self, parts=tuple(parts))


def unquoted(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts that stand in no block quote."""
    return (one for one in parts if not (isinstance(one, Paragraph) and one.quoted))


def prose(parts: Iterable[Part]) -> Iterator[Text]:
    """The texts of parts that are none of tables or code: paragraphs, and the items of lists."""
    for part in parts:
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Bullets):
            yield from (item.text for item in part.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """One line of what stands before a page, `title: ...`."""

    key: str
    value: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page taken apart. text: what its lines and columns count in."""

    name: str
    text: str
    front: tuple[FrontMatter, ...]
    sections: tuple[Section, ...]

    @property
    def fences(self) -> tuple[Fence, ...]:
        """Every code block of the page, in order."""
        return tuple(part for part in self.parts if isinstance(part, Fence))

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page calls itself, in front matter and in its first headings."""
        front = (entry.value for entry in self.front if entry.key == "title")
        return (*front, *(one.heading for one in self.sections if one.level == 1))

    @property
    def parts(self) -> Sequence[Part]:
        """Every part of the page, in order."""
        return [part for section in self.sections for part in section.parts]
