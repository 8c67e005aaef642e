"""Editions to the files of a site."""
