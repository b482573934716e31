"""Own checks: every part has the shape that is due, and every reference leads somewhere; the rest is left out."""

from generator.check.faults import Fault, empty_parts, faults, first_of_each
from generator.check.parts import Misfit, Part, name_of
from generator.check.repairs import repair
from generator.document import Document
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.merge.draft import Draft


def mend(document: Document, findings: Findings) -> Document:
    """The document with the smallest part of each fault left out, and each reported as a loss.

    Reports unknown-ref, external-ref, ref-cycle and malformed. A document without faults comes back as it is.
    """
    found = list(first_of_each(faults(document.tree)))
    blanks = list(empty_parts(document.tree))
    if not found and not blanks:
        return document
    draft = Draft(document.tree, document.origins, Evidence.SCHEMA)
    for blank in reversed(blanks):
        repair(draft, blank)
    # The last first: what is dropped from a list moves only what comes after it.
    reports = [_mend(draft, document, fault) for fault in reversed(found)]
    for report in reversed(reports):
        report.to(findings)
    return Document(
        tree=draft.tree, origins=draft.origins(), standalone=document.standalone
    )


class _Report:
    """A finding about a mended fault, kept until all of them can be told in the document's order."""

    def __init__(self, document: Document, fault: Fault, done: str, lost: str) -> None:
        self._document = document
        self._fault = fault
        self._done = done
        self._lost = lost

    def to(self, findings: Findings) -> None:
        """Report it."""
        fault, origins = self._fault, self._document.origins
        notes: list[Note] = []
        if fault.similar is not None:
            name = fault.similar.rpartition("/")[2]
            place = origins.of(fault.similar, at="key")
            notes.append(Note(message=f"'{name}' is described here", place=place))
        findings.loss(
            fault.code,
            f"{fault.why}; '{self._lost}': {self._done}",
            origins.of(fault.at),
            *notes,
            part=self._lost,
        )


def _mend(draft: Draft, document: Document, fault: Fault) -> _Report:
    done, lost = repair(draft, fault.part)
    return _Report(document, fault, done, _name(lost, fault.part))


def _name(lost: Part, fault: Part | Misfit) -> str:
    named = name_of(lost)
    return f"{named} {fault.key}" if isinstance(fault, Misfit) else named
