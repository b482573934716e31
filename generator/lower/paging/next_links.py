"""Lists whose answers hold the address of the next page: in the body, or in the `Link` header."""

import re
from collections.abc import Iterator

from generator.lower.context import Context
from generator.lower.paging.lists import inner, object_of, plain
from generator.lower.paging.moving import schema_at
from generator.model import Field, LinkPaging, Response, Scalar, Type, UrlPaging
from generator.values import JsonObject, as_array

# Names that say themselves that they hold an address, and those that may hold a cursor as well.
_URLS = (
    "next_url",
    "next_uri",
    "next_link",
    "next_href",
    "next_page_url",
    "next_page_uri",
    "next_page_link",
    "odata_next_link",
)
_NEXT = ("next", "next_page")
_HOLDERS = ("links", "paging", "pagination", "meta", "metadata", "response_metadata")
_ADDRESS = re.compile(r"https?://|/|\?")
_DEPTH = 2


def next_url(
    context: Context, result: Type, items: tuple[str, ...], limit: str | None
) -> UrlPaging | None:
    """Paging by the address that a body gives, where a field plainly holds one."""
    for path, field in _fields(context, result):
        if _is_address(context, path, field):
            return UrlPaging(
                limit=limit,
                items=items,
                url=path,
                reason=f"the body's '{'.'.join(path)}' is the address of the next page",
            )
    return None


def next_link(
    response: Response, items: tuple[str, ...], limit: str | None
) -> LinkPaging | None:
    """Paging by the `Link` header (RFC 8288), where the response documents it."""
    if not any(each.wire.lower() == "link" for each in response.headers):
        return None
    reason = "the response documents a 'Link' header"
    return LinkPaging(limit=limit, items=items, reason=reason)


def _fields(
    context: Context, kind: Type, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Field]]:
    """The fields of a body that could hold an address, those of what holds links too."""
    found = object_of(context, kind)
    for field in found.fields if found is not None else ():
        path, name = (*above, field.wire), plain(field.wire)
        if isinstance(inner(field.type), Scalar):
            yield path, field
        elif name in (*_HOLDERS, *_NEXT) and len(above) < _DEPTH:
            yield from _fields(context, field.type, path)


def _is_address(context: Context, path: tuple[str, ...], field: Field) -> bool:
    if inner(field.type) != Scalar(kind="string"):
        return False
    names = [plain(step) for step in path]
    if names[-1] in _URLS or (
        names[-1] in ("href", "url") and names[-2:-1] == ["next"]
    ):
        return True
    return names[-1] in _NEXT and _shows_address(schema_at(context, field.at))


def _shows_address(schema: JsonObject) -> bool:
    """Whether a format or an example of a schema is an address, or a path with a query."""
    if schema.get("format") in ("uri", "url", "uri-reference"):
        return True
    shown = (schema.get("example"), *as_array(schema.get("examples")))
    return any(isinstance(each, str) and _ADDRESS.match(each) for each in shown)
