"""A linter for the decree's layout, on any Word file: ours, Word's own, LibreOffice's."""
