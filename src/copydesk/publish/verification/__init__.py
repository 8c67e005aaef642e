"""Reads a built site with no other knowledge than the site itself, and finds what it does not keep of its promises."""
