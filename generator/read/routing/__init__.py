"""Which endpoints a page is about, and which parts of it are about which."""
