"""A sample directive, a sample school, and the press that prints such directives from marked text."""
