"""Work in other processes that survives a document which kills its reader.

A batch goes to a process whole. If the process dies or hangs, the batch is done again one item at a time, each in a fresh
process; if it raises, item by item in the same process: only the item at fault is given up. Trouble with the program itself
(a damaged store, an altered decision) is no item's fault and ends the run. Results come in the order of the input, whatever the
number of workers, so that a run's result does not depend on the machine.
"""

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import Final, Generic, TypeVar, cast

from copydesk.errors import CopydeskError

Bench = TypeVar("Bench")
Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH_TIMEOUT_S = 180.0
"""A batch of 32 pages takes about a second; what takes three minutes hangs."""

ITEM_TIMEOUT_S = 60.0

OBJECTS_BETWEEN_COLLECTIONS: Final = 100_000
"""Frozen values form no cycles: collecting them every 700 objects, as Python does by default, doubles the time of decoding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Bench, Item, Result]):
    """One kind of work. `do` is a top-level function from a bench and a batch to one result an item, in order.

    `give_up` makes the result of an item that cannot be done, from the item and a few words on what happened.
    """

    do: Callable[[Bench, Sequence[Item]], list[Result]]
    give_up: Callable[[Item, str], Result]


@dataclass(slots=True)
class _Process(Generic[Bench]):
    """What this process keeps between batches."""

    bench: Bench | None = None


_process: _Process[object] = _Process()


class Workers(Generic[Bench]):
    """Processes that share out batches; they start with the first large job and serve every later one.

    `here` is this process's own bench; `make_bench` (top-level) makes each other process its own. With `count` 1 everything
    happens here, and a document that ends its process ends the run. `preload` is a module that imports what later jobs need: what
    is imported before the processes part is imported once, and its memory is shared.
    """

    def __init__(self, *, here: Bench, make_bench: Callable[[], Bench], count: int, preload: str = "") -> None:
        self._here = here
        self._preload = preload
        self._make_bench = make_bench
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers[Bench]":
        """The workers themselves."""
        return self

    def __exit__(self, *trouble: object) -> None:
        """End every process."""
        self._end()

    def renew(self) -> None:
        """End every process; the next large job starts new ones, without what the work so far has left in their memory."""
        self._end()

    def run(self, job: Job[Bench, Item, Result], *, batches: Iterable[Sequence[Item]], is_large: bool) -> Iterator[list[Result]]:
        """The results of each batch, in order. A job that is not large is done here: starting processes would cost more."""
        if self._count > 1 and is_large:
            yield from self._run_outside(job, batches=iter(batches))
        else:
            yield from (_do_batch(job, self._here, batch) for batch in batches)

    def _run_outside(self, job: Job[Bench, Item, Result], *, batches: Iterator[Sequence[Item]]) -> Iterator[list[Result]]:
        waiting: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
        while True:
            while len(waiting) <= self._count and (batch := next(batches, None)) is not None:
                waiting.append((batch, self._submit(job, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                results = future.result(timeout=BATCH_TIMEOUT_S)
            except (BrokenProcessPool, FutureTimeoutError):
                self._end()
                results = [self._do_alone(job, item) for item in batch]
                waiting = deque((later, self._submit(job, later)) for later, _ in waiting)
            yield results

    def _submit(self, job: Job[Bench, Item, Result], batch: Sequence[Item]) -> Future[list[Result]]:
        if self._pool is None:
            self._pool = self._new_pool(self._count, module=job.do.__module__)
        try:
            with _sheltered():
                return self._pool.submit(_do_batch_outside, job, batch)
        except BrokenProcessPool as broken:
            failed: Future[list[Result]] = Future()
            failed.set_exception(broken)
            return failed

    def _do_alone(self, job: Job[Bench, Item, Result], item: Item) -> Result:
        pool = self._new_pool(1, module=job.do.__module__)
        try:
            with _sheltered():
                future = pool.submit(_do_batch_outside, job, [item])
            return future.result(timeout=ITEM_TIMEOUT_S)[0]
        except BrokenProcessPool:
            return job.give_up(item, "it ended the process")
        except FutureTimeoutError:
            return job.give_up(item, f"it took longer than {ITEM_TIMEOUT_S:.0f} s")
        finally:
            _end_pool(pool)

    def _new_pool(self, count: int, *, module: str) -> ProcessPoolExecutor:
        """A pool whose processes come from a clean fork server: no thread or open file of this process leaks into them."""
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            context.set_forkserver_preload([self._preload or module])
        return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(self._make_bench,))

    def _end(self) -> None:
        if self._pool is not None:
            _end_pool(self._pool)
            self._pool = None


@contextmanager
def _sheltered() -> Iterator[None]:
    """Processes that start inside the block never see Ctrl+C: this one does, once, and ends them without their tracebacks."""
    resource_tracker.ensure_running()  # comes with the first process and, once it has started, lifts any block of Ctrl+C
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def collect_rarely() -> None:
    """Let Python look for cycles less often in this process."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)


def _begin(make_bench: Callable[[], object]) -> None:
    collect_rarely()
    _process.bench = make_bench()


def _do_batch_outside(job: Job[Bench, Item, Result], batch: Sequence[Item]) -> list[Result]:
    if _process.bench is None:
        raise RuntimeError("a batch arrived before its process had a bench")
    return _do_batch(job, cast("Bench", _process.bench), batch)


def _do_batch(job: Job[Bench, Item, Result], bench: Bench, batch: Sequence[Item]) -> list[Result]:
    try:
        return job.do(bench, batch)
    except CopydeskError:
        raise
    except Exception:  # noqa: BLE001 - a fault of ours that one document brings out costs that document alone
        return [_do_item(job, bench, item) for item in batch]


def _do_item(job: Job[Bench, Item, Result], bench: Bench, item: Item) -> Result:
    try:
        return job.do(bench, [item])[0]
    except CopydeskError:
        raise
    except Exception as fault:  # noqa: BLE001 - as above; the item is given up with the reason
        return job.give_up(item, f"{type(fault).__name__}: {fault}")


def _end_pool(pool: ProcessPoolExecutor) -> None:
    """End a pool's processes at once: a hanging one would never end by itself."""
    processes = list((pool._processes or {}).values())  # noqa: SLF001 - there is no public way to end a process that hangs
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        if process.is_alive():
            process.terminate()
        process.join()
