"""Puts names, dates and figures into the language of an edition."""
