"""Peak memory of this process and everything it started, by looking at Linux's process table."""

import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

PAUSE_S: Final = 1.0


class PeakMemory:
    """Samples the memory of the process tree while its context is open: pages that processes share count once (Linux's Pss)."""

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


def memory_mib() -> float:
    """The memory of this process at this moment."""
    return _own_mib(os.getpid())


def _tree_mib(root: int) -> float:
    parents = {int(entry.name): _parent(entry) for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    return sum(_own_mib(process) for process in parents if _descends(process, root=root, parents=parents))


def _parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0  # it ended between two looks


def _own_mib(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _descends(process: int, *, root: int, parents: dict[int, int]) -> bool:
    while process in parents and process != root:
        process = parents[process]
    return process == root
