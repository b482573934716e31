"""Who may call: credentials taken out of parameters, schemes that nothing applies, and what `provider.toml` says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator import pointers
from generator.findings import Findings
from generator.merge.components import operations_of
from generator.merge.credentials import Credential, credential_of, said_of, scheme_of
from generator.merge.draft import Draft
from generator.merge.evidence import api_keys
from generator.merge.named_schemes import called_by_name
from generator.merge.refs import SCHEMES
from generator.places import Place
from generator.values import JsonValue, as_array, as_object, is_object


def secure(
    draft: Draft,
    listed: Mapping[str, list[Credential]],
    findings: Findings,
) -> None:
    """Settle the document's security; afterwards no operation has a credential among its parameters.

    listed: the credentials that lesser evidence lists, by their operation's pointer.
    """
    named = called_by_name(draft, findings)
    security = _Security(draft=draft, findings=findings, named=named)
    for path, _, at in tuple(operations_of(draft)):
        security.settle(path, at, listed.get(at, []))
    security.apply_declared()
    security.share()
    security.report()


@dataclass(slots=True, kw_only=True)
class _Security:
    """The document's security while it is settled.

    open: operations that need the declared schemes, which nothing applies. guessed: schemes made of parameters,
    each with the credentials that it was made of. named: whether pages call schemes by name.
    """

    draft: Draft
    findings: Findings
    named: bool
    open: list[str] = field(default_factory=list[str])
    guessed: dict[str, list[Credential]] = field(
        default_factory=dict[str, list[Credential]]
    )
    declared: tuple[str, ...] = field(init=False)
    applied: bool = field(init=False)

    def __post_init__(self) -> None:
        schemes = as_object(self.draft.get(SCHEMES))
        self.declared = tuple(name for name, one in schemes.items() if is_object(one))
        self.applied = any(
            _applies(holder.get("security"))
            for holder in (
                self.draft.tree,
                *(
                    as_object(self.draft.get(at))
                    for *_, at in operations_of(self.draft)
                ),
            )
        )

    def settle(self, path: str, at: str, listed: list[Credential]) -> None:
        """Take the credentials out of an operation's parameters, and see to it that they are applied."""
        found = {one.key: one for one in (*self._taken(path, at), *listed)}
        operation = as_object(self.draft.get(at))
        stated = operation.get("security", self.draft.tree.get("security"))
        if _applies(stated):
            self._add_to(at, stated, found)
        elif self.declared and (found or not self.applied):
            if found or "security" not in operation and not self._is_public():
                self.open.append(at)
        elif found:
            self.draft.set(at, "security", self._guessed(list(found.values())))

    def apply_declared(self) -> None:
        """Make every declared scheme an alternative for the operations that need one."""
        if not self.open:
            return
        alternatives: list[JsonValue] = [{name: []} for name in self.declared]
        if self.applied:
            for at in self.open:
                self.draft.set(at, "security", alternatives)
        else:
            self._put_root(alternatives)
            for at in self.open:
                self.draft.object(at).pop("security", None)
        named = ", ".join(f"'{name}'" for name in self.declared)
        one = len(self.declared) == 1
        self.findings.warning(
            "security-not-applied",
            f"{named} {'is' if one else 'are'} defined but applied to no operation;"
            f" {'taken as the way' if one else 'each is taken as a way'} to call them",
            self._declared_at(),
        )

    def share(self) -> None:
        """Say once, at the root, what every operation says, when it was made of parameters or of names."""
        if not self.guessed and not self.named:
            return
        every = [at for *_, at in operations_of(self.draft)]
        stated = [as_object(self.draft.get(at)).get("security") for at in every]
        if stated[0] is not None and all(one == stated[0] for one in stated):
            self._put_root(stated[0])
            for at in every:
                self.draft.object(at).pop("security", None)

    def report(self) -> None:
        """Report each scheme that was made of parameters, once, at the first of them."""
        for name, credentials in self.guessed.items():
            first, more = credentials[0], len(credentials) - 1
            scheme = as_object(self.draft.get(pointers.join(SCHEMES, name)))
            others = f" (and on {more} more operations)" if more else ""
            self.findings.info(
                "auth-from-parameter",
                f"{first.location} parameter '{first.name}'{others} carries"
                f" credentials; taken as {said_of(scheme)}, given once to the client",
                first.place,
            )

    def _taken(self, path: str, at: str) -> list[Credential]:
        """The credentials among an operation's own parameters and its path's, which lose them."""
        keys = api_keys(self.draft)
        lists = [f"{one}/parameters" for one in (pointers.join("/paths", path), at)]
        needed = any(
            credential.required
            for parameters in lists
            for _, credential in self._credentials(parameters, keys)
        )
        return [
            credential
            for parameters in lists
            for credential in self._taken_from(at, parameters, keys, needed=needed)
        ]

    def _credentials(
        self, parameters: str, keys: frozenset[tuple[str, str]]
    ) -> list[tuple[str, Credential]]:
        """The credentials in a list of parameters, the last first, each with its pointer."""
        found: list[tuple[str, Credential]] = []
        for index in reversed(range(len(as_array(self.draft.get(parameters))))):
            one = pointers.join(parameters, index)
            shape, where = self.draft.resolve(one)
            credential = credential_of(shape, keys, self.draft.place(where))
            if credential is not None:
                found.append((one, credential))
        return found

    def _taken_from(
        self,
        at: str,
        parameters: str,
        keys: frozenset[tuple[str, str]],
        *,
        needed: bool,
    ) -> list[Credential]:
        found: list[Credential] = []
        for one, credential in self._credentials(parameters, keys):
            if not self._is_extra(at, credential, keys, needed=needed):
                found.append(credential)
                self.draft.drop(one)
        return found[::-1]

    def _is_extra(
        self,
        at: str,
        credential: Credential,
        keys: frozenset[tuple[str, str]],
        *,
        needed: bool,
    ) -> bool:
        """Whether it is a second, optional key beside one that is needed: a parameter like any other."""
        stated = as_object(self.draft.get(at)).get("security")
        stated = self.draft.tree.get("security") if stated is None else stated
        known = credential.is_authorization or credential.key in keys
        return not known and not credential.required and (needed or _applies(stated))

    def _add_to(
        self, at: str, stated: JsonValue, found: Mapping[tuple[str, str], Credential]
    ) -> None:
        """A required key that no scheme declares goes with every alternative that is declared."""
        keys = api_keys(self.draft)
        extra = [
            self._guess(one)
            for one in found.values()
            if one.required and not one.is_authorization and one.key not in keys
        ]
        if extra:
            more: dict[str, JsonValue] = {name: [] for name in extra}
            self.draft.set(
                at,
                "security",
                [{**as_object(entry), **more} for entry in as_array(stated)],
            )

    def _guessed(self, found: list[Credential]) -> list[JsonValue]:
        """The alternatives that credentials make: all of them together, or nothing where all are optional."""
        together: JsonValue = {self._guess(one): [] for one in found}
        # "Authorization" is often marked optional by frameworks that check it themselves.
        if any(one.required or one.is_authorization for one in found):
            return [together]
        return [together, {}]

    def _guess(self, credential: Credential) -> str:
        name, scheme = scheme_of(credential)
        at = pointers.join(SCHEMES, name)
        if self.draft.get(at) is None:
            places = () if credential.place is None else (credential.place,)
            self.draft.put(at, scheme, places)
        self.guessed.setdefault(name, []).append(credential)
        return name

    def _is_public(self) -> bool:
        return self.draft.tree.get("security") in ([], ())

    def _put_root(self, security: JsonValue) -> None:
        places = (self.draft.places(at) for at in self._schemes())
        self.draft.put("/security", security, next(filter(None, places), ()))

    def _declared_at(self) -> Place | None:
        """The key that holds the schemes; of several pages joined, the first scheme's own."""
        places = (self.draft.place(at, key=True) for at in self._schemes())
        return next((place for place in places if place is not None), None)

    def _schemes(self) -> tuple[str, ...]:
        return (SCHEMES, *(pointers.join(SCHEMES, one) for one in self.declared))


def _applies(security: JsonValue) -> bool:
    """Whether a list of alternatives asks for anything."""
    return any(as_object(entry) for entry in as_array(security))
