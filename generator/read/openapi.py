"""An OpenAPI document, a whole file or a block on a page, as a fragment."""

import re

from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.places import Block, InBlock, Origins, Place
from generator.read.upgrade import versions
from generator.read.upgrade.whole import upgrade
from generator.values import JsonObject, JsonValue, as_object, as_text, is_object

_HELD = ("paths", "components", "webhooks")
_SPELLED = re.compile(
    r"""^[ \t]*(?:\{[ \t]*)?["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?\d"""
    r"""|"(?:openapi|swagger)"\s*:\s*"\d""",
    re.MULTILINE,
)


def mentions(text: str) -> bool:
    """Whether a text could be an OpenAPI document, judged before it is loaded."""
    return _SPELLED.search(text) is not None


def is_document(value: JsonValue) -> bool:
    """Whether a loaded value is an OpenAPI or Swagger document."""
    return is_object(value) and ("openapi" in value or "swagger" in value)


def fragment(
    page: str,
    block: Block,
    value: JsonValue,
    findings: Findings,
    *,
    standalone: bool,
) -> Fragment | None:
    """The fragment that a loaded document is, in the 3.1 shape.

    None after `unsupported-version` or `not-openapi` when it is something else.
    """
    root = InBlock(page=page, block=block, pointer="")
    if not is_object(value):
        findings.warning(
            "not-openapi",
            f"this document holds {_kind(value)}; expected an OpenAPI object "
            "with an 'openapi' key; nothing was read from it",
            root,
        )
        return None
    document = versions.settled(root, value, findings)
    if document is None:
        return None
    moved, mended = upgrade(document)
    places: dict[str, tuple[Place, ...]] = {"": (root,)}
    for new, old in moved.items():
        places[new] = (InBlock(page=page, block=block, pointer=old),)
    origins = Origins(places=places)
    mended.report(findings, origins)
    return Fragment(
        page=page,
        evidence=Evidence.SCHEMA,
        document=document,
        origins=origins,
        standalone=standalone,
        url=_own_url(document) if standalone else None,
    )


def _own_url(document: JsonObject) -> str | None:
    """The address that a document says it has: OpenAPI 3.2 section 4.1.2.2.2."""
    own = as_text(document.get("$self"))
    return own if own and own.startswith(("https://", "http://")) else None


def _kind(value: JsonValue) -> str:
    match value:
        case None:
            return "nothing (null)"
        case str():
            return "only a string"
        case list():
            return "a list (array)"
        case _:
            return "only a scalar"


def describes_calls(found: Fragment) -> bool:
    """Whether there is anything to call in a fragment, or to be called by."""
    return any(as_object(found.document.get(key)) for key in ("paths", "webhooks"))


def holds_nothing(document: JsonObject) -> bool:
    """Whether a document has no path, webhook or component in it."""
    return not any(as_object(document.get(key)) for key in _HELD)
