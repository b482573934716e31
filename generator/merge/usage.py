"""Which components the operations of a document come to use, by themselves or through others."""

from generator.merge.refs import targets
from generator.merge.tree import Tree


def used_components(tree: Tree) -> frozenset[str]:
    """The pointers of all components that a path or a webhook leads to."""
    found = set[str]()
    waiting = [
        target for key in ("/paths", "/webhooks") for target in targets(tree.get(key))
    ]
    while waiting:
        at = "/".join(waiting.pop().split("/")[:4])
        if at not in found:
            found.add(at)
            waiting += targets(tree.get(at))
    return frozenset(found)
