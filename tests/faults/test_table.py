"""Every row of the table holds, in each way of calling, and leaves nothing behind."""

import logging
import os
import pickle
import re
import traceback
from typing import Any

import pytest

from generator.runtime.errors import ApiError, CredentialsError, PagingError

from .case import NOTHING, Case
from .cases import TABLE
from .depot import SECRETS
from .leaks import holding_at_most, leaving_nothing
from .scene import Outcome, Scene
from .server import serving
from .ways import WAYS, limited

_HIDDEN = [secret for secret in SECRETS.values() if "hidden" in secret]
_ROWS = [case for cases in TABLE.values() for case in cases]


def _row(case: Case) -> Any:
    beyond = pytest.mark.xfail(strict=True, reason=case.beyond)
    return pytest.param(case, id=case.what, marks=[beyond] if case.beyond else [])


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("DEPOT_")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", [_row(case) for case in _ROWS])
def test_row(case: Case, way: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with leaving_nothing():
        outcome = _happen(case, way)
        _expect(case, outcome, caplog.text)
        # an error holds frames, which hold what the call held
        outcome.error = None
        caplog.clear()


def test_every_row_has_a_name_of_its_own() -> None:
    assert len({case.what for case in _ROWS}) == len(_ROWS)


def _happen(case: Case, way: str) -> Outcome:
    with (
        serving(*case.other, refuses=not case.other) as other,
        serving(*case.server, refuses=not case.server) as server,
    ):
        server.other = other.url
        scene = Scene(case=case, server=server, other=other)
        with holding_at_most(case.memory):
            outcome = limited(lambda: WAYS[way](scene))
        assert server.is_left() and other.is_left(), "a connection is still open"
        _expect_place(scene, outcome)
    return outcome


def _expect(case: Case, outcome: Outcome, log: str) -> None:
    if case.error is None:
        if outcome.error is not None:
            raise outcome.error
        assert outcome.value == case.value
    else:
        assert outcome.value is NOTHING, outcome.value
        _expect_error(case, outcome)
    assert outcome.again in (None, "well")
    least, most = case.seconds
    assert least <= outcome.seconds <= most
    error = outcome.error
    told = "".join(traceback.format_exception(error)) if error else ""
    shown = f"{told}{error!r}{outcome.shown}{log}"
    assert not [secret for secret in _HIDDEN if secret in shown]
    assert not [text for text in case.hidden if text in f"{error}{error!r}"]
    loop = [line for line in log.splitlines() if line.startswith("ERROR")]
    assert not loop, loop


def _expect_error(case: Case, outcome: Outcome) -> None:
    error = outcome.error
    if type(error) is not case.error and error is not None:
        raise error
    assert re.search(case.message, str(error)), str(error)
    for name, expected in case.attributes.items():
        assert getattr(error, name) == expected
    if isinstance(error, ApiError):
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), str(copy)) == (type(error), str(error))


def _expect_place(scene: Scene, outcome: Outcome) -> None:
    """The message of what a server did says which request it answers, without its query."""
    error, call = outcome.error, scene.case.call
    if isinstance(error, CredentialsError | PagingError):
        return
    if isinstance(error, ApiError):
        asked = scene.server.asked
        path = asked[0].path if asked else call.path.partition("{")[0]
        places = [f"{call.method} {scene.server.url}{path}"]
        if not asked:
            places.append(f"POST {scene.other.url}/token")
        assert str(error).startswith(tuple(places)), str(error)
