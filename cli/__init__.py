"""The command `vanthu`: what a clerk types, and the JSON that other programs read."""
