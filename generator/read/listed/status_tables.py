"""Tables of statuses and what they mean."""

import re
from collections.abc import Iterator

from generator.read.pages.markdown import Table, Text

_STATUS = re.compile(r"([1-5]\d\d)\b")
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
                found = _STATUS.match(code.plain)
                if found:
                    yield found[1], meaning.plain, code
            case _:
                pass
