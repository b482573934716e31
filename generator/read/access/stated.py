"""Who may call, as pages made from OpenAPI documents state it: schemes with their kinds, and endpoints that name them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import pointers
from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins, Place
from generator.read.code import curl
from generator.read.pages import labels
from generator.read.pages.markdown import (
    Fence,
    Paragraph,
    Section,
    Sheet,
    Text,
    prose,
)
from generator.values import JsonObject, JsonValue

NAMED = "x-security-names"
"""At an operation: the schemes that its page names, any of which will do; none where anybody may call."""

_CALL = (
    r"(?:endpoint|call|method|operation|request|route|resource|api (?:call|endpoint))"
)
_PROOF = (
    r"(?:any )?(?:authentication|authori[sz]ation|auth|credentials|an? (?:api|access) (?:key|token)"
    r"|(?:api|access) (?:key|token)s?)"
)
_WANTS = r"(?:(?:needs|requires) no|(?:does not|doesn['’]t) (?:need|require))"
_FOR_THIS = rf"(?: (?:for|to (?:call|use|access)) (?:this|the) {_CALL})?"
# A whole sentence: with a condition before or after it, it says something else.
_ANYBODY = re.compile(
    rf"(?:(?:this|the) {_CALL} (?:is public and )?)?{_WANTS} {_PROOF}(?: headers?)?"
    rf"|no {_PROOF}(?: headers?)? (?:(?:is|are) )?(?:needed|required|necessary){_FOR_THIS}"
    rf"|{_PROOF} (?:is|are) not (?:needed|required|necessary){_FOR_THIS}"
    rf"|(?:this|the) {_CALL} is (?:public|publicly (?:available|accessible)|unauthenticated)"
    rf"|(?:this is )?an? (?:public|unauthenticated) {_CALL}"
    rf"|(?:this|the) {_CALL} can be (?:called|used|accessed) without {_PROOF}",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?i)\W*(?:not (?:required|needed)|none|no|false|public|no auth\w*)\W*"
)
_SENTENCE = re.compile(r"[.!;]\s+")
_NAMES = re.compile(r"[\w.-]+(?:\s*,\s*[\w.-]+)*")
_NO_NAMES = re.compile(r"(?i)yes|true|required|optional|needed|high|low|medium")
_LINE = re.compile(r"(?i)[*_`]*(type|in|name|scheme)\s*[*_`]*:\s*(\S.*)")
_PLACES = {"header", "query", "cookie"}


def names(value: str) -> list[str]:
    """The names of schemes that stand beside the label `Security`; [] for a value that is anything else."""
    plain = value.strip("*` ")
    if not _NAMES.fullmatch(plain):
        return []
    found = [one.strip() for one in plain.split(",")]
    return [] if any(map(_NO_NAMES.fullmatch, found)) else [*dict.fromkeys(found)]


def of_endpoint(
    sections: Sequence[Section], own: Sequence[Section]
) -> Iterator[tuple[str, JsonValue, Text]]:
    """What an endpoint's sections state, as facts of its operation with their places.

    own: those that are about no other endpoint, in which `this endpoint` is this one.
    """
    for section in sections:
        for role, value in labels.of_section(section):
            column = value.text.column if value.line == value.text.line else 1
            text = replace(value.text, line=value.line, column=column)
            if role in ("access", "schemes") and _NOBODY.fullmatch(value.value):
                yield "security", [], text
            elif role == "schemes" and (found := names(value.value)):
                yield NAMED, [*found], text
    if any(map(_sends, own)):
        return
    for section in own:
        for part in section.parts:
            if isinstance(part, Paragraph) and _is_for_anybody(part.text):
                yield NAMED, [], part.text


def defined(sheet: Sheet) -> Fragment | None:
    """The schemes that a page defines under their names: `Type: apiKey`, `In: header`, `Name: X-Key`."""
    schemes: dict[str, JsonValue] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for section in sheet.sections:
        scheme = _scheme(section)
        name = section.heading.strip()
        if scheme and section.title and name not in schemes:
            schemes[name] = scheme
            at = pointers.join("/components/securitySchemes", name)
            title = section.title
            places[at] = (
                InPage(page=sheet.name, line=title.line, column=title.column),
            )
    if not schemes:
        return None
    return Fragment(
        page=sheet.name,
        evidence=Evidence.TABLE,
        document={"components": {"securitySchemes": schemes}},
        origins=Origins(places=places),
    )


def _scheme(section: Section) -> JsonObject | None:
    """The scheme that the lines of a section define."""
    said: dict[str, str] = {}
    for text in prose(section.parts):
        for found in filter(None, map(_LINE.fullmatch, text.source.split("\n"))):
            said.setdefault(found[1].lower(), found[2].strip("*` "))
    kind, scheme = said.get("type", "").lower(), said.get("scheme", "").lower()
    where, name = said.get("in", "").lower(), said.get("name")
    if kind == "http" and scheme:
        return {"type": "http", "scheme": scheme}
    if kind == "apikey" and where in _PLACES and name:
        return {"type": "apiKey", "in": where, "name": name}
    # Where its tokens come from stands on no such page; they are sent alike.
    if kind in ("oauth2", "openidconnect"):
        return {"type": "http", "scheme": "bearer"}
    return None


def _sends(section: Section) -> bool:
    """Whether a sample of a section sends credentials, whatever its text says."""
    return any(
        curl.schemes(command)
        for part in section.parts
        if isinstance(part, Fence)
        for command in curl.of_fence(part)
    )


def _is_for_anybody(text: Text) -> bool:
    plain = " ".join(text.plain.split())
    said = (one.strip(" *_`!.>") for one in _SENTENCE.split(plain))
    return any(map(_ANYBODY.fullmatch, said))
