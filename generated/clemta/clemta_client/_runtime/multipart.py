"""Multipart bodies (RFC 7578), put together as they are sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike, urandom
from typing import cast

from .encoding import sent_json
from .files import Pieces, Source, concrete
from .fitting import check, is_list, is_named_file
from .forms import plain_text
from .parameters import Argument, BodyExtra, Fixed, PartField, PartsBody
from .styles import is_json, members, single
from .unset import UNSET


class Part:
    """One part, ready to be sent. file_name: None for a value that is no file."""

    __slots__ = ("content", "file_name", "media_type", "name")

    def __init__(
        self,
        name: str,
        content: bytes | Source,
        media_type: str | None = None,
        file_name: str | None = None,
    ) -> None:
        self.name = name
        self.content = content
        self.media_type = media_type
        self.file_name = file_name

    def head(self) -> bytes:
        """The headers of the part and the empty line."""
        lines = f'Content-Disposition: form-data; name="{_escaped(self.name)}"'
        if self.file_name is not None:
            lines += f'; filename="{_escaped(self.file_name)}"'
        if self.media_type is not None:
            if not self.media_type.isascii() or not self.media_type.isprintable():
                raise ValueError(f"{self.name}: this cannot be a media type")
            lines += f"\r\nContent-Type: {self.media_type}"
        return f"{lines}\r\n\r\n".encode()


def multipart(
    parameters: tuple[Argument | Fixed, ...], arguments: Mapping[str, object]
) -> tuple[str, Pieces]:
    """The boundary, and the body. Raises: ValueError, TypeError, OSError, before all is sent."""
    boundary = urandom(16).hex()
    pieces: list[bytes | Source] = []
    for part in _parts(parameters, arguments):
        pieces += [f"--{boundary}\r\n".encode() + part.head(), part.content, b"\r\n"]
    return boundary, Pieces([*pieces, f"--{boundary}--\r\n".encode()])


def _parts(
    parameters: tuple[Argument | Fixed, ...], arguments: Mapping[str, object]
) -> Iterator[Part]:
    for parameter in parameters:
        if isinstance(parameter, Fixed):
            yield from _free(parameter.wire, parameter.wire, parameter.value)
            continue
        value = arguments.get(parameter.argument)
        if value is None or value is UNSET:
            continue
        match parameter:
            case PartField():
                yield from _declared(parameter, value)
            case PartsBody() | BodyExtra():
                held = members(value)
                if held is None:
                    kind = type(value).__name__
                    raise TypeError(
                        f"{parameter.argument} must be a mapping, not {kind}"
                    )
                for name, item in held.items():
                    yield from _free(parameter.argument, name, item)
            case _:
                pass


def _declared(parameter: PartField, value: object) -> Iterator[Part]:
    check(parameter, value)
    of_files = "file" in parameter.kinds
    if is_json(parameter.media_type or "") and not of_files:
        # what is labelled as JSON is one JSON text, lists too
        content = sent_json(parameter.argument, value)
        yield Part(parameter.wire, content, parameter.media_type)
    elif is_list(value) and not (of_files and is_named_file(value)):
        yield from (_one(parameter, item) for item in value)
    else:
        yield _one(parameter, value)


def _one(parameter: PartField, value: object) -> Part:
    name, media_type = parameter.wire, parameter.media_type
    if parameter.file:
        is_file = not isinstance(value, str)
    else:
        is_file = "file" in (parameter.kinds or ("file",)) and _is_file(value)
    if is_file:
        return _file(parameter.argument, name, value, media_type)
    if members(value) is not None or is_list(value):
        content = sent_json(parameter.argument, value)
        return Part(name, content, "application/json")
    return Part(name, single(parameter, value).encode(), media_type)


def _free(argument: str, name: str, value: object) -> Iterator[Part]:
    """The parts of a field that the documentation says nothing about."""
    if value is None or value is UNSET:
        return
    if _is_file(value):
        yield _file(argument, name, value, None)
    elif is_list(value):
        for item in value:
            if is_list(item):
                yield Part(name, sent_json(argument, item), "application/json")
            else:
                yield from _free(argument, name, item)
    else:
        media_type = None if members(value) is None else "application/json"
        yield Part(name, plain_text(argument, value).encode(), media_type)


def _is_file(value: object) -> bool:
    if is_named_file(value):
        return not isinstance(cast("tuple[object, ...]", value)[1], str)
    binary = isinstance(value, bytes | bytearray | memoryview | PathLike)
    return binary or hasattr(value, "read")


def _file(argument: str, name: str, value: object, documented: str | None) -> Part:
    source = Source(argument, value)
    # without a name servers take it for a text
    called = source.name or name
    media_type = source.media_type or concrete(documented, called)
    return Part(name, source, media_type, called)


def _escaped(name: str) -> str:
    """A name between quotes, as browsers write it (HTML, multipart/form-data encoding)."""
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
