"""Parameters that carry credentials: found, taken out of operations, and made into a security scheme."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.places import Place
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_KEY_HEADER = re.compile(
    r"(x-)?([a-z0-9]+-)*(api|auth|access|secret|app|application|client|merchant|partner"
    r"|subscription)-?(key|token|secret)"
)
_SAID_KEY = re.compile(
    r"(?i)\W*(?:(?:the|your|an?|valid|unique)\s+)*(?:api|access|auth(?:entication|orization)?|secret)"
    r"[\s-]?(?:key|token)s?\b(?!\s+(?:id|name|version|type)\b)"
)
# What Fern says of a header where it knows no name for the kind of its credentials.
_SAID_FORM = re.compile(r"(?i)\W*header authentication of the form\b")
_KEY_QUERY = re.compile(r"(x-)?api-?key")
_BASIC = re.compile(r"\bbasic\b", re.IGNORECASE)
_BEARER = re.compile(r"\b(bearer|jwt|oauth(\s?2(\.0)?)?)\b", re.IGNORECASE)
_COMPONENT_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A parameter that carries a credential. name: as the wire has it; headers have no case."""

    location: str
    name: str
    required: bool
    parameter: JsonObject
    place: Place | None

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from another credential."""
        folded = self.name.lower() if self.location == "header" else self.name
        return self.location, folded

    @property
    def is_authorization(self) -> bool:
        """Whether it is the header that HTTP has for credentials (RFC 9110 section 11.6.2)."""
        return self.key == ("header", "authorization")


def credential_of(
    parameter: JsonObject, declared: frozenset[tuple[str, str]], place: Place | None
) -> Credential | None:
    """The credential that a parameter carries; None when it is a parameter like any other.

    declared: place and name of the API keys that are declared as such.
    """
    location, name = as_text(parameter.get("in")), as_text(parameter.get("name"))
    if location is None or name is None:
        return None
    found = Credential(
        location=location,
        name=name,
        # Tables often leave this out; credentials are needed unless someone says otherwise.
        required=parameter.get("required") is not False,
        parameter=parameter,
        place=place,
    )
    plain = name.lower().replace("_", "-")
    pattern = {"header": _KEY_HEADER, "query": _KEY_QUERY}.get(location)
    said = as_text(parameter.get("description")) or ""
    is_one = (
        found.is_authorization
        or found.key in declared
        or (pattern is not None and pattern.fullmatch(plain) is not None)
        or (location == "header" and _SAID_KEY.match(said) is not None)
        or (location == "header" and _SAID_FORM.match(said) is not None)
    )
    return found if is_one else None


def scheme_of(credential: Credential) -> tuple[str, dict[str, JsonValue]]:
    """The security scheme that a credential stands for, and a name for it."""
    words = " ".join(_words(credential.parameter))
    if credential.is_authorization:
        basic, bearer = _BASIC.search(words), _BEARER.search(words)
        if basic and (not bearer or basic.start() < bearer.start()):
            return "basicAuth", {"type": "http", "scheme": "basic"}
        if bearer:
            return "bearerAuth", {"type": "http", "scheme": "bearer"}
    name = credential.name if _COMPONENT_NAME.fullmatch(credential.name) else "apiKey"
    return name, {
        "type": "apiKey",
        "in": credential.location,
        "name": credential.name,
    }


def said_of(scheme: JsonObject) -> str:
    """A scheme in a few words, for a finding."""
    match scheme.get("type"), scheme.get("scheme"):
        case "http", "basic":
            return "HTTP Basic"
        case "http", "bearer":
            return "a Bearer token"
        case _:
            return f"an API key, sent whole in '{scheme.get('name')}'"


def _words(parameter: JsonObject) -> Iterator[str]:
    schema = as_object(parameter.get("schema"))
    for holder in (parameter, schema):
        for key in ("description", "example", "default", "const", "pattern"):
            if (text := as_text(holder.get(key))) is not None:
                yield text
        for key in ("enum", "examples"):
            for value in as_array(holder.get(key)):
                if isinstance(value, str):
                    yield value
        for example in as_object(holder.get("examples")).values():
            value = as_text(as_object(example).get("value"))
            if value is not None:
                yield value
