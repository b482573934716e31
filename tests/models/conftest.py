"""Fixtures of the tests on models."""

from tests.modelled import made

__all__ = ["made"]
