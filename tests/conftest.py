"""What every test shares: generated examples are not timed, and the commands that tests start can be interrupted."""

import signal

from hypothesis import settings

# The first generated example may have to read a language's data.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# A shell starts what runs in its background deaf to Ctrl+C, and so would be every command that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
