"""The school's own Word form and wording, which a clerk can change and check."""
