"""The parts that pages are made of, whatever they are about: sections, blocks, tables, lists, tags, links."""
