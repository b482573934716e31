"""Names of an API's servers, and of what their addresses leave open."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from generator.model import Api, Server, ServerVariable
from generator.name.scope import Scope
from generator.words import Identifier, snake, words

_NOISE = {
    "server",
    "environment",
    "env",
    "api",
    "url",
    "the",
    "endpoint",
    "base",
    "host",
    "http",
    "https",
    "www",
}

# What sentences about servers are about, in the words of most vendors.
_USUAL = (
    "production",
    "sandbox",
    "staging",
    "development",
    "testing",
    "test",
    "preview",
    "beta",
    "demo",
    "local",
    "localhost",
    "dev",
    "prod",
    "live",
)
_VARIABLE = re.compile(r"\{[^{}]*\}")


def environment_names(api: Api) -> tuple[Identifier, ...]:
    """What each server is called in code: its vendor's word for it, else what its address alone has."""
    scope = Scope()
    addresses = [_address(server) for server in api.servers]
    shared = Counter(word for words_ in addresses for word in set(words_))
    names: dict[int, Identifier] = {}
    for index in sorted(
        range(len(api.servers)), key=lambda each: (each != api.default_server, each)
    ):
        alone = len(addresses) == 1
        own = [each for each in addresses[index] if shared[each] == 1 and not alone]
        names[index] = scope.take(
            *_candidates(api.servers[index], addresses[index], own),
            of=api.servers[index].url,
        )
    return tuple(names[index] for index in range(len(names)))


def _candidates(
    server: Server, address: Sequence[str], own: Sequence[str]
) -> list[Identifier]:
    said = words(server.name or "")
    usual = [each for each in said if each in _USUAL]
    spelt = [each for each in said if each not in _NOISE]
    found = [spelt] if 0 < len(spelt) <= 3 else []
    found += [usual[:1]] if usual else []
    found += [list(own[:1]), list(own[:3])] if own else []
    found += [["production"], list(address)]
    return [snake(tuple(each), "server") for each in found]


def _address(server: Server) -> list[str]:
    """The words of an address without what most have, those of the host first, its end left out."""
    parts = urlsplit(_VARIABLE.sub("", server.url))
    host = parts.netloc.rpartition("@")[2].partition(":")[0]
    labels = host.split(".")
    named = labels[:-2] if len(labels) > 2 else labels[:1]
    spelt = [*words(" ".join(named)), *words(parts.path), *words(host)]
    return [each for each in dict.fromkeys(spelt) if each not in _NOISE]


def variable_names(
    api: Api, environments: Sequence[Identifier], scope: Scope
) -> Mapping[str, Identifier]:
    """The client's argument for each variable; one that all servers mean alike is one argument."""
    named: dict[tuple[str, str | None, tuple[str, ...]], Identifier] = {}
    found: dict[str, Identifier] = {}
    for index, server in enumerate(called_servers(api)):
        for variable in open_variables(server):
            same = (variable.name, variable.default, variable.choices)
            if same not in named:
                plain = _plain(variable)
                candidates = [plain, ("server", *plain)]
                if index < len(environments):
                    candidates.append((*environments[index].split("_"), *plain))
                named[same] = scope.take(*(snake(c, "server") for c in candidates))
            found[variable.at] = named[same]
    return found


def _plain(variable: ServerVariable) -> tuple[str, ...]:
    """The words for a variable, from the side of who fills it in: `your-subdomain` is `subdomain`."""
    first, *rest = words(variable.name) or ("",)
    return tuple(rest) if rest and first in ("your", "my") else (first, *rest)


def called_servers(api: Api) -> tuple[Server, ...]:
    """The servers of an API, then those that operations have of their own."""
    return (*api.servers, *(each for one in api.operations for each in one.servers[:1]))


def open_variables(server: Server) -> tuple[ServerVariable, ...]:
    """The variables of an address that leave a choice."""
    return tuple(each for each in server.variables if each.choices != (each.default,))


def needed_variables(
    api: Api, names: Mapping[str, Identifier]
) -> tuple[Identifier, ...]:
    """The arguments that every client is given: no server of the API can be called without them.

    names: those of `variable_names`.
    """
    lacking = [
        [names[each.at] for each in server.variables if each.default is None]
        for server in api.servers
    ]
    first = lacking[0] if lacking else []
    return tuple(each for each in first if all(each in one for one in lacking))


def started_variables(
    api: Api, names: Mapping[str, Identifier]
) -> tuple[Identifier, ...]:
    """The arguments that a client is given for the server that it calls unless told."""
    if api.default_server is None:
        return ()
    server = api.servers[api.default_server]
    return tuple(names[each.at] for each in server.variables if each.default is None)
