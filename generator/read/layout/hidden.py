"""HTML that no reader of a page sees, blanked line by line: it says nothing about the API."""

import re

from generator.read.pages.stretches import prose

_OPENING = re.compile(
    r"<(?P<name>[a-z][a-z0-9-]*)\b(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)(?<!/)>"
)
_NOT_SHOWN = frozenset({"template", "script", "style"})
_HIDDEN = re.compile(
    r"(?i)(?<![\w-])hidden(?![\w-])(?!\s*=\s*[{\"']*(?:false|until-found))(?=\s*=|\s*$|\s+[\w-])"
    r"|(?<![\w-])style\s*=[^>]*?(?:display\s*:\s*[\"']?none|visibility\s*:\s*[\"']?hidden"
    r"|(?:font-?size|opacity|(?<![-\w])(?:width|height)|max-?height)\s*:\s*[\"']?0(?:\.0+)?(?![.\d]*[1-9])"
    r"|(?:left|top|right|bottom|text-?indent|margin-?left)\s*:\s*[\"']?-\d{3,})"
)
# Ends are looked for to the end of the page, each time.
_MOST_LOST = 20
_QUICK = re.compile(r"(?i)hidden|style\s*=|<template|<script|<style")


def without_hidden(text: str) -> str:
    """The text with hidden elements blanked outside code, every line where it was.

    An element without an end hides nothing: what stands after it would be lost.
    """
    if "<" not in text or not _QUICK.search(text):
        return text
    out: list[str] = []
    at, lost = 0, 0
    for start, end in prose(text):
        for found in _OPENING.finditer(text, start, end):
            if found.start() < at or lost > _MOST_LOST or not _is_hidden(found):
                continue
            closed = _end(text, found["name"], found.end())
            if closed is not None:
                out += [text[at : found.start()], _blank(text[found.start() : closed])]
                at = closed
            lost += closed is None
    return "".join(out) + text[at:]


def _is_hidden(tag: re.Match[str]) -> bool:
    if tag["name"] in _NOT_SHOWN:
        return True
    # A value such as `class="hidden-on-mobile"` hides nothing that can be known here.
    plain = re.sub(r"(?<!style)=\s*(?:\"[^\"]*\"|'[^']*')", "=", tag["attributes"])
    return _HIDDEN.search(plain) is not None


def _end(text: str, name: str, at: int) -> int | None:
    """Where an element ends, those of its name within it counted; None when it does not."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>").finditer(text, at):
        if not tag[0].endswith("/>"):
            depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return None


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
