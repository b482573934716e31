"""Who may call: a token, a key in a header, a name and a password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.security import (
    APIKeyHeader,
    HTTPAuthorizationCredentials,
    HTTPBasic,
    HTTPBasicCredentials,
    HTTPBearer,
)

from .shapes import Credentials

router = APIRouter(tags=["access"])

TOKEN, KEY, PASSWORD = "secret-token", "secret-key", "secret-password"

_bearer = HTTPBearer()
_key = APIKeyHeader(name="X-Key")
_basic = HTTPBasic()


@router.get("/by-token")
def by_token(
    given: Annotated[HTTPAuthorizationCredentials, Depends(_bearer)],
) -> Credentials:
    """Who called, by a token."""
    return _allowed(given.credentials == TOKEN, "bearer", "token")


@router.get("/by-key")
def by_key(given: Annotated[str, Depends(_key)]) -> Credentials:
    """Who called, by a key."""
    return _allowed(given == KEY, "key", "key")


@router.get("/by-password")
def by_password(
    given: Annotated[HTTPBasicCredentials, Depends(_basic)],
) -> Credentials:
    """Who called, by name and password."""
    return _allowed(given.password == PASSWORD, "basic", given.username)


@router.post("/login")
def log_in(
    username: Annotated[str, Form()],
    password: Annotated[str, Form()],
    scopes: Annotated[list[str] | None, Form()] = None,
) -> Credentials:
    """Log in with a form."""
    return Credentials(scheme="+".join(scopes or []), who=f"{username}:{password}")


def _allowed(fits: bool, scheme: str, who: str) -> Credentials:
    if not fits:
        raise HTTPException(401, "not you")
    return Credentials(scheme=scheme, who=who)
