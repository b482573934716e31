"""Lowers a merged OpenAPI document into the endpoint model."""

from generator.config import ProviderConfig
from generator.document import Document
from generator.findings import Findings
from generator.lower.access.security import report_no_security, schemes
from generator.lower.access.servers import default_server, servers
from generator.lower.calls.headers import client_headers, without_headers
from generator.lower.calls.links import linked
from generator.lower.calls.media_findings import report_media
from generator.lower.calls.operations import operations
from generator.lower.calls.webhooks import webhooks
from generator.lower.context import Context
from generator.lower.types.travel import finished
from generator.model import Api, Tag
from generator.values import as_array, as_object, as_text
from generator.words import title_of


def lower(document: Document, config: ProviderConfig, findings: Findings) -> Api:
    """The endpoint model of a document; what is not understood is reported and left out.

    Expects a checked document: every local `$ref` leads somewhere.
    """
    context = Context(document, config, findings)
    found_schemes = schemes(context)
    found_servers = servers(context)
    known = frozenset(scheme.id for scheme in found_schemes)
    all_operations = linked(context, operations(context, known, found_servers))
    if all_operations:
        report_no_security(context, found_schemes, all_operations[0].at)
    headers = client_headers(context, all_operations)
    kept = tuple(without_headers(each, headers) for each in all_operations)
    found_webhooks = webhooks(context, kept)
    report_media(context, kept)
    done = finished(context, kept, found_webhooks)
    info = as_object(document.tree.get("info"))
    return Api(
        name=config.name,
        title=config.title or title_of(config.name),
        description=as_text(info.get("description")),
        version=as_text(info.get("version")),
        servers=found_servers,
        default_server=default_server(found_servers),
        schemes=found_schemes,
        headers=headers,
        tags=_tags(document),
        operations=done.operations,
        types=done.types,
        webhooks=done.webhooks,
    )


def _tags(document: Document) -> tuple[Tag, ...]:
    tags = (as_object(tag) for tag in as_array(document.tree.get("tags")))
    return tuple(
        Tag(name=name, description=as_text(tag.get("description")))
        for tag in tags
        if (name := as_text(tag.get("name"))) is not None
    )
