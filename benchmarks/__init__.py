"""Measures in one run, beside a peer: ratios count, seconds are this machine's."""
