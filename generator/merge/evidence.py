"""Filling what lesser evidence says into what better evidence has left open: table under schema, sample under table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator import pointers
from generator.document import operation_at
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.merge.components import operations_of
from generator.merge.credentials import Credential, credential_of
from generator.merge.draft import Draft
from generator.merge.fields import Fields
from generator.merge.gaps import SOURCES, Gap
from generator.merge.join import push_down
from generator.merge.matching import Matching
from generator.merge.musts import Musts
from generator.merge.operations import parameter_index, rename_path_parameters
from generator.merge.path_parameters import call_alike
from generator.merge.refs import SCHEMAS, SCHEMES, targets
from generator.merge.union import is_placeholder
from generator.values import JsonObject, as_array, as_object

# HTTP's own headers, which OpenAPI 3.1 section 4.8.12.1 says are no parameters.
_OF_HTTP = frozenset({("header", "accept"), ("header", "content-type")})


@dataclass(slots=True)
class Filled:
    """What filling leaves for later steps.

    credentials: by the pointer of the operation that lists them. gaps: the fields that were added.
    """

    credentials: dict[str, list[Credential]] = field(
        default_factory=dict[str, list[Credential]]
    )
    gaps: dict[str, Gap] = field(default_factory=dict[str, Gap])


def fill(base: Draft, lower: Draft, findings: Findings, filled: Filled) -> None:
    """Bring a draft of lesser evidence into a better one, reporting where the two differ."""
    matching = Matching.of(base, lower)
    filler = _Filler(
        base=base,
        lower=lower,
        findings=findings,
        filled=filled,
        musts=Musts(base, lower, findings),
    )
    for path, item in lower.items("/paths"):
        for key in as_object(item).keys() & {"parameters", "servers"}:
            push_down(lower, pointers.join("/paths", path), key)
    for path, method, here in tuple(operations_of(lower)):
        known = matching.find(path, method, lower.place(here))
        if known is not None:
            filler.fill(known, path, method)
        elif matching.is_new(path, method, lower, here, findings):
            filler.add(matching.spelling(path), path, method)
    _fill_roots(base, lower)
    _fill_components(base, lower)
    fields = Fields(base, lower, findings, filled.gaps)
    for name, schema in lower.items(SCHEMAS):
        at = pointers.join(SCHEMAS, name)
        if base.get(at) is None or is_placeholder(schema):
            continue
        if base.evidence(at) > lower.evidence(at):
            fields.fill(at, at, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filler:
    """The operations of one draft, on their way into a better one."""

    base: Draft
    lower: Draft
    findings: Findings
    filled: Filled
    musts: Musts

    def add(self, known: str, path: str, method: str) -> None:
        """An operation that no better evidence has."""
        here = operation_at(path, method)
        there = operation_at(known, method)
        rename_path_parameters(self.lower, here, path, known)
        self.base.graft(there, self.lower, here)

    def fill(self, known: str, path: str, method: str) -> None:
        """An operation that better evidence has, perhaps under a path with other parameter names."""
        here = operation_at(path, method)
        there = operation_at(known, method)
        renamed = rename_path_parameters(self.lower, here, path, known)
        self.base.hold(there, self.lower, here)
        for key in as_object(self.lower.get(here)):
            at, source = pointers.join(there, key), pointers.join(here, key)
            if key == "parameters":
                renamed |= call_alike(self.lower, source, known)
                self._parameters(known, there, source, renamed)
            elif key == "requestBody":
                self._part(at, source, f"the body of '{method.upper()} {known}'")
            elif key == "responses":
                self._responses(at, source, f"{method.upper()} {known}")
            elif self._is_wanted(key, there):
                self.base.graft(at, self.lower, source)

    def _is_wanted(self, key: str, there: str) -> bool:
        if key in as_object(self.base.get(there)):
            return False
        if key in ("security", "servers"):
            return key not in self.base.tree and self.base.get(SCHEMES) is None
        return True

    def _parameters(
        self, known: str, there: str, source: str, renamed: Mapping[str, str]
    ) -> None:
        above = pointers.join("/paths", known, "parameters")
        mine = pointers.join(there, "parameters")
        index = {
            **parameter_index(self.base, above),
            **parameter_index(self.base, mine),
        }
        declared = api_keys(self.base) | api_keys(self.lower)
        for name, here in parameter_index(self.lower, source).items():
            shape = as_object(self.lower.get(here))
            credential = credential_of(shape, declared, self.lower.place(here))
            if here in renamed:
                self._report_name(index.get(name, there), here, renamed[here])
            if name in index:
                self._parameter(index[name], here, name)
            elif credential is not None:
                self.filled.credentials.setdefault(there, []).append(credential)
            elif name not in _OF_HTTP:
                self._add_parameter(mine, here, shape)

    def _add_parameter(self, at: str, here: str, shape: JsonObject) -> None:
        if self.base.evidence(at) is Evidence.SCHEMA:
            what = f"{shape.get('in')} parameter '{shape.get('name')}'"
            self._missing(what, at, here)
        self.base.append(at, self.lower, here)

    def _parameter(self, at: str, here: str, name: tuple[str, str]) -> None:
        if name == ("header", "authorization"):
            return
        mine, said = as_object(self.base.get(at)), as_object(self.lower.get(here))
        for key in ("description", "default"):
            if key in said and key not in mine:
                self.base.set(at, key, said[key])
        is_path = name[0] == "path"
        agrees = is_path or self.musts.of_parameter(at, here, name[1])
        schema = pointers.join(at, "schema")
        fits = self._fields().fill(schema, pointers.join(here, "schema"), name[1])
        self.base.hold(at, self.lower, here, agrees=agrees and fits)

    def _report_name(self, at: str, here: str, said: str) -> None:
        source = SOURCES[self.lower.evidence(here)]
        declared = SOURCES[self.base.evidence(at)]
        kept = as_object(self.lower.get(here)).get("name")
        self.findings.warning(
            "drift",
            f"path parameter '{said}' in {source} is '{kept}' in {declared};"
            f" '{kept}' is kept",
            self.lower.place(here),
            Note(message=f"{declared} is here", place=self.base.place(at)),
        )

    def _responses(self, there: str, source: str, key: str) -> None:
        for status in as_object(self.lower.get(source)):
            known = _covering(as_object(self.base.get(there)), status)
            at = pointers.join(there, known or status)
            self._part(
                at, pointers.join(source, status), f"response {status} of '{key}'"
            )

    def _part(self, at: str, source: str, what: str) -> None:
        """A body or a response: its content compared, or taken over where there is none."""
        mine, there = self.base.resolve(at)
        said, here = self.lower.resolve(source)
        if self.base.get(at) is None:
            if self.base.evidence(at) is Evidence.SCHEMA:
                self._missing(what, pointers.parent(at), here)
            self.base.graft(at, self.lower, here)
            return
        self.base.hold(at, self.lower, here)
        content = as_object(said.get("content"))
        sent = pointers.split(at)[-1] == "requestBody"
        if content and not as_object(mine.get("content")):
            if self.base.evidence(there) is Evidence.SCHEMA:
                self._missing(f"the content of {what}", there, here)
            self.base.graft(f"{there}/content", self.lower, f"{here}/content")
            return
        for media in content:
            known = _media(as_object(mine.get("content")), media)
            if known is not None:
                self._fields(self.musts if sent else None).fill(
                    pointers.join(there, "content", known, "schema"),
                    pointers.join(here, "content", media, "schema"),
                    "",
                )

    def _fields(self, musts: Musts | None = None) -> Fields:
        return Fields(self.base, self.lower, self.findings, self.filled.gaps, musts)

    def _missing(self, what: str, at: str, here: str) -> None:
        source = SOURCES[self.lower.evidence(here)]
        self.findings.warning(
            "not-in-schema",
            f"{what} is in {source} but not in the schema; added",
            self.lower.place(here),
            Note(message="the schema lacks it here", place=self.base.place(at)),
        )


def api_keys(draft: Draft) -> frozenset[tuple[str, str]]:
    """Place and name of every API key that a draft declares; a header's name in lower case."""
    return frozenset(_api_keys(draft))


