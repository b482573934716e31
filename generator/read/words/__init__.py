"""What words of a page mean: types, what prose says of values, headings in other languages."""
