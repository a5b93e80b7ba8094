"""Files as they come in: what they are by their bytes, and the ways of Word files and pictures to pages."""
