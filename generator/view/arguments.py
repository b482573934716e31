"""The arguments of a call, as its methods declare and document them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model import (
    Anything,
    Api,
    Body,
    Field,
    MapOf,
    Operation,
    Parameter,
    Scalar,
    Type,
)
from generator.name.arguments import (
    BODY,
    EXTRA,
    MEDIA_TYPE,
    body_fields,
    chooses_media_type,
    extra_of,
)
from generator.name.names import Names
from generator.view.annotations import Annotation, Annotator
from generator.view.layout import declaration
from generator.view.sendable import literals, mapping, sendable, stream_input
from generator.view.source import PySource, ended, one_line

_UNSET = Annotation(
    parts=("Unset",), runtime=frozenset({("unset", "Unset"), ("unset", "UNSET")})
)
_TEXT = Scalar(kind="string")
_MADE = "One is made when it is left out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument: its declaration, what that needs imported, and the vendor's words for it.

    kind: what it may be, where that is one type of the vendor's. default: what the server takes when
    it is not given, as JSON text.
    """

    name: str
    declaration: PySource
    annotations: tuple[Annotation, ...]
    required: bool
    kind: Type | None = None
    positional: bool = False
    description: str | None = None
    default: str | None = None
    deprecated: bool = False


def arguments(
    operation: Operation, api: Api, names: Names, annotator: Annotator
) -> tuple[Argument, ...]:
    """A call's arguments: those of the path in its order, then what is required, then the rest."""
    ordered = sorted(operation.parameters, key=lambda each: _place(each, operation))
    parameters = [
        _of_parameter(operation, each, api, names, annotator) for each in ordered
    ]
    found = [*parameters, *_of_body(operation, api, names, annotator)]
    return tuple(
        sorted(found, key=lambda each: (not each.positional, not each.required))
    )


def _place(parameter: Parameter, operation: Operation) -> tuple[bool, int]:
    if parameter.location != "path":
        return True, 0
    return False, operation.path.find(f"{{{parameter.wire}}}")


def _of_parameter(
    operation: Operation,
    parameter: Parameter,
    api: Api,
    names: Names,
    annotator: Annotator,
) -> Argument:
    name = names.arguments[operation.key, parameter.location, parameter.wire]
    annotation = sendable(parameter.type, api, annotator)
    required = parameter.required and parameter.role is None
    return Argument(
        name=name,
        declaration=_declared(name, annotation, "" if required else "None"),
        annotations=(annotation,),
        positional=_names_its_object(parameter, operation),
        required=required,
        kind=parameter.type,
        description=_said_of_parameter(parameter),
        default=parameter.default,
        deprecated=parameter.deprecated,
    )


def _said_of_parameter(parameter: Parameter) -> str | None:
    if parameter.role is None:
        return parameter.description
    about = parameter.description
    return f"{ended(one_line(about))} {_MADE}" if about else _MADE


def _names_its_object(parameter: Parameter, operation: Operation) -> bool:
    """Whether a value says what the call is about: one of the path, or the only one that a call needs."""
    if parameter.location == "path":
        return True
    needed = [
        each for each in operation.parameters if each.required and each.role is None
    ]
    only = len(needed) == 1 and needed[0] == parameter
    return only and parameter.location == "query" and operation.body is None


def _of_body(
    operation: Operation, api: Api, names: Names, annotator: Annotator
) -> Iterator[Argument]:
    body = operation.body
    if body is None:
        return
    fields = body_fields(api, operation)
    if fields is None:
        yield _whole_body(operation, body, names, annotator)
    for field in fields or ():
        yield _of_field(operation, body, field, api, names, annotator)
    extra = extra_of(api, operation)
    if extra is not None:
        yield _extra(names.arguments[operation.key, *EXTRA], extra, annotator)
    if chooses_media_type(operation):
        yield _media_type(names.arguments[operation.key, *MEDIA_TYPE], body, annotator)


def _whole_body(
    operation: Operation, body: Body, names: Names, annotator: Annotator
) -> Argument:
    name = names.arguments[operation.key, *BODY]
    annotation = _of_whole(body, annotator)
    absent: Literal["UNSET", "None"] = "UNSET" if body.kind == "json" else "None"
    return Argument(
        name=name,
        declaration=_declared(name, annotation, "" if body.required else absent),
        annotations=_with_unset(annotation, required=body.required or absent == "None"),
        required=body.required,
        kind=body.type,
        description=_said_of(body),
    )


def _of_whole(body: Body, annotator: Annotator) -> Annotation:
    match body.kind:
        case "file":
            return stream_input()
        case "form" | "multipart" if isinstance(body.type, Anything):
            return mapping(annotator)
        case _:
            return annotator.of(body.type, "argument")


def _said_of(body: Body) -> str | None:
    """What an argument that takes text or content is written as, which its type does not say."""
    if body.kind in ("text", "file"):
        listed = body.media_types or (body.media_type,)
        return f"What is sent, as {' or '.join(f'`{each}`' for each in listed)}."
    return None


def _of_field(
    operation: Operation,
    body: Body,
    field: Field,
    api: Api,
    names: Names,
    annotator: Annotator,
) -> Argument:
    name = names.arguments[operation.key, "body", field.wire]
    required = field.required and body.required
    in_json = body.kind == "json"
    annotation = (
        annotator.of(field.type, "argument")
        if in_json
        else sendable(field.type, api, annotator)
    )
    absent: Literal["UNSET", "None"] = "UNSET" if in_json else "None"
    return Argument(
        name=name,
        declaration=_declared(name, annotation, "" if required else absent),
        annotations=_with_unset(annotation, required=required or not in_json),
        required=required,
        kind=field.type,
        description=field.description,
        default=field.default,
        deprecated=field.deprecated,
    )


def _extra(name: str, kind: Type, annotator: Annotator) -> Argument:
    annotation = annotator.of(MapOf(value=kind), "argument")
    return Argument(
        name=name,
        declaration=_declared(name, annotation, "None"),
        annotations=(annotation,),
        required=False,
        description="Further fields of the body, by their names there.",
    )


def _media_type(name: str, body: Body, annotator: Annotator) -> Argument:
    """Which label the body gets; any text where the document leaves it open."""
    is_open = any("*" in each for each in (body.media_type, *body.media_types))
    annotation = annotator.of(_TEXT) if is_open else literals(body.media_types)
    first = body.media_types[0] if body.media_types else body.media_type
    usual = "" if "*" in first else f" `{first}` when not given."
    return Argument(
        name=name,
        declaration=_declared(name, annotation, "None"),
        annotations=(annotation,),
        required=False,
        description=f"The media type that the body is sent as.{usual}",
    )


def _with_unset(annotation: Annotation, *, required: bool) -> tuple[Annotation, ...]:
    return (annotation,) if required else (annotation, _UNSET)


def _declared(
    name: str, annotation: Annotation, absent: Literal["", "None", "UNSET"]
) -> PySource:
    """`name: annotation = absent`; an argument that must be given has no such end."""
    further = {"": (), "None": ("None",), "UNSET": ("Unset",)}[absent]
    parts = tuple(dict.fromkeys((*annotation.parts, *further)))
    return declaration(name, parts, f" = {absent}" if absent else "", 8)
