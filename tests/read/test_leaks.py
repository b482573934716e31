"""What is taken for a secret on a page, and what is left as it is."""

import time

import pytest

from generator.findings import Findings
from generator.places import InPage
from generator.read.texts.leaks import PLACEHOLDER, cleaned

# In two parts, so that no one who looks for keys in this repository finds them here.
CHANCE = "q8Zr3LmP0x" + "T7vKd2WnYc5BjH"
LIVE = "sk_li" + "ve_4eC39HqLyjWDarjtT1zdp7dc"
HEX = "8f14e45fceea167a" + "5a36dedd4bea2543"
UUID = "123e4567-e89b-12d3-a456-426614174000"
SIGNED = "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN"

SECRETS = {
    "bearer": f'curl -H "Authorization: Bearer {LIVE}"',
    "hex after bearer": f"Authorization: Bearer {HEX}",
    "uuid after bearer": f"Authorization: Bearer {UUID}",
    "basic": "Authorization: Basic dXNlcjpwYXNz" + "d29yZDEyMw==",
    "user": f"curl https://x.test -u {CHANCE}:",
    "header": f"X-API-Key: {HEX}",
    "json": f'{{"client_secret": "{CHANCE}"}}',
    "yaml": f"api_key: {CHANCE}",
    "code": f'const accessToken = "{CHANCE}";',
    "query": f"GET /v1/x?api_key={CHANCE}&limit=3",
    "table": f"| `X-Token` | string | Yours, for example `{CHANCE}` |",
    "described below it": f"| hex | string | {HEX} | Your API key |",
    "in an address": "see https://admin:Pa5" + "5w0rdXyz@files.test/a",
    "after the user": "curl -u ada:Pa5" + "5w0rdXyz https://x.test",
    "prose": f"Your API key is {CHANCE}.",
    "next line": f"Your API key:\n\n```\n{CHANCE}\n```\n",
    "signed": f"Then store {SIGNED} safely",
    "github": "use gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a",
    "aws": "id AKIA" + "IOSFODNN7EXAMPLE",
    "slack": "xox" + "b-123456789012-abcdefGHIJ",
    "private key": "-----BEGIN RSA PRIVATE "
    + "KEY-----\nMIIEpAIB\nAAKCAQEA7\n-----END RSA PRIVATE KEY-----\nafter",
}
HARMLESS = {
    "id": f'{{"id": "{UUID}"}}',
    "id of a token": f'{{"token_id": "{CHANCE}"}}',
    "uuid as key": f'{{"api_key": "{UUID}"}}',
    "placeholder": "Authorization: Bearer YOUR_API_KEY",
    "angles": "Authorization: Bearer <your-access-token-1234567890>",
    "braces": "Authorization: Bearer {access_token_of_user_123}",
    "crossed out": "sk_li" + "ve_xxxxxxxxxxxxxxxxxxxx",
    "page token": f'{{"next_page_token": "{CHANCE}"}}',
    "token of a page": f"The token of the next page, `{CHANCE}`",
    "idempotency": f"Idempotency-Key: {CHANCE}",
    "hash": f'{{"sha1": "{HEX}"}}',
    "hash of a token": f'{{"token_hash": "{HEX}"}}',
    "said to be a hash": f"The SHA-256 hash of the token: {HEX}",
    "other member": f'{{"token":"abc","commit":"{HEX}"}}',
    "id in a row": f"| id | string | {HEX} | Of the next page's key |",
    "host and port": "https://boats.test:8443/a@b",
    "user by name": "curl -u username:password https://x.test",
    "model": "at most 4096 tokens for model-4-turbo-2024-04-09-preview",
    "name": "operationId: createApiKeyForServiceAccount2",
    "reference": "$ref: '#/components/schemas/ApiKeyCreateRequest20240101'",
    "path": f"GET /v1/tokens/{HEX}",
    "time": "| key | string | `2024-01-01T00:00:00Z` |",
    "number": "card token 1234567890123456",
    "file": f'{{"key": "uploads/2024/06/{HEX}.png"}}',
    "public key": f'{{"public_key": "{CHANCE}"}}',
}


@pytest.mark.parametrize("text", SECRETS.values(), ids=SECRETS.keys())
def test_a_secret_is_replaced_and_reported(text: str) -> None:
    findings = Findings()
    made = cleaned("page.md", text, findings)
    assert PLACEHOLDER in made
    assert made.count("\n") == text.count("\n")
    assert [one.code for one in findings] == ["secret-on-page"]
    values = (CHANCE, LIVE, HEX, UUID, SIGNED, "MIIE", "AKIA", "xoxb")
    assert not [value for value in values if value in made]


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_is_no_secret_stays(text: str) -> None:
    findings = Findings()
    assert cleaned("page.md", text, findings) == text
    assert not len(findings)


def test_a_secret_is_reported_once_at_its_first_place() -> None:
    findings = Findings()
    made = cleaned("page.md", f"# A\n\nkey: {CHANCE}\nkey: {CHANCE}\n", findings)
    (one,) = findings
    assert one.place == InPage(page="page.md", line=3, column=6)
    assert "2 times" in one.message
    assert made == f"# A\n\nkey: {PLACEHOLDER}\nkey: {PLACEHOLDER}\n"


@pytest.mark.parametrize("piece", ["key", "token=", "a" * 40, '"key":"', "eyJ.", "x_"])
def test_a_long_line_costs_what_its_length_does(piece: str) -> None:
    """Eight times the text: what is quadratic would take 64 times as long."""

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        cleaned("page.md", text, Findings())
        return time.process_time() - start

    assert cost(160_000) < 24 * min(cost(20_000), cost(20_000)) + 0.2
