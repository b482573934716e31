"""Lists of parameters and fields as pages set them: tables, bullets, paragraphs, and what heads them."""
