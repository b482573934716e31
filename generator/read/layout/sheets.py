"""A page's text taken apart: what is no text of it aside, the rest as sections of paragraphs, tables, lists and code."""

import re
from collections.abc import Iterable, Iterator

from generator.places import Block
from generator.read.layout import components, definitions, labelling, table_heads
from generator.read.layout.components import Closing, Mark, Opening, Said
from generator.read.layout.fencing import fenced
from generator.read.layout.html import HtmlTable, without_html
from generator.read.layout.nodes import Node, inline, nodes, words
from generator.read.layout.noise import (
    front_matter,
    without_comments,
    without_hidden,
    without_lost_marks,
)
from generator.read.layout.outline import Outline
from generator.read.layout.scraped import PIPE, mended
from generator.read.layout.templates import without_templates
from generator.read.layout.wiki_tables import with_pipes, without_wiki_tables
from generator.read.pages import titles
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullet,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Reference,
    Section,
    Sheet,
    Tagged,
    Text,
)
from generator.read.texts import blocks

_BOLD = re.compile(r"\*\*[^*\n]+\*\*:?|__[^_\n]+__:?")
_ITALIC = re.compile(r"([*_])(?P<words>[^*_\n]+)\1:?")
_LABELLED = frozenset({"fence", "table", "bullet_list", "ordered_list"})
_LONGEST_LABEL = 80
# As Pandoc has it: ```` ``` {.json .numberLines} ````.
_ATTRIBUTES = re.compile(r"\{\s*(?:\.sourceCode\s+)?\.([\w+-]+)([^{}]*)\}")
_CONTAINER = re.compile(r":{3,}[^\n]*")


def sheet(name: str, text: str) -> Sheet:
    """The parts of a page, in order."""
    text = fenced(text)
    body, front = front_matter(text)
    body = without_lost_marks(without_comments(body))
    body, tables = without_html(without_hidden(body))
    body, wiki = without_wiki_tables(with_pipes(body))
    body, marks = components.marks(without_templates(mended(body)))
    return Sheet(
        name=name,
        text=text,
        front=front,
        sections=_Taking(body, tables | wiki).sections(marks),
    )


