"""Which version of OpenAPI a document is of: what it says, else what it is written like."""

import re

from generator.document import METHODS
from generator.findings import Findings
from generator.places import InBlock
from generator.values import JsonObject, JsonValue, as_object

_METHODS = frozenset(METHODS)
_NEWEST = re.compile(r"v?3\.([2-9]|\d\d)(\.|$)")
_THIRD = re.compile(r"v?3(\.|$)")
_SECOND = re.compile(r"v?2(\.|$)")
_OF_2 = ("definitions", "host", "basePath", "securityDefinitions", "consumes")


def settled(
    root: InBlock, value: JsonObject, findings: Findings
) -> dict[str, JsonValue] | None:
    """The document under the version key that it should have: `swagger` for 2.0, `openapi` with 3.1.0 or 3.2.0.

    None after not-openapi or unsupported-version. Reports unclear-version where the key is not the version's.
    """
    key = "openapi" if "openapi" in value else "swagger"
    rest = {name: one for name, one in value.items() if name not in _KEYS}
    if key not in value:
        return _unnamed(root, rest, findings)
    said = str(value[key])
    second = _SECOND.match(said) is not None
    if not second and not _THIRD.match(said):
        _unsupported(root, key, said, findings)
        return None
    if second != (key == "swagger"):
        findings.warning(
            "unclear-version",
            f"'{key}' is '{said}'; read as {'Swagger 2.0' if second else 'OpenAPI 3'}",
            _at(root, key),
        )
    if second:
        return {"swagger": "2.0", **rest}
    return {"openapi": "3.2.0" if _NEWEST.match(said) else "3.1.0", **rest}


_KEYS = frozenset({"openapi", "swagger"})


def _unnamed(
    root: InBlock, rest: dict[str, JsonValue], findings: Findings
) -> dict[str, JsonValue] | None:
    if not _has_calls(rest):
        findings.warning(
            "not-openapi",
            "this document has no 'openapi' key that names its version; "
            "nothing was read from it",
            root,
        )
        return None
    second = any(key in rest for key in _OF_2) and "components" not in rest
    findings.warning(
        "unclear-version",
        "this document has no 'openapi' key that names its version;"
        f" read as {'Swagger 2.0' if second else 'OpenAPI 3'}, as it is written",
        root,
    )
    return {"swagger": "2.0", **rest} if second else {"openapi": "3.1.0", **rest}


def _has_calls(rest: JsonObject) -> bool:
    """Whether a document can be nothing but OpenAPI: a path in it has a method."""
    return any(
        path.startswith("/")
        and not _METHODS.isdisjoint(map(str.lower, as_object(item)))
        for path, item in as_object(rest.get("paths")).items()
    )


def _unsupported(root: InBlock, key: str, said: str, findings: Findings) -> None:
    name = "Swagger" if key == "swagger" else "OpenAPI"
    findings.error(
        "unsupported-version",
        f"this is {name} '{said}'; Swagger 2.0 and OpenAPI 3.0 to 3.2 are read;"
        " nothing was read from this document",
        _at(root, key),
    )


def _at(root: InBlock, key: str) -> InBlock:
    return InBlock(page=root.page, block=root.block, pointer=f"/{key}", at="key")
