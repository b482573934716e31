"""The last look at a module's layout: what the view could not lay out itself goes through black."""

import re

from generator.view.source import WIDTH

# Between top-level definitions, and nowhere else: prose in docstrings has no two empty lines.
_BETWEEN = "\n\n\n"

# What cannot be broken: an imported name or its module, a text, a pair of names, a name and its type,
# a call of which everything in the brackets stands on other lines already.
_ATOMIC = re.compile(
    r"""\s*(\w+\ as\ \w+, | from\ [\w.]+\ import\ \( | (\w+=)?"[^"]*",
    | "[^"]*":\ [\w".]+, | \w+:\ \w+((\ =\ \w+)?,)? | (else\ |def\ |key:\ )?\w+\()""",
    re.VERBOSE,
)
_ASSIGNED = re.compile(r"( *)([\w.]+ = )\w+\(")
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
            if is_code and _is_breakable(line, part[position:]):
                return True
        position += len(line) + 1
    return False


def _is_breakable(line: str, rest: str) -> bool:
    """Whether black could do better. rest: the lines from this one on."""
    assigned = _ASSIGNED.fullmatch(line)
    if assigned is not None:
        return _could_move(assigned.group(1), assigned.group(2), rest)
    return bool(_BREAKABLE.search(line)) and not _ATOMIC.fullmatch(line)


def _could_move(pad: str, target: str, rest: str) -> bool:
    """Whether an assigned call, itself in brackets and one piece a line, could fit."""
    call = rest.partition(f"\n{pad})")[0].replace(", ", ",\n")
    opening, *pieces = (line.strip() for line in call.split("\n"))
    widths = [len(target) + 1, 4 + len(opening) - len(target)]
    widths += [8 + len(piece) for piece in pieces]
    return len(pad) + max(widths) <= WIDTH


def _formatted(part: str) -> str:
    import black

    end = part[len(part.rstrip("\n")) :]
    return black.format_str(part, mode=black.Mode()).rstrip("\n") + end
