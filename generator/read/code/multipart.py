"""The body of a request of several parts, as a sample shows it: the name of each part, and which are files."""

import re
from dataclasses import dataclass

from generator.values import JsonObject

_PART = re.compile(
    r"(?i)^[ \t]*Content-Disposition:[ \t]*form-data\b(?P<said>[^\n]*)", re.MULTILINE
)
_NAME = re.compile(r"""(?i)[;\s]name\s*=\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s;"']+))""")
_FILE = re.compile(r"(?i)[;\s]filename\*?\s*=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One part. offset: where the line that names it begins."""

    name: str
    is_file: bool
    offset: int

    @property
    def schema(self) -> JsonObject:
        """What it holds, as far as a sample can say."""
        text: JsonObject = {"type": "string"}
        return {**text, "format": "binary"} if self.is_file else text


def parts(text: str) -> tuple[Shown, ...]:
    """The parts that a sample shows, each name once."""
    found: dict[str, Shown] = {}
    for part in _PART.finditer(text):
        name = _NAME.search(part["said"])
        if name:
            said = next(word for word in name.groups() if word)
            is_file = _FILE.search(part["said"]) is not None
            shown = Shown(name=said, is_file=is_file, offset=part.start("said"))
            found.setdefault(said, shown)
    return tuple(found.values())
