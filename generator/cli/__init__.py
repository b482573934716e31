"""The command line: everything that prints, asks the disk, or ends the process."""

import gc


def main() -> None:
    """The `apiwright` command; ends the process with the status that `exits` lists."""
    gc.disable()  # documents are large and acyclic: collecting takes two thirds of reading one
    from generator.cli.root import root

    try:
        root(prog_name="apiwright")
    finally:
        gc.freeze()  # the interpreter collects as it ends: half a second for a large document
