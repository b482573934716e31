"""What the service takes and gives."""

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class Colour(str, Enum):
    RED = "red"
    DARK_BLUE = "dark-blue"


class Size(IntEnum):
    SMALL = 1
    LARGE = 10


class Cat(BaseModel):
    kind: Literal["cat"]
    name: str
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog"]
    name: str
    tricks: list[str] = []


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]


class PetPage(BaseModel):
    items: list[Pet]
    total: int


class NoSuchPet(BaseModel):
    pet_id: int
    reason: str


class Circle(BaseModel):
    radius: float


class Square(BaseModel):
    side: float


class Area(BaseModel):
    area: float
    of: Circle | Square


class Node(BaseModel):
    """A tree, in which each node holds others."""

    name: str
    parent_name: str | None = None
    children: "list[Node]" = []


class Moment(BaseModel):
    """A value of each kind that JSON holds as text."""

    id: UUID
    at: datetime
    day: date
    clock: time
    price: Decimal
    colour: Colour | None
    size: Size = Size.SMALL


class MomentPage(BaseModel):
    data: list[Moment]
    next_cursor: str | None = None


class Profile(BaseModel):
    """What a profile holds; all of it may be changed or cleared."""

    nickname: str | None = None
    age: int | None = None
    tags: list[str] | None = None


class Changed(BaseModel):
    given: list[str]
    profile: Profile


class Upload(BaseModel):
    name: str
    size: int
    media_type: str | None = None


class Album(BaseModel):
    title: str
    year: int | None
    files: list[Upload]


class Filter(BaseModel):
    """What to look for, each member a parameter of the query."""

    text: str
    colours: list[Colour] = []
    newest_first: bool = False
    least: float | None = None
    page_size: int = Field(default=20, alias="page-size")


class Found(BaseModel):
    """The filter as it arrived."""

    model_config = ConfigDict(extra="allow")

    query: dict[str, list[str]]
    filter: Filter


class Credentials(BaseModel):
    scheme: str
    who: str


class Tick(BaseModel):
    number: int
    at: datetime


class Seen(BaseModel):
    """What came beside the body of a request."""

    headers: dict[str, str]
    cookies: dict[str, str]
