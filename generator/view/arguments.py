"""The arguments of a call, as its methods declare and document them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import (
    Api,
    Body,
    EnumType,
    Field,
    ListOf,
    Operation,
    Parameter,
    Type,
)
from generator.name.arguments import body_object
from generator.name.names import Names
from generator.view.annotations import Annotation, Annotator
from generator.view.calls import is_enum
from generator.view.layout import declaration
from generator.view.source import WIDTH, literal

# What fits a line behind `            | Sequence[Literal[` and what closes it.
_LITERALS = WIDTH - 30

_UNSET = Annotation(
    parts=("Unset",), runtime=frozenset({("unset", "Unset"), ("unset", "UNSET")})
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument: its declaration, what that needs imported, and the vendor's words for it."""

    name: str
    declaration: str
    annotations: tuple[Annotation, ...]
    positional: bool
    required: bool
    description: str | None


def arguments(
    operation: Operation, api: Api, names: Names, annotator: Annotator
) -> tuple[Argument, ...]:
    """A call's arguments: those of the path in its order, then what is required, then the rest."""
    found = [
        *(
            _of_parameter(operation, each, api, names, annotator)
            for each in operation.parameters
        ),
        *_of_body(operation, api, names, annotator),
    ]
    return tuple(sorted(found, key=lambda each: _rank(each, operation, names)))


def _rank(argument: Argument, operation: Operation, names: Names) -> tuple[int, int]:
    for parameter in operation.parameters:
        name = names.arguments[operation.key, parameter.location, parameter.wire]
        if parameter.location == "path" and name == argument.name:
            return 0, operation.path.find(f"{{{parameter.wire}}}")
    return (1, 0) if argument.required else (2, 0)


def _of_parameter(
    operation: Operation,
    parameter: Parameter,
    api: Api,
    names: Names,
    annotator: Annotator,
) -> Argument:
    name = names.arguments[operation.key, parameter.location, parameter.wire]
    annotation = _sendable(parameter.type, api, annotator)
    optional = () if parameter.required else ("None",)
    return Argument(
        name=name,
        declaration=declaration(
            name,
            (*annotation.parts, *optional),
            "" if parameter.required else " = None",
            8,
        ),
        annotations=(annotation,),
        positional=_names_its_object(parameter, operation),
        required=parameter.required,
        description=parameter.description,
    )


def _names_its_object(parameter: Parameter, operation: Operation) -> bool:
    """Whether a value says what the call is about: one of the path, or the only one that a call needs."""
    if parameter.location == "path":
        return True
    needed = [each for each in operation.parameters if each.required]
    only = len(needed) == 1 and needed[0] == parameter
    return only and parameter.location == "query" and operation.body is None


def _sendable(kind: Type, api: Api, annotator: Annotator) -> Annotation:
    """Values of an enumeration may be given as plain text; a list of them as any sequence."""
    if isinstance(kind, ListOf):
        inner = _sendable(kind.item, api, annotator)
        return replace(
            inner,
            parts=(f"Sequence[{inner.source}]",),
            standard=inner.standard | {("collections.abc", "Sequence")},
        )
    plain = annotator.of(kind, "argument")
    found = is_enum(kind, api.types)
    if found is None:
        return plain
    other = _known(found, annotator)
    return replace(
        plain,
        parts=(*plain.parts, *other.parts),
        standard=plain.standard | other.standard,
    )


def _known(definition: EnumType, annotator: Annotator) -> Annotation:
    """The values of an enumeration as literals, or their type where a line cannot hold them."""
    listed = ", ".join(literal(value) for value in definition.values)
    if len(listed) > _LITERALS:
        name = "str" if isinstance(definition.values[0], str) else "int"
        return annotator.of_scalar(name)
    return Annotation(
        parts=(f"Literal[{listed}]",), standard=frozenset({("typing", "Literal")})
    )


def _of_body(
    operation: Operation, api: Api, names: Names, annotator: Annotator
) -> Iterator[Argument]:
    body = operation.body
    if body is None:
        return
    fields = body_object(api, operation)
    if fields is None:
        yield _whole_body(operation, body, names, annotator)
        return
    for field in fields.fields:
        yield _of_field(operation, body, field, names, annotator)


def _whole_body(
    operation: Operation, body: Body, names: Names, annotator: Annotator
) -> Argument:
    name = names.arguments[operation.key, "body", ""]
    annotation = annotator.of(body.type, "argument")
    unset = (_UNSET,) if not body.required else ()
    return Argument(
        name=name,
        declaration=_declared(name, annotation, required=body.required),
        annotations=(annotation, *unset),
        positional=False,
        required=body.required,
        description=None,
    )


def _of_field(
    operation: Operation, body: Body, field: Field, names: Names, annotator: Annotator
) -> Argument:
    name = names.arguments[operation.key, "body", field.wire]
    annotation = annotator.of(field.type, "argument")
    required = field.required and body.required
    return Argument(
        name=name,
        declaration=_declared(name, annotation, required=required),
        annotations=(annotation, *(() if required else (_UNSET,))),
        positional=False,
        required=required,
        description=field.description,
    )


def _declared(name: str, annotation: Annotation, *, required: bool) -> str:
    parts = annotation.parts if required else (*annotation.parts, "Unset")
    return declaration(name, parts, "" if required else " = UNSET", 8)
