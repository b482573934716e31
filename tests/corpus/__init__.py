"""How the generator does on a folder of published documents: `python -m tests.corpus DIR`."""
