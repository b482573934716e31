"""What a client says of its work in the log of its package; secrets are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from logging import DEBUG, INFO, Formatter, StreamHandler, getLogger
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .request import Request
    from .response import RawResponse
    from .service import Service

log = getLogger(__name__.rpartition(".")[0].rpartition(".")[0])

_LEVELS = {"debug": DEBUG, "info": INFO}

# of all others the value may be a secret, or somebody's data
_HARMLESS = frozenset(
    {
        "accept",
        "accept-encoding",
        "age",
        "cache-control",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "retry-after",
        "server",
        "transfer-encoding",
        "user-agent",
        "vary",
        "x-request-id",
    }
)


def set_up(service: Service, variables: Mapping[str, str]) -> None:
    """Write the log to standard error when `<PREFIX>_LOG` is `info` or `debug`; once for a program.

    Any other level is warned of in the log: it is no reason for a program not to start.
    """
    variable = service.variable("log")
    wanted = variables.get(variable, "").strip().lower()
    if not wanted:
        return
    if wanted not in _LEVELS:
        log.warning("%s is not 'info' or 'debug', and ignored: %r", variable, wanted)
        return
    log.setLevel(_LEVELS[wanted])
    if not any(isinstance(handler, StreamHandler) for handler in log.handlers):
        handler = StreamHandler()
        handler.setFormatter(
            Formatter("%(asctime)s %(name)s %(levelname)s %(message)s")
        )
        log.addHandler(handler)


def asking(request: Request) -> None:
    """A request is about to be sent."""
    if log.isEnabledFor(DEBUG):
        log.debug("%s with %s", request.line, _shown(request.headers.items()))


def answered(request: Request, raw: RawResponse) -> None:
    """The head of its answer is here."""
    if log.isEnabledFor(INFO):
        spent = raw.elapsed * 1000
        log.info("%s %s %.0f ms", request.line, raw.status_code, spent)
        log.debug("%s had %s", request.line, _shown(raw.headers.items()))


def failed(request: Request, error: BaseException, seconds: float) -> None:
    """No answer came."""
    if log.isEnabledFor(INFO):
        log.info("%s %s %.0f ms", request.line, type(error).__name__, seconds * 1000)


def retrying(request: Request, error: Exception, number: int, wait: float) -> None:
    """A call is about to be made again."""
    kind = type(error).__name__
    log.info("%s retry %d in %.1f s after %s", request.line, number, wait, kind)


def _shown(headers: Iterable[tuple[str, str]]) -> str:
    """Headers; of those that are not known to be harmless the name alone."""
    return ", ".join(
        f"{name}: {value if _is_harmless(name.lower()) else '***'}"
        for name, value in headers
    )


def _is_harmless(name: str) -> bool:
    return name in _HARMLESS or "ratelimit" in name
