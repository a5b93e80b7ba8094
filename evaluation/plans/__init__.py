"""Scores what a school makes of a directive against plans written by hand: `python -m evaluation plans`."""
