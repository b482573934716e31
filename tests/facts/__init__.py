"""The committed pages say what the vendors' own pages say, prose aside."""
