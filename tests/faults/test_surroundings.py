"""What lies around the program does not put credentials into its calls."""

from pathlib import Path

import pytest

from generator.runtime.decoding import text
from generator.runtime.operation import Operation

from .acts import answers
from .depot import NOTE, SECRETS, Depot
from .leaks import leaving_nothing
from .server import serving

_OPEN: Operation[str] = Operation(
    name="open", method="GET", path="/open", result=lambda: text
)


def test_passwords_of_netrc_are_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login someone password of-netrc\n", "utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HOME", str(tmp_path))
    well = answers(b"well", content_type="text/plain")
    with leaving_nothing(), serving(well) as server:
        with Depot(base_url=server.url, **SECRETS) as depot:
            depot._transport.send(_OPEN, {})
            depot._transport.send(NOTE, {})
        bare, signed = (each.headers.get("authorization") for each in server.asked)
    assert (bare, signed) == (None, f"Bearer {SECRETS['token']}")
