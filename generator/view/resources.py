"""Views of the modules under `resources/`: the calls of one group, sync and async."""

from dataclasses import dataclass

from generator.model import Api, Operation
from generator.name.names import Group, Names
from generator.view.annotations import Annotator
from generator.view.arguments import Argument, arguments
from generator.view.calls import result_of
from generator.view.decoders import Decoders
from generator.view.descriptions import method_docstring
from generator.view.importing import Imports
from generator.view.layout import bracketed, called, signature
from generator.view.operations import Returns, operation_source, returns_of
from generator.view.source import PySource, literal, prose_docstring
from generator.view.views import MethodView, ResourceClassView, ResourceView

_BUILTINS = frozenset(
    {"list", "dict", "str", "int", "float", "bool", "bytes", "type", "set"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One operation, with all that its methods show."""

    operation: Operation
    name: str
    constant: str
    arguments: tuple[Argument, ...]
    returns: Returns


def resource_view(group: Group, api: Api, names: Names) -> ResourceView:
    """One module of calls."""
    operations = {each.key: each for each in api.operations}
    members = [operations[key] for key in group.operations]
    methods = frozenset(str(names.methods[each.key]) for each in members)
    annotator = Annotator(names, api.types, methods & _BUILTINS)
    decoders = Decoders(names)
    imports, checking = Imports(), Imports()
    calls = [_call(each, api, names, annotator, imports, checking) for each in members]
    sources = tuple(
        operation_source(
            each.operation,
            group,
            each.constant,
            each.returns,
            api,
            names,
            decoders,
            imports,
        )
        for each in calls
    )
    if decoders.used:
        imports.add(".._runtime.decoding", *decoders.used)
    imports.add(".._runtime.resource", "AsyncResource", "Resource")
    imports.add(".._runtime.response", "with_async_response", "with_response")
    if any("models." in source for source in sources):
        imports.add("..", "models")
    if checking:
        imports.add("typing", "TYPE_CHECKING")
    about = _about(group, api)
    return ResourceView(
        docstring=prose_docstring(about, 0),
        imports=imports.lines(),
        checking=checking.lines(indent=4),
        operations=sources,
        classes=(
            _class_view(group, calls, about, is_async=False),
            _class_view(group, calls, about, is_async=True),
        ),
    )


def _about(group: Group, api: Api) -> str:
    for tag in api.tags:
        if tag.name == group.tag and tag.description:
            return tag.description
    return f"Calls on {group.attribute.replace('_', ' ')} of the {api.title} API."


def _call(
    operation: Operation,
    api: Api,
    names: Names,
    annotator: Annotator,
    imports: Imports,
    checking: Imports,
) -> Call:
    name = names.methods[operation.key]
    found = arguments(operation, api, names, annotator)
    for argument in found:
        _take(argument, imports, checking)
    returns = returns_of(operation, result_of(operation), api, names, annotator)
    _take(returns, imports, checking)
    return Call(
        operation=operation,
        name=name,
        constant=f"_{name.upper()}",
        arguments=found,
        returns=returns,
    )


def _take(needs: Argument | Returns, imports: Imports, checking: Imports) -> None:
    for annotation in needs.annotations:
        checking.standard([annotation])
        if annotation.models:
            checking.add("..models", *annotation.models)
        for module, name in annotation.runtime:
            place = imports if name == "UNSET" else checking
            place.add(f".._runtime.{module}", name)


def _class_view(
    group: Group, calls: list[Call], about: str, *, is_async: bool
) -> ResourceClassView:
    prefix = "Async" if is_async else ""
    name = f"{prefix}{group.cls}"
    wrapper = "with_async_response" if is_async else "with_response"
    return ResourceClassView(
        name=PySource(name),
        base=PySource(f"{prefix}Resource"),
        docstring=prose_docstring(about, 4),
        methods=tuple(_method(each, is_async=is_async) for each in calls),
        raw_name=PySource(f"{name}WithResponse"),
        raw_docstring=prose_docstring(
            f"The calls of `{name}`, each giving a `Response`.", 4
        ),
        raw_init=_raw_init(name),
        raw_methods=tuple(
            called(f"self.{each.name}", f"{wrapper}(calls.{each.name})", 8)
            for each in calls
        ),
    )


def _raw_init(name: str) -> PySource:
    inner = bracketed(f"{name}(", ["self._transport.with_response()"], ")", 12)
    line = f"return {name}WithResponse({inner})"
    if len(line) + 8 <= 88:
        return PySource(line)
    return PySource(f"return {name}WithResponse(\n            {inner}\n        )")


def _method(call: Call, *, is_async: bool) -> MethodView:
    paged = call.returns.is_page
    returns = call.returns.on_async if is_async else call.returns.on_sync
    prefix = "async " if is_async and not paged else ""
    positional = [each.declaration for each in call.arguments if each.positional]
    keywords = [each.declaration for each in call.arguments if not each.positional]
    parameters = ["self", *positional, "*", *keywords, "timeout: float | None = None"]
    return MethodView(
        signature=signature(f"{prefix}{call.name}", parameters, returns, 4),
        docstring=method_docstring(call.operation, call.arguments),
        body=_body(call, "await " if prefix else "", paged=paged),
    )


def _body(call: Call, awaits: str, *, paged: bool) -> PySource:
    pairs = [f"{literal(each.name)}: {each.name}" for each in call.arguments]
    mapping = bracketed("{", pairs, "}", 12, after=1)
    opening = f"return {awaits}self._transport.{'pages' if paged else 'send'}("
    items = [call.constant, mapping, "timeout=timeout"]
    return bracketed(opening, items, ")", 8)
