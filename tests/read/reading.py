"""What the tests of `read` share: a page read in one call, and a look at what came out."""

from contextlib import suppress
from dataclasses import dataclass
from textwrap import dedent

from generator import pointers
from generator.findings import Finding, Findings
from generator.fragments import Evidence, Fragment, Page
from generator.places import InPage
from generator.read import locate, read
from generator.values import JsonValue


@dataclass(frozen=True, kw_only=True)
class Reading:
    data: bytes
    fragments: tuple[Fragment, ...]
    findings: tuple[Finding, ...]

    def of(self, evidence: Evidence) -> Fragment:
        (found,) = (one for one in self.fragments if one.evidence is evidence)
        return found

    def find(self, evidence: Evidence, pointer: str) -> JsonValue:
        alike = [one for one in self.fragments if one.evidence is evidence]
        for one in alike[:-1]:
            with suppress(pointers.NoSuchValue):
                return pointers.find(one.document, pointer)
        return pointers.find(alike[-1].document, pointer)

    def spot(self, evidence: Evidence, pointer: str) -> tuple[int | None, int | None]:
        place = self.of(evidence).origins.of(pointer)
        assert place is not None
        found = locate(place, self.data)
        return found.line, found.column

    def where(self, text: str) -> tuple[int, int]:
        """The line and column of the first place where a text stands on the page."""
        before, found, _ = self.data.decode().partition(text)
        assert found
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    def finding(self, code: str) -> tuple[Finding, InPage]:
        (found,) = (one for one in self.findings if one.code == code)
        assert found.place is not None
        return found, locate(found.place, self.data)


def reading(text: str | bytes, name: str = "page.md") -> Reading:
    data = text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode()
    findings = Findings()
    fragments = read(Page(name=name, data=data), findings)
    return Reading(data=data, fragments=fragments, findings=tuple(findings))
