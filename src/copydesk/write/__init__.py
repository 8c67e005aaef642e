"""Dossier to Draft."""
