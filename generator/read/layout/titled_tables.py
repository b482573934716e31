"""Tables with a title in a row of its own over the one that heads the columns: `<th colspan="3">GET /boats</th>`."""

import re
from collections.abc import Iterator, Sequence

from generator.read.layout import paired_columns
from generator.read.pages.markdown import Paragraph, Part, Table, Text
from generator.read.words import headers

_Row = tuple[Text, ...]
_HEADER = re.compile(
    r"(?i)(?:[a-z]+ )?(?:names?|types?|descriptions?|param(?:eter)?s?|fields?|required|values?|keys?|propert(?:y|ies))"
)


def parts(rows: Sequence[_Row], line: int) -> Iterator[Part]:
    """The table that rows are, and before it its title, if the first row is one."""
    title = _title(rows)
    if title:
        yield Paragraph(text=title, quoted=False)
        rows = rows[1:]
    rows = paired_columns.apart(rows)
    header = tuple(cell.plain.strip().lower() for cell in rows[0])
    yield Table(header=header, rows=tuple(rows[1:]), line=line)


def _title(rows: Sequence[_Row]) -> Text | None:
    """What stands alone in the first row, where the next one heads columns."""
    if len(rows) < 3 or len(rows[1]) < 2 or not rows[0]:
        return None
    said = [cell for cell in rows[0] if cell.plain.strip()]
    words = [cell.plain.strip(" *`") for cell in rows[1]]
    heads = sum(
        bool(_HEADER.fullmatch(word) or headers.column_of(word.lower()))
        for word in words
    )
    alone = len(said) == 1 and said[0] is rows[0][0]
    return said[0] if alone and all(words) and heads > 1 else None
