"""Word files (.docx) as pages of words, without Word or LibreOffice: docs/decisions/0011-other-inputs.md."""
