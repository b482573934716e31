"""The credentials are a token that another server makes (OAuth 2.0), which has troubles of its own."""

from collections.abc import Callable

from generator.runtime.errors import (
    ApiConnectionError,
    ApiTimeoutError,
    CredentialsError,
    InternalServerError,
    RateLimitError,
    ServerError,
    UnauthorizedError,
)

from ..acts import RESET, WAIT, answers, head, sends
from ..case import Case
from ..depot import REPORT, REPORT_ON, SECRETS
from ..server import Act, Server

_AT = {"token_url": "%OTHER%/token"}
_WELL = answers(b"[]")
_REFUSED = answers(b"{}", "401 Unauthorized")


def _grants(token: str = "granted-t0-be-hidden", **more: str) -> Act:
    fields = {"access_token": token, "token_type": "bearer", **more}
    text = ", ".join(f'"{name}": "{value}"' for name, value in fields.items())
    return answers(f"{{{text}}}".encode())


def _makers(count: int) -> Callable[[Server, Server], None]:
    """Checks how often a token was asked for, and that only its own server heard the secret."""

    def check(server: Server, other: Server) -> None:
        assert other.begun == count
        sent = "".join(f"{each.target}{each.headers}" for each in server.asked)
        assert SECRETS["client_secret"] not in sent

    return check


CASES = (
    Case(
        what="a token is made",
        server=(_WELL,),
        other=(_grants(),),
        call=REPORT,
        client=_AT,
        value=[],
        check=_makers(1),
    ),
    Case(
        what="the token's server is not there",
        server=(_WELL,),
        call=REPORT,
        client=_AT,
        error=ApiConnectionError,
        message="POST .*/token: no answer",
        requests=0,
    ),
    Case(
        what="the token's server resets the connection",
        server=(_WELL,),
        other=(sends(RESET),),
        call=REPORT,
        client=_AT,
        error=ApiConnectionError,
        message="POST .*/token: no answer",
        requests=0,
        check=_makers(3),
    ),
    Case(
        what="the token's server resets the connection of a POST once",
        server=(_WELL,),
        other=(sends(RESET), _grants()),
        call=REPORT_ON,
        client=_AT,
        value=[],
        check=_makers(2),
    ),
    Case(
        what="the token's server does not answer",
        server=(_WELL,),
        other=(sends(WAIT),),
        call=REPORT,
        client={**_AT, "timeout": 0.3, "max_retries": 0},
        error=ApiTimeoutError,
        message="POST .*/token: .*in time",
        requests=0,
        seconds=(0.3, 1.5),
        check=_makers(1),
    ),
    Case(
        what="the token's server answers 503 with a page of HTML",
        server=(_WELL,),
        other=(answers(b"<html>", "503 Down", content_type="text/html"),),
        call=REPORT,
        client=_AT,
        error=ServerError,
        message="POST .*/token gave no token: it answered 503",
        attributes={"sent": False, "body": "<html>"},
        requests=0,
        hidden=("<html>",),
        check=_makers(3),
    ),
    Case(
        what="the token's server answers 503 to a POST's first try",
        server=(_WELL,),
        other=(answers(b"{}", "503 Down"), _grants()),
        call=REPORT_ON,
        client=_AT,
        value=[],
        check=_makers(2),
    ),
    Case(
        what="the token's server answers 429, to come again in 1 second",
        server=(_WELL,),
        other=(answers(b"{}", "429 Too Many Requests", retry_after="1"), _grants()),
        call=REPORT,
        client=_AT,
        value=[],
        seconds=(1.0, 2.5),
        check=_makers(2),
    ),
    Case(
        what="the token's server answers 429, to come again in an hour",
        server=(_WELL,),
        other=(answers(b"{}", "429 Too Many Requests", retry_after="3600"),),
        call=REPORT,
        client=_AT,
        error=RateLimitError,
        message="POST .*/token gave no token: it answered 429",
        attributes={"sent": False, "retry_after": 3600.0},
        requests=0,
        seconds=(0.0, 1.0),
        check=_makers(1),
    ),
    Case(
        what="the token's server fails, repeating the client's secret",
        server=(_WELL,),
        other=(
            answers(
                b'{"error": "%s"}' % SECRETS["client_secret"].encode(),
                "500 Internal Server Error",
            ),
        ),
        call=REPORT,
        client={**_AT, "max_retries": 0},
        error=InternalServerError,
        message=r"gave no token: \*\*\*",
        attributes={"body": {"error": "***"}},
        requests=0,
        check=_makers(1),
    ),
    Case(
        what="the token's server answers 200 with a page of HTML",
        server=(_WELL,),
        other=(answers(b"<html>", content_type="text/html"),),
        call=REPORT,
        client=_AT,
        error=CredentialsError,
        message="POST .*/token gave no token: it answered 200 OK with no access_token",
        requests=0,
        check=_makers(1),
    ),
    Case(
        what="the token's server refuses the client, repeating its secret",
        server=(_WELL,),
        other=(
            answers(
                b'{"error": "access_denied", "error_description": "%s?"}'
                % SECRETS["client_secret"].encode(),
                "403 Forbidden",
            ),
        ),
        call=REPORT,
        client=_AT,
        error=CredentialsError,
        message=r"gave no token: access_denied: \*\*\*\?",
        requests=0,
        check=_makers(1),
    ),
    Case(
        what="the token's server sends the client elsewhere",
        server=(_WELL,),
        other=(
            sends(
                head("307 Go", location="http://127.0.0.1:1/token", content_length="0")
            ),
        ),
        call=REPORT,
        client=_AT,
        error=CredentialsError,
        message="gave no token: it answered 307",
        requests=0,
        check=_makers(1),
    ),
    Case(
        what="the token has a line break",
        server=(_WELL,),
        other=(_grants("a\\r\\nEvil: 1"),),
        call=REPORT,
        client=_AT,
        error=CredentialsError,
        message="gave no token",
        requests=0,
        hidden=("Evil",),
    ),
    Case(
        what="the token's server answers with more than a token can be",
        server=(_WELL,),
        other=(answers(b" " * 3_000_000),),
        call=REPORT,
        client=_AT,
        error=CredentialsError,
        message="no token: .*more than 1048576 bytes",
        requests=0,
    ),
    Case(
        what="the API refuses a token once",
        server=(_REFUSED, _WELL),
        other=(_grants(), _grants("other-t0-be-hidden")),
        call=REPORT_ON,
        client=_AT,
        value=[],
        requests=2,
        check=_makers(2),
    ),
    Case(
        what="the API refuses every token",
        server=(_REFUSED,),
        other=(_grants(), _grants("other-t0-be-hidden")),
        call=REPORT,
        client=_AT,
        error=UnauthorizedError,
        message="answered 401 Unauthorized",
        requests=2,
        check=_makers(2),
    ),
)
