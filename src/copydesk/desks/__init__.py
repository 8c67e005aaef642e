"""Bundled desks as TOML."""
