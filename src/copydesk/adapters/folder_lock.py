"""A lock between processes that ends with its holder, however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copydesk.errors import SiteError


@contextmanager
def hold_lock(path: Path, *, subject: str) -> Iterator[None]:
    """Hold the lock file inside the block; raises `SiteError` about `subject` when another process holds it."""
    with path.open("wb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            remedy = "Wait until the other copydesk run has ended, then run again"
            raise SiteError("another run is building this site", subject=subject, remedy=remedy) from error
        yield
