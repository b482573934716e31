"""Operations in a page's front matter, `api: {...}`, plain or packed, as docusaurus plugins write them."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import pointers
from generator.findings import Findings
from generator.fragments import Fragment
from generator.places import Block, InPage, Origins
from generator.read import bundle
from generator.read.bundle import Library, Source
from generator.read.embedded.single_paths import Translated
from generator.read.pages.markdown import FrontMatter, Sheet
from generator.read.texts import blocks, json
from generator.read.texts.loading import Unreadable
from generator.values import JsonObject, JsonValue, as_object, as_text, is_object

_PACKED = re.compile(r"eJ[A-Za-z0-9+/]{40,}={0,2}")
_LONGEST = 4_000_000
_OF_OPERATION = (
    *("operationId", "tags", "summary", "description", "parameters", "requestBody"),
    *("responses", "deprecated", "security", "callbacks"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """operation: with its method, path and servers. below: its pointer in the block; None when it was packed."""

    operation: JsonObject
    entry: FrontMatter
    block: Block
    below: str | None


def read(sheet: Sheet, findings: Findings, library: Library) -> Iterator[Fragment]:
    """A fragment for each operation in the front matter of a page."""
    for entry in sheet.front:
        found = _found(sheet, entry, findings) if entry.key == "api" else None
        if found:
            yield from _fragment(sheet, found, findings, library)


def _found(sheet: Sheet, entry: FrontMatter, findings: Findings) -> _Found | None:
    block = Block(syntax="yaml", first_line=entry.line, lines=1)
    below: str | None = None
    value: JsonValue = None
    if entry.value.startswith("{"):
        loaded = blocks.load(sheet.name, sheet.text, block, findings)
        below = "/api"
        value = as_object(loaded[0] if loaded else None).get("api")
    elif _PACKED.fullmatch(entry.value):
        value = _unpacked(entry.value)
    said = as_object(value)
    if not as_text(said.get("method")) or not as_text(said.get("path")):
        return None
    return _Found(operation=said, entry=entry, block=block, below=below)


def _unpacked(text: str) -> JsonValue:
    """What was deflated and written in base 64; None when it is something else."""
    try:
        data = zlib.decompressobj().decompress(base64.b64decode(text), _LONGEST)
        return json.load(data.decode()).value
    except (binascii.Error, zlib.error, ValueError, Unreadable):
        return None


def _fragment(
    sheet: Sheet, found: _Found, findings: Findings, library: Library
) -> Iterator[Fragment]:
    translated = _translated(found)
    source = Source(page=sheet.name, block=found.block, text="")
    inner = Findings()
    document = dict(translated.document)
    made = bundle.fragment(source, document, inner, library, standalone=False)
    if found.below is not None:
        translated.report(inner, findings)
        if made:
            yield translated.at_home(made)
        return
    line = InPage(page=sheet.name, line=found.entry.line, column=found.entry.column)
    for one in inner:
        findings.take(replace(one, place=line, notes=()))
    if made:
        yield replace(made, origins=Origins(places={"": (line,)}))


def _translated(found: _Found) -> Translated:
    said, below = found.operation, found.below or ""
    path, method = str(said["path"]), str(said["method"]).lower()
    at = pointers.join("/paths", path, method)
    operation: JsonValue = {key: said[key] for key in _OF_OPERATION if key in said}
    document: dict[str, JsonValue] = {
        # Which version it was written in is not said; what 3.1 has no more tells.
        "openapi": "3.0.3" if _says(said, "nullable") else "3.1.0",
        "info": {"title": "", "version": "", **as_object(said.get("info"))},
        "paths": {path: {method: operation}},
        "components": {"securitySchemes": said.get("securitySchemes") or {}},
    }
    if said.get("servers"):
        document["servers"] = said["servers"]
    moved = {
        at: below,
        "/servers": f"{below}/servers",
        "/info": f"{below}/info",
        "/components/securitySchemes": f"{below}/securitySchemes",
    }
    return Translated(document=document, moved=moved)


def _says(value: JsonValue, key: str) -> bool:
    if is_object(value):
        return key in value or any(_says(one, key) for one in value.values())
    if isinstance(value, list):
        return any(_says(one, key) for one in value)
    return False
