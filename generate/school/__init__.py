"""The school's profile and what it holds before anybody fills it in."""
