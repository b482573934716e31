"""A page's text taken apart by markdown-it, leniently enough for MDX."""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from generator.places import Block
from generator.read.layout import (
    components,
    definitions,
    headless,
    label_words,
    titled_tables,
)
from generator.read.layout.components import Closing, Mark, Opening, Said
from generator.read.layout.fencing import fenced
from generator.read.layout.hidden import without_hidden
from generator.read.layout.html import HtmlCell, HtmlTable, without_html
from generator.read.layout.noise import (
    front_matter,
    without_comments,
    without_lost_marks,
)
from generator.read.layout.outline import Outline
from generator.read.layout.templates import without_templates
from generator.read.layout.wiki_tables import without_wiki_tables
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

_PIPE = re.compile(r"(?<!\\)\|")
_BOLD = re.compile(r"\*\*[^*\n]+\*\*:?|__[^_\n]+__:?")
_LABELLED = frozenset({"fence", "table", "bullet_list", "ordered_list"})
_LONGEST_LABEL = 80
_MARKS = "`*[\\ \t"
_CONTAINER = re.compile(r":{3,}[^\n]*")

# A JSX tag would open an HTML block and hide the fence after it; tags indent what they hold.
_PARSER = MarkdownIt("commonmark").enable("table").disable(["html_block", "code"])


def sheet(name: str, text: str) -> Sheet:
    """The parts of a page, in order."""
    text = fenced(text)
    body, front = front_matter(text)
    body = without_lost_marks(without_comments(body))
    body, tables = without_html(without_hidden(body))
    body, wiki = without_wiki_tables(body)
    body, marks = components.marks(without_templates(body))
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

    def sections(self, marks: Iterable[Mark]) -> tuple[Section, ...]:
        """What stands under each heading, and under each tag that does a heading's work."""
        outline = Outline()
        nodes = _in_order(SyntaxTreeNode(_PARSER.parse(self._text)), marks)
        held = definitions.Held(self._lines)
        for one, after in zip(nodes, [*nodes, None][1:], strict=True):
            match one:
                case SyntaxTreeNode() if held.takes(_line(one)):
                    outline.add(self._parts(one, quoted=False))
                case SyntaxTreeNode(type="heading"):
                    text = titles.title(self._text_of(one, _line(one)))
                    if not titles.is_tab(text):
                        outline.heading(int(one.tag[1:]), text)
                case SyntaxTreeNode() if self._label(one, after):
                    outline.heading(LABEL_LEVEL, self._text_of(one, _line(one)))
                case SyntaxTreeNode():
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

    def _label(self, node: SyntaxTreeNode, after: SyntaxTreeNode | Mark | None) -> bool:
        """Whether a paragraph does a heading's work: `**Response**` or `Example response:`."""
        if node.type != "paragraph":
            return False
        text = self._text_of(node, _line(node))
        if label_words.heads_samples(text.source):
            return True
        if isinstance(after, SyntaxTreeNode):
            if after.type not in _LABELLED and not self._html_table(after):
                return after.type == "paragraph" and label_words.heads(text.source)
        elif not isinstance(after, Tagged | Opening):
            return False
        return len(text.source) <= _LONGEST_LABEL and (
            text.plain.endswith(":") or _BOLD.fullmatch(text.source) is not None
        )

    def _parts(self, node: SyntaxTreeNode, *, quoted: bool) -> Iterator[Part]:
        match node.type:
            case "paragraph":
                text = self._text_of(node, _line(node))
                if listed := definitions.bullets(text):
                    yield Bullets(items=listed)
                elif not _CONTAINER.fullmatch(text.source):
                    yield Paragraph(text=text, quoted=quoted)
            case "fence":
                yield self._fence(node)
            case "table":
                yield from self._table(node)
            case "hr" if table := self._html_table(node):
                rows = [tuple(map(_text_in, row)) for row in table.rows]
                yield from titled_tables.parts(rows, table.line)
            case "bullet_list" | "ordered_list":
                yield Bullets(items=self._bullets(node))
                yield from self._within(node, quoted=quoted)
            case "blockquote":
                for child in node.children:
                    yield from self._parts(child, quoted=True)
            case _:
                pass

    def _within(self, node: SyntaxTreeNode, *, quoted: bool) -> Iterator[Part]:
        """Code and tables inside a list."""
        for item in node.children:
            for child in item.children:
                if child.type in ("bullet_list", "ordered_list"):
                    yield from self._within(child, quoted=quoted)
                elif child.type in ("fence", "table", "hr"):
                    yield from self._parts(child, quoted=quoted)

    def _html_table(self, node: SyntaxTreeNode) -> HtmlTable | None:
        """The table that a thematic break stands for."""
        return self._tables.get(_line(node)) if node.type == "hr" else None

    def _fence(self, node: SyntaxTreeNode) -> Fence:
        line = _line(node)
        indent = max(self._lines[line - 1].find(node.markup), 0)
        block = Block(
            syntax="yaml",
            first_line=line + 1,
            lines=node.content.count("\n"),
            indent=indent,
        )
        code = blocks.cut(self._text, block) if block.lines else ""
        return Fence(info=node.info.strip(), code=code, line=line, indent=indent)

    def _table(self, node: SyntaxTreeNode) -> Iterator[Part]:
        found = [row for group in node.children for row in group.children]
        rows = [self._row(row) for row in found if row.type == "tr"]
        sources = [self._lines[_line(row) - 1] for row in found if row.type == "tr"]
        if table := headless.table(rows, sources, _line(node)):
            return iter([table])
        return titled_tables.parts(rows, _line(node))

    def _row(self, node: SyntaxTreeNode) -> tuple[Text, ...]:
        line = _line(node)
        source = self._lines[line - 1]
        starts = [0, *(found.end() for found in _PIPE.finditer(source))]
        if source.lstrip(" \t>")[:1] == "|":
            starts = starts[1:]
        starts += [0] * (len(node.children) - len(starts))
        cells = [
            self._text_of(cell, line, start)
            for cell, start in zip(node.children, starts, strict=False)
        ]
        return (*cells, *self._beyond(line, starts[len(cells) :]))

    def _beyond(self, line: int, starts: list[int]) -> Iterator[Text]:
        """The cells that a row has more than its header, which Markdown would drop."""
        source = self._lines[line - 1]
        ends = [start - 1 for start in starts[1:]] + [len(source)]
        for start, end in zip(starts, ends, strict=False):
            words = source[start:end].strip()
            if words or end < len(source):
                at = start + len(source[start:]) - len(source[start:].lstrip())
                cell = HtmlCell(source=words, line=line, column=at + 1)
                yield _text_in(cell)

    def _bullets(self, node: SyntaxTreeNode) -> tuple[Bullet, ...]:
        return tuple(self._bullet(item) for item in node.children)

    def _bullet(self, item: SyntaxTreeNode) -> Bullet:
        texts = [
            self._text_of(child, _line(child))
            for child in item.children
            if child.type == "paragraph"
        ]
        children = [
            bullet
            for child in item.children
            if child.type in ("bullet_list", "ordered_list")
            for bullet in self._bullets(child)
        ]
        first = texts[0] if texts else _empty(_line(item))
        return Bullet(text=first, more=tuple(texts[1:]), children=tuple(children))

    def _text_of(self, node: SyntaxTreeNode, line: int, start: int = 0) -> Text:
        inline = node.children[0] if node.children else None
        token = inline.token if inline and inline.type == "inline" else None
        if token is None:
            return _empty(line)
        column = _column(self._lines[line - 1], start, token.content, _plain(token))
        return _text(token, line, column)


