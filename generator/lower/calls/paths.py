"""Paths with more behind them than OpenAPI allows: queries, and fragments that tell twins apart."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote_plus

from generator import pointers
from generator.lower.context import Context
from generator.model import EnumType, InOperation, Location, Named, Parameter

_BRACES = re.compile(r"\{([^{}]*)\}")


def on_the_wire(
    context: Context,
    key: str,
    path: str,
    at: str,
    parameters: tuple[Parameter, ...],
) -> tuple[str, tuple[Parameter, ...]]:
    """The path that is sent, and the parameters of both it and the query that stands behind it.

    A fragment is never sent; vendors use it to describe one call several times. at: the operation's pointer.
    """
    plain, _, query = path.partition("#")[0].partition("?")
    found: dict[tuple[Location, str], Parameter] = {
        (each.location, each.wire): each for each in parameters
    }
    for parameter in _queried(context, key, query, at, found):
        found.setdefault(("query", parameter.wire), parameter)
    inside = set(_BRACES.findall(plain))
    kept = (
        each
        for each in found.values()
        if each.location != "path" or each.wire in inside
    )
    return plain, tuple(kept)


def _queried(
    context: Context,
    key: str,
    query: str,
    at: str,
    found: dict[tuple[Location, str], Parameter],
) -> list[Parameter]:
    """The parameters of a query in a path: `?action={action}`, or `?action=list` with its one value."""
    return [
        (
            replace(declared, wire=wire, location="query", style="form", explode=True)
            if (declared := _declared(value, found)) is not None
            else _fixed(context, key, wire, value, at)
        )
        for wire, value in _pairs(query)
    ]


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, query.split("&")):
        wire, _, value = pair.partition("=")
        yield unquote_plus(wire), unquote_plus(value)


def _declared(
    value: str, found: dict[tuple[Location, str], Parameter]
) -> Parameter | None:
    name = _BRACES.fullmatch(value)
    return None if name is None else found.get(("path", name.group(1)))


def _fixed(context: Context, key: str, wire: str, value: str, at: str) -> Parameter:
    place = pointers.join(at, f"?{wire}")
    context.types[place] = EnumType(
        id=place,
        home=InOperation(operation=key, role=wire),
        values=(value,),
        description=None,
    )
    return Parameter(
        wire=wire,
        location="query",
        required=True,
        type=Named(id=place),
        style="form",
        explode=True,
        description=None,
        deprecated=False,
        at=at,
    )
