"""Chooses every Python name of a package, in one pass that sees the whole API."""

from generator.config import ProviderConfig
from generator.model import Api
from generator.name.arguments import arguments_of
from generator.name.clients import credential_names, environment_names, header_names
from generator.name.fields import field_names, member_names
from generator.name.groups import groups_of
from generator.name.homes import home_modules
from generator.name.names import Names
from generator.name.reserved import STATUS_ERRORS
from generator.name.scope import Scope
from generator.name.types import type_names
from generator.words import Identifier, class_words, pascal, snake, words

_SETTINGS = ("self", "environment", "base_url", "timeout", "http_client")


def name(api: Api, config: ProviderConfig) -> Names:
    """The names of a package: the plain one, then one with its role, then what tells two apart."""
    client = pascal(class_words(api.title), "Api")
    groups, methods = groups_of(api, config)
    types = type_names(api, groups, methods, client)
    settings = Scope(reserved=_SETTINGS)
    credentials = credential_names(api, settings)
    return Names(
        package=Identifier(f"{snake(words(api.name), 'api')}_client"),
        client=client,
        error=f"{client}Error",
        errors={status: error for status, error in STATUS_ERRORS.items()},
        groups=groups,
        methods=methods,
        arguments=arguments_of(api),
        types=types,
        modules=home_modules(api, groups),
        fields=field_names(api),
        members=member_names(api),
        environments=environment_names(api),
        credentials=credentials,
        headers=header_names(api, settings),
    )
