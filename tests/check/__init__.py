"""Tests of checking: what a broken part costs, and what is said of it."""
