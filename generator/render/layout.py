"""The last look at a module's layout: what the view could not lay out itself goes through black."""

import re

from generator.view.source import WIDTH

# Between top-level definitions, and nowhere else: prose in docstrings has no two empty lines.
_BETWEEN = "\n\n\n"

# What cannot be broken: a name imported under itself, a pair of names, an address in a docstring.
_ATOMIC = re.compile(r'\s*(\w+ as \w+,|"[^"]*": [\w".]+,|Docs: \S+)')


_BREAKABLE = re.compile(r"\S[ (\[{]+\S")


def laid_out(module: str) -> str:
    """A module as black leaves it.

    The view prints statements that are stable under black; a definition that a vendor's very long
    names make too wide is left to black itself, which is slow to load and to run.
    """
    parts = module.split(_BETWEEN)
    return _BETWEEN.join(_formatted(part) if _is_wide(part) else part for part in parts)


def _is_wide(part: str) -> bool:
    return any(
        len(line) > WIDTH and _BREAKABLE.search(line) and not _ATOMIC.fullmatch(line)
        for line in part.splitlines()
    )


def _formatted(part: str) -> str:
    import black

    end = part[len(part.rstrip("\n")) :]
    return black.format_str(part, mode=black.Mode()).rstrip("\n") + end
