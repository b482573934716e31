"""Where a walk through a document is: linked steps, made a JSON pointer only when somebody asks."""

from typing import TypeAlias

At: TypeAlias = "tuple[At, str | int] | None"
"""A part: the part above it, and its key there; None for the whole document."""


def below(at: At, *keys: str | int) -> At:
    """A part below another one."""
    for key in keys:
        at = (at, key)
    return at


def pointer(at: At) -> str:
    """The JSON pointer of a part."""
    steps: list[str] = []
    while at is not None:
        at, key = at
        step = str(key)
        # Asked for thousands of times: hardly any key has to be escaped.
        if "/" in step or "~" in step:
            step = step.replace("~", "~0").replace("/", "~1")
        steps.append(step)
    steps.append("")
    return "/".join(reversed(steps))
