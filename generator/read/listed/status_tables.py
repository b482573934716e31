"""Tables and lists of statuses and what they mean."""

import re
from collections.abc import Iterator

from generator.read.pages.markdown import Bullets, Table, Text

STATUS = re.compile(r"([1-5]\d\d)\b")
_ITEM = re.compile(
    r"(?:HTTP(?:/\d\S*)?\s+)?(?P<status>[1-5]\d\d)\b(?!\.)[\s:–—-]*(?P<words>[A-Z(].*)",
    re.DOTALL,
)
_LABEL = re.compile(r"(?i)\W*(?:http )?(?:status|response) ?codes?\W*")
_STATUS_HEADERS = frozenset(
    {
        "status",
        "code",
        "status code",
        "http status",
        "http code",
        "http status code",
        "response code",
    }
)


def statuses(table: Table) -> Iterator[tuple[str, str, Text]]:
    """The rows of a table of statuses: status, what it means, its first cell."""
    if len(table.header) < 2 or table.header[0].strip(" *") not in _STATUS_HEADERS:
        return
    for row in table.rows:
        match row:
            case (code, meaning, *_):
                found = STATUS.match(code.plain)
                if found:
                    yield found[1], meaning.plain, code
            case _:
                pass


def listed(part: Bullets) -> Iterator[tuple[str, str, Text]]:
    """The bullets of a list of statuses, `204 No Content`, as the rows of such a table.

    One without a status of success may as well be about all calls of a page.
    """
    items = part.items
    for one in items:
        if one.children and _LABEL.fullmatch(one.text.plain):
            items = one.children
    found = [_ITEM.fullmatch(item.text.plain) for item in items]
    good = any(told and told["status"].startswith("2") for told in found)
    if not good or not all(found):
        return
    for told, item in zip(found, items, strict=True):
        if told:
            yield told["status"], told["words"], item.text
