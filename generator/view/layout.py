"""Python statements laid out as black lays them out, so that formatting costs nothing.

What has to be broken is broken one item a line with a trailing comma, which black leaves alone.
"""

from collections.abc import Sequence

from generator.view.source import WIDTH, PySource


def is_narrow(source: str, indent: int = 0) -> bool:
    """Whether every line fits. indent: of the first line, which is not among its characters."""
    return max(map(len, (" " * indent + source).split("\n"))) <= WIDTH


def block(opening: str, items: Sequence[str], closing: str, indent: int) -> PySource:
    """Brackets around some items, one a line; `opening` and `closing` alone when there are none."""
    if not items:
        return PySource(opening + closing)
    pad = " " * (indent + 4)
    lines = [opening, *(f"{pad}{item}," for item in items), f"{' ' * indent}{closing}"]
    return PySource("\n".join(lines))


def tuple_of(opening: str, items: Sequence[str], indent: int) -> PySource:
    """A tuple, one item a line; of one item, on one line where that fits, as its comma is no sign to black."""
    line = f"{opening}({items[0]},)," if len(items) == 1 else ""
    if line and "\n" not in line and indent + len(line) <= WIDTH:
        return PySource(line[:-1])
    return block(f"{opening}(", items, ")", indent)


def bracketed(
    opening: str, items: Sequence[str], closing: str, indent: int, *, after: int = 0
) -> PySource:
    """Brackets around some items, on one line where that fits.

    after: columns that what follows on the line takes, such as a comma.
    """
    line = f"{opening}{', '.join(items)}{closing}"
    if "\n" not in line and indent + len(line) + after <= WIDTH:
        return PySource(line)
    inner = ", ".join(items)
    if (
        "\n" not in inner
        and indent + 4 + len(inner) <= WIDTH
        and not _is_collection(opening)
    ):
        return PySource(
            f"{opening}\n{' ' * (indent + 4)}{inner}\n{' ' * indent}{closing}"
        )
    return block(opening, items, closing, indent)


def _is_collection(opening: str) -> bool:
    """Black breaks displays and imports one item a line, calls first onto one line of their own."""
    before = opening[:-1]
    return opening.startswith("from ") or not before or before[-1] in "=: ("


def called(target: str, value: str, indent: int) -> PySource:
    """`target = call(arguments)`, its arguments on a line of their own where it is too long."""
    line = f"{target} = {value}"
    name, bracket, rest = value.partition("(")
    if indent + len(line) <= WIDTH or not bracket or not rest.endswith(")"):
        return PySource(line)
    opening = f"{target} = {name}("
    # where it fits nowhere in the end, black does not move the call to a line of its own
    fits = indent + max(8 + len(rest) - 1, len(f"{target} = (")) <= WIDTH
    if indent + len(opening) <= WIDTH or not fits:
        return bracketed(opening, [rest[:-1]], ")", indent)
    inner = valued("", value, indent + 4, after=0)
    pad = " " * indent
    return PySource(f"{target} = (\n{pad}    {inner}\n{pad})")


def imported(module: str, name: str, indent: int) -> PySource:
    """`from module import name`, in brackets where it is too long."""
    line = f"from {module} import {name}"
    if indent + len(line) <= WIDTH:
        return PySource(line)
    return block(f"from {module} import (", [name], ")", indent)


def described(
    target: str, annotation: str, name: str, items: Sequence[str]
) -> PySource:
    """A module's constant `target: annotation = name(items)`, one item a line.

    items: laid out for `described_indent`.
    """
    if described_indent(target, annotation, name) > 4:
        moved = block(f"{name}(", items, ")", 4)
        return PySource(f"{target}: {annotation} = (\n    {moved}\n)")
    opening = annotated(f"{target}: ", annotation, f" = {name}(", 0)
    return block(opening, items, ")", 0)


def described_indent(target: str, annotation: str, name: str) -> int:
    """Where the items of a constant stand: deeper when all but the name of the call fits its first line."""
    width = len(f"{target}: {annotation} = ")
    return 8 if width + 1 <= WIDTH < width + len(name) + 1 else 4


def valued(opening: str, value: str, indent: int, *, after: int = 1) -> PySource:
    """An item of a call or a mapping: its value's brackets are broken where the line is too long.

    opening: what stands before the value, such as `result=lambda: `.
    """
    if indent + len(opening) + len(value) + after <= WIDTH:
        return PySource(opening + value)
    pad = " " * indent
    if value.startswith("None if "):
        inner = _conditional(value, indent + 4)
        return PySource(f"{opening}(\n{inner}\n{pad})")
    name, bracket, rest = value.partition("(")
    if not bracket or not rest.endswith(")"):
        return PySource(opening + value)
    inner = _given(rest[:-1], indent + 4)
    return PySource(f"{opening}{name}(\n{inner}\n{pad})")


def _given(items: str, indent: int) -> str:
    """What stands in the brackets of a call, on one line where that fits."""
    pad = " " * indent
    if indent + len(items) <= WIDTH:
        return pad + items
    parts = _split(items, ",")
    if len(parts) == 1:
        return pad + valued("", items, indent, after=0)
    return "\n".join(f"{pad}{valued('', part, indent)}," for part in parts)


def _conditional(value: str, indent: int) -> str:
    """`None if a is None else b`, at its words where one line cannot hold it."""
    pad = " " * indent
    if indent + len(value) <= WIDTH:
        return pad + value
    condition, _, otherwise = value.removeprefix("None if ").partition(" else ")
    if otherwise.startswith("None if "):
        fits = indent + len(f"else ({otherwise})") <= WIDTH
        inner = _conditional(otherwise, indent + 4)
        otherwise = f"({otherwise})" if fits else f"(\n{inner}\n{pad})"
    lines = ["None", f"if {condition}", f"else {otherwise}"]
    if indent + len(lines[1]) > WIDTH:
        word = " or " if " or " in condition else " is "
        lines[1] = lines[1].replace(word, f"\n{pad}{word.lstrip()}")
    return "\n".join(pad + line for line in lines)


