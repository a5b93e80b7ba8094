"""A PDF becomes a Directive: pages -> words and tables -> blocks -> metadata and requirements."""
