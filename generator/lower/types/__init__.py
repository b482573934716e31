"""From schemas to types: one small function per shape that a schema can have."""