def choice(
    target: str, then: str, condition: str, otherwise: str, indent: int
) -> PySource:
    """`target = then if condition else otherwise`, broken at its operators where it is too long."""
    value = f"{then} if {condition} else {otherwise}"
    if indent + len(target) + 3 + len(value) <= WIDTH:
        return PySource(f"{target} = {value}")
    inner = " " * (indent + 4)
    if indent + 4 + len(value) <= WIDTH:
        lines = [f"{inner}{value}"]
    else:
        lines = [f"{inner}{then}", f"{inner}if {condition}", f"{inner}else {otherwise}"]
    return PySource("\n".join([f"{target} = (", *lines, f"{' ' * indent})"]))


def declaration(name: str, parts: Sequence[str], default: str, indent: int) -> PySource:
    """`name: A | B = default`, its annotation in brackets where the line would be too long.

    default: with its equals sign, or empty. One column is left for the comma of a parameter.
    """
    return annotated(f"{name}: ", " | ".join(parts), default, indent, after=1)


def annotated(
    opening: str, annotation: str, closing: str, indent: int, *, after: int = 0
) -> PySource:
    """An annotation between what stands before and behind it, broken where the line is too long.

    after: columns that what follows on the line takes, such as a comma.
    """
    line = f"{opening}{annotation}{closing}"
    if indent + len(line) + after <= WIDTH:
        return PySource(line)
    pad = " " * indent
    parts = _split(annotation, "|")
    if len(parts) > 1:
        inner = _united(parts, indent + 4)
        return PySource(f"{opening}(\n{inner}\n{pad}){closing}")
    if not annotation.endswith("]"):
        return PySource(line)
    name, _, items = annotation[:-1].partition("[")
    fits = indent + 4 + len(annotation) <= WIDTH
    if fits and indent + len(f"{opening}{name}[") > WIDTH:
        return PySource(f"{opening}(\n{pad}    {annotation}\n{pad}){closing}")
    inner = _subscript(items, indent + 4)
    return PySource(f"{opening}{name}[\n{inner}\n{pad}]{closing}")


def _united(parts: Sequence[str], indent: int, end: str = "") -> str:
    """The members of a union on a line of their own, or on one for each."""
    pad = " " * indent
    line = f"{pad}{' | '.join(parts)}{end}"
    if len(line) <= WIDTH:
        return line
    if len(parts) == 1:
        return pad + annotated("", parts[0], end, indent)
    heads = ["", *["| "] * (len(parts) - 1)]
    ends = [*[""] * (len(parts) - 1), end]
    lines = [
        annotated(head, part, tail, indent)
        for head, part, tail in zip(heads, parts, ends, strict=True)
    ]
    return "\n".join(f"{pad}{each}" for each in lines)


def _subscript(items: str, indent: int) -> str:
    """What stands in the brackets of a generic type."""
    parts = _split(items, ",")
    line = f"{' ' * indent}{', '.join(parts)}"
    if len(line) <= WIDTH:
        return line
    if len(parts) == 1:
        return _united(_split(items, "|"), indent)
    return "\n".join(_united(_split(part, "|"), indent, ",") for part in parts)


def _split(source: str, separator: str) -> list[str]:
    """The parts of an annotation, as parted outside of brackets and texts."""
    parts, depth, start, quoted = list[str](), 0, 0, False
    for index, char in enumerate(source):
        if char == '"' and source[index - 1] != "\\":
            quoted = not quoted
        elif quoted:
            continue
        elif char in "[(":
            depth += 1
        elif char in "])":
            depth -= 1
        elif char == separator and depth == 0:
            parts.append(source[start:index].strip())
            start = index + 1
    return [*parts, source[start:].strip()]


def attribute(name: str, parts: Sequence[str], default: str) -> PySource:
    """A field of a class body: as a parameter, but the default is what goes into brackets first."""
    annotation = " | ".join(parts)
    line = f"{name}: {annotation}{default}"
    if 4 + len(line) <= WIDTH:
        return PySource(line)
    opening = f"{name}: {annotation} = ("
    if default and 4 + len(opening) <= WIDTH:
        return PySource(f"{opening}\n        {default.removeprefix(' = ')}\n    )")
    # a class alone goes into brackets of its own where that helps
    if not default and annotation.isidentifier() and 8 + len(annotation) <= WIDTH:
        return PySource(f"{name}: (\n        {annotation}\n    )")
    return declaration(name, parts, default, 4)


def class_line(name: str, base: str) -> PySource:
    """`class Name(Base):`, its base on a line of its own where it is too long."""
    line = f"class {name}({base}):"
    return PySource(line if len(line) <= WIDTH else f"class {name}(\n    {base}\n):")


def signature(
    name: str, parameters: Sequence[str], returns: str, indent: int
) -> PySource:
    """A `def` line; keywords go one a line. name: with `async` before it, if any."""
    word, _, plain = name.rpartition(" ")
    prefix = f"{word} def {plain}" if word else f"def {plain}"
    line = f"{prefix}({', '.join(parameters)}) -> {returns}:"
    if indent + len(line) <= WIDTH and len(parameters) <= 3 and "*" not in parameters:
        return PySource(line)
    pad = " " * (indent + 4)
    parts = [f"{pad}{each}," for each in parameters]
    end = annotated(") -> ", returns, ":", indent)
    return PySource("\n".join([f"{prefix}(", *parts, f"{' ' * indent}{end}"]))
