"""View of the file that installs a package: `pyproject.toml`."""

import json

from generator.model import Api
from generator.name.names import Names
from generator.view.source import PySource, one_line
from generator.view.views import ProjectView


def project_view(api: Api, names: Names) -> ProjectView:
    """What an installer is told of a package."""
    about = f"Client for the {one_line(api.title)} API"
    return ProjectView(
        distribution=PySource(names.package.replace("_", "-")),
        description=PySource(json.dumps(about, ensure_ascii=False)),
        package=PySource(names.package),
    )
