"""What the words before a block of code say that it shows."""

import pytest

from generator.read.code import cues


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("The above command returns JSON structured like this:", "200"),
        ("Example responses 200 Response", "200"),
        ("Returns a room. Returns 404 when there is none.", "200"),
        ("Returns `201` with the room", "201"),
        ("If the key is wrong, the response is 403:", "403"),
        ("The response body holds the door:", "200"),
        ("Send this in the body of the request:", None),
        ("The response is empty. Listeners get a webhook:", None),
        ("A room looks like this:", None),
        ("", None),
    ],
)
def test_an_answer_is_announced(said: str, status: str | None):
    assert cues.status(said) == status


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ("Example request:", True),
        ("Expects an object with a key:", True),
        ("The request above returns:", False),
        ("An example:", False),
    ],
)
def test_a_request_is_announced(said: str, sent: bool):
    assert cues.is_about_requests(said) is sent
