"""The body of a document: paragraphs, numbers, headings, sentences that ask."""
