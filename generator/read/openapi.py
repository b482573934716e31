"""An OpenAPI document, a whole file or a block on a page, as a fragment."""

import re

from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.places import Block, InBlock, Origins, Place
from generator.read.upgrade import upgrade
from generator.values import JsonObject, JsonValue, as_object, as_text, is_object

_HELD = ("paths", "components", "webhooks")
_READ = re.compile(r"3\.[01](\.|$)")
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
    if not _supported(root, value, findings):
        return None
    moved = upgrade(value)
    places: dict[str, tuple[Place, ...]] = {"": (root,)}
    for new, old in moved.items():
        places[new] = (InBlock(page=page, block=block, pointer=old),)
    return Fragment(
        page=page,
        evidence=Evidence.SCHEMA,
        document=_current(value),
        origins=Origins(places=places),
        standalone=standalone,
    )


def _supported(root: InBlock, value: JsonObject, findings: Findings) -> bool:
    key = "swagger" if "swagger" in value else "openapi"
    if key not in value:
        findings.warning(
            "not-openapi",
            "this document has no 'openapi' key that names its version; "
            "nothing was read from it",
            root,
        )
        return False
    version = _version(value[key])
    if key == "openapi" and _READ.match(version):
        return True
    name = "Swagger" if key == "swagger" else "OpenAPI"
    findings.error(
        "unsupported-version",
        f"this is {name} {version!r}; OpenAPI 3.0 and 3.1 are read today; "
        "nothing was read from this document",
        InBlock(page=root.page, block=root.block, pointer=f"/{key}", at="key"),
    )
    return False


def _version(value: JsonValue) -> str:
    return value if isinstance(value, str) else str(value)


def _current(value: JsonObject) -> JsonObject:
    """The document as 3.1; its own version counts as text even where YAML read a number."""
    version = as_text(value.get("openapi")) or ""
    out = {**value, "openapi": version if version.startswith("3.1.") else "3.1.0"}
    info = as_object(value.get("info"))
    if isinstance(info.get("version"), int | float):
        out["info"] = {**info, "version": str(info["version"])}
    return out


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


def holds_nothing(document: JsonObject) -> bool:
    """Whether a document has no path, webhook or component in it."""
    return not any(as_object(document.get(key)) for key in _HELD)
