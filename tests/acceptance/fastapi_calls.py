"""Calls of the service and what should come of them: the same for sync and async."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any
from uuid import UUID

NOON = datetime(2030, 6, 1, 12, 30, 15, 250_000, UTC)


@dataclass(frozen=True)
class Case:
    """call: from a client and its package. expected: from the package, for its models."""

    name: str
    call: Callable[[Any, Any], Any]
    expected: Callable[[Any], Any]

    def __str__(self) -> str:
        return self.name


def _moment(package: Any, kind: str) -> Any:
    return getattr(package, kind)(**_parts(package))


def _parts(package: Any) -> dict[str, Any]:
    return {
        "id": UUID(int=7),
        "at": NOON,
        "day": date(2030, 6, 1),
        "clock": time(12, 30),
        "price": "10.50",
        "colour": None,
        "size": package.Size(10),
    }


def _tree(package: Any, kind: str) -> Any:
    node = getattr(package, kind)
    known = kind == "NodeOutput"
    leaf = node(name="leaf", parent_name="twig" if known else None, children=[])
    twig = node(name="twig", parent_name="root" if known else None, children=[leaf])
    return node(name="root", children=[twig])


CASES = [
    Case(
        "a union by its discriminator",
        lambda client, of: client.pets.get(2),
        lambda of: of.Dog(kind="dog", name="Rex", tricks=["sit", "roll"]),
    ),
    Case(
        "a union by its discriminator, sent",
        lambda client, of: client.pets.create(body=of.Cat(kind="cat", name="New")),
        lambda of: of.Cat(kind="cat", name="New", lives=9),
    ),
    Case(
        "a union told apart by its members",
        lambda client, of: client.shapes.area(body=of.Square(side=3)),
        lambda of: of.Area(area=9.0, of=of.Square(side=3.0)),
    ),
    Case(
        "the other member of it",
        lambda client, of: client.shapes.area(body=of.Circle(radius=2)),
        lambda of: of.Area(area=6.0, of=of.Circle(radius=2.0)),
    ),
    Case("text", lambda client, of: client.shapes.value(body="7"), lambda of: "7"),
    Case("a number", lambda client, of: client.shapes.value(body=7), lambda of: 7),
    Case("a list", lambda client, of: client.shapes.value(body=[1]), lambda of: [1]),
    Case("null", lambda client, of: client.shapes.value(body=None), lambda of: None),
    Case(
        "a recursive model",
        lambda client, of: client.shapes.tree(
            name="root", children=_tree(of, "NodeInput").children
        ),
        lambda of: _tree(of, "NodeOutput"),
    ),
    Case(
        "a tuple",
        lambda client, of: client.shapes.point(body=(1, 2.5, "x")),
        lambda of: ("x", 2.5, 1),
    ),
    Case(
        "a map",
        lambda client, of: client.shapes.counts(body={"a b": 1, "": 2}),
        lambda of: {"a b": [1, 2], "": [2, 3]},
    ),
    Case(
        "values that are text in JSON",
        lambda client, of: client.moments.echo(**_parts(of)),
        lambda of: _moment(of, "MomentOutput"),
    ),
    Case(
        "null and left out",
        lambda client, of: client.profiles.change("ada", nickname=None, age=31),
        lambda of: of.Changed(
            given=["age", "nickname"],
            profile=of.Profile(nickname=None, age=31, tags=["a"]),
        ),
    ),
    Case(
        "nothing given",
        lambda client, of: client.profiles.change("ada"),
        lambda of: of.Changed(
            given=[], profile=of.Profile(nickname="ada", age=30, tags=["a"])
        ),
    ),
    Case(
        "an optional body",
        lambda client, of: client.profiles.remember(body=of.Profile(age=3)),
        lambda of: of.Profile(nickname=None, age=3, tags=None),
    ),
    Case(
        "an optional body left out",
        lambda client, of: client.profiles.remember(),
        lambda of: None,
    ),
    Case(
        "a query of many members",
        lambda client, of: client.search.search(
            "a&b=c ä",
            colours=[of.Colour.RED, "dark-blue"],
            newest_first=True,
            least=0.5,
            page_size=5,
        ),
        lambda of: of.Found(
            query={
                "text": ["a&b=c ä"],
                "colours": ["red", "dark-blue"],
                "newest_first": ["true"],
                "least": ["0.5"],
                "page-size": ["5"],
            },
            filter=of.Filter(
                text="a&b=c ä",
                colours=[of.Colour.RED, of.Colour.DARK_BLUE],
                newest_first=True,
                least=0.5,
                page_size=5,
            ),
        ),
    ),
    Case(
        "a query of an object",
        lambda client, of: client.search.deep(filter={"state": "on", "year": 2030}),
        lambda of: {"filter[state]": ["on"], "filter[year]": ["2030"]},
    ),
    Case(
        "known values in path and query",
        lambda client, of: client.search.colour(of.Colour.DARK_BLUE, size=of.Size(1)),
        lambda of: {"colour": "dark-blue", "size": 1, "dark": True},
    ),
    Case(
        "headers and cookies",
        lambda client, of: client.search.seen(x_trace="t", theme="dark"),
        lambda of: of.Seen(
            headers={"x-trace": "t", "x-numbers": ""}, cookies={"theme": "dark"}
        ),
    ),
    Case(
        "a file",
        lambda client, of: client.files.upload(file=("a ä.txt", b"1234", "text/plain")),
        lambda of: of.Upload(name="a ä.txt", size=4, media_type="text/plain"),
    ),
    Case(
        "an open file",
        lambda client, of: client.files.upload(file=("x.bin", BytesIO(b"\0" * 9))),
        lambda of: of.Upload(
            name="x.bin", size=9, media_type="application/octet-stream"
        ),
    ),
    Case(
        "several files with fields",
        lambda client, of: client.files.create_album(
            title="T", files=[("1.png", b"1"), ("2.png", b"22")], year=2030
        ),
        lambda of: of.Album(
            title="T",
            year=2030,
            files=[
                of.Upload(name="1.png", size=1, media_type="image/png"),
                of.Upload(name="2.png", size=2, media_type="image/png"),
            ],
        ),
    ),
    Case(
        "a body as it is",
        lambda client, of: client.files.update("a b", content=b"\0\xff"),
        lambda of: of.Upload(name="a b", size=2, media_type="application/octet-stream"),
    ),
    Case(
        "a download",
        lambda client, of: client.files.download("n"),
        lambda of: b"%PDF-\x00\xff n",
    ),
    Case(
        "text that is no JSON",
        lambda client, of: client.files.note("n"),
        lambda of: "n: ä, 文\n",
    ),
    Case(
        "a form",
        lambda client, of: client.access.log_in(
            username="a&b", password="c d+ä", scopes=["r", "w"]
        ),
        lambda of: of.Credentials(scheme="r+w", who="a&b:c d+ä"),
    ),
]
