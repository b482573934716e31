"""Tests of merging: fragments in, one document and its findings out."""
