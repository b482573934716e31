"""What moves a list from page to page: parameters of the query, and fields of the body that is sent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.lower.context import Context
from generator.lower.paging.lists import inner, object_of, plain
from generator.model import Body, OneOf, Parameter, Scalar, Type
from generator.values import JsonObject

Fits: TypeAlias = Callable[[Type], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """Something that a call takes. in_body: whether as a field of its body; at: pointer of its schema."""

    wire: str
    type: Type
    in_body: bool
    at: str


def inputs_of(
    context: Context, parameters: tuple[Parameter, ...], body: Body | None
) -> tuple[Input, ...]:
    """Everything that could move a list; the query's first."""
    queried = (
        Input(
            wire=each.wire,
            type=inner(each.type),
            in_body=False,
            at=f"{each.at}/schema",
        )
        for each in parameters
        if each.location == "query"
    )
    return (*queried, *_sent(context, body))


def _sent(context: Context, body: Body | None) -> Iterator[Input]:
    if body is None or body.kind != "json":
        return
    found = object_of(context, body.type)
    for field in found.fields if found is not None else ():
        yield Input(wire=field.wire, type=inner(field.type), in_body=True, at=field.at)


def named(
    inputs: tuple[Input, ...], names: tuple[str, ...], fits: Fits
) -> Input | None:
    """The first input of one of some names whose type fits."""
    return next(
        (each for each in inputs if plain(each.wire) in names and fits(each.type)), None
    )


def schema_at(context: Context, at: str) -> JsonObject:
    """The schema at a pointer, references followed; empty where there is none."""
    return context.resolve({"$ref": f"#{at.replace('%', '%25')}"}, "")[0]


def is_number(kind: Type) -> bool:
    """Whether a type is a whole number, which some documents write as any number."""
    return kind in (Scalar(kind="integer"), Scalar(kind="number"))


def is_text(kind: Type) -> bool:
    """Whether a type is text, or an id in its usual form."""
    return kind in (Scalar(kind="string"), Scalar(kind="uuid"))


def is_key(kind: Type) -> bool:
    """Whether a type can point to a place in a list: text or a whole number."""
    if isinstance(kind, OneOf):
        return all(is_key(each) for each in kind.members)
    return is_text(kind) or kind == Scalar(kind="integer")


def is_flag(kind: Type) -> bool:
    """Whether a type is true or false."""
    return kind == Scalar(kind="boolean")
