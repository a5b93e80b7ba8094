"""What holds for all tests: property tests look at the same examples at every run, unless told to explore.

A test that fails once in a hundred runs helps nobody on the day it fails; `HYPOTHESIS_PROFILE=explore make test` looks
further, and what it finds is added to the test as an example.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
