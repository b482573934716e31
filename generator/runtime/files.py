"""Content that is sent as it is: bytes, open files, paths and iterators, read when it is sent."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from io import TextIOBase
from os import PathLike, fspath
from typing import IO, Any, TypeAlias, TypeGuard, cast

from .fitting import is_named_file

FileContent: TypeAlias = bytes | IO[bytes] | PathLike[str]
FileInput: TypeAlias = (
    FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
)
"""A file to send: its content, or (name, content), or (name, content, media type)."""

StreamInput: TypeAlias = FileInput | Iterable[bytes] | AsyncIterable[bytes]
"""A whole body: a file, or its bytes in pieces; those of an async iterator by async clients only."""

_CHUNK = 65_536


class Source:
    """One content to send. size: in bytes, None when it is not known before it is read.

    name, media_type: what the user calls it, or the file system; None when nobody does.
    """

    __slots__ = ("_argument", "_content", "_start", "media_type", "name", "size")

    def __init__(self, argument: str, given: object) -> None:
        """Raises: TypeError for what is no file, OSError for a path that cannot be read."""
        self._argument = argument
        self.name: str | None = None
        self.media_type: str | None = None
        content = given
        if is_named_file(given):
            self.name, content, *rest = cast("tuple[Any, ...]", given)
            self.media_type = rest[0] if rest else None
        elif isinstance(given, tuple):
            content = None
        self._content = _checked(argument, content)
        self._start: int | None = None
        self.size = self._measured()
        self.name = self.name or _name(self._content)

    def _measured(self) -> int | None:
        content = self._content
        if isinstance(content, bytes):
            return len(content)
        if _is_path(content):
            return _size_of_path(content)
        if hasattr(content, "read"):
            self._start, size = _rest_of_file(content)
            return size
        return None

    @property
    def is_async(self) -> bool:
        """Whether only an async client can send it."""
        content = self._content
        return hasattr(content, "__aiter__") and not hasattr(content, "read")

    @property
    def replayable(self) -> bool:
        """Whether it gives the same bytes when it is read once more."""
        content = self._content
        if isinstance(content, bytes) or _is_path(content):
            # a path may lead to a pipe
            return self.size is not None
        if hasattr(content, "read"):
            return self._start is not None
        return not hasattr(content, "__next__") and not hasattr(content, "__anext__")

    def chunks(self) -> Iterator[bytes]:
        """The content in pieces; a file of the user is not closed."""
        content = self._content
        if isinstance(content, bytes):
            # each piece has the time of a step, on a slow line too
            for start in range(0, len(content), _CHUNK):
                yield content[start : start + _CHUNK]
        elif _is_path(content):
            with open(content, "rb") as file:
                yield from self._read(file)
        elif hasattr(content, "read"):
            if self._start is not None:
                content.seek(self._start)
            yield from self._read(content)
        else:
            for chunk in content:
                yield self._bytes(chunk)

    async def async_chunks(self) -> AsyncIterator[bytes]:
        """The content of an async iterator."""
        async for chunk in self._content:
            yield self._bytes(chunk)

    def _read(self, file: IO[bytes]) -> Iterator[bytes]:
        # no more than was announced, if the file has grown since
        left = self.size
        while left is None or left > 0:
            chunk = file.read(_CHUNK if left is None else min(_CHUNK, left))
            if not chunk:
                break
            left = None if left is None else left - len(chunk)
            yield self._bytes(chunk)
        if left:
            raise ValueError(f"{self._argument} has become shorter while it was sent")

    def _bytes(self, chunk: object) -> bytes:
        if not _is_binary(chunk):
            kind = type(chunk).__name__
            raise TypeError(f"{self._argument} gave {kind} where bytes are needed")
        return bytes(chunk)


class Pieces:
    """A body that is read as it is sent. length: in bytes, when it is known.

    replayable: it can be sent once more. failure: what went wrong while reading, which is not the
    network's fault.
    """

    __slots__ = ("_pieces", "failure", "length", "replayable")

    def __init__(self, pieces: list[bytes | Source]) -> None:
        self._pieces = pieces
        sizes = [len(p) if isinstance(p, bytes) else p.size for p in pieces]
        known = [size for size in sizes if size is not None]
        self.length = sum(known) if len(known) == len(sizes) else None
        sources = [piece for piece in pieces if isinstance(piece, Source)]
        self.replayable = all(source.replayable for source in sources)
        self.failure: BaseException | None = None

    @property
    def is_async(self) -> bool:
        """Whether only an async client can send it."""
        return any(isinstance(p, Source) and p.is_async for p in self._pieces)

    def __iter__(self) -> Iterator[bytes]:
        try:
            for piece in self._pieces:
                if isinstance(piece, bytes):
                    yield piece
                else:
                    yield from piece.chunks()
        except Exception as error:
            self.failure = error
            raise

    async def in_async(self) -> AsyncIterator[bytes]:
        """The same, of async iterators too.

        Files are read here, not in a thread: a piece is in memory sooner than a thread would be
        woken, and the loop has its turn whenever one is sent.
        """
        try:
            for piece in self._pieces:
                if isinstance(piece, bytes):
                    yield piece
                elif piece.is_async:
                    async for chunk in piece.async_chunks():
                        yield chunk
                else:
                    for chunk in piece.chunks():
                        yield chunk
        except Exception as error:
            self.failure = error
            raise


class AsyncPieces:
    """A body as an async client takes it, which may be read once more from its start."""

    __slots__ = ("_pieces",)

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._pieces.in_async()


def concrete(documented: str | None, name: str | None) -> str:
    """The media type of a file: the documented one, or the one that its name speaks of.

    documented: may be several, or hold a `*`; the name tells then.
    """
    from mimetypes import guess_type

    guess = (name and guess_type(name)[0]) or None
    known = [kind.strip() for kind in (documented or "").split(",") if kind.strip()]
    whole = [kind for kind in known if "*" not in kind]
    if guess in whole or not whole:
        return guess or "application/octet-stream"
    return whole[0]


def _checked(argument: str, content: Any) -> Any:
    if _is_binary(content):
        return bytes(content)
    if isinstance(content, TextIOBase):
        raise TypeError(f"{argument} must be open in binary mode")
    # a list may well be meant as several files
    unfit = type(content) in (str, dict, list)
    known = ("__fspath__", "read", "__iter__", "__aiter__")
    if unfit or not any(hasattr(content, name) for name in known):
        raise TypeError(
            f"{argument} must be bytes, a file open in binary mode or a path, or one of "
            f"them with a name: (name, content); not {type(content).__name__}"
        )
    return content


def _is_binary(content: object) -> TypeGuard[bytes]:
    return isinstance(content, bytes | bytearray | memoryview)


def _is_path(content: object) -> TypeGuard[PathLike[str]]:
    return isinstance(content, PathLike)


def _size_of_path(path: PathLike[str]) -> int | None:
    from os import fstat, stat
    from stat import S_ISFIFO, S_ISREG

    if S_ISFIFO(stat(path).st_mode):
        return None
    # opened so that what cannot be read is known before anything is sent
    with open(path, "rb") as file:
        found = fstat(file.fileno())
    return found.st_size if S_ISREG(found.st_mode) else None


def _rest_of_file(file: Any) -> tuple[int | None, int | None]:
    """Where a file stands, and how much is left; None where that cannot be told."""
    try:
        start = file.tell()
        end = file.seek(0, 2)
        file.seek(start)
    except (AttributeError, OSError, ValueError):
        return None, None
    if not isinstance(end, int):
        return start, None
    return start, max(end - start, 0)


def _name(content: object) -> str | None:
    name = fspath(content) if _is_path(content) else getattr(content, "name", None)
    if not isinstance(name, str) or name.startswith("<"):
        return None
    from os.path import basename

    return basename(name) or None
