"""Assignments of decoded values, laid out as black lays them out."""

from collections.abc import Sequence

from generator.view.source import WIDTH, PySource

_OPENING, _CLOSING = "([{", ")]}"


def assigned(target: str, value: str, indent: int) -> PySource:
    """`target = value`: where that is too long, broken in the brackets that the value ends with."""
    line = f"{target} = {value}"
    if indent + len(line) <= WIDTH:
        return PySource(line)
    start = _last_bracket(value)
    head = value[: start + 1] if start is not None else ""
    fits = indent + len(f"{target} = {head}") <= WIDTH
    # brackets of its own help only a value that then stands on one line
    if head and (fits or indent + 4 + len(value) > WIDTH):
        return PySource(broken(f"{target} = ", value, indent))
    pad = " " * (indent + 4)
    inner = broken("", value, indent + 4)
    return PySource(f"{target} = (\n{pad}{inner}\n{' ' * indent})")


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
            tests = [f"if {first}", *(f"or {each}" for each in others)]
        lines = [then, *tests, broken("else ", otherwise, indent + 4)]
    inner = "\n".join(f"{pad}{line}" for line in lines)
    return PySource(f"{target} = (\n{inner}\n{' ' * indent})")


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
    is_call = start > 0 or len(loops) > 1
    if len(pad) + len(body) <= WIDTH and is_call:
        return f"{prefix}{head}\n{pad}{body}\n{' ' * indent}{tail}"
    if len(loops) > 1:
        first, *others = loops
        lines = [_element(first, indent + 4), *(f"for {each}" for each in others)]
    else:
        items = _parted(body, ", ")
        lines = [f"{_item(each, indent + 4)}," for each in items]
    inner = "\n".join(f"{pad}{each}" for each in lines)
    return f"{prefix}{head}\n{inner}\n{' ' * indent}{tail}"


def _item(source: str, indent: int) -> str:
    return broken("", source, indent, after=1)


def _element(source: str, indent: int) -> str:
    """What a comprehension makes: `key: value`, or a value alone."""
    key, colon, value = source.partition(": ")
    if colon and key == "key":
        return broken("key: ", value, indent)
    return broken("", source, indent)


def _last_bracket(value: str) -> int | None:
    """Where the bracket opens that a value ends with."""
    if not value or value[-1] not in _CLOSING:
        return None
    found: list[int] = []
    for index, char in _outside_texts(value):
        if char in _OPENING:
            found.append(index)
        elif char in _CLOSING:
            start = found.pop()
            if index == len(value) - 1:
                return start if index - start > 1 else None
    return None


def _parted(source: str, separator: str) -> list[str]:
    """The parts of some source between separators that stand in no brackets and no text."""
    parts, depth, start = list[str](), 0, 0
    for index, char in _outside_texts(source):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
        elif depth == 0 and index >= start and source.startswith(separator, index):
            parts.append(source[start:index])
            start = index + len(separator)
    return [*parts, source[start:]]


def _outside_texts(source: str) -> list[tuple[int, str]]:
    """The characters that are in no text literal, with their places."""
    found: list[tuple[int, str]] = []
    quote, skip = "", False
    for index, char in enumerate(source):
        if skip:
            skip = False
        elif quote:
            skip = char == "\\"
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        else:
            found.append((index, char))
    return found
