"""Uploads, forms, downloads, text and streams."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response, UploadFile
from fastapi.responses import PlainTextResponse
from fastapi.sse import EventSourceResponse

from .shapes import Album, Tick, Upload

router = APIRouter(tags=["files"])
stream_router = APIRouter(tags=["streams"])

START = datetime(2030, 1, 1, tzinfo=UTC)
PDF = {
    200: {
        "description": "The file.",
        "content": {
            "application/pdf": {"schema": {"type": "string", "format": "binary"}}
        },
    }
}
BYTES = {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {
                "schema": {"type": "string", "format": "binary"}
            }
        },
    }
}


@router.post("/files")
async def upload(file: UploadFile) -> Upload:
    """Keep one file."""
    return await _kept(file)


@router.post("/albums")
async def create_album(
    title: Annotated[str, Form()],
    files: list[UploadFile],
    year: Annotated[int | None, Form()] = None,
) -> Album:
    """Keep several files, with what belongs to them."""
    return Album(title=title, year=year, files=[await _kept(file) for file in files])


@router.put("/files/{name}", openapi_extra=BYTES)
async def put_file(name: str, request: Request) -> Upload:
    """Keep the body as it is."""
    media_type = request.headers.get("content-type")
    return Upload(name=name, size=len(await request.body()), media_type=media_type)


@router.get("/files/{name}", response_class=Response, responses=PDF)  # type: ignore[arg-type]
def download(name: str) -> Response:
    """The file as it is."""
    return Response(b"%PDF-\x00\xff " + name.encode(), media_type="application/pdf")


@router.get("/notes/{name}", response_class=PlainTextResponse)
def note(name: str) -> str:
    """A note, as text."""
    return f"{name}: ä, 文\n"


@stream_router.get("/ticks", response_class=EventSourceResponse)
async def ticks(count: int = 3) -> AsyncIterator[Tick]:
    """Ticks as server-sent events."""
    for tick in _ticks(count):
        yield tick


@stream_router.get("/lines")
def lines(count: int = 3) -> Iterator[Tick]:
    """Ticks, a line of JSON each."""
    yield from _ticks(count)


def _ticks(count: int) -> Iterator[Tick]:
    for number in range(count):
        yield Tick(number=number, at=START + timedelta(seconds=number))


async def _kept(file: UploadFile) -> Upload:
    data = await file.read()
    return Upload(
        name=file.filename or "", size=len(data), media_type=file.content_type
    )
