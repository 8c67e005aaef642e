"""Two folders change places in one step where the system can do it, in two otherwise."""

import ctypes
import errno
import os
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_CANNOT: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def exchange(new: Path, place: Path, *, aside: Path) -> None:
    """Put the folder `new` at `place`. What stood there is then at `new` or, without system support, at `aside`.

    With two renames a kill between them leaves the old folder `aside` and nothing at `place`.
    """
    if not place.exists():
        new.rename(place)
    elif not _exchange_at_once(new, place):
        place.rename(aside)
        new.rename(place)


def _exchange_at_once(first: Path, second: Path) -> bool:
    """Whether the kernel exchanged the two; False where it cannot. Source: renameat2(2), Linux 3.15, glibc 2.28."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done = library.renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(first))


def flush(folder: Path) -> None:
    """Bring everything written on the folder's disk to the platter: one call, however many files."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if hasattr(library, "syncfs") and library.syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
        os.fsync(handle)
    finally:
        os.close(handle)
