"""What becomes of references that are not followed: the check of the whole document leaves out what needs them, or it is done here."""

from collections.abc import Iterable
from typing import cast

from generator import pointers
from generator.findings import Findings
from generator.fragments import Refusal
from generator.places import InBlock
from generator.read.bundle.gathering import Loose
from generator.read.bundle.sections import SECTIONS

_CHECKED = frozenset({"path item", *SECTIONS})
"""Kinds of which the check of the whole document knows the smallest part to leave out."""

_PROSE = frozenset({"data", "example", "info", "tag"})
"""Kinds without which a client does as much."""


def lose(loose: Iterable[Loose], findings: Findings) -> dict[str, Refusal]:
    """The references whose loss is reported later, and why they are not followed; the others are reported and dropped.

    Reported: what the reasons say, as unknown-ref, external-ref or remote-ref.
    """
    refused: dict[str, Refusal] = {}
    for one in loose:
        reference = one.reference
        if reference.many == "one" and reference.kind in _CHECKED and one.is_ref:
            why = Refusal(code=one.closed.code, reason=one.closed.reason)
            refused.setdefault(reference.text, why)
        else:
            _drop(one)
            _report(one, findings)
    return refused


def _drop(one: Loose) -> None:
    reference = one.reference
    reference.holder.pop(reference.key, None)
    if isinstance(reference.above, dict) and not reference.holder:
        reference.above.pop(cast(str, reference.token), None)


def _report(one: Loose, findings: Findings) -> None:
    reference, closed = one.reference, one.closed
    message = f"'{reference.text}' {closed.reason}"
    at = pointers.join(reference.at, reference.key)
    place = InBlock(page=one.file.page, block=one.file.block, pointer=at)
    if reference.kind in _PROSE:
        findings.warning(closed.code, f"{message}; ignored", place)
        return
    part = " ".join(pointers.split(reference.at))
    findings.loss(
        closed.code, f"{message}; '{part}': left out of the package", place, part=part
    )
