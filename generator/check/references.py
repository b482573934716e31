"""Own checks: every part has the shape that is due, and every reference leads somewhere; the rest is left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.faults import Fault, empty_parts, faults, first_of_each
from generator.check.parts import Misfit, Part, name_of
from generator.check.repairs import repair
from generator.document import Document
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.merge.draft import Draft
from generator.places import Place


def mend(document: Document, findings: Findings) -> Document:
    """The document with the smallest part of each fault left out, and each reported as a loss.

    Reports unknown-ref, external-ref, remote-ref, ref-cycle and malformed. A document without faults comes back as it is.
    """
    draft = Draft(document.tree, document.origins, Evidence.SCHEMA)
    blanks = list(empty_parts(document.tree))
    for blank in reversed(blanks):
        repair(draft, blank)
    found = 0
    # What leads to a part that was left out leads nowhere from then on.
    while at_fault := list(first_of_each(faults(draft.tree, document.refused))):
        found += len(at_fault)
        _leave_out(draft, at_fault, findings)
    if not found and not blanks:
        return document
    return Document(
        tree=draft.tree,
        origins=draft.origins(),
        standalone=document.standalone,
        testimony=document.testimony,
    )


def _leave_out(draft: Draft, found: list[Fault], findings: Findings) -> None:
    # The last first: what is dropped from a list moves only what comes after it.
    reports = [
        _mend(draft, fault)
        for fault in reversed(found)
        if draft.get(fault.part.pointer) is not None
    ]
    for report in reversed(reports):
        report.to(findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """A finding about a mended fault, kept until all of them can be told in the document's order."""

    code: str
    message: str
    place: Place | None
    notes: tuple[Note, ...]
    lost: str

    def to(self, findings: Findings) -> None:
        """Report it."""
        findings.loss(self.code, self.message, self.place, *self.notes, part=self.lost)


def _mend(draft: Draft, fault: Fault) -> _Report:
    place, notes = draft.place(fault.at), tuple(_notes(draft, fault))
    done, part = repair(draft, fault.part)
    lost = _name(part, fault.part)
    return _Report(
        code=fault.code,
        message=f"{fault.why}; '{lost}': {done}",
        place=place,
        notes=notes,
        lost=lost,
    )


def _notes(draft: Draft, fault: Fault) -> Iterator[Note]:
    if fault.similar is not None:
        name = fault.similar.rpartition("/")[2]
        place = draft.place(fault.similar, key=True)
        yield Note(message=f"'{name}' is described here", place=place)


def _name(lost: Part, fault: Part | Misfit) -> str:
    named = name_of(lost)
    return f"{named} {fault.key}" if isinstance(fault, Misfit) else named
