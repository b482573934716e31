"""The constant that describes one operation to the runtime, and what its methods return."""

from dataclasses import dataclass

from generator.model import (
    Api,
    CursorPaging,
    ListOf,
    Nullable,
    OffsetPaging,
    OneOf,
    Operation,
    PagePaging,
    Paging,
    Parameter,
    Scalar,
    Type,
)
from generator.name.arguments import body_object
from generator.name.names import Group, Names
from generator.view.annotations import Annotation, Annotator
from generator.view.calls import documented, item_of, path_source
from generator.view.decoders import Decoders
from generator.view.importing import Imports
from generator.view.layout import block, bracketed, described, tuple_of
from generator.view.source import PySource, literal

_CLASSES = {"path": "Path", "query": "Query", "header": "Header", "cookie": "Cookie"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """What a call gives: its annotation in the sync and in the async class.

    kind: the decoded type, None for nothing. generic: the type arguments of its operation.
    """

    kind: Type | None
    generic: str
    on_sync: str
    on_async: str
    is_page: bool
    annotations: tuple[Annotation, ...]


def returns_of(
    operation: Operation,
    kind: Type | None,
    api: Api,
    names: Names,
    annotator: Annotator,
) -> Returns:
    """What an operation's methods return; a paged one gives pages of its items."""
    body = annotator.of(kind) if kind is not None else Annotation(parts=("None",))
    paging = operation.paging
    if paging is None or kind is None:
        return Returns(
            kind=kind,
            generic=body.source,
            on_sync=body.source,
            on_async=body.source,
            is_page=False,
            annotations=(body,),
        )
    _, listed = path_source(kind, paging.items, api.types, names)
    item = annotator.of(item_of(listed))
    generic = f"{item.source}, {body.source}"
    pages = Annotation(
        parts=(generic,),
        runtime=frozenset({("paging", "AsyncPages"), ("paging", "Page")}),
    )
    return Returns(
        kind=kind,
        generic=generic,
        on_sync=f"Page[{generic}]",
        on_async=f"AsyncPages[{generic}]",
        is_page=True,
        annotations=(item, body, pages),
    )


def operation_source(
    operation: Operation,
    group: Group,
    constant: str,
    returns: Returns,
    api: Api,
    names: Names,
    decoders: Decoders,
    imports: Imports,
) -> PySource:
    """`_LIST: Operation[...] = Operation(...)`."""
    cls = "PagedOperation" if returns.is_page else "Operation"
    imports.add(".._runtime.operation", cls)
    items = [
        f"name={literal(f'{group.attribute}.{names.methods[operation.key]}')}",
        f"method={literal(operation.method)}",
        f"path={literal(operation.path)}",
        *_parameters(operation, api, names, imports),
        *_security(operation),
        f"result=lambda: {_result(returns.kind, decoders)}",
        *_errors(operation, decoders),
        *_paging(operation, returns, api, names, imports),
    ]
    return described(constant, f"{cls}[{returns.generic}]", cls, items)


def _result(kind: Type | None, decoders: Decoders) -> str:
    if kind is None:
        decoders.used.add("nothing")
        return "nothing"
    return decoders.combined(kind, "models.")


def _parameters(
    operation: Operation, api: Api, names: Names, imports: Imports
) -> list[str]:
    found = [
        _parameter(operation, each, api, names, imports)
        for each in operation.parameters
    ]
    body = body_object(api, operation)
    if body is not None:
        imports.add(".._runtime.operation", "BodyField")
        for field in body.fields:
            argument = names.arguments[operation.key, "body", field.wire]
            items = [literal(argument), literal(field.wire)]
            found.append(bracketed("BodyField(", items, ")", 8, after=1))
    elif operation.body is not None:
        imports.add(".._runtime.operation", "Body")
        found.append(f"Body({literal(names.arguments[operation.key, 'body', ''])})")
    return [tuple_of("parameters=", found, 4)] if found else []


def _parameter(
    operation: Operation, parameter: Parameter, api: Api, names: Names, imports: Imports
) -> str:
    cls = _CLASSES[parameter.location]
    imports.add(".._runtime.operation", cls)
    argument = names.arguments[operation.key, parameter.location, parameter.wire]
    items = [literal(argument), literal(parameter.wire), *_kinds(parameter.type)]
    if parameter.location == "query" and parameter.style != "form":
        items.append(PySource(f"style={literal(parameter.style)}"))
    if parameter.explode != (parameter.location in ("query", "cookie")):
        items.append(PySource(f"explode={parameter.explode}"))
    choices = Annotator(names, api.types).choices(parameter.type)
    if choices:
        listed = [literal(value) for value in choices]
        trailing = "," if len(listed) == 1 else ""
        inner = (
            bracketed("(", listed, ")", 12, after=1)
            if not trailing
            else f"({listed[0]},)"
        )
        items.append(PySource(f"choices={inner}"))
    if isinstance(parameter.type, ListOf):
        items.append(PySource("array=True"))
    if parameter.required and parameter.location != "path":
        items.append(PySource("required=True"))
    return bracketed(f"{cls}(", items, ")", 8, after=1)


_KINDS = {"datetime": "date-time", "bytes": "string"}


def _kinds(kind: Type) -> list[PySource]:
    """What a value may be, in JSON Schema's words; nothing where its choices say it, or anything goes."""
    match kind:
        case Scalar(kind=scalar):
            return [literal(_KINDS.get(scalar, scalar))]
        case ListOf(item=inner) | Nullable(inner=inner):
            return _kinds(inner)
        case OneOf(members=members) if all(
            isinstance(each, Scalar) for each in members
        ):
            return [each for member in members for each in _kinds(member)]
        case _:
            return []


def _security(operation: Operation) -> list[str]:
    if not operation.security:
        return []
    alternatives = [_tuple([literal(id) for id in ids]) for ids in operation.security]
    return [f"security={_tuple(alternatives)}"]


def _tuple(items: list[PySource]) -> PySource:
    if len(items) == 1:
        return PySource(f"({items[0]},)")
    return PySource(f"({', '.join(items)})")


def _errors(operation: Operation, decoders: Decoders) -> list[str]:
    found = [
        f"{literal(each.status)}: lambda: {decoders.combined(each.type, 'models.')}"
        for each in operation.errors
        if each.type is not None and documented(each.type)
    ]
    return [f"errors={block('{', found, '}', 4)}"] if found else []


def _paging(
    operation: Operation, returns: Returns, api: Api, names: Names, imports: Imports
) -> list[str]:
    paging = operation.paging
    if paging is None or returns.kind is None:
        return []
    cls = type(paging).__name__
    imports.add(".._runtime.paging", cls)
    argument = names.arguments[operation.key, "query", paging.param]
    items = [
        f"argument={literal(argument)}",
        *_paging_details(paging, returns.kind, api, names),
    ]
    if any("at(body" in item for item in items):
        imports.add(".._runtime.values", "at")
    return [f"paging={block(f'{cls}(', items, ')', 4)}"]


def _paging_details(paging: Paging, kind: Type, api: Api, names: Names) -> list[str]:
    def over(path: tuple[str, ...] | None, name: str) -> list[str]:
        if path is None:
            return []
        return [f"{name}=lambda body: {path_source(kind, path, api.types, names)[0]}"]

    items = over(paging.items, "items")
    match paging:
        case OffsetPaging(total=total, more=more):
            return [*items, *over(total, "total"), *over(more, "more")]
        case PagePaging(total=total, more=more, first=first):
            return [
                f"first={first}",
                *items,
                *over(total, "total"),
                *over(more, "more"),
            ]
        case CursorPaging(cursor=cursor, more=more):
            return [*items, *over(cursor, "cursor"), *over(more, "more")]
