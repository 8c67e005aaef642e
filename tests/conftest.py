"""What every test shares: generated examples are not timed, for the first of them may have to read a language's data."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
