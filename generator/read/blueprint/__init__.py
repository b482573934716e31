"""API Blueprint: a page in this language becomes fragments, whether or not it says its format."""

import re

from generator.findings import Findings
from generator.fragments import Fragment
from generator.places import InPage
from generator.read.blueprint.outline import Part, parts
from generator.read.blueprint.resources import Blueprint, blueprint
from generator.read.blueprint.writing import Written, fragments

__all__ = ["read"]

_FORMAT = re.compile(r"^[ ]{0,3}FORMAT:[ \t]*\d\w*[ \t]*$", re.MULTILINE)
_HINT = re.compile(r"^[ \t]*[+*-][ \t]+(?:Request|Response|Model)\b", re.MULTILINE)
_HOST = re.compile(r"[ ]{0,3}HOST:[ \t]*<?(https?://[^\s<>]+?)/*>?[ \t]*")


def read(page: str, text: str, findings: Findings) -> tuple[Fragment, ...] | None:
    """What a page in API Blueprint says; None when it is in another language.

    Actions that stand under no address are reported and left out.
    """
    said = _FORMAT.search(text)
    if not said and not _HINT.search(text):
        return None
    taken = tuple(parts(text))
    found = blueprint(page, taken)
    answers = (one.kind for action in found.actions for one in action.payloads)
    if not said and "response" not in answers:
        return None
    _report(found, findings)
    host = _host(page, taken)
    return fragments(Written(page=page, blueprint=found, host=host), findings)


def _host(page: str, taken: tuple[Part, ...]) -> tuple[str, InPage] | None:
    """The server, which is said before the first heading of the language's own."""
    for line in (line for part in taken[:3] for line in part.prose):
        found = _HOST.fullmatch(line.text)
        if found:
            place = InPage(page=page, line=line.number, column=found.start(1) + 1)
            return found[1], place
    return None


def _report(found: Blueprint, findings: Findings) -> None:
    for action in found.astray:
        name = action.title.name or action.title.method
        findings.loss(
            "no-address",
            f"the action {name!r} stands under no resource with an address; "
            "it was left out of the package",
            action.place,
            part=f"{action.title.method} {name}".strip(),
        )
