"""Fakes and contract suites, for us and for users."""
