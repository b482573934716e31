"""A page's blocks as markdown-it finds them, leniently enough for MDX, and the words that stand in them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.read.pages.markdown import Text

# A JSX tag would open an HTML block and hide the fence after it; tags indent what they hold.
_PARSER = MarkdownIt("commonmark").enable("table").disable(["html_block", "code"])
_MARKS = "`*[\\ \t"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """A block, or the words in one. line: where it begins."""

    type: str
    token: Token
    line: int
    children: "list[Node]" = field(default_factory=list["Node"])


def nodes(text: str) -> list[Node]:
    """The outermost blocks of a text, each with those in it."""
    open_: list[list[Node]] = [[]]
    for token in _PARSER.parse(text):
        if token.nesting < 0:
            open_.pop()
            continue
        line = token.map[0] + 1 if token.map else 1
        kind = token.type.removesuffix("_open")
        node = Node(type=kind, token=token, line=line)
        open_[-1].append(node)
        if token.nesting:
            open_.append(node.children)
    return open_[0]


def words(node: Node, line: int, source: str, start: int = 0) -> Text:
    """The words of a block that holds nothing else; source: its line, on which they begin after `start`."""
    if not node.children or node.children[0].type != "inline":
        return Text(source="", plain="", codes=(), link=None, line=line, column=1)
    token = node.children[0].token
    return _text(token, line, lambda said: _column(source, start, token.content, said))


def inline(source: str, line: int, column: int) -> Text:
    """The words of a text that stands in no block."""
    return _text(_PARSER.parseInline(source)[0], line, lambda _: column)


def _text(token: Token, line: int, column: Callable[[str], int]) -> Text:
    """The words of a token; column: where they begin on the line, by their plain text."""
    plain, codes, link = _said(token)
    return Text(
        source=token.content,
        plain=plain,
        codes=codes,
        link=link,
        line=line,
        column=column(plain),
    )


def _said(token: Token) -> tuple[str, tuple[str, ...], str | None]:
    """The words without their marks, those in backticks, and where the first link leads."""
    out, codes = list[str](), list[str]()
    links = list[str]()
    for child in token.children or ():
        match child.type:
            case "text" | "text_special":
                out.append(child.content)
            case "code_inline":
                out.append(child.content)
                codes.append(child.content)
            case "softbreak" | "hardbreak":
                out.append(" ")
            case "html_inline" if child.content.lower().startswith("<br"):
                out.append(" ")
            case "link_open":
                links.append(str(child.attrs.get("href", "")))
            case _:
                pass
    plain = "".join(out).replace("\u200b", "").strip()
    return plain, tuple(codes), (links[0] or None) if links else None


def _column(source: str, start: int, content: str, plain: str) -> int:
    """Where a text begins on its line, marks such as a backtick left aside."""
    first = plain.split(maxsplit=1)
    at = source.find(content.split("\n", 1)[0], start)
    at = max(at, start)
    if first and (found := source.find(first[0], at)) >= 0:
        return found + 1
    rest = source[at:]
    return at + len(rest) - len(rest.lstrip(_MARKS)) + 1
