"""The last look at a module's layout: what the view could not lay out itself goes through black."""

from generator.view.source import WIDTH


def laid_out(module: str) -> str:
    """A module as black leaves it.

    The view prints statements that are stable under black; a line that a vendor's very long names
    make too long is left to black itself, which is slow to load.
    """
    if not any(_is_open(line) for line in module.splitlines()):
        return module
    import black

    return black.format_str(module, mode=black.Mode())


def _is_open(line: str) -> bool:
    return len(line) > WIDTH and " " in line.strip()
