"""Docstrings of methods: the vendor's words about a call, its arguments and its errors."""

from generator.model import Operation
from generator.name.reserved import STATUS_ERRORS
from generator.view.arguments import Argument
from generator.view.source import (
    PySource,
    docstring,
    is_news,
    one_line,
    summary_and_rest,
    wrapped,
)

_TIMEOUT = ("timeout", "Seconds to wait, in place of the client's own limit.")


def method_docstring(operation: Operation, arguments: tuple[Argument, ...]) -> PySource:
    """The docstring of a method of a resource, at its indent of 8."""
    lines = summary_and_rest(_about(operation), 8)
    entries = [_argument(each) for each in arguments if _says(each)]
    lines += _section("Args:", [*entries, _TIMEOUT])
    lines += _section("Raises:", _raises(operation))
    if operation.url:
        lines += ["", f"Docs: {one_line(operation.url)}"]
    return docstring(lines, 8)


def _about(operation: Operation) -> str:
    summary = _sentence(operation.summary or "")
    description = operation.description or ""
    if not summary:
        text = description or f"Call `{operation.key}`."
    elif _same(summary, description):
        text = summary
    else:
        text = f"{summary}\n\n{description}"
    return f"{text}\n\nDeprecated by the vendor." if operation.deprecated else text


def _sentence(text: str) -> str:
    line = one_line(text)
    return line if not line or line.endswith((".", "!", "?")) else f"{line}."


def _same(one: str, other: str) -> bool:
    return (
        not other.strip()
        or one_line(one).rstrip(".").lower() == one_line(other).rstrip(".").lower()
    )


def _says(argument: Argument) -> bool:
    return is_news(argument.description, argument.name)


def _argument(argument: Argument) -> tuple[str, str]:
    return argument.name, _sentence(argument.description or "")


def _raises(operation: Operation) -> list[tuple[str, str]]:
    return [
        (
            STATUS_ERRORS[each.status],
            _sentence(f"{each.status}: {one_line(each.description)}"),
        )
        for each in operation.errors
        if each.status in STATUS_ERRORS and each.status.isdigit() and each.description
    ]


def _section(title: str, entries: list[tuple[str, str]]) -> list[str]:
    if not entries:
        return []
    lines = ["", title]
    for name, text in entries:
        taken = f"{name}: "
        found = wrapped(one_line(text), 16, first=max(len(taken) - 4, 0))
        lines.append(f"    {taken}{found[0] if found else ''}".rstrip())
        lines += [f"        {line}".rstrip() for line in found[1:]]
    return lines
