"""The table as a page for users: `python -m tests.faults.page` writes it."""

import sys
from pathlib import Path

from .case import NOTHING, Case
from .cases import TABLE
from .depot import DOWNLOAD

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"

_INTRODUCTION = """# When things go wrong

Made from the tests by `python -m tests.faults.page`. Each row is tried against a server that
misbehaves on purpose, with sync clients and with async ones on asyncio and trio; after each row
nothing is left open, no credential is in an error or a log, and the same client makes another call.

Errors are those of the package; `ValueError` is of the caller's making, before anything is sent.
Requests: as many as the server gets, with `max_retries=2` unless a setting says otherwise. What may
arrive twice is tried again (GET, HEAD, OPTIONS, PUT, DELETE, and all that has an idempotency key),
after half a second at most, then one second, up to eight, or when the server says so.
"""

_BESIDES = """## Besides

| what happens | the call gives |
|---|---|
| the server comes up while its connections are refused | the value, of a POST too: nothing had been sent |
| nobody vouches for the server's certificate, or it is of another host | `ApiConnectionError`; nothing is sent |
| the task is cancelled, at any step | the cancellation, never an error of ours; nothing is tried again |
| Control-C, at any step | `KeyboardInterrupt`; nothing is tried again |
| an answer is left before its end | the connection is let go of |
| the client has been closed | `RuntimeError` |
| the client is closed under a call | `ApiConnectionError` or `RuntimeError`, within the call's time |
"""

_SECRET = {"token", "headers", "extra_headers", "extra_query", "tenant"}


def as_page(table: dict[str, tuple[Case, ...]]) -> str:
    """The page: a table for each topic."""
    lines = [_INTRODUCTION]
    for topic, cases in table.items():
        lines += [f"## {topic}", ""]
        lines += ["| what happens | to a | with | the call gives | requests |"]
        lines += ["|---|---|---|---|---|"]
        lines += [*map(_row, cases), ""]
    lines += [_BESIDES]
    beyond = {case.beyond: None for cases in table.values() for case in cases}
    lines += [f"\\* does not hold yet: {reason}.\n" for reason in filter(None, beyond)]
    return "\n".join(lines).rstrip() + "\n"


def _row(case: Case) -> str:
    given = {**case.client, **case.options}
    shown = ", ".join(
        f"`{name}={value}`" for name, value in given.items() if name not in _SECRET
    )
    what = case.what.replace("|", "\\|") + (" \\*" if case.beyond else "")
    cells = (what, _kind(case), shown, _outcome(case), str(case.requests))
    return f"| {' | '.join(cells)} |"


def _kind(case: Case) -> str:
    match case.does:
        case "items":
            return "list"
        case "stream":
            return "stream"
        case "send":
            return case.call.method


def _outcome(case: Case) -> str:
    if case.error is not None:
        told = [
            f".{n} == {v}" for n, v in case.attributes.items() if n == "retry_after"
        ]
        return f"`{case.error.__name__}`" + "".join(f" (`{each}`)" for each in told)
    assert case.value is not NOTHING
    if case.value is None:
        return "`None`"
    if case.does != "send":
        return "all items"
    return "the bytes" if case.call is DOWNLOAD else "the value"


if __name__ == "__main__":
    PAGE.write_text(as_page(TABLE), "utf-8")
    print(f"wrote {PAGE.relative_to(Path.cwd())}", file=sys.stderr)
