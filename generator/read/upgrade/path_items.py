"""Path items and operations in the shape of 3.x: methods as they are spelt there, one body each."""

import itertools
import re
from typing import Any

from generator.addresses import variables
from generator.document import METHODS, MORE_METHODS, operations_in
from generator.read.upgrade import bodies
from generator.read.upgrade.holders import listed_security, listed_servers, listed_tags
from generator.read.upgrade.parameters import parameters
from generator.read.upgrade.reserving import reserving
from generator.read.upgrade.responses import responses
from generator.read.upgrade.run import Object, Run, is_list, is_part, texts
from generator.read.upgrade.spots import At, below, pointer
from generator.read.upgrade.swagger import own_servers

_METHODS = frozenset(METHODS)
_BESIDE = frozenset(
    {"$ref", "summary", "description", "servers", "parameters", MORE_METHODS}
)
_PLAIN = re.compile(r"/(?:[\w.~()$@,!'%/-]|\{[\w-]+\})*", re.ASCII)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_TEMPLATE = re.compile(r"\{[.;/+#]?([\w.-]+)(?:[*+]|=[^{}]*|:[^{}]*)?\}")
# What may go over slashes: RFC 6570 section 3.2.3, google.api.HttpRule, and routers' words for the rest of a path.
_OVER_SLASHES = re.compile(
    r"\{(?:\+([\w.-]+)[^{}]*|([\w.-]+)(?:\+|=[^{}]*(?:/|\*\*)[^{}]*|:(?:path|\.[*+])))\}"
)
# Whatever else a path began with would belong to the server's name: a user before `@`, a port.
_BEGINNING = re.compile(r"[\w/{<$%~?-]|:[A-Za-z_]")
_SEGMENT = re.compile(r"(?<=/)(?::([A-Za-z_]\w*)|<(?:\w+:)?([A-Za-z_]\w*)>)(?=/|$)")


def path_items(run: Run, holder: Object, key: str, at: At) -> None:
    """Every path of a document, or every webhook."""
    held = holder.get(key)
    if not is_part(held):
        return
    items = held
    run.splice(items, (at, key))
    if key == "paths":
        items = holder[key] = _spelt(run, items, (at, key))
    for path, item in items.items():
        if is_part(item) and not path.startswith("x-"):
            items[path] = held = _bound(run, item, ((at, key), path))
            path_item(run, held, ((at, key), path), path)


def _bound(run: Run, item: Object, at: At) -> Object:
    """The path item that a reference stands for, as if it stood here: paths are told apart by where they are."""
    target = run.target(item.get("$ref"))
    found = None if target is None else run.find(target)
    if target is None or not is_part(found) or "$ref" in found:
        return item
    run.moved[pointer(at)] = run.original(target)
    beside = {key: value for key, value in item.items() if key != "$ref"}
    shared = found
    return {**shared, **beside} if beside else shared


def _spelt(run: Run, items: Object, at: At) -> Object:
    """The paths as OpenAPI spells them: a slash first, parameters in braces."""
    found: Object = {}
    for path, item in items.items():
        meant = _meant(run, path, item)
        if meant != path and meant not in items:
            message = f"path '{path}' is taken as '{meant}'"
            run.note("odd-spelling", message, (at, meant), is_key=True)
            run.move((at, meant), (at, path), leads=True)
            names = {a or b for a, b in _OVER_SLASHES.findall(path)}
            found[meant] = reserving(run, item, names, (at, meant)) if names else item
        else:
            found[path] = item
    return found if found.keys() != items.keys() else items


def _meant(run: Run, path: str, item: Any) -> str:
    if _PLAIN.fullmatch(path):
        return path
    if path.startswith("x-") or not is_part(item) or "://" in path:
        return path
    if _METHODS.isdisjoint(map(str.lower, item)) and "$ref" not in item:
        return path
    plain = path.strip()
    if plain and not _BEGINNING.match(plain):
        return path
    if not plain.startswith("/"):
        plain = f"/{plain}"
    declared = _declared(run, item)
    names = {name for name, _ in declared}

    def braced(found: re.Match[str]) -> str:
        name = next(filter(None, found.groups()))
        return f"{{{name}}}" if name in names else found[0]

    spelt = _TEMPLATE.sub(braced, _SEGMENT.sub(braced, plain))
    return _named(spelt, {name for name, place in declared if place == "path"})


def _named(path: str, declared: set[str]) -> str:
    """A path whose empty braces have a name: the parameter's that is declared for them, or one like `id`."""
    taken = {*variables(path)}
    unused = sorted(one for one in declared - taken if variables(f"{{{one}}}"))
    alone = path.count("{}") == 1 and len(unused) == 1
    fresh = (f"id{count or ''}" for count in itertools.count())
    free = iter(unused) if alone else (one for one in fresh if one not in taken)
    while "{}" in path:
        path = path.replace("{}", f"{{{next(free)}}}", 1)
    return path


