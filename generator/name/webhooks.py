"""Names of the functions that read what an API sends by itself."""

from collections.abc import Mapping, Sequence

from generator.model import Api, Webhook
from generator.name.names import Group
from generator.name.scope import Scope
from generator.words import Identifier, snake, words


def webhook_names(
    api: Api, groups: Sequence[Group], methods: Mapping[str, Identifier]
) -> Mapping[str, Identifier]:
    """The function of every webhook, by where it stands: `parse_order_created`."""
    calls = {
        key: (*group.attribute.split("_"), *methods[key].split("_"))
        for group in groups
        for key in group.operations
    }
    scope = Scope()
    return {
        webhook.at: scope.take(*_candidates(webhook, calls), of=webhook.at)
        for webhook in sorted(api.webhooks, key=_rank)
    }


def _rank(webhook: Webhook) -> tuple[bool, str, str, str]:
    """What comes by itself chooses before what a call asked for."""
    return (
        webhook.operation is not None,
        webhook.name,
        webhook.operation or "",
        webhook.method,
    )


def _candidates(
    webhook: Webhook, calls: Mapping[str, tuple[str, ...]]
) -> list[Identifier]:
    plain = words(webhook.name)
    call = calls.get(webhook.operation or "", ())
    method = webhook.method.lower()
    spellings = [plain, (*call, *plain), (*plain, method), (*call, *plain, method)]
    return [snake(("parse", *each), "parse") for each in dict.fromkeys(spellings)]
