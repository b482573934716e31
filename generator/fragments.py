"""What one page says about an API, in the one shape that every reader gives: part of an OpenAPI document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from generator.places import Origins, Place
from generator.values import JsonObject


class Evidence(IntEnum):
    """How a page said something; what is declared more exactly wins over what is less."""

    PROSE = 1
    SAMPLE = 2
    TABLE = 3
    SCHEMA = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place that says something of a part. agrees: whether it says what was kept."""

    evidence: Evidence
    place: Place
    agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it came: the name to print for it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a reference is not followed. code: the finding to report; reason: how a sentence about it ends."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Part of an OpenAPI 3.1 document, as one page gave it by one kind of evidence.

    document: `paths`, `components`, `servers`, `security`, `tags`, `info`; any of them may be missing.
    origins: where each part of it stands on the page.
    standalone: whether the page is itself an OpenAPI document, not a page about an API.
    url: the vendor's address of this page, where it says one.
    part: which of the pages that one file holds this is, from 1; 0 where the file is a page.
    refused: the references in the document that are not followed, and why.
    """

    page: str
    evidence: Evidence
    document: JsonObject
    origins: Origins
    standalone: bool = False
    url: str | None = None
    part: int = 0
    refused: Mapping[str, Refusal] = field(default_factory=dict[str, Refusal])

    @property
    def sheet(self) -> tuple[str, int]:
        """What tells its page from every other, also from those in the same file."""
        return self.page, self.part