def _text_in(cell: HtmlCell) -> Text:
    found = _PARSER.parseInline(cell.source)
    return _text(found[0], cell.line, cell.column)


def _text(token: Token, line: int, column: int) -> Text:
    return Text(
        source=token.content,
        plain=_plain(token),
        codes=tuple(t.content for t in _children(token) if t.type == "code_inline"),
        link=_link(token),
        line=line,
        column=column,
    )


def _in_order(
    root: SyntaxTreeNode, marks: Iterable[Mark]
) -> list[SyntaxTreeNode | Mark]:
    """Marks and nodes by their lines; a mark stands before what its own line was turned into."""
    lined: list[tuple[int, SyntaxTreeNode | Mark]] = [(one.line, one) for one in marks]
    lined += [(_line(node), node) for node in root.children]
    return [one for _, one in sorted(lined, key=lambda pair: pair[0])]


def _line(node: SyntaxTreeNode) -> int:
    found = node.map
    return found[0] + 1 if found else 1


def _children(token: Token) -> list[Token]:
    return token.children or []


def _plain(token: Token) -> str:
    out: list[str] = []
    for child in _children(token):
        match child.type:
            case "text" | "code_inline" | "text_special":
                out.append(child.content)
            case "softbreak" | "hardbreak":
                out.append(" ")
            case "html_inline" if child.content.lower().startswith("<br"):
                out.append(" ")
            case _:
                pass
    return "".join(out).replace("\u200b", "").strip()


def _link(token: Token) -> str | None:
    for child in _children(token):
        if child.type == "link_open":
            return str(child.attrs.get("href", "")) or None
    return None


def _column(source: str, start: int, content: str, plain: str) -> int:
    """Where a text begins on its line, marks such as a backtick left aside."""
    words = plain.split(maxsplit=1)
    at = source.find(content.split("\n", 1)[0], start)
    at = max(at, start)
    if words and (found := source.find(words[0], at)) >= 0:
        return found + 1
    rest = source[at:]
    return at + len(rest) - len(rest.lstrip(_MARKS)) + 1


def _empty(line: int) -> Text:
    return Text(source="", plain="", codes=(), link=None, line=line, column=1)
