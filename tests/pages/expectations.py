"""What a page says, written down by hand after reading it: names, places and types, in YAML.

    page: tables/people.md          # below the folder of pages; its first part is the dialect
    sha256: 0123456789ab            # of the page, so that another version of it is left alone
    base: https://api.example.com   # or `not stated`; alternatives with ` or `
    auth: bearer                    # basic, `header X-Key`, `query key`, none, not stated; ` or `, ` and `
    unsaid: optional                # what no word about requiredness means here; else: not compared
    partial: true                   # when not all fields of bodies and responses are listed
    parameters: any                 # when only the endpoints are listed; so too `base` and `auth`
    endpoints:
      GET /people/{id} (a label):   # the label tells apart what has the same method and path
        routes: [/me/people/{id}]   # further paths of the same call
        parameters:                 # `any` when the page leaves open what they are
          path id: integer
          query sort: string, optional, one of name | age
        body:                       # `.` is the whole of it
          tags[].name: array of string or null, required, sample
        response:
          "[].id": integer
    allowed: [GET /old]             # may be emitted and need not be

Types are string, integer, number, boolean, object, file, any, map, `map of X`, array, `array of X`, and
`?` where the page names none; `?` beside others means that leaving it open is fine too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "expected"
OVERVIEWS = Path(__file__).parent / "overviews"
"""Pages of our own that document no endpoint."""
NOT_STATED = "not stated"
ANY = "any"
_LABEL = re.compile(r"\s+\(.*\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One parameter or field. types: () when the page names none; required: None when it does not say.

    unknown_fits: whether any JSON at all will do as well as `types`.
    """

    name: str
    location: str
    types: tuple[str, ...]
    null: bool = False
    unknown_fits: bool = False
    required: bool | None = None
    values: tuple[str, ...] = ()
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """parameters: None when the page leaves open what they are. body, response: None when it says nothing."""

    method: str
    path: str
    bases: tuple[str, ...]
    auth: tuple[frozenset[str], ...]
    parameters: tuple[Expected, ...] | None
    body: tuple[Expected, ...] | None
    response: tuple[Expected, ...] | None

    @property
    def key(self) -> str:
        """As the findings name it."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """All that one page says."""

    page: str
    sha256: str
    endpoints: tuple[Endpoint, ...]
    allowed: frozenset[str]
    partial: bool


def load(folder: Path = FOLDER) -> dict[str, Expectation]:
    """Every expectation of a folder, by the page that it is about."""
    read = (
        expectation(yaml.safe_load(path.read_text("utf-8")))
        for path in sorted(folder.glob("*.yaml"))
    )
    return {each.page: each for each in read}


def expectation(tree: Mapping[str, Any]) -> Expectation:
    """One expectation from what its file holds."""
    return Expectation(
        page=tree["page"],
        sha256=str(tree["sha256"]),
        endpoints=tuple(
            endpoint
            for key, said in tree["endpoints"].items()
            for endpoint in _endpoints(key, said, tree)
        ),
        allowed=frozenset(tree.get("allowed", ())),
        partial=bool(tree.get("partial")),
    )


def silent(page: str, sha256: str) -> Expectation:
    """What is expected of a page without an endpoint."""
    return Expectation(
        page=page, sha256=sha256, endpoints=(), allowed=frozenset(), partial=False
    )


def _endpoints(
    key: str, said: Mapping[str, Any], page: Mapping[str, Any]
) -> Iterator[Endpoint]:
    method, path = _LABEL.sub("", key).split(" ", 1)
    unsaid = page.get("unsaid")
    for route in (path, *said.get("routes", ())):
        yield Endpoint(
            method=method,
            path=route,
            bases=tuple(_either(said.get("base", page.get("base", NOT_STATED)))),
            auth=tuple(
                frozenset(one.split(" and "))
                for one in _either(said.get("auth", page.get("auth", NOT_STATED)))
            ),
            parameters=_parameters(
                route, said.get("parameters", page.get("parameters")) or {}, unsaid
            ),
            body=_fields("body", said.get("body"), unsaid),
            response=_fields("response", said.get("response"), None),
        )


def _parameters(
    path: str, said: Mapping[str, str] | str, unsaid: str | None
) -> tuple[Expected, ...] | None:
    """Those of the path are there without being listed, and are required."""
    if isinstance(said, str):
        return None
    listed = [
        _expected(key.split(" ", 1)[1], key.split(" ", 1)[0], text, unsaid)
        for key, text in said.items()
    ]
    told = {each.name: each for each in listed if each.location == "path"}
    in_path = [
        replace(
            told.get(name, Expected(name=name, location="path", types=())),
            required=True,
        )
        for name in re.findall(r"\{([^{}]+)\}", path)
    ]
    return (*in_path, *(each for each in listed if each.location != "path"))


def _fields(
    location: str, said: Mapping[str, str] | None, unsaid: str | None
) -> tuple[Expected, ...] | None:
    if said is None:
        return None
    return tuple(_expected(name, location, text, unsaid) for name, text in said.items())


def _expected(name: str, location: str, text: str, unsaid: str | None) -> Expected:
    head, _, values = text.partition("one of ")
    types, *words = (word.strip() for word in head.strip(" ,").split(","))
    either = list(_either(types))
    required = True if "required" in words else None
    if "optional" in words or (unsaid == "optional" and required is None):
        required = False
    return Expected(
        name=name,
        location=location,
        types=tuple(each for each in either if each not in ("null", "?")),
        null="null" in either,
        unknown_fits="?" in either,
        required=required,
        values=tuple(value.strip() for value in values.split("|") if value.strip()),
        sample="sample" in words,
    )


def _either(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(" or "))
