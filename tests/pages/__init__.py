"""Holds the generator to pages that were read by hand: `python -m tests.pages DIR`."""
