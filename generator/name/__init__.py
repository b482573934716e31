"""Chooses every Python name of a package, in one pass that sees the whole API."""

from generator.config import ProviderConfig
from generator.model import Api, UnionType
from generator.name.arguments import arguments_of
from generator.name.clients import client_name, credential_names, header_names
from generator.name.environments import environment_names, variable_names
from generator.name.fields import extra_names, field_names, member_names
from generator.name.groups import groups_of
from generator.name.homes import home_modules
from generator.name.names import Names
from generator.name.reserved import STATUS_ERRORS
from generator.name.scope import Scope
from generator.name.types import type_names
from generator.name.webhooks import webhook_names
from generator.words import Identifier, snake, words

_SETTINGS = (
    "self",
    "environment",
    "base_url",
    "timeout",
    "max_retries",
    "http_client",
    "options",
    "headers",
    "deadline",
    "strict",
    "on_drift",
    "hooks",
    "auth",
    "max_response_bytes",
)


def name(api: Api, config: ProviderConfig) -> Names:
    """The names of a package: the plain one, then one with its role, then what tells two apart."""
    client = client_name(api)
    groups, methods = groups_of(api, client, config)
    types = type_names(api, groups, methods, client)
    fields = field_names(api)
    settings = Scope(reserved=_SETTINGS)
    credentials = credential_names(api, settings)
    headers = header_names(api, settings)
    environments = environment_names(api)
    return Names(
        package=Identifier(f"{snake(words(api.name), 'api')}_client"),
        client=client,
        error=f"{client}Error",
        errors={status: error for status, error in STATUS_ERRORS.items()},
        groups=groups,
        methods=methods,
        arguments=arguments_of(api),
        types=types,
        modules=home_modules(api, types),
        unions=frozenset(
            each.id for each in api.types.values() if isinstance(each, UnionType)
        ),
        fields=fields,
        extras=extra_names(api, fields),
        members=member_names(api),
        environments=environments,
        credentials=credentials,
        headers=headers,
        variables=variable_names(api, environments, settings),
        webhooks=webhook_names(api, groups, methods),
    )
