"""What an API Blueprint describes: its actions, each with its address, and the types and models it names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from generator.places import InPage
from generator.read.blueprint import payloads, titles
from generator.read.blueprint.entries import head
from generator.read.blueprint.mson import Named, folded, key
from generator.read.blueprint.outline import Item, Line, Part
from generator.read.blueprint.payloads import Payload
from generator.read.blueprint.titles import Title

_PARAMETERS = re.compile(r"(?i)parameters?\s*:?")
_PLAIN = re.compile(r"(?i)(?:relation|headers|body|schema)\b")


@dataclass(slots=True, kw_only=True)
class Described:
    """A resource or an action, with the entries below its heading. inherited: those of its resource.

    uri: its own address, else its resource's. bullets: entries that are none of API Blueprint's own.
    """

    title: Title
    place: InPage
    group: str
    level: int
    uri: str
    prose: tuple[Line, ...] = ()
    parameters: list[Item] = field(default_factory=list[Item])
    inherited: list[Item] = field(default_factory=list[Item])
    attributes: tuple[str, Item] | None = None
    payloads: list[Payload] = field(default_factory=list[Payload])
    bullets: list[Item] = field(default_factory=list[Item])


@dataclass(slots=True, kw_only=True)
class Blueprint:
    """astray: actions under no address."""

    actions: list[Described] = field(default_factory=list[Described])
    astray: list[Described] = field(default_factory=list[Described])
    named: dict[str, Named] = field(default_factory=dict[str, Named])
    models: dict[str, Payload] = field(default_factory=dict[str, Payload])


def blueprint(page: str, parts: Iterable[Part]) -> Blueprint:
    """What the parts of a page describe."""
    reading = _Reading(page)
    for part in parts:
        reading.take(part)
    return reading.found


class _Reading:
    """Goes through the headings; an action belongs to the resource before it, whatever its level."""

    def __init__(self, page: str) -> None:
        self.found = Blueprint()
        self._page = page
        self._group = ""
        self._structures = 0
        self._resource: Described | None = None
        self._level = 0
        self._here: Described | None = None

    def take(self, part: Part) -> None:
        title = titles.title(part.title)
        if title.kind == "text" and _answers(part):
            said = titles.below(part.title, (line.text for line in part.prose))
            if said:
                title, part = said, replace(part, prose=_rest(part.prose))
        if title.kind == "text":
            self._text(part)
            return
        self._structures = part.level if title.kind == "structures" else 0
        if title.kind in ("group", "structures"):
            self._group = title.name
            self._resource = self._here = None
        elif title.kind == "resource":
            self._here = self._resource = self._described(part, title)
            self._level = part.level
        else:
            self._here = self._action(part, title)
        if self._here:
            self._take_items(part, self._here)

    def _text(self, part: Part) -> None:
        """A heading of the author's own goes with what it stands under, or names a type."""
        if self._structures and part.level > self._structures:
            self._structure(part)
            return
        self._structures = 0
        if part.level and part.level <= self._level:
            self._resource = self._here = None
            self._level = 0
        if self._here and _answers(part) and part.level <= self._here.level:
            # Beside the call above, and no call of its own that we know.
            self._here = None
        if self._here and part.level:
            self._take_items(part, self._here)
        elif part.level and _answers(part):
            self.found.astray.append(self._described(part, titles.title(part.title)))

    def _structure(self, part: Part) -> None:
        said = head(part.title)
        if said and said.name:
            self.found.named[folded(said.name)] = Named(
                key=key(said.name),
                base=said.types,
                items=part.items,
                place=self._place(part),
            )

    def _described(self, part: Part, title: Title) -> Described:
        return Described(
            title=title,
            place=self._place(part),
            group=self._group,
            level=part.level,
            uri=title.uri,
            prose=part.prose,
        )

    def _action(self, part: Part, title: Title) -> Described:
        action = self._described(part, title)
        if title.uri and part.level <= self._level:
            # `# GET /notes` is a resource and its one action.
            self._resource, self._level = None, part.level
        if self._resource:
            action.uri = title.uri or self._resource.uri
            action.inherited = self._resource.parameters
        known = self.found.actions if action.uri else self.found.astray
        known.append(action)
        return action

    def _take_items(self, part: Part, here: Described) -> None:
        for item in part.items:
            payload = payloads.payload(item) or payloads.asked(item)
            of = payloads.attributes(item)
            if _PARAMETERS.fullmatch(item.text):
                here.parameters.extend(item.items)
            elif payload and payload.kind == "model":
                self.found.models.setdefault(folded(here.title.name), payload)
            elif payload:
                here.payloads.append(payload)
            elif of is not None and item.text[:1] == "A":
                self._attributes(here, of, item)
            elif not _PLAIN.match(item.text):
                here.bullets.append(item)

    def _attributes(self, here: Described, of: str, item: Item) -> None:
        here.attributes = (of, item)
        if here is self._resource and here.title.name:
            place = InPage(page=self._page, line=item.line, column=item.column)
            name = here.title.name
            named = Named(key=key(name), base=of, items=tuple(item.items), place=place)
            self.found.named.setdefault(folded(name), named)

    def _place(self, part: Part) -> InPage:
        return InPage(page=self._page, line=part.line, column=part.column)


def _rest(prose: Sequence[Line]) -> tuple[Line, ...]:
    """The lines after the first that is not blank."""
    first = next((n for n, line in enumerate(prose) if line.text.strip()), 0)
    return tuple(prose[first + 1 :])


def _answers(part: Part) -> bool:
    """Whether responses stand below a heading."""
    told = (payloads.payload(item) for item in part.items)
    return any(one is not None and one.kind == "response" for one in told)
