"""What the school does: each requirement as tasks in its own words, with who leads, by when, and what is handed in."""
