"""Tables with and without lines: their columns by meaning, their rows whole over page breaks."""
