"""The head and the foot of a document: letterhead, issuer, kind, legal bases, recipients, signature."""
