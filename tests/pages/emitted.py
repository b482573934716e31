"""What the endpoint model says of an operation, in the words that expectations use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model import (
    Anything,
    Api,
    ApiKey,
    Basic,
    Bearer,
    EnumType,
    Field,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Operation,
    Scalar,
    Scheme,
    Server,
    TupleOf,
    Type,
    UnionType,
)

WHOLE = "."
_WORDS = {"integer", "number", "boolean", "file", "decimal"}
_DEEPEST = 12


@dataclass(slots=True, kw_only=True)
class Came:
    """One parameter or field, as it came. types: all that it may be."""

    name: str
    location: str
    required: bool
    types: set[str] = field(default_factory=set[str])
    null: bool = False
    values: set[str] = field(default_factory=set[str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One operation, as it came. base: None when it has none; auth: the alternatives.

    again: whether it is a call that is there already, sent or answered in another way.
    """

    method: str
    path: str
    base: str | None
    auth: frozenset[frozenset[str]]
    parameters: tuple[Came, ...]
    body: Mapping[str, Came]
    response: Mapping[str, Came]
    again: bool = False

    @property
    def key(self) -> str:
        """As the findings name it."""
        return f"{self.method} {self.path}"


def calls(api: Api) -> tuple[Call, ...]:
    """Every operation of an API."""
    return tuple(_call(api, operation) for operation in api.operations)


def _call(api: Api, operation: Operation) -> Call:
    response: dict[str, Came] = {}
    for result in operation.results:
        if result.type is not None:
            _walk(api, result.type, "", True, "response", response)
    return Call(
        method=operation.method.upper(),
        path=operation.path.partition("#")[0],
        base=_base(api, operation),
        auth=_auth(api, operation),
        parameters=tuple(_parameters(api, operation)),
        body=_body(api, operation),
        response=response,
        again=operation.variant is not None,
    )


def _base(api: Api, operation: Operation) -> str | None:
    if operation.servers:
        return _url(operation.servers[0])
    if not api.servers:
        return None
    return _url(api.servers[api.default_server or 0])


def _url(server: Server) -> str:
    url = server.url
    for variable in server.variables:
        if variable.default:
            url = url.replace(f"{{{variable.name}}}", variable.default)
    return url


def _auth(api: Api, operation: Operation) -> frozenset[frozenset[str]]:
    schemes = {scheme.id: _scheme(scheme) for scheme in api.schemes}
    return frozenset(
        frozenset(schemes.get(id, id) for id in together)
        for together in operation.security
    )


def _scheme(scheme: Scheme) -> str:
    match scheme:
        case Bearer(prefix="Bearer"):
            return "bearer"
        case Bearer():
            return "header authorization"
        case Basic():
            return "basic"
        case ApiKey(location=location, wire=wire):
            return f"{location} {wire.lower()}"
        case _:
            return "bearer"


def _parameters(api: Api, operation: Operation) -> Iterator[Came]:
    for parameter in operation.parameters:
        found: dict[str, Came] = {}
        _walk(api, parameter.type, "", parameter.required, "", found)
        whole = found[WHOLE]
        yield Came(
            name=parameter.wire,
            location=parameter.location,
            required=parameter.required,
            types=whole.types,
            null=whole.null,
            values=whole.values,
        )
    for header in api.headers:
        yield Came(
            name=header.wire,
            location="header",
            required=header.required,
            types={"string"},
            values={header.default} if header.default else set(),
        )


def _body(api: Api, operation: Operation) -> dict[str, Came]:
    found: dict[str, Came] = {}
    body = operation.body
    if body is None:
        return found
    for part in body.parts:
        _field(api, part.field, "", "body", found, 0)
    if not body.parts:
        _walk(api, body.type, "", body.required, "body", found)
    for name, value in operation.sends:
        sent = Came(name=name, location="body", required=True, values={str(value)})
        found.setdefault(name, sent).types.add("string")
    return found


def _walk(
    api: Api,
    kind: Type,
    name: str,
    required: bool,
    location: str,
    found: dict[str, Came],
    depth: int = 0,
) -> None:
    """Files a type, and all below it, under the dotted name of where it is."""
    came = found.setdefault(
        name or WHOLE,
        Came(name=name or WHOLE, location=location, required=required),
    )
    came.types |= set(_words(api, kind))
    for part in _alternatives(api, kind):
        if isinstance(part, Nullable):
            came.null = True
        elif isinstance(part, ListOf) and depth < _DEEPEST:
            below = f"{name}[]"
            _walk(api, part.item, below, True, location, found, depth + 1)
            came.values |= found[below].values
        elif isinstance(part, Named) and depth < _DEEPEST:
            _inside(api, part, name, location, found, depth)
        if isinstance(part, Named) and isinstance(api.types[part.id], EnumType):
            came.values |= {str(value) for value in _values(api, part)}


def _inside(
    api: Api,
    named: Named,
    name: str,
    location: str,
    found: dict[str, Came],
    depth: int,
) -> None:
    definition = api.types[named.id]
    if isinstance(definition, ObjectType):
        for one in definition.fields:
            _field(api, one, f"{name}." if name else "", location, found, depth + 1)


def _field(
    api: Api, one: Field, above: str, location: str, found: dict[str, Came], depth: int
) -> None:
    _walk(api, one.type, f"{above}{one.wire}", one.required, location, found, depth)


def _alternatives(api: Api, kind: Type) -> Iterator[Type]:
    """The types that a type may turn out to be; Nullable stands for null beside what it holds."""
    match kind:
        case Nullable(inner=inner):
            yield kind
            yield from _alternatives(api, inner)
        case OneOf(members=members):
            for member in members:
                yield from _alternatives(api, member)
        case Named(id=id):
            definition = api.types[id]
            if isinstance(definition, UnionType):
                for member in definition.members:
                    yield from _alternatives(api, member)
            else:
                yield kind
        case _:
            yield kind


def _words(api: Api, kind: Type) -> Iterator[str]:
    for part in _alternatives(api, kind):
        match part:
            case Nullable():
                continue
            case Scalar(kind=scalar):
                yield scalar if scalar in _WORDS else "string"
            case Anything():
                yield "any"
            case ListOf(item=item):
                yield from (f"array of {word}" for word in _words(api, item))
            case TupleOf(items=items):
                words = {word for item in items for word in _words(api, item)}
                yield from (f"array of {word}" for word in sorted(words))
            case MapOf(value=value):
                yield from (f"map of {word}" for word in _words(api, value))
            case Named():
                values = _values(api, part)
                whole = bool(values) and isinstance(values[0], int)
                yield ("integer" if whole else "string") if values else "object"
            case OneOf():
                continue


def _values(api: Api, named: Named) -> tuple[str, ...] | tuple[int, ...]:
    definition = api.types[named.id]
    return definition.values if isinstance(definition, EnumType) else ()
