"""A YAML or JSON document on a page: its text cut out, loaded, and its faults put where they stand."""

from collections.abc import Sequence
from typing import Literal

from generator.findings import Findings, Note
from generator.places import Block, InPage
from generator.read.texts import json, yaml
from generator.read.texts.loading import Loaded, Repeat, Unreadable
from generator.read.texts.text import Spot
from generator.values import JsonValue

_QUOTE_MARKS = " \t>"


def whole(text: str) -> Block:
    """The block that is a whole file."""
    return Block(syntax=syntax(text), first_line=1, lines=text.count("\n") + 1)


def syntax(text: str) -> Literal["yaml", "json"]:
    """What a document is written in, by its first character."""
    return "json" if text.lstrip()[:1] in ("{", "[") else "yaml"


def cut(text: str, block: Block) -> str:
    """The text of a block, without the columns that stand before it on each line."""
    if block.first_line == 1 and not block.indent and block.lines > text.count("\n"):
        return text
    return within(text.split("\n"), block)


def within(lines: Sequence[str], block: Block) -> str:
    """The text of a block, by the lines of its page."""
    own = lines[block.first_line - 1 : block.first_line - 1 + block.lines]
    return "\n".join(line[_cut_from(line, block.indent) :] for line in own) + "\n"


def on_page(text: str, block: Block, spot: Spot) -> Spot:
    """A spot within a block as a spot on its page."""
    line = block.first_line + spot.line - 1
    if not block.indent:
        return Spot(line=line, column=spot.column)
    source = text.split("\n")[line - 1 : line]
    before = _cut_from(source[0], block.indent) if source else 0
    return Spot(line=line, column=spot.column + before)


def load(
    page: str, text: str, block: Block, findings: Findings
) -> tuple[JsonValue] | None:
    """The value of a block, or None after an error finding that says why there is none."""
    body = cut(text, block)
    try:
        loaded = _loaded(body, block)
    except Unreadable as error:
        spot = error.spot and on_page(text, block, error.spot)
        findings.error(
            error.code,
            f"{error.reason}; nothing was read from this document",
            _place(page, spot or Spot(line=block.first_line, column=1)),
        )
        return None
    for repeat in loaded.repeats:
        _report(page, text, block, repeat, findings)
    return (loaded.value,)


def _report(
    page: str, text: str, block: Block, repeat: Repeat, findings: Findings
) -> None:
    place = _place(page, on_page(text, block, repeat.again))
    message = f"the key {repeat.key!r} stands twice in one object"
    first = Note(
        message="it stands here first",
        place=_place(page, on_page(text, block, repeat.first)),
    )
    if not repeat.differs:
        findings.warning("duplicate-key", f"{message}, saying the same", place, first)
        return
    findings.loss(
        "duplicate-key",
        f"{message}; the later one was read, the first one left out of the package",
        place,
        first,
        part=f"first {repeat.key} of two",
    )


def _loaded(body: str, block: Block) -> Loaded:
    if block.syntax == "yaml":
        return yaml.load(body)
    try:
        return json.load(body)
    except Unreadable as error:
        if error.code != "broken-json":
            raise
        return _relaxed(body, error)


def _relaxed(body: str, error: Unreadable) -> Loaded:
    """What is not JSON only by a trailing comma or bare keys is YAML all the same."""
    try:
        return yaml.load(body)
    except Unreadable:
        raise error from None


def _cut_from(line: str, indent: int) -> int:
    """How many of the first columns are the fence's and not the document's."""
    head = line[:indent]
    return len(head) - len(head.lstrip(_QUOTE_MARKS))


def _place(page: str, spot: Spot) -> InPage:
    return InPage(page=page, line=spot.line, column=spot.column)
