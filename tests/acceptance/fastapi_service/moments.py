"""Values that JSON holds as text, pages by cursor, changes of a part, and what comes in a query."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Cookie, Header, Query, Request, Response

from .shapes import (
    Changed,
    Colour,
    Filter,
    Found,
    Moment,
    MomentPage,
    Profile,
    Seen,
    Size,
)

router = APIRouter(tags=["moments"])
profile_router = APIRouter(tags=["profiles"])
search_router = APIRouter(tags=["search"])

DEEP = {
    "parameters": [
        {
            "name": "filter",
            "in": "query",
            "style": "deepObject",
            "explode": True,
            "schema": {
                "type": "object",
                "properties": {
                    "state": {"type": "string"},
                    "year": {"type": "integer"},
                },
            },
        }
    ]
}


@router.get("/moments")
def list_moments(
    request: Request, cursor: str | None = None, limit: int = 2
) -> MomentPage:
    """All moments, a few at a time."""
    known: list[Moment] = request.app.state.moments
    start = int(cursor or "0")
    more = str(start + limit) if start + limit < len(known) else None
    return MomentPage(data=known[start : start + limit], next_cursor=more)


@router.post("/moments")
def echo_moment(moment: Moment) -> Moment:
    """The moment as it was understood."""
    return moment


@profile_router.patch("/profiles/{name}")
def change_profile(name: str, change: Profile) -> Changed:
    """Change what is given: null clears, and what is left out stays."""
    known = Profile(nickname=name, age=30, tags=["a"])
    given = change.model_dump(exclude_unset=True)
    return Changed(given=sorted(given), profile=known.model_copy(update=given))


@profile_router.post("/remember")
def remember(profile: Annotated[Profile | None, Body()] = None) -> Profile | None:
    """Takes a profile or nothing at all."""
    return profile


@search_router.get("/search")
def search(request: Request, filter: Annotated[Filter, Query()]) -> Found:
    """Look for something."""
    return Found(query=_query(request), filter=filter)


@search_router.get("/search/deep", openapi_extra=DEEP)
def search_deep(request: Request) -> dict[str, list[str]]:
    """Look for something by an object in the query."""
    return _query(request)


@search_router.get("/colours/{colour}")
def colour(colour: Colour, size: Size = Size.LARGE) -> dict[str, Any]:
    """Known values in a path and in a query."""
    return {"colour": colour, "size": size, "dark": colour is Colour.DARK_BLUE}


@search_router.get("/seen")
def seen(
    response: Response,
    x_trace: Annotated[str, Header()],
    x_numbers: Annotated[list[int] | None, Header()] = None,
    theme: Annotated[str | None, Cookie()] = None,
) -> Seen:
    """What came in headers and cookies."""
    response.headers["X-Answered-By"] = x_trace
    numbers = "+".join(map(str, x_numbers or []))
    return Seen(
        headers={"x-trace": x_trace, "x-numbers": numbers},
        cookies={"theme": theme} if theme is not None else {},
    )


def _query(request: Request) -> dict[str, list[str]]:
    parameters = request.query_params
    return {key: parameters.getlist(key) for key in sorted(parameters.keys())}
