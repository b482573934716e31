"""What one provider's client is made from, as bytes and names, before anything is understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.fragments import Page
from generator.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """name: the provider's folder, or what the user calls it. folder: as findings print it.

    chosen: whether the user gave the name, which then wins over the one in `provider.toml`.

    labels: for each page, its name below the folder, which does not change from machine to machine.
    config: `provider.toml`. overlays: `overlay*.yaml`, in order.
    shelf: what references may lead to beside the pages.
    """

    name: str
    folder: str
    pages: tuple[Page, ...]
    labels: tuple[str, ...]
    config: Page | None = None
    overlays: tuple[Page, ...] = ()
    chosen: bool = False
    shelf: Shelf = field(default_factory=Shelf)

    @property
    def texts(self) -> Mapping[str, bytes]:
        """Everything that a finding can point into, by the name it is printed with."""
        config = (self.config,) if self.config else ()
        pages = (*self.pages, *self.overlays, *config)
        return {**self.shelf.texts, **{page.name: page.data for page in pages}}

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(len(page.data) for page in self.pages)
