"""What servers are called, and what their addresses leave open."""

from dataclasses import replace

import pytest

from generator.model import Server, ServerVariable
from generator.name.environments import (
    environment_names,
    needed_variables,
    variable_names,
)
from generator.name.scope import Scope
from tests.emitting import OK, api, document

_API = api(document({"/a": {"get": {"responses": OK}}}))


def _server(url: str, name: str | None = None, *variables: ServerVariable) -> Server:
    return Server(url=url, name=name, at=f"/servers/{url}", variables=variables)


def _named(*servers: Server) -> tuple[str, ...]:
    return environment_names(replace(_API, servers=servers, default_server=0))


@pytest.mark.parametrize(
    ("servers", "names"),
    [
        ([("https://api.acme.com", None)], ("production",)),
        (
            [("https://api.acme.com", None), ("https://sandbox.acme.com", None)],
            ("production", "sandbox"),
        ),
        (
            [("https://acme.com/api", None), ("https://acme.com/api/test", None)],
            ("production", "test"),
        ),
        (
            [("https://eu.acme.com", None), ("https://us.acme.com", None)],
            ("eu", "us"),
        ),
        (
            [
                ("https://a.acme.com", "Production server"),
                ("https://b.acme.com", "The sandbox, for trying what costs nothing"),
            ],
            ("production", "sandbox"),
        ),
        (
            [("https://acme.com", None), ("https://acme.io", None)],
            ("com", "io"),
        ),
    ],
)
def test_a_server_is_called_by_what_it_alone_has(
    servers: list[tuple[str, str | None]], names: tuple[str, ...]
) -> None:
    assert _named(*(_server(*each) for each in servers)) == names


def test_a_server_that_is_added_moves_no_name() -> None:
    first, second = _server("https://acme.com/v1"), _server("https://dev.acme.com/v1")
    added = _server("https://local.acme.com/v1")
    assert _named(first, second) == _named(first, second, added)[:2]


def _variable(name: str, default: str | None, *choices: str, at: str) -> ServerVariable:
    return ServerVariable(
        name=name, default=default, choices=choices, description=None, at=at
    )


def test_variables_that_mean_the_same_are_one_argument() -> None:
    one = _server("https://{r}.a.com", None, _variable("r", "eu", at="/1"))
    other = _server("https://{r}.b.com", None, _variable("r", "eu", at="/2"))
    third = _server("https://{r}.c.com", None, _variable("r", "us", at="/3"))
    fixed = _server("https://{r}.d.com", None, _variable("r", "x", "x", at="/4"))
    tree = replace(_API, servers=(one, other, third, fixed), default_server=0)
    names = variable_names(tree, environment_names(tree), Scope())
    assert names == {"/1": "r", "/2": "r", "/3": "server_r"}


def test_variables_that_only_the_user_knows() -> None:
    one = _server("https://{my-r}.a.com", None, _variable("my-r", None, at="/1"))
    both = (_variable("my-r", None, at="/2"), _variable("your", None, at="/3"))
    other = _server("https://{my-r}.b.com/{your}", None, *both)
    tree = replace(_API, servers=(one, other), default_server=0)
    names = variable_names(tree, environment_names(tree), Scope())
    assert names == {"/1": "r", "/2": "r", "/3": "your"}
    assert needed_variables(tree, names) == ("r",)
    known = _server("https://c.com")
    assert needed_variables(replace(tree, servers=(one, known)), names) == ()
    assert needed_variables(replace(tree, servers=()), names) == ()
