"""Copydesk: an automated newsroom that checks every sentence against its sources."""

__version__ = "0.1.0"
