"""Work in other processes that survives a document which kills its reader.

A batch goes to a pool. If a process dies, hangs or raises, the batch is done again one item at a time, each in a fresh process,
so that only the item at fault is given up. Results come in the order of the input, whatever the number of workers.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH_TIMEOUT_S = 180.0
"""A batch of 32 pages takes about a second; what takes three minutes hangs."""

ITEM_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Generic[Item, Result]):
    """What the workers do: `prepare` once in each process, `do` for each batch, `give_up` for an item that cannot be done.

    `prepare` and `do` are top-level functions; `prepare` gets `knowledge` and keeps what `do` needs. `give_up` gets the item
    and, in a few words, what happened.
    """

    prepare: Callable[..., None]
    do: Callable[[Sequence[Item]], list[Result]]
    give_up: Callable[[Item, str], Result]
    knowledge: tuple[object, ...] = ()

    def without_knowledge(self) -> "Work[Item, Result]":
        """What travels with each batch: a process got its knowledge when it began."""
        return replace(self, knowledge=())


def run_batches(work: Work[Item, Result], *, batches: Iterable[Sequence[Item]], workers: int) -> Iterator[list[Result]]:
    """The results of each batch, in order. With one worker it happens in this process, which a dying reader takes along."""
    if workers <= 1:
        work.prepare(*work.knowledge)
        yield from (_do_batch(work, batch) for batch in batches)
        return
    yield from _run_in_processes(work, batches=iter(batches), workers=workers)


def _run_in_processes(work: Work[Item, Result], *, batches: Iterator[Sequence[Item]], workers: int) -> Iterator[list[Result]]:
    pool = _pool(work, workers=workers)
    waiting: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
    try:
        while True:
            while len(waiting) < workers + 1 and (batch := next(batches, None)) is not None:
                waiting.append((batch, _submit(pool, work, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                result = future.result(timeout=BATCH_TIMEOUT_S)
            except (BrokenProcessPool, FutureTimeoutError):
                _end(pool)
                result = [_do_alone(work, item) for item in batch]
                pool = _pool(work, workers=workers)
                waiting = deque((later, _submit(pool, work, later)) for later, _ in waiting)
            yield result
    finally:
        _end(pool)


def _do_batch(work: Work[Item, Result], batch: Sequence[Item]) -> list[Result]:
    return [_do_item(work, item) for item in batch]


def _do_item(work: Work[Item, Result], item: Item) -> Result:
    try:
        return work.do([item])[0]
    except Exception as fault:  # noqa: BLE001 - a fault of ours that one document brings out costs that document alone
        return work.give_up(item, f"{type(fault).__name__}: {fault}")


def _submit(pool: ProcessPoolExecutor, work: Work[Item, Result], batch: Sequence[Item]) -> Future[list[Result]]:
    try:
        return pool.submit(_do_batch, work.without_knowledge(), batch)
    except BrokenProcessPool as broken:
        failed: Future[list[Result]] = Future()
        failed.set_exception(broken)
        return failed


def _do_alone(work: Work[Item, Result], item: Item) -> Result:
    pool = _pool(work, workers=1)
    try:
        return pool.submit(_do_item, work.without_knowledge(), item).result(timeout=ITEM_TIMEOUT_S)
    except BrokenProcessPool:
        return work.give_up(item, "it ended the process")
    except FutureTimeoutError:
        return work.give_up(item, f"it took longer than {ITEM_TIMEOUT_S:.0f} s")
    finally:
        _end(pool)


def _pool(work: Work[Item, Result], *, workers: int) -> ProcessPoolExecutor:
    """A pool whose processes come from a clean fork server, so that no thread or open file of this process leaks into them."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([work.do.__module__])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=work.prepare, initargs=work.knowledge)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the pool's processes at once: a hanging one would never end by itself."""
    processes = list((pool._processes or {}).values())  # noqa: SLF001 - the pool has no public way to end a process that hangs
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        if process.is_alive():
            process.terminate()
