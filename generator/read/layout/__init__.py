"""A page's text taken apart: its front matter, what hides or decorates it, and its sections with their parts."""
