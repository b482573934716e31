"""Makes what templates print: finished strings and ordered tuples, from an API and its names."""

from generator.model import Api
from generator.name.names import Names
from generator.view.clients import client_view
from generator.view.errors import errors_view
from generator.view.indexes import models_index, package_index
from generator.view.models import models_view
from generator.view.reference import project_view, reference_view
from generator.view.resources import resource_view
from generator.view.uses import uses
from generator.view.views import PackageView


def view(api: Api, names: Names) -> PackageView:
    """The view of a whole package; nothing is decided after this."""
    errors = errors_view(api, names)
    used = uses(api, names)
    modules = sorted(set(names.modules.values()))
    return PackageView(
        package=names.package,
        index=package_index(api, names),
        client=client_view(api, names, has_errors=errors is not None),
        models_index=models_index(api, names),
        models=tuple((each, models_view(each, api, names, used)) for each in modules),
        resources=tuple(
            (group.module, resource_view(group, api, names)) for group in names.groups
        ),
        errors=errors,
        reference=reference_view(api, names),
        project=project_view(api, names),
    )
