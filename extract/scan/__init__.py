"""Pictures of pages as pages of words: cleaned, set level, recognised by Tesseract, doubted."""
