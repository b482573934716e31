"""The operations of an API as a table: how each is called, who may, where, and how it pages."""

from collections.abc import Iterable, Sequence

from generator.model import Api, ApiKey, Operation, Scheme, Server
from generator.plain import plain, width

_GAP = "  "


def as_table(api: Api) -> str:
    """A head with servers and credentials, then a line for each operation."""
    lines = [f"{plain(api.title)}: {_count(len(api.operations), 'operation')}", ""]
    for index, server in enumerate(api.servers):
        lines.append(f"server  {_server(server, index == api.default_server)}")
    for scheme in api.schemes:
        lines.append(f"auth    {plain(scheme.id)}: {_scheme(scheme)}")
    for header in api.headers:
        default = f" = {plain(header.default)}" if header.default else ""
        lines.append(f"header  {plain(header.wire)}{default}")
    rows = [_row(operation) for operation in api.operations]
    lines += ["", *_columns([("OPERATION", "ARGUMENTS", "AUTH", "PAGING"), *rows])]
    for operation in api.operations:
        if operation.paging:
            reason = plain(operation.paging.reason)
            lines.append(f"paging of {plain(operation.key)}: {reason}")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _row(operation: Operation) -> tuple[str, ...]:
    arguments = [
        parameter.wire + ("" if parameter.required else "?")
        for parameter in operation.parameters
    ]
    if operation.body:
        arguments.append(f"body ({operation.body.media_type})")
    auth = " or ".join(" and ".join(group) or "none" for group in operation.security)
    paging = type(operation.paging).__name__.removesuffix("Paging").lower()
    cells = (operation.key, ", ".join(arguments), auth or "none", paging)
    return tuple(map(plain, (*cells[:3], cells[3] if operation.paging else "none")))


def _server(server: Server, default: bool) -> str:
    name = f" ({plain(server.name)})" if server.name else ""
    return f"{plain(server.url)}{name}{', the default' if default else ''}"


def _scheme(scheme: Scheme) -> str:
    if isinstance(scheme, ApiKey):
        return f"API key in {scheme.location} {plain(scheme.wire)}"
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
