"""A lock between processes that ends with its holder, however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copydesk.errors import CopydeskError, SiteError


@contextmanager
def hold_lock(
    path: Path,
    *,
    subject: str,
    problem: str = "another run is building this site",
    error_type: type[CopydeskError] = SiteError,
) -> Iterator[None]:
    """Hold the lock file inside the block; raises an error about `subject` when another process holds it."""
    with path.open("wb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            remedy = "Wait until the other copydesk run has ended, then run again"
            raise error_type(problem, subject=subject, remedy=remedy) from error
        yield
