"""Python statements laid out as black lays them out, so that formatting costs nothing.

What has to be broken is broken one item a line with a trailing comma, which black leaves alone.
"""

from collections.abc import Sequence

from generator.view.source import WIDTH, PySource


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
    return (
        opening.endswith(("{", "[", "= (", ": ("))
        or opening.startswith("from ")
        or opening == "("
    )


def called(target: str, value: str, indent: int) -> PySource:
    """`target = call(arguments)`, its arguments on a line of their own where it is too long."""
    line = f"{target} = {value}"
    name, bracket, rest = value.partition("(")
    if indent + len(line) <= WIDTH or not bracket or not rest.endswith(")"):
        return PySource(line)
    return bracketed(f"{target} = {name}(", [rest[:-1]], ")", indent)


def described(
    target: str, annotation: str, name: str, items: Sequence[str]
) -> PySource:
    """A module's constant `target: annotation = name(items)`, one item a line."""
    opening = f"{target}: {annotation} = {name}("
    if len(opening) <= WIDTH:
        return block(opening, items, ")", 0)
    moved = block(f"{name}(", [each.replace("\n", "\n    ") for each in items], ")", 4)
    return PySource(f"{target}: {annotation} = (\n    {moved}\n)")


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
    line = f"{name}: {' | '.join(parts)}{default}"
    if indent + len(line) + 1 <= WIDTH or (len(parts) == 1 and "[" in parts[0]):
        return PySource(line)
    inner = " " * (indent + 4)
    together = f"{inner}{' | '.join(parts)}"
    lines = [together]
    if len(together) > WIDTH:
        lines = [f"{inner}{parts[0]}", *(f"{inner}| {part}" for part in parts[1:])]
    return PySource("\n".join([f"{name}: (", *lines, f"{' ' * indent}){default}"]))


def attribute(name: str, parts: Sequence[str], default: str) -> PySource:
    """A field of a class body: as a parameter, but the default is what goes into brackets first."""
    opening = f"    {name}: {' | '.join(parts)} = ("
    plain = declaration(name, parts, default, 4)
    fits = 4 + len(f"{name}: {' | '.join(parts)}{default}") <= WIDTH
    if not default or fits or len(opening) > WIDTH:
        return PySource(f"{name}: {' | '.join(parts)}{default}") if fits else plain
    value = default.removeprefix(" = ")
    return PySource(f"{opening.lstrip()}\n        {value}\n    )")


def signature(
    name: str, parameters: Sequence[str], returns: str, indent: int
) -> PySource:
    """A `def` line; more than `self` goes one parameter a line."""
    prefix = name if name.startswith("async ") else f"def {name}"
    prefix = (
        prefix.replace("async ", "async def ", 1)
        if name.startswith("async ")
        else prefix
    )
    line = f"{prefix}({', '.join(parameters)}) -> {returns}:"
    if indent + len(line) <= WIDTH and len(parameters) <= 2 and "*" not in parameters:
        return PySource(line)
    pad = " " * (indent + 4)
    parts = [f"{pad}{each}," for each in parameters]
    return PySource("\n".join([f"{prefix}(", *parts, f"{' ' * indent}) -> {returns}:"]))
