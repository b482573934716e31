"""What is known while a module of calls is written: the API, its names, and what has to be imported."""

from dataclasses import dataclass

from generator.model import Api
from generator.name.names import Names
from generator.view.decoders import Decoders
from generator.view.importing import Imports


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsModule:
    """A module of calls. models: the names of models that it imports."""

    api: Api
    names: Names
    imports: Imports
    decoders: Decoders
    models: frozenset[str]

    def use(self, module: str, name: str) -> str:
        """Imports `name` of the runtime's `module`; a model of that name goes first, and it gets another."""
        if name not in self.models:
            self.imports.add(f".._runtime.{module}", name)
            return name
        self.imports.add(f".._runtime.{module}", f"{name} as {name}_")
        return f"{name}_"
