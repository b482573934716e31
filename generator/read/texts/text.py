"""A page's bytes as text: UTF-8 only, line ends made equal, offsets turned into lines and columns."""

from bisect import bisect_right
from dataclasses import dataclass

from generator.findings import Findings
from generator.places import InPage

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A line and a column, both from 1."""

    line: int
    column: int


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts = starts

    def spot(self, offset: int) -> Spot:
        """The line and column of a character."""
        line = bisect_right(self._starts, offset)
        return Spot(line=line, column=offset - self._starts[line - 1] + 1)


def decode(name: str, data: bytes, findings: Findings) -> str | None:
    """The text of a page, its line ends all `\\n`; None and `not-utf-8` when it is something else."""
    body = data.removeprefix(_BOM)
    try:
        return normal(body.decode())
    except UnicodeDecodeError as error:
        before = normal(body[: error.start].decode())
        spot = Lines(before).spot(len(before))
        findings.error(
            "not-utf-8",
            f"byte 0x{body[error.start]:02x} is not UTF-8 text; "
            "expected a page saved as UTF-8; nothing was read from it",
            InPage(page=name, line=spot.line, column=spot.column),
        )
        return None


def lenient(data: bytes) -> str:
    """The same text for bytes that were read before, never failing."""
    return normal(data.removeprefix(_BOM).decode(errors="replace"))


def normal(text: str) -> str:
    """The text with every line end as `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