class _Taking:
    """Turns the nodes of one page into parts; lines are needed to find columns."""

    def __init__(self, text: str, tables: dict[int, HtmlTable]) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._tables = tables
        self._texts: dict[Node, Text] = {}

    def sections(self, marks: Iterable[Mark]) -> tuple[Section, ...]:
        """What stands under each heading, and under each tag that does a heading's work."""
        outline = Outline()
        ordered = _in_order(nodes(self._text), marks)
        held = definitions.Held(self._lines)
        for one, after in zip(ordered, [*ordered, None][1:], strict=True):
            match one:
                case Node() if held.takes(one.line):
                    outline.add(self._parts(one, quoted=False))
                case Node(type="heading"):
                    text = titles.title(self._text_of(one))
                    if not titles.is_tab(text):
                        outline.heading(int(one.token.tag[1:]), text)
                case Node() if self._label(one, after):
                    outline.heading(LABEL_LEVEL, self._text_of(one))
                case Node():
                    if title := self._slot_title(one):
                        outline.heading(LABEL_LEVEL, title)
                    outline.add(self._parts(one, quoted=False))
                case Tagged() | Reference():
                    outline.add([one])
                case Said(text=text):
                    outline.add([Paragraph(text=text, quoted=True)])
                case Opening():
                    outline.opening(one)
                case Closing():
                    outline.closing()
        return outline.finish()

    def _label(self, node: Node, after: Node | Mark | None) -> bool:
        """Whether a paragraph does a heading's work: `**Response**` or `Example response:`."""
        if node.type != "paragraph":
            return False
        text = self._text_of(node)
        if labelling.heads_samples(text.source):
            return True
        if isinstance(after, Node):
            if after.type not in _LABELLED and not self._html_table(after):
                return after.type == "paragraph" and labelling.heads(text.source)
        elif not isinstance(after, Tagged | Opening):
            return False
        slanted = _ITALIC.fullmatch(text.source)
        return len(text.source) <= _LONGEST_LABEL and (
            text.plain.endswith(":")
            or _BOLD.fullmatch(text.source) is not None
            or (slanted is not None and labelling.is_place(slanted["words"]))
        )

    def _parts(self, node: Node, *, quoted: bool) -> Iterator[Part]:
        match node.type:
            case "paragraph":
                text = self._text_of(node)
                if listed := definitions.bullets(text):
                    yield Bullets(items=listed)
                elif not _CONTAINER.fullmatch(text.source):
                    yield Paragraph(text=text, quoted=quoted)
            case "fence":
                yield self._fence(node)
            case "table":
                yield from self._table(node)
            case "hr" if table := self._html_table(node):
                rows = [
                    tuple(inline(one.source, one.line, one.column) for one in row)
                    for row in table.rows
                ]
                yield from table_heads.parts(rows, table.line)
            case "bullet_list" | "ordered_list":
                yield Bullets(items=self._bullets(node))
                yield from self._within(node, quoted=quoted)
            case "blockquote":
                for child in node.children:
                    yield from self._parts(child, quoted=True)
            case _:
                pass

    def _slot_title(self, node: Node) -> Text | None:
        """What a table says in its header of what it is."""
        if node.type != "table":
            return None
        rows = [row for group in node.children for row in group.children]
        return table_heads.slot_title([self._row(row) for row in rows[:2]])

    def _within(self, node: Node, *, quoted: bool) -> Iterator[Part]:
        """Code and tables inside a list."""
        for item in node.children:
            for child in item.children:
                if child.type in ("bullet_list", "ordered_list"):
                    yield from self._within(child, quoted=quoted)
                elif child.type in ("fence", "table", "hr"):
                    yield from self._parts(child, quoted=quoted)

    def _html_table(self, node: Node) -> HtmlTable | None:
        """The table that a thematic break stands for."""
        return self._tables.get(node.line) if node.type == "hr" else None

    def _fence(self, node: Node) -> Fence:
        line = node.line
        indent = max(self._lines[line - 1].find(node.token.markup), 0)
        block = Block(
            syntax="yaml",
            first_line=line + 1,
            lines=node.token.content.count("\n"),
            indent=indent,
        )
        code = blocks.within(self._lines, block) if block.lines else ""
        info = _ATTRIBUTES.sub(r"\1\2", node.token.info.strip())
        if info in ("{", "["):
            # Code that begins on the line of its fence.
            info, code = "", f"{info}{code}"
        return Fence(info=info, code=code, line=line, indent=indent)

    def _table(self, node: Node) -> Iterator[Part]:
        found = [row for group in node.children for row in group.children]
        rows = [self._row(row) for row in found if row.type == "tr"]
        sources = [self._lines[row.line - 1] for row in found if row.type == "tr"]
        if table := table_heads.headless(rows, sources, node.line):
            return iter([table])
        return table_heads.parts(rows, node.line)

    def _row(self, node: Node) -> tuple[Text, ...]:
        line = node.line
        source = self._lines[line - 1]
        starts = [0, *(found.end() for found in PIPE.finditer(source))]
        if source.lstrip(" \t>")[:1] == "|":
            starts = starts[1:]
        starts += [0] * (len(node.children) - len(starts))
        cells = [
            words(cell, line, source, start)
            for cell, start in zip(node.children, starts, strict=False)
        ]
        return (*cells, *self._beyond(line, starts[len(cells) :]))

    def _beyond(self, line: int, starts: list[int]) -> Iterator[Text]:
        """The cells that a row has more than its header, which Markdown would drop."""
        source = self._lines[line - 1]
        ends = [start - 1 for start in starts[1:]] + [len(source)]
        for start, end in zip(starts, ends, strict=False):
            cell = source[start:end].strip()
            if cell or end < len(source):
                at = start + len(source[start:]) - len(source[start:].lstrip())
                yield inline(cell, line, at + 1)

    def _bullets(self, node: Node) -> tuple[Bullet, ...]:
        return tuple(self._bullet(item) for item in node.children)

    def _bullet(self, item: Node) -> Bullet:
        texts = [
            self._text_of(child) for child in item.children if child.type == "paragraph"
        ]
        children = [
            bullet
            for child in item.children
            if child.type in ("bullet_list", "ordered_list")
            for bullet in self._bullets(child)
        ]
        first = texts[0] if texts else self._text_of(item)
        return Bullet(text=first, more=tuple(texts[1:]), children=tuple(children))

    def _text_of(self, node: Node) -> Text:
        if node not in self._texts:
            source = self._lines[node.line - 1]
            self._texts[node] = words(node, node.line, source)
        return self._texts[node]


def _in_order(blocks: Iterable[Node], marks: Iterable[Mark]) -> list[Node | Mark]:
    """Marks and nodes by their lines; a mark stands before what its own line was turned into."""
    return sorted([*marks, *blocks], key=lambda one: one.line)
