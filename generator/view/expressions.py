"""Assignments of decoded values, laid out as black lays them out."""

import re
from collections.abc import Sequence

from generator.view.layout import is_narrow, valued
from generator.view.source import WIDTH, PySource

_OPENING, _CLOSING = "([{", ")]}"
_CALLED = re.compile(r"[\w)\]][(\[]$")

# Whole texts, so that nothing in them counts, and what source is broken at.
_MARKS = re.compile(
    r"""'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | [()[\]{}] | ,[ ] | [ ]for[ ]""",
    re.VERBOSE,
)


def assigned(target: str, value: str, indent: int) -> PySource:
    """`target = value`: where that is too long, broken in the brackets that the value ends with."""
    line = f"{target} = {value}"
    if indent + len(line) <= WIDTH:
        return PySource(line)
    start = _last_bracket(value)
    head = value[: start + 1] if start is not None else ""
    if head and indent + len(f"{target} = {head}") <= WIDTH:
        return PySource(broken(f"{target} = ", value, indent))
    inner = broken("", value, indent + 4)
    moved = f"{target} = (\n{' ' * (indent + 4)}{inner}\n{' ' * indent})"
    # brackets of its own help only a value that then fits everywhere
    if head and not is_narrow(moved, indent):
        return PySource(broken(f"{target} = ", value, indent))
    return PySource(moved)


def chosen(
    target: str, then: str, conditions: Sequence[str], otherwise: str, indent: int
) -> PySource:
    """`target = then if a or b else otherwise`, broken at its operators where it is too long."""
    test = f"if {' or '.join(conditions)}"
    value = f"{then} {test} else {otherwise}"
    if indent + len(target) + 3 + len(value) <= WIDTH:
        return PySource(f"{target} = {value}")
    pad = " " * (indent + 4)
    lines = [value]
    if len(pad) + len(value) > WIDTH:
        tests = [test]
        if len(pad) + len(test) > WIDTH:
            first, *others = conditions
            tests = [*_tested(first, indent + 4), *(f"or {each}" for each in others)]
        lines = [then, *tests, broken("else ", otherwise, indent + 4)]
    inner = "\n".join(f"{pad}{line}" for line in lines)
    return PySource(f"{target} = (\n{inner}\n{' ' * indent})")


def _tested(condition: str, indent: int) -> list[str]:
    """`if f(v := value) is that`, in two lines or more where one cannot hold it."""
    if indent + len(f"if {condition}") <= WIDTH:
        return [f"if {condition}"]
    tested, _, wanted = condition.rpartition(" is ")
    opening, bracket, named = tested[:-1].partition("(")
    if indent + len(f"if {tested}") > WIDTH and bracket:
        value = broken("v := ", named.removeprefix("v := "), indent + 4)
        pad = " " * indent
        tested = f"{opening}(\n{pad}    {value}\n{pad})"
    return [f"if {tested}", f"is {wanted}"]


def broken(prefix: str, value: str, indent: int, *, after: int = 0) -> str:
    """`prefix` and `value`, whose first line is indented already; too long where black must look.

    after: columns that what follows on the line takes, such as a comma.
    """
    line = f"{prefix}{value}"
    start = _last_bracket(value)
    if indent + len(line) + after <= WIDTH or start is None:
        return line
    head, body, tail = value[: start + 1], value[start + 1 : -1], value[-1]
    pad = " " * (indent + 4)
    loops = _parted(body, " for ")
    # what a call takes may stay on one line; the items of a collection never do
    stays = _CALLED.search(head) is not None or len(loops) > 1
    if len(pad) + len(body) <= WIDTH and stays:
        return f"{prefix}{head}\n{pad}{body}\n{' ' * indent}{tail}"
    if len(loops) > 1:
        first, *others = loops
        lines = [_element(first, indent + 4), *(f"for {each}" for each in others)]
    else:
        items = _parted(body.removesuffix(","), ", ")
        # nothing breaks a text that is all there is, and a comma in a subscript makes a tuple
        is_text = len(items) == 1 and body.startswith('"') and not body.endswith(",")
        lines = items if is_text else [f"{_item(each, indent + 4)}," for each in items]
    inner = "\n".join(f"{pad}{each}" for each in lines)
    return f"{prefix}{head}\n{inner}\n{' ' * indent}{tail}"


def _item(source: str, indent: int) -> str:
    return broken("", source, indent, after=1)


def _element(source: str, indent: int) -> str:
    """What a comprehension makes: `key: value`, or a value alone."""
    opening = "key: " if source.startswith("key: ") else ""
    value = source.removeprefix(opening)
    if value.startswith("None if "):
        return valued(opening, value, indent, after=0)
    return broken(opening, value, indent)


def _last_bracket(value: str) -> int | None:
    """Where the bracket opens that a value ends with."""
    if not value or value[-1] not in _CLOSING:
        return None
    found: list[int] = []
    for mark in _MARKS.finditer(value):
        if mark.group() in _OPENING:
            found.append(mark.start())
        elif mark.group() in _CLOSING:
            start = found.pop()
            if mark.end() == len(value):
                return start if mark.start() - start > 1 else None
    return None


def _parted(source: str, separator: str) -> list[str]:
    """The parts of some source between separators that stand in no brackets and no text."""
    parts, depth, start = list[str](), 0, 0
    for mark in _MARKS.finditer(source):
        if mark.group() in _OPENING:
            depth += 1
        elif mark.group() in _CLOSING:
            depth -= 1
        elif depth == 0 and mark.group() == separator:
            parts.append(source[start : mark.start()])
            start = mark.end()
    return [*parts, source[start:]]
