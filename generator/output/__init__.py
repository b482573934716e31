"""Writing a package: `look` at the disk, `plan` what changes, `apply` all of it or nothing."""

from generator.output.disk import Snapshot, look
from generator.output.failures import CannotWrite
from generator.output.lock import locked
from generator.output.manifest import MANIFEST, Manifest
from generator.output.plans import Plan, plan
from generator.output.recovery import recover
from generator.output.writer import apply

__all__ = [
    "MANIFEST",
    "CannotWrite",
    "Manifest",
    "Plan",
    "Snapshot",
    "apply",
    "locked",
    "look",
    "plan",
    "recover",
]
