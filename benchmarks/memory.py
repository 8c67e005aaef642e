"""Peak memory of this process and everything it started, by looking at Linux's process table."""

import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

PAUSE_S: Final = 0.25
PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE")


class PeakMemory:
    """Samples the summed resident memory of the process tree while its context is open.

    Pages that processes share are counted in each of them, so the figure errs upwards.
    """

    def __init__(self) -> None:
        self.peak_mib = 0.0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        """Begin to sample."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None) -> None:
        """Stop sampling."""
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_over.wait(PAUSE_S):
            self.peak_mib = max(self.peak_mib, _tree_mib(os.getpid()))


def _tree_mib(root: int) -> float:
    parents: dict[int, int] = {}
    resident: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                resident[int(entry.name)] = int((entry / "statm").read_text().split()[1])
            except OSError:
                continue  # it ended between two looks
            parents[int(entry.name)] = int(fields[1])
    pages = sum(size for process, size in resident.items() if _descends(process, root=root, parents=parents))
    return pages * PAGE_BYTES / 2**20


def _descends(process: int, *, root: int, parents: dict[int, int]) -> bool:
    while process in parents and process != root:
        process = parents[process]
    return process == root
