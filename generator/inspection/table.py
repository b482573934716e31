"""The operations of an API as a table: how each is called, what it answers, who may, where, and how it pages."""

from collections.abc import Iterable, Iterator, Sequence

from generator.document import METHODS, Document, operation_at
from generator.fragments import Source
from generator.inspection.sources import Spot, confidence, kinds, said
from generator.model import (
    Api,
    ApiKey,
    Bearer,
    Body,
    OAuth2,
    Operation,
    Scheme,
    Server,
    ServerVariable,
    Webhook,
)
from generator.plain import plain, width

_GAP = "  "


def as_table(
    api: Api, document: Document | None = None, spot: Spot = lambda _: None
) -> str:
    """A head with servers and credentials, a line for each operation, then webhooks and what needs more words.

    document: the merged document, for the sources of each operation; spot: the lines that these are on.
    """
    lines = [f"{plain(api.title)}: {_count(len(api.operations), 'operation')}", ""]
    for index, server in enumerate(api.servers):
        lines.append(f"server  {_server(server, index == api.default_server)}")
    for scheme in api.schemes:
        lines.append(f"auth    {plain(scheme.id)}: {_scheme(scheme)}")
    for header in api.headers:
        default = f" = {plain(header.default)}" if header.default else ""
        lines.append(f"header  {plain(header.wire)}{default}")
    told = {one.key: _sources(one, document) for one in api.operations}
    rows = [(*_row(one), *_sure(told[one.key])) for one in api.operations]
    heads = ("OPERATION", "ARGUMENTS", "ANSWER", "AUTH", "PAGING")
    heads = (*heads, *(("SOURCES", "CONFIDENCE") if any(told.values()) else ()))
    lines += ["", *_columns([heads, *rows])]
    if api.webhooks:
        hooks = [_webhook(webhook) for webhook in api.webhooks]
        lines += ["", *_columns([("WEBHOOK", "BODY", "CALLBACK OF"), *hooks]), ""]
    lines += (line for each in api.operations for line in _remarks(each))
    lines += (_origin(key, sources, spot) for key, sources in told.items() if sources)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _sources(operation: Operation, document: Document | None) -> tuple[Source, ...]:
    """What says something of an operation, as a whole."""
    if document is None or document.testimony is None:
        return ()
    method, _, path = operation.key.partition(" ")
    key = method.lower() if method.lower() in METHODS else method
    return document.testimony.of(operation_at(path, key))


def _sure(sources: Sequence[Source]) -> tuple[str, ...]:
    return (", ".join(kinds(sources)), confidence(sources)) if sources else ()


def _origin(key: str, sources: Sequence[Source], spot: Spot) -> str:
    found = ", ".join(plain(str(one)) for one in said(sources, spot))
    return f"sources of {plain(key)}: {found}"


def _row(operation: Operation) -> tuple[str, ...]:
    arguments = [
        parameter.wire + ("" if parameter.required else "?")
        for parameter in operation.parameters
    ]
    if operation.body:
        arguments.append(_body(operation.body))
    auth = " or ".join(" and ".join(group) or "none" for group in operation.security)
    paging = type(operation.paging).__name__.removesuffix("Paging").lower()
    return tuple(
        map(
            plain,
            (
                operation.key,
                ", ".join(arguments),
                _answer(operation),
                auth or "none",
                paging if operation.paging else "none",
            ),
        )
    )


def _body(body: Body) -> str:
    """A body's media types, and its fields when it is a form."""
    fields = ", ".join(
        part.field.wire + ("" if part.field.required else "?") for part in body.parts
    )
    types = " or ".join(body.media_types or (body.media_type,))
    optional = "" if body.required else "?"
    return f"body{optional} ({types}{': ' if fields else ''}{fields})"


def _answer(operation: Operation) -> str:
    """The media types of what a success gives; `each` where it comes in pieces."""
    found = [
        f"each {result.media_type}" if result.stream else result.media_type
        for result in operation.results
        if result.type is not None and result.media_type is not None
    ]
    documented = all(result.type is None for result in operation.results)
    return " or ".join(dict.fromkeys(found)) or ("none" if documented else "unknown")


def _webhook(webhook: Webhook) -> tuple[str, ...]:
    body = webhook.media_type or "none"
    return plain(webhook.name), plain(body), plain(webhook.operation or "none")


def _remarks(operation: Operation) -> Iterator[str]:
    """What a line of the table has no room for."""
    key = plain(operation.key)
    for server in operation.servers[:1]:
        yield f"server of {key}: {plain(server.url)}"
    if operation.paging:
        yield f"paging of {key}: {plain(operation.paging.reason)}"
    for link in operation.links:
        yield f"link of {key}: {plain(link.name)} to {plain(link.target)}"


def _server(server: Server, default: bool) -> str:
    name = f" ({plain(server.name)})" if server.name else ""
    variables = "".join(
        f", {plain(each.name)} {_variable(each)}" for each in server.variables
    )
    return f"{plain(server.url)}{name}{variables}{', the default' if default else ''}"


def _variable(one: ServerVariable) -> str:
    return "must be given" if one.default is None else f"= {plain(one.default)}"


def _scheme(scheme: Scheme) -> str:
    if isinstance(scheme, ApiKey):
        return f"API key in {scheme.location} {plain(scheme.wire)}"
    if isinstance(scheme, OAuth2):
        return "OAuth 2.0"
    if isinstance(scheme, Bearer) and scheme.prefix != "Bearer":
        return f"token after {plain(scheme.prefix)}"
    return type(scheme).__name__.lower()


def _columns(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield _GAP.join(
            cell + " " * (wide - width(cell))
            for cell, wide in zip(row, widths, strict=True)
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
