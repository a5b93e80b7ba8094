"""Scores what the reader says of directives against what a careful clerk would say: `python -m evaluation`."""
