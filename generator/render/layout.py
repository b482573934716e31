"""The last look at a module's layout: what the view could not lay out itself goes through black."""

import re

from generator.view.source import WIDTH

# Between top-level definitions, and nowhere else: prose in docstrings has no two empty lines.
_BETWEEN = "\n\n\n"

# What cannot be broken: an imported name or its module, a text, a pair of names, a name and its type.
_ATOMIC = re.compile(
    r"""\s*(\w+\ as\ \w+, | from\ [\w.]+\ import\ \( | (\w+=)?"[^"]*",
    | "[^"]*":\ [\w".]+, | \w+:\ \w+((\ =\ \w+)?,)?)""",
    re.VERBOSE,
)
_BREAKABLE = re.compile(r"\S[ (\[{]+\S")


def laid_out(module: str) -> str:
    """A module as black leaves it.

    The view prints statements that are stable under black; a definition that a vendor's very long
    names make too wide is left to black itself, which is slow to load and to run.
    """
    if _width(module) <= WIDTH:
        return module
    parts = module.split(_BETWEEN)
    return _BETWEEN.join(_formatted(part) if _is_wide(part) else part for part in parts)


def _width(text: str) -> int:
    return max(map(len, text.split("\n")))


def _is_wide(part: str) -> bool:
    """Whether a line of code is too long; those of docstrings are as they will stay."""
    if _width(part) <= WIDTH:
        return False
    quotes = counted = position = 0
    for line in part.split("\n"):
        if len(line) > WIDTH:
            quotes += part.count('"""', counted, position)
            counted = position
            is_code = quotes % 2 == 0 and '"""' not in line
            if is_code and _BREAKABLE.search(line) and not _ATOMIC.fullmatch(line):
                return True
        position += len(line) + 1
    return False


def _formatted(part: str) -> str:
    import black

    end = part[len(part.rstrip("\n")) :]
    return black.format_str(part, mode=black.Mode()).rstrip("\n") + end
