"""Makes what templates print: finished strings and ordered tuples, from an API and its names."""

from generator.model import Api
from generator.name.names import Names
from generator.view.clients import client_view
from generator.view.errors import errors_view
from generator.view.indexes import models_index, package_index
from generator.view.methods import calls_of, runtime_names
from generator.view.models import models_views
from generator.view.project import project_view
from generator.view.readme import readme_view
from generator.view.reference import reference_view
from generator.view.resources import resource_view
from generator.view.testing import examples_text, testing_view
from generator.view.uses import uses
from generator.view.views import PackageView
from generator.view.webhooks import webhooks_view


def view(api: Api, names: Names) -> PackageView:
    """The view of a whole package; nothing is decided after this."""
    errors = errors_view(api, names)
    used = uses(api, names)
    calls = calls_of(api, names)
    return PackageView(
        package=names.package,
        index=package_index(api, names, runtime_names(calls.values())),
        client=client_view(api, names, has_errors=errors is not None),
        models_index=models_index(api, names),
        models=models_views(api, names, used),
        resources=tuple(
            (
                group.module,
                resource_view(
                    group, [calls[key] for key in group.operations], api, names
                ),
            )
            for group in names.groups
        ),
        errors=errors,
        webhooks=webhooks_view(api, names),
        testing=testing_view(api, names, calls),
        examples=examples_text(api, calls),
        reference=reference_view(api, names, calls),
        project=project_view(api, names),
        readme=readme_view(api, names, calls),
    )
