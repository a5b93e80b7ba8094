"""The words everyone speaks: frozen values, quarters and errors, on the standard library alone."""
