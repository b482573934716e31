"""A page's text taken apart by markdown-it, leniently enough for MDX."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from generator.places import Block
from generator.read import blocks
from generator.read.markdown import (
    LABEL_LEVEL,
    Bullet,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Sheet,
    Table,
    Text,
)
from generator.read.noise import front_matter, without_comments

_PIPE = re.compile(r"(?<!\\)\|")
_BOLD = re.compile(r"\*\*[^*\n]+\*\*:?|__[^_\n]+__:?")
_LABELLED = frozenset({"fence", "table", "bullet_list", "ordered_list"})
_LONGEST_LABEL = 80
_MARKS = "`*[\\ \t"

# A JSX tag would open an HTML block and hide the fence after it; tags indent what they hold.
_PARSER = MarkdownIt("commonmark").enable("table").disable(["html_block", "code"])


def sheet(name: str, text: str) -> Sheet:
    """The parts of a page, in order."""
    body, front = front_matter(text)
    body = without_comments(body)
    root = SyntaxTreeNode(_PARSER.parse(body))
    taking = _Taking(body)
    return Sheet(
        name=name,
        text=text,
        front=front,
        sections=tuple(taking.sections(root)),
    )


class _Taking:
    """Turns the nodes of one page into parts; lines are needed to find columns."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")

    def sections(self, root: SyntaxTreeNode) -> Iterator[Section]:
        title: Text | None = None
        level, parts = 0, list[Part]()
        above: list[tuple[int, str]] = []
        for node in root.children:
            label = node.type != "heading" and self._label(node)
            if node.type != "heading" and not label:
                parts.extend(self._parts(node, quoted=False))
                continue
            yield _section(level, title, above, parts)
            if title:
                above.append((level, title.plain))
            level = LABEL_LEVEL if label else int(node.tag[1:])
            title, parts = self._text_of(node, _line(node)), []
            above = [entry for entry in above if entry[0] < level]
        yield _section(level, title, above, parts)

    def _label(self, node: SyntaxTreeNode) -> bool:
        """Whether a paragraph does a heading's work: `**Response**` or `Example response:`."""
        after = node.next_sibling
        if node.type != "paragraph" or after is None or after.type not in _LABELLED:
            return False
        text = self._text_of(node, _line(node))
        return len(text.source) <= _LONGEST_LABEL and (
            text.plain.endswith(":") or _BOLD.fullmatch(text.source) is not None
        )

    def _parts(self, node: SyntaxTreeNode, *, quoted: bool) -> Iterator[Part]:
        match node.type:
            case "paragraph":
                text = self._text_of(node, _line(node))
                yield Paragraph(text=text, quoted=quoted)
            case "fence":
                yield self._fence(node)
            case "table":
                yield self._table(node)
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
                elif child.type in ("fence", "table"):
                    yield from self._parts(child, quoted=quoted)

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

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [
            self._row(row)
            for group in node.children
            for row in group.children
            if row.type == "tr"
        ]
        header = tuple(cell.plain.strip().lower() for cell in rows[0])
        return Table(header=header, rows=tuple(rows[1:]), line=_line(node))

    def _row(self, node: SyntaxTreeNode) -> tuple[Text, ...]:
        line = _line(node)
        source = self._lines[line - 1]
        starts = [0, *(found.end() for found in _PIPE.finditer(source))]
        if source.lstrip(" \t>")[:1] == "|":
            starts = starts[1:]
        starts += [0] * (len(node.children) - len(starts))
        return tuple(
            self._text_of(cell, line, start)
            for cell, start in zip(node.children, starts, strict=False)
        )

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
        plain = _plain(token)
        return Text(
            source=token.content,
            plain=plain,
            codes=tuple(t.content for t in _children(token) if t.type == "code_inline"),
            link=_link(token),
            line=line,
            column=_column(self._lines[line - 1], start, token.content, plain),
        )


def _section(
    level: int, title: Text | None, above: list[tuple[int, str]], parts: list[Part]
) -> Section:
    # A page's own title says nothing about what a part of it is for.
    names = tuple(name for above_level, name in above if above_level > 1)
    return Section(level=level, title=title, above=names, parts=tuple(parts))


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
