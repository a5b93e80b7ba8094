"""PDF files as pages of words and ruled lines: characters, encodings, annotations, signatures, searchable copies."""
