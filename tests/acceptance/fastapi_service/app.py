"""The application, and a server for it on the loopback interface."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from datetime import time as clock
from decimal import Decimal
from uuid import UUID

import uvicorn
from fastapi import Depends, FastAPI, Request

from . import access, files, moments, pets
from .shapes import Cat, Colour, Dog, Moment

SECONDS_TO_START = 10
ROUTERS = (
    pets.router,
    pets.shape_router,
    moments.router,
    moments.profile_router,
    moments.search_router,
    files.router,
    files.stream_router,
    access.router,
)


def application() -> FastAPI:
    """A service with five pets and three moments."""
    app = FastAPI(title="Workshop", version="1.0", dependencies=[Depends(_noted)])
    for router in ROUTERS:
        app.include_router(router)
    app.state.called = set()
    app.state.pets = {
        1: Cat(kind="cat", name="Mia"),
        2: Dog(kind="dog", name="Rex", tricks=["sit", "roll"]),
        3: Cat(kind="cat", name="Tom", lives=3),
        4: Dog(kind="dog", name="Bo"),
        5: Cat(kind="cat", name="Ina"),
    }
    app.state.moments = [_moment(number) for number in range(3)]
    return app


def operations(app: FastAPI) -> set[tuple[str, str]]:
    """Method and path of every operation in the service's own document."""
    return {
        (method.upper(), path)
        for path, item in app.openapi()["paths"].items()
        for method in item
    }


@contextmanager
def served(app: FastAPI) -> Generator[str]:
    """Runs the service while the block does; gives its address."""
    settings = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{_port(server)}"
    finally:
        server.should_exit = True
        thread.join(SECONDS_TO_START)


def _noted(request: Request) -> None:
    """Remembers which operation was called."""
    request.app.state.called.add((request.method, request.scope["route"].path))


def _port(server: uvicorn.Server) -> int:
    limit = time.monotonic() + SECONDS_TO_START
    while not server.started:
        if time.monotonic() > limit:
            raise TimeoutError("the service did not start")
        time.sleep(0.01)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port


def _moment(number: int) -> Moment:
    return Moment(
        id=UUID(int=number),
        at=datetime(2030, 1, 1 + number, 8, 30, tzinfo=UTC),
        day=date(2030, 1, 1 + number),
        clock=clock(8, 30, number),
        price=Decimal("1.10") * number,
        colour=Colour.RED if number else None,
    )
