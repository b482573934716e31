"""Tests of lowering: from a document to the endpoint model."""
