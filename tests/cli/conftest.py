"""A small project on the disk, and the command as a user types it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner

from generator.cli.root import root

PAGE = """\
openapi: 3.1.0
info: {title: Acme, version: "1"}
servers:
  - url: https://api.acme.test
security:
  - token: []
paths:
  /invoices:
    get:
      operationId: list_invoices
      tags: [invoices]
      responses:
        "200":
          description: All of them
          content:
            application/json:
              schema:
                type: array
                items: {$ref: "#/components/schemas/Invoice"}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
  schemas:
    Invoice:
      type: object
      properties:
        id: {type: string}
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def found(self) -> list[dict[str, Any]]:
        """The findings, of a command with --format json."""
        return cast(list[dict[str, Any]], json.loads(self.err))


Apiwright = Callable[..., Ran]


@pytest.fixture
def apiwright(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Apiwright:
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        result = CliRunner().invoke(root, list(arguments), prog_name="apiwright")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


def write(path: str, text: str) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


@pytest.fixture
def project(apiwright: Apiwright) -> Apiwright:
    """The same, in a project of two providers."""
    write("specs/acme/api.yaml", PAGE)
    write("specs/other/api.yaml", PAGE.replace("Acme", "Other"))
    return apiwright
