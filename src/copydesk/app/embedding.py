"""The embedding model that a desk names, ready to be asked."""

from os import environ
from typing import Final

from copydesk.adapters.embedding import Endpoint, HttpEmbedder
from copydesk.app.judging import key_in
from copydesk.settings import Settings

KEY_VARIABLE: Final = "COPYDESK_EMBEDDER_KEY"
"""The environment variable that holds the key of an embedding endpoint."""


def embedder_of(settings: Settings) -> HttpEmbedder | None:
    """The desk's embedding model; None where it names none. Raises `SettingsError` for a key that cannot be sent."""
    named = settings.embedder
    if named is None:
        return None
    endpoint = Endpoint(url=named.url, model=named.model, timeout_s=named.timeout_s, max_calls=named.max_calls)
    return HttpEmbedder(endpoint, user_agent=settings.gather.user_agent, key=key_in(environ, variable=KEY_VARIABLE))
