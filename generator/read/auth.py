"""What a page's section on authentication says in prose."""

import re
from collections.abc import Iterator

from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins, Place
from generator.read.markdown import Bullets, Paragraph, Section, Sheet, Text
from generator.read.schemes import Scheme, declared

_HEADING = re.compile(r"(?i)\b(authentication|authori[sz]ation)\b")
_BEARER = re.compile(r"(?i)\bbearer\b")
_BASIC = re.compile(r"(?i)\b(?:http )?basic\b(?=\s+(?:auth|http|credential)|\s+`)")
_HEADER = re.compile(
    r"(?i)\b(?:required |additional )?headers?\b[^`\n]{0,40}`([A-Za-z][\w-]*)\s*(?::[^`]*)?`"
    r"|`([A-Za-z][\w-]*)\s*(?::[^`]*)?`\s+(?:request |http )?header"
)


def read(sheet: Sheet) -> Fragment | None:
    """The schemes that the section names, all needed together; None when there is none."""
    found: dict[str, tuple[Scheme, InPage]] = {}
    for section in sheet.sections:
        if _HEADING.search(section.heading) and section.level > 1:
            for text in _texts(section):
                for scheme, place in _schemes(sheet.name, text):
                    found.setdefault(scheme.id.lower(), (scheme, place))
    if not found:
        return None
    places: dict[str, tuple[Place, ...]] = {
        f"/components/securitySchemes/{scheme.id}": (place,)
        for scheme, place in found.values()
    }
    places["/security"] = tuple(place for _, place in found.values())
    return Fragment(
        page=sheet.name,
        evidence=Evidence.PROSE,
        document=declared([scheme for scheme, _ in found.values()]),
        origins=Origins(places=places),
    )


def _texts(section: Section) -> Iterator[Text]:
    for part in section.parts:
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Bullets):
            yield from (item.text for item in part.items)


def _schemes(page: str, text: Text) -> Iterator[tuple[Scheme, InPage]]:
    for number, line in enumerate(text.source.split("\n")):
        place = InPage(
            page=page,
            line=text.line + number,
            column=text.column if number == 0 else None,
        )
        if _BEARER.search(line):
            yield Scheme(kind="bearer"), place
        elif _BASIC.search(line):
            yield Scheme(kind="basic"), place
        for one, other in _HEADER.findall(line):
            name = one or other
            if name.lower() not in ("authorization", "content-type", "accept"):
                yield Scheme(kind="header", header=name), place
