"""Asks sources politely: feeds, sitemaps, files and archives become Pages."""
