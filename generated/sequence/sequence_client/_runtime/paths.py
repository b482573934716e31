"""The path of a request: a template whose text stays, with each value encoded whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as _quote
from urllib.parse import unquote as _unquote

from .parameters import Path
from .styles import in_path
from .unset import UNSET

if TYPE_CHECKING:
    from .operation import Operation

# what RFC 3986 (section 3.3) lets stand in a path, and the sign of what is encoded already
_LITERALS = "/:@!$&'()*+,;=~-._%"

_templates: dict[Operation[Any], list[list[str | Path]]] = {}


def path(operation: Operation[Any], arguments: Mapping[str, object]) -> str:
    """The path of a call, its values percent-encoded, with a slash in front.

    Raises: ValueError naming the argument that is missing, empty, or would change the path.
    """
    template = _templates.get(operation)
    if template is None:
        template = _templates.setdefault(operation, _parse(operation))
    made = "/".join(_segment(pieces, arguments) for pieces in template)
    return made if made.startswith("/") else f"/{made}"


def _segment(pieces: list[str | Path], arguments: Mapping[str, object]) -> str:
    written = "".join(
        piece if isinstance(piece, str) else _value(piece, arguments)
        for piece in pieces
    )
    values = [piece for piece in pieces if isinstance(piece, Path)]
    if values and _moves(written, verbatim=any(value.verbatim for value in values)):
        raise ValueError(f"{values[0].argument}: {written!r} would change the path")
    return written


def _moves(written: str, *, verbatim: bool) -> bool:
    """Whether what was written has dot segments, which lead elsewhere (RFC 3986, 5.2.4)."""
    if not verbatim:
        return written in (".", "..")
    # servers may decode dots, and leave out what stands behind a semicolon, before they follow them
    steps = _unquote(written).replace("\\", "/").split("/")
    return any(step.partition(";")[0].strip() in (".", "..") for step in steps)


def _value(parameter: Path, arguments: Mapping[str, object]) -> str:
    value = arguments.get(parameter.argument)
    if value is None or value is UNSET:
        raise ValueError(f"{parameter.argument} must be given")
    written = in_path(parameter, value)
    if not written:
        raise ValueError(f"{parameter.argument} must not be empty")
    return written


def _parse(operation: Operation[Any]) -> list[list[str | Path]]:
    """The template's segments, each as literal text and parameters; other braces are text."""
    known = {p.wire: p for p in operation.parameters if isinstance(p, Path)}
    segments: list[list[str | Path]] = []
    for rest in operation.path.split("/"):
        pieces: list[str | Path] = []
        while rest:
            literal, brace, after = rest.partition("{")
            name, end, tail = after.partition("}")
            if end and name in known:
                pieces += [_quote(literal, safe=_LITERALS), known[name]]
                rest = tail
            else:
                pieces.append(_quote(literal + brace, safe=_LITERALS))
                rest = after
        segments.append(pieces)
    return segments