def _api_keys(draft: Draft) -> Iterator[tuple[str, str]]:
    for _, scheme in draft.items(SCHEMES):
        shape = as_object(scheme)
        place, name = str(shape.get("in")), str(shape.get("name"))
        if shape.get("type") == "apiKey":
            yield place, name.lower() if place == "header" else name


def _covering(responses: JsonObject, status: str) -> str | None:
    """The response that documents a status: by itself, by its range, or by default for an error."""
    for known in (status, f"{status[:1]}XX", f"{status[:1]}xx"):
        if known in responses:
            return known
    return "default" if "default" in responses and status[:1] in "45" else None


def _media(content: JsonObject, media: str) -> str | None:
    """The declared media type that an example is of; two kinds of JSON describe one body."""
    if media in content:
        return media
    plain = media.partition(";")[0].strip().lower()
    for known in content:
        if known.partition(";")[0].strip().lower() == plain:
            return known
        if plain.endswith("json") and known.partition(";")[0].strip().endswith("json"):
            return known
    return None


def _fill_roots(base: Draft, lower: Draft) -> None:
    declared = base.get(SCHEMES) is not None or bool(as_array(base.get("/security")))
    for key in ("servers", "externalDocs"):
        if key in lower.tree and not base.tree.get(key):
            base.graft(f"/{key}", lower, f"/{key}")
    if not declared:
        for at in ("/security", SCHEMES):
            if lower.get(at) is not None:
                base.graft(at, lower, at)
    for key in as_object(lower.get("/info")):
        if key not in as_object(base.get("/info")):
            base.graft(pointers.join("/info", key), lower, pointers.join("/info", key))
    names = [as_object(tag).get("name") for tag in as_array(base.get("/tags"))]
    for index, tag in enumerate(as_array(lower.get("/tags"))):
        if as_object(tag).get("name") not in names:
            base.append("/tags", lower, f"/tags/{index}")


def _fill_components(base: Draft, lower: Draft) -> None:
    """Bring over the components that the document refers to and that only lesser evidence describes."""
    if lower.get("/components") is None:
        return
    waiting = set(targets(base.tree))
    done: set[str] = set()
    while waiting:
        done |= waiting
        fresh: set[str] = set()
        for target in sorted(waiting):
            at = pointers.join("", *pointers.split(target)[:3])
            if base.get(at) is None and lower.get(at) is not None:
                base.graft(at, lower, at)
                fresh.update(targets(lower.get(at)))
        waiting = fresh - done
