"""`python -m tests.bench [decode encode call at_once imports]`: each in a process of its own."""

import subprocess
import sys
from importlib import import_module

from .measuring import report

TOPICS = ("decode", "encode", "call", "at_once", "imports")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["--alone", topic]:
            report(import_module(f"{__package__}.{topic}").results())
            return 0
        case _:
            unknown = set(arguments) - set(TOPICS)
            if unknown:
                sys.exit(f"no such benchmark: {', '.join(sorted(unknown))}")
    for topic in arguments or TOPICS:
        command = [sys.executable, "-m", __package__, "--alone", topic]
        subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
