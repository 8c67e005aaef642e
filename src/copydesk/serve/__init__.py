"""The ASGI application: the site and its API."""
