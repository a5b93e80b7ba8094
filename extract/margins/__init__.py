"""What stands on a page and is not the text: numbers, strips, stamps, signature boxes, footnotes, watermarks."""
