"""Editions → pages, feeds, sitemaps and data files, and the check that a built site keeps its promises."""
