"""What lists of parameters and fields give, whether a page sets them as tables or as bullets."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.places import InPage

Location: TypeAlias = Literal["path", "query", "header", "cookie"]
Access: TypeAlias = Literal["read", "write", "both"]
Role: TypeAlias = Literal["parameters", "body", "response", "object"]

# As what a body goes: a form has two ways.
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What a list is a list of, by the headings over it.

    location: where its parameters go, None when it does not say. name: of an `object`.
    listed: whether these are the fields of each item of an array. in_url: whether the words for its location
    may mean the query as well as the path, `URL parameters`.
    """

    role: Role
    location: Location | None = None
    status: str = "200"
    media_type: str = JSON
    name: str | None = None
    required: bool | None = None
    listed: bool = False
    in_url: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One parameter or field, in the page's words. made_up: only fields below it are listed.

    types: the words for its type, empty when there are none; link: where they point.
    required: None when the page does not say. of: the name given to the type of its value.
    access: whether it is only read or only written, where a page lists both in one. example: a value of it.
    """

    name: str
    place: InPage
    types: str = ""
    link: str | None = None
    required: bool | None = None
    description: str = ""
    location: Location | Literal["body"] | None = None
    default: str | None = None
    values: tuple[str, ...] = ()
    of: str | None = None
    children: "tuple[Field, ...]" = ()
    made_up: bool = False
    access: Access | None = None
    example: str = ""
    deprecated: bool = False


def first_step(name: str) -> str:
    """The first step of a field's name: `data` of `data.rooms[].id`."""
    return name.partition(".")[0].partition("[")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldList:
    """Fields that stand together. of: the name the page gives to the object they make up."""

    slot: Slot
    fields: tuple[Field, ...]
    place: InPage
    of: str | None = None
    heading: str = ""
