"""A Draft as a Word file in the official layout."""
