"""Headers that a client sends with every call: API versions and tenants, given once."""

import re
from dataclasses import replace

from generator.lower.context import Context
from generator.model import (
    ClientHeader,
    EnumType,
    Named,
    Operation,
    Parameter,
    Type,
    constant,
)

_TENANT = re.compile(
    r"(^|[-_])(tenant|account|organi[sz]ation|org|workspace|business|company|project|team|shop|store"
    r"|site|merchant)[-_]?(id|uuid|key|slug)?$"
    r"|(^|[-_])version$",
    re.IGNORECASE,
)


def client_headers(
    context: Context, operations: tuple[Operation, ...]
) -> tuple[ClientHeader, ...]:
    """The header parameters that are the client's: with one legal value, or required and a tenant's."""
    seen: dict[str, list[Parameter]] = {}
    for operation in operations:
        for parameter in operation.parameters:
            if parameter.location == "header":
                seen.setdefault(parameter.wire.lower(), []).append(parameter)
    found = (_client_header(context, parameters) for parameters in seen.values())
    return tuple(header for header in found if header is not None)


def without_headers(
    operation: Operation, headers: tuple[ClientHeader, ...]
) -> Operation:
    """An operation without the parameters that its client sends."""
    taken = {header.wire.lower() for header in headers}
    kept = tuple(
        parameter
        for parameter in operation.parameters
        if parameter.location != "header" or parameter.wire.lower() not in taken
    )
    return replace(operation, parameters=kept)


def _client_header(
    context: Context, parameters: list[Parameter]
) -> ClientHeader | None:
    first = parameters[0]
    values = {_only_value(context, parameter.type) for parameter in parameters}
    default = values.pop() if len(values) == 1 else None
    tenant = any(parameter.required for parameter in parameters) and _TENANT.search(
        first.wire
    )
    if default is None and not tenant:
        return None
    return ClientHeader(
        wire=first.wire,
        required=default is None,
        default=default,
        description=first.description,
        at=first.at,
    )


def _only_value(context: Context, kind: Type) -> str | None:
    if not isinstance(kind, Named):
        return None
    found = context.types.get(kind.id)
    return constant(found.values) if isinstance(found, EnumType) else None
