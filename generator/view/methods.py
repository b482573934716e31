"""One call as its methods show it, sync and async."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model import Api, Operation
from generator.name.names import Group, Names
from generator.view.annotations import Annotation, Annotator
from generator.view.arguments import Argument, arguments
from generator.view.descriptions import method_docstring
from generator.view.layout import bracketed, signature
from generator.view.returns import Returns, returns_of
from generator.view.source import PySource, literal
from generator.view.views import MethodView

_NOTHING_GIVEN = PySource("{}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One operation, with all that its methods show."""

    operation: Operation
    group: Group
    name: str
    constant: str
    arguments: tuple[Argument, ...]
    returns: Returns
    docstring: PySource

    @property
    def path(self) -> str:
        """Where a client has it: `contacts.list`."""
        return f"{self.group.attribute}.{self.name}"

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All that its methods' signatures hold."""
        given = (note for each in self.arguments for note in each.annotations)
        options = Annotation(
            parts=(self.options,),
            standard=frozenset({("typing", "Unpack")}),
            runtime=frozenset({("options", self.options)}),
        )
        return *given, *self.returns.annotations, options

    @property
    def options(self) -> str:
        """The type of what it takes besides."""
        return "ListOptions" if self.returns.is_page else "CallOptions"

    @property
    def is_awaited(self) -> bool:
        """Whether the async method is a coroutine; pages and streams are made at once."""
        return not (self.returns.is_page or self.returns.is_stream)


def calls_of(api: Api, names: Names) -> Mapping[str, Call]:
    """Every call of an API, by its operation's key."""
    operations = {each.key: each for each in api.operations}
    paths = {
        key: f"{group.attribute}.{names.methods[key]}"
        for group in names.groups
        for key in group.operations
    }
    found: dict[str, Call] = {}
    for group in names.groups:
        hidden = frozenset(str(names.methods[key]) for key in group.operations)
        annotator = Annotator(names, api.types, hidden)
        for key in group.operations:
            found[key] = _call(operations[key], group, paths, api, names, annotator)
    return found


def _call(
    operation: Operation,
    group: Group,
    paths: Mapping[str, str],
    api: Api,
    names: Names,
    annotator: Annotator,
) -> Call:
    name = names.methods[operation.key]
    found = arguments(operation, api, names, annotator)
    returns = returns_of(operation, api, names, annotator)
    return Call(
        operation=operation,
        group=group,
        name=name,
        constant=f"_{name.upper()}",
        arguments=found,
        returns=returns,
        docstring=method_docstring(operation, found, paths, is_page=returns.is_page),
    )


def runtime_names(calls: Iterable[Call]) -> set[tuple[str, str]]:
    """What of the runtime's modules stands in the annotations of some calls."""
    return {
        pair for call in calls for note in call.annotations for pair in note.runtime
    }


def method_views(call: Call) -> tuple[MethodView, MethodView]:
    """The sync and the async method."""
    declared = [each.declaration for each in call.arguments if each.positional]
    keywords = [each.declaration for each in call.arguments if not each.positional]
    parameters = ["self", *declared, *(["*", *keywords] if keywords else [])]
    parameters.append(f"**options: Unpack[{call.options}]")
    pairs = [f"{literal(each.name)}: {each.name}" for each in call.arguments]
    mapping = bracketed("{", pairs, "}", 12, after=1) if pairs else _NOTHING_GIVEN
    items = [call.constant, mapping, "**options"]
    before = "async " if call.is_awaited else ""
    return (
        _method(call, call.name, parameters, call.returns.on_sync, items, ""),
        _method(
            call,
            f"{before}{call.name}",
            parameters,
            call.returns.on_async,
            items,
            "await " if call.is_awaited else "",
        ),
    )


def _method(
    call: Call,
    name: str,
    parameters: list[str],
    returns: str,
    items: list[str],
    awaits: str,
) -> MethodView:
    verb = "send"
    if call.returns.is_page:
        verb = "pages"
    elif call.returns.is_stream:
        verb = "stream"
    opening = f"return {awaits}self._transport.{verb}("
    return MethodView(
        signature=signature(name, parameters, returns, 4),
        docstring=call.docstring,
        body=bracketed(opening, items, ")", 8),
    )
