"""Docstrings of methods: the vendor's words about a call, its arguments, its errors and what may follow."""

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.model import Link, Operation
from generator.name.reserved import STATUS_ERRORS
from generator.view.arguments import Argument
from generator.view.source import (
    PySource,
    docstring,
    filled,
    is_news,
    one_line,
    summary_and_rest,
)

_LONGEST_DEFAULT = 60
_OF_CALLS = "timeout, max_retries and more: see `CallOptions`."
_OF_LISTS = "max_items, resume, timeout and more: see `ListOptions`."
_EXPRESSION = re.compile(
    r"\$(response|request)\.(body#/?|header\.|query\.|path\.|cookie\.)(.*)"
)

Entries = list[tuple[str, str]]


def method_docstring(
    operation: Operation,
    arguments: tuple[Argument, ...],
    paths: Mapping[str, str],
    *,
    is_page: bool,
) -> PySource:
    """The docstring of a method of a resource, at its indent of 8. paths: of calls, by operation key."""
    lines = summary_and_rest(_about(operation), 8)
    options = _OF_LISTS if is_page else _OF_CALLS
    lines += _section("Args:", [*_entries(arguments), ("options", options)])
    lines += _section("Raises:", _raises(operation))
    lines += _section("Headers:", _headers(operation))
    lines += _section("Then:", _links(operation, paths))
    if operation.url:
        lines += ["", f"Docs: {one_line(operation.url)}"]
    return docstring(lines, 8)


def _about(operation: Operation) -> str:
    summary = sentence(operation.summary or "")
    description = operation.description or ""
    if not summary:
        text = description or f"Call `{operation.method} {operation.path}`."
    elif _same(summary, description):
        text = summary
    else:
        text = f"{summary}\n\n{description}"
    notes = [_way(operation)] if operation.variant else []
    notes += ["Deprecated by the vendor."] if operation.deprecated else []
    return "\n\n".join([text, *notes])


def _way(operation: Operation) -> str:
    """What tells a call from the one that it is a variant of."""
    if any(each.stream is not None for each in operation.results):
        return "Gives the answer in pieces, as they arrive."
    body = operation.body
    if body is not None and body.kind != "json":
        return f"The body is sent as `{one_line(body.media_type)}`."
    listed = [each.media_type for each in operation.results if each.media_type]
    return f"Asks for `{one_line(listed[0])}`." if listed else ""


def sentence(text: str) -> str:
    """Text on one line, ended as sentences are."""
    line = one_line(text)
    return line if not line or line.endswith((".", "!", "?")) else f"{line}."


def _same(one: str, other: str) -> bool:
    return (
        not other.strip()
        or one_line(one).rstrip(".").lower() == one_line(other).rstrip(".").lower()
    )


def _entries(arguments: tuple[Argument, ...]) -> Entries:
    found = (
        (each.name, _said(each.name, each.description, each.default, each.deprecated))
        for each in arguments
    )
    return [(name, text) for name, text in found if text]


@lru_cache(maxsize=1024)
def _said(
    name: str, description: str | None, default: str | None, deprecated: bool
) -> str:
    """What there is to say about an argument; many calls have some in common."""
    parts: list[str] = []
    if description and is_news(description, name):
        parts.append(sentence(description))
    if default is not None:
        parts += default_note(default, description)
    if deprecated:
        parts.append("Deprecated.")
    return " ".join(parts)


def default_note(default: str, description: str | None) -> list[str]:
    """`Default: 25.`, unless the description says so itself, or it is long."""
    value = one_line(default)
    plain = value.strip('"')
    said = (description or "").lower()
    if not plain or len(value) > _LONGEST_DEFAULT:
        return []
    if "default" in said and plain.lower() in said:
        return []
    return [f"Default: {value}."]


def _raises(operation: Operation) -> Entries:
    return [
        (
            STATUS_ERRORS[each.status],
            sentence(f"{each.status}: {one_line(each.description)}"),
        )
        for each in operation.errors
        if each.status in STATUS_ERRORS and each.status.isdigit() and each.description
    ]


def _headers(operation: Operation) -> Entries:
    """Headers of the answer, which `with_response` gives."""
    found = {
        one_line(header.wire): sentence(header.description or "")
        for response in reversed(operation.results)
        for header in reversed(response.headers)
    }
    return list(reversed(found.items()))


def _links(operation: Operation, paths: Mapping[str, str]) -> Entries:
    """What may be called next, and what with."""
    found: Entries = []
    for link in operation.links:
        if link.target in paths:
            text = " ".join([*_given(link), sentence(link.description or "")])
            found.append((f"`{paths[link.target]}`", text.strip()))
    return found


def _given(link: Link) -> list[str]:
    given = [
        f"`{one_line(name)}` from {_meant(value)}" for name, value in link.parameters
    ]
    return [f"{', '.join(given)}."] if given else []


def _meant(expression: str) -> str:
    """A runtime expression (OpenAPI 3.1 section 4.8.20.4) in words."""
    found = _EXPRESSION.fullmatch(one_line(expression))
    if found is None:
        return f"`{one_line(expression)}`"
    side, place, name = found.groups()
    whose = "the result" if side == "response" else "what was sent"
    if place.startswith("body"):
        path = name.replace("/", ".").replace("~1", "/").replace("~0", "~")
        return f"`{path}` of {whose}" if path else whose
    if side == "response":
        return f"the header `{name}` of the answer"
    return f"`{name}` of this call"


def _section(title: str, entries: Entries) -> list[str]:
    if not entries:
        return []
    lines = ["", title]
    for name, text in entries:
        lines += _entry(name, text)
    return lines


@lru_cache(maxsize=1024)
def _entry(name: str, text: str) -> tuple[str, ...]:
    if not text:
        return (f"    {name}",)
    found = filled(text, 16, first=max(len(name) - 2, 0))
    return f"    {name}: {found[0]}", *(f"        {line}" for line in found[1:])
