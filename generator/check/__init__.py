"""Checking: what is wrong with the merged document, found with its place, and the smallest part of it left out."""

from generator.check.conformance import report_invalid
from generator.check.references import mend
from generator.check.requirements import report_undefined
from generator.check.settings_fit import report_unfit
from generator.document import Document
from generator.findings import Findings

__all__ = ["check", "report_unfit"]


def check(document: Document, findings: Findings) -> Document:
    """The document with every reference leading somewhere; what had to be left out is reported as a loss.

    After own checks openapi-spec-validator has its say, which is reported as warnings and changes nothing.
    """
    mended = mend(document, findings)
    report_undefined(mended, findings)
    report_invalid(mended, findings)
    return mended