def _declared(run: Run, item: Object) -> set[tuple[Any, Any]]:
    """The names and places of the parameters that a path item and its operations declare."""
    holders = [item, *(one for one in item.values() if is_part(one))]
    lists = [one.get("parameters") for one in holders]
    names: set[tuple[Any, Any]] = set()
    for one in (one for held in lists if is_list(held) for one in held):
        parameter = one if is_part(one) else {}
        target = run.target(parameter.get("$ref"))
        shared = None if target is None else run.find(target)
        meant = shared if is_part(shared) else parameter
        said = (meant.get("name"), meant.get("in"))
        if isinstance(said[0], str) and isinstance(said[1], str):
            names.add(said)
    return names


def path_item(run: Run, item: Object, at: At, path: str) -> None:
    """One path item with its operations."""
    if not run.opens(item):
        return
    if "$ref" in item:
        run.refs.append((item, "$ref", "path item", at))
    if not _METHODS.issuperset(item):
        _methods(run, item, at)
    _without_noise(item)
    listed_servers(run, item, at)
    shared = bodies.take(run, item, at)
    parameters(run, item, at, path)
    for method, tokens in operations_in(item):
        value = item
        for token in tokens:
            value = value[token]
        if is_part(value):
            run.uses_3_2 |= len(tokens) > 1 or method == "QUERY"
            _operation(run, value, below(at, *tokens), path, shared)


def _methods(run: Run, item: Object, at: At) -> None:
    """Keys that are methods in another case, or methods that a path item has no key for."""
    for key in [key for key in item if key not in _METHODS and key not in _BESIDE]:
        plain = key.strip().lower()
        if key.startswith("x-") or not is_part(item[key]):
            continue
        if plain in _METHODS and plain not in item:
            item[plain] = item.pop(key)
            message = f"method '{key}' is taken as '{plain}'"
            run.note("odd-spelling", message, (at, key), is_key=True)
            run.move((at, plain), (at, key), leads=True)
        elif "responses" in item[key] and _TOKEN.fullmatch(key):
            method = key.upper()
            more = item.setdefault(MORE_METHODS, {})
            if is_part(more) and method not in more:
                more[method] = item.pop(key)
                message = f"'{key}' is no key of a path item; taken as a method"
                run.note("misplaced-part", message, (at, key), is_key=True)
                run.move(below(at, MORE_METHODS, method), (at, key), leads=True)


def _without_noise(item: Object) -> None:
    """Empty lists that would hide what the root of the document says (Mintlify path items)."""
    if _METHODS.isdisjoint(item):
        return
    for key in ("servers", "parameters", "security"):
        if item.get(key) in ([], {}):
            del item[key]


def _operation(
    run: Run, value: Object, at: At, path: str, shared: bodies.Bodily
) -> None:
    if not run.opens(value):
        return
    if value.get("servers") == []:
        del value["servers"]
    own = bodies.take(run, value, at)
    produces = value.pop("produces", None) if run.swagger else value.get("produces")
    if run.swagger:
        own_servers(run, value, at)
    bodies.body(run, value, at, _together(own, shared))
    parameters(run, value, at, path)
    responses(run, value, at, texts(produces) or run.produces)
    callbacks(run, value, at)
    listed_servers(run, value, at)
    listed_security(run, value, at)
    listed_tags(run, value, at)
    if isinstance(value.get("operationId"), int | float):
        value["operationId"] = str(value["operationId"])


def _together(own: bodies.Bodily, shared: bodies.Bodily) -> bodies.Bodily:
    """An operation's body parameters go before its path's."""
    if not shared or any(one.get("in") == "body" for one, _ in own):
        return own
    names = {str(one.get("name")) for one, _ in own}
    return [*own, *(one for one in shared if str(one[0].get("name")) not in names)]


def callbacks(run: Run, holder: Object, at: At) -> None:
    """The callbacks of an operation or of the components: path items under expressions."""
    held = holder.get("callbacks")
    if not is_part(held):
        return
    for name, one in held.items():
        if is_part(one):
            callback(run, one, below(at, "callbacks", name))


def callback(run: Run, value: Object, at: At) -> None:
    """One callback."""
    if not run.opens(value):
        return
    if "$ref" in value:
        run.refs.append((value, "$ref", "callback", at))
        return
    for expression, item in value.items():
        if is_part(item) and not expression.startswith("x-"):
            path_item(run, item, (at, expression), expression)
