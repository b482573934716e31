"""Where each argument goes, as the runtime is told: `Path(...)`, `Query(...)`, `BodyField(...)`."""

from collections.abc import Iterator

from generator.model import (
    Api,
    Body,
    EnumType,
    ListOf,
    Named,
    Nullable,
    OneOf,
    Operation,
    Parameter,
    Part,
    Scalar,
    Type,
)
from generator.name.arguments import BODY, EXTRA, body_fields, extra_of
from generator.view.layout import bracketed, tuple_of
from generator.view.local import CallsModule
from generator.view.source import PySource, literal

_CLASSES = {"path": "Path", "query": "Query", "header": "Header", "cookie": "Cookie"}
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_WHOLE = {
    "json": "Body",
    "form": "FormBody",
    "multipart": "PartsBody",
    "text": "TextBody",
    "file": "FileBody",
}
_KINDS = {"datetime": "date-time"}


def parameter_sources(
    operation: Operation, module: CallsModule, indent: int
) -> list[PySource]:
    """The `parameters=` of an operation's constant, at its indent; nothing when it takes none."""
    found = [
        _call(*_parameter(operation, each, module, indent + 8), module, indent)
        for each in operation.parameters
    ]
    found += [
        _call(cls, items, module, indent)
        for cls, items in _body(operation, module, indent + 8)
    ]
    return [tuple_of("parameters=", found, indent)] if found else []


Described = tuple[str, list[PySource]]
"""A class of the runtime, and what it is made with."""


def _call(
    cls: str, items: list[PySource], module: CallsModule, indent: int
) -> PySource:
    name = module.use("operation", cls)
    return bracketed(f"{name}(", items, ")", indent + 4, after=1)


def _parameter(
    operation: Operation, parameter: Parameter, module: CallsModule, indent: int
) -> Described:
    argument = module.names.arguments[operation.key, parameter.location, parameter.wire]
    is_key = parameter.role is not None
    required = [PySource("required=True")] if parameter.required and not is_key else []
    if parameter.location == "querystring":
        media_type = parameter.content or "application/x-www-form-urlencoded"
        return "QueryString", [literal(argument), literal(media_type), *required]
    items = [literal(argument), literal(parameter.wire)]
    if parameter.content is not None:
        items.append(PySource(f"content={literal(parameter.content)}"))
    else:
        items += _kinds(parameter.type)
        # one that is made up is text
        items += (
            [literal("string")] if is_key and literal("string") not in items else []
        )
        items += _written(parameter)
        items += _values(parameter.type, module.api, indent)
    if parameter.verbatim and parameter.location in ("path", "query"):
        items.append(PySource("verbatim=True"))
    items += required if parameter.location != "path" else []
    return "IdempotencyKey" if is_key else _CLASSES[parameter.location], items


def _written(parameter: Parameter) -> Iterator[PySource]:
    if parameter.style != _STYLES[parameter.location]:
        yield PySource(f"style={literal(parameter.style)}")
    if parameter.explode != (parameter.location in ("query", "cookie")):
        yield PySource(f"explode={parameter.explode}")


def _values(kind: Type, api: Api, indent: int) -> Iterator[PySource]:
    """The known texts of a value, and whether only a list will do."""
    choices = _choices(kind, api)
    if choices:
        yield _tuple("choices=", [literal(value) for value in choices], indent)
    if isinstance(kind, ListOf):
        yield PySource("array=True")


def _choices(kind: Type, api: Api) -> tuple[str | int, ...]:
    match kind:
        case ListOf(item=inner) if isinstance(_plain(inner), ListOf):
            return ()
        case ListOf(item=inner) | Nullable(inner=inner):
            return _choices(inner, api)
        case Named(id=id):
            found = api.types.get(id)
            return found.values if isinstance(found, EnumType) else ()
        case _:
            return ()


def _tuple(opening: str, items: list[PySource], indent: int) -> PySource:
    """`name=(a, b)` as an argument that stands on a line of its own when it is long."""
    if len(items) == 1:
        return tuple_of(opening, items, indent)
    return bracketed(f"{opening}(", items, ")", indent, after=1)


def _kinds(kind: Type) -> list[PySource]:
    """What a value may be, in JSON Schema's words; nothing where its choices say it, or anything goes."""
    match kind:
        case Scalar(kind=scalar):
            return [literal(_KINDS.get(scalar, scalar))]
        case ListOf(item=inner) if isinstance(_plain(inner), ListOf):
            return []
        case ListOf(item=inner) | Nullable(inner=inner):
            return _kinds(inner)
        case OneOf(members=members) if all(
            isinstance(each, Scalar) for each in members
        ):
            return list(
                dict.fromkeys(each for member in members for each in _kinds(member))
            )
        case _:
            return []


def _body(
    operation: Operation, module: CallsModule, indent: int
) -> Iterator[Described]:
    body, api, arguments = operation.body, module.api, module.names.arguments
    if body is None:
        return
    fields = body_fields(api, operation)
    if fields is None:
        items = [literal(arguments[operation.key, *BODY])]
        items += [PySource("required=True")] if body.required else []
        yield _WHOLE[body.kind], items
    for wire, value in operation.sends:
        yield "Fixed", [literal(wire), literal(value)]
    parts = {part.field.wire: part for part in body.parts}
    for field in fields or ():
        argument = arguments[operation.key, "body", field.wire]
        named = [literal(argument), literal(field.wire)]
        if field.wire in parts:
            yield _part(named, parts[field.wire], body, api, indent)
        else:
            yield "BodyField", [*named, *_in_json(field.type, api)]
    if extra_of(api, operation) is not None:
        yield "BodyExtra", [literal(arguments[operation.key, *EXTRA])]


def _in_json(kind: Type, api: Api) -> Iterator[PySource]:
    """What a field of JSON may be; nothing where no kind says it whole."""
    plain = _plain(kind)
    item = plain.item if isinstance(plain, ListOf) else plain
    choices = _choices(item, api) if isinstance(item, Named) else ()
    if choices:
        # an enumeration is open: what else it may hold is of the same kind
        yield literal("string" if isinstance(choices[0], str) else "integer")
    # null has no kind
    elif not isinstance(item, Nullable):
        yield from _kinds(plain)
    if isinstance(plain, ListOf):
        yield PySource("array=True")


def _part(
    named: list[PySource], part: Part, body: Body, api: Api, indent: int
) -> Described:
    kind = _plain(part.field.type)
    required = body.required and part.field.required
    ends = [PySource("required=True")] if required else []
    if body.kind == "form":
        return "FormField", [*named, *_in_form(part, kind, api, indent), *ends]
    is_file = _is_file(kind)
    items = [*named, *([] if is_file else _kinds(kind))]
    items += [PySource("file=True")] if is_file else []
    if part.media_type is not None:
        items.append(PySource(f"media_type={literal(part.media_type)}"))
    return "PartField", [*items, *_values(kind, api, indent), *ends]


def _in_form(part: Part, kind: Type, api: Api, indent: int) -> Iterator[PySource]:
    if part.media_type is not None:
        yield PySource(f"content={literal(part.media_type)}")
        return
    yield from _kinds(kind)
    if part.style != "form":
        yield PySource(f"style={literal(part.style)}")
    if not part.explode:
        yield PySource("explode=False")
    yield from _values(kind, api, indent)


def _plain(kind: Type) -> Type:
    return kind.inner if isinstance(kind, Nullable) else kind


def _is_file(kind: Type) -> bool:
    inner = kind.item if isinstance(kind, ListOf) else kind
    return isinstance(inner, Scalar) and inner.kind == "file"
