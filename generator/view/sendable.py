"""Annotations of what is sent as text: values of enumerations, objects, lists, files."""

from collections.abc import Sequence
from dataclasses import replace

from generator.model import (
    Api,
    EnumType,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    Type,
)
from generator.view.annotations import Annotation, Annotator
from generator.view.calls import is_enum
from generator.view.source import WIDTH, literal

# What fits a line behind `            | Sequence[Literal[` and what closes it.
_LITERALS = WIDTH - 30


def sendable(kind: Type, api: Api, annotator: Annotator) -> Annotation:
    """What a parameter may be given as: plain text for an enumeration, a mapping for an object."""
    match kind:
        case ListOf(item=item):
            inner = sendable(item, api, annotator)
            return replace(
                inner,
                parts=(f"Sequence[{inner.source}]",),
                standard=inner.standard | {("collections.abc", "Sequence")},
            )
        case Nullable(inner=inner):
            # what is not given is not sent; null has no way to be written as text
            return sendable(inner, api, annotator)
        case MapOf():
            return annotator.of(kind, "argument")
        case Named(id=id) if isinstance(api.types.get(id), ObjectType):
            return _either(annotator.of(kind, "argument"), mapping(annotator))
        case _:
            plain = annotator.of(kind, "argument")
            found = is_enum(kind, api.types)
            if found is None or not found.values:
                return plain
            return _either(plain, _known(found, annotator))


def _either(one: Annotation, other: Annotation) -> Annotation:
    return Annotation(
        parts=tuple(dict.fromkeys((*one.parts, *other.parts))),
        standard=one.standard | other.standard,
        models=one.models | other.models,
        runtime=one.runtime | other.runtime,
    )


def _known(definition: EnumType, annotator: Annotator) -> Annotation:
    """The values of an enumeration as literals, or their type where a line cannot hold them."""
    found = literals(definition.values)
    if len(found.source) > _LITERALS + len("Literal[]"):
        is_text = isinstance(definition.values[0], str)
        return annotator.of_scalar("str" if is_text else "int")
    return found


def literals(values: Sequence[str | int]) -> Annotation:
    """One of some known values."""
    listed = ", ".join(literal(value) for value in values)
    return Annotation(
        parts=(f"Literal[{listed}]",), standard=frozenset({("typing", "Literal")})
    )


def mapping(annotator: Annotator) -> Annotation:
    """Any object, by the names on the wire."""
    text = annotator.of_scalar("str")
    plain = annotator.of_scalar("object")
    return Annotation(
        parts=(f"Mapping[{text.source}, {plain.source}]",),
        standard=text.standard | plain.standard | {("collections.abc", "Mapping")},
    )


def stream_input() -> Annotation:
    """A whole body that is sent as it is."""
    return Annotation(
        parts=("StreamInput",), runtime=frozenset({("files", "StreamInput")})
    )
