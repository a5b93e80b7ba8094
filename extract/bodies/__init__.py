"""Who: bodies and persons that a sentence, a heading or a cell names."""
