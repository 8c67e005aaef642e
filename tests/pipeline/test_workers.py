"""Work in other processes: order is kept, and a document that kills its reader costs only itself."""

import os
import time
from collections.abc import Sequence
from itertools import islice

import pytest

from copydesk.errors import StoreDamaged
from copydesk.pipeline import workers as workers_module
from copydesk.pipeline.workers import Job, Workers

FACTOR = 10


def make_factor() -> int:
    """The bench of these workers: a number."""
    return FACTOR


def multiply(factor: int, numbers: Sequence[int]) -> list[int]:
    """Each number times the factor; 13 ends the process, 17 blocks it, 19 is a fault, 23 finds the store damaged."""
    if 13 in numbers:
        os.abort()
    if 17 in numbers:
        time.sleep(60)
    if 19 in numbers:
        raise ZeroDivisionError("nineteen")
    if 23 in numbers:
        raise StoreDamaged("is damaged", subject="newsroom.db", remedy="Restore it")
    return [number * factor for number in numbers]


def tell_process(bench: int, numbers: Sequence[int]) -> list[int]:
    """The id of the process that does the work, for each number."""
    del bench
    return [os.getpid() for _ in numbers]


def give_up(number: int, what_happened: str) -> int:
    """The result of a number that cannot be multiplied."""
    assert what_happened
    return -number


def results(batches: list[list[int]], *, count: int) -> list[list[int]]:
    """What workers make of batches."""
    with Workers(here=FACTOR, make_bench=make_factor, count=count) as workers:
        return list(workers.run(Job(do=multiply, give_up=give_up), batches=batches, is_large=True))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_keep_the_order_of_the_input(count: int) -> None:
    """The number of workers never shows in the result."""
    batches = [list(islice(range(12), start, start + 5)) for start in (0, 5, 10)]

    numbers = [number for batch in results(batches, count=count) for number in batch]

    assert numbers == [number * 10 for number in range(12)]


def test_renewed_workers_go_on_in_new_processes() -> None:
    """What the processes had in memory is gone, the work is not."""
    job = Job(do=tell_process, give_up=give_up)
    with Workers(here=FACTOR, make_bench=make_factor, count=1 + 1) as workers:
        before = {number for batch in workers.run(job, batches=[[1], [2]], is_large=True) for number in batch}
        workers.renew()
        after = {number for batch in workers.run(job, batches=[[1], [2]], is_large=True) for number in batch}

    assert before
    assert after
    assert before.isdisjoint(after)


def test_a_document_that_ends_its_process_is_given_up_alone() -> None:
    """The other documents of its batch, and the batches after it, are done."""
    done = results([[1, 2], [12, 13, 14], [15, 16]], count=2)

    assert done == [[10, 20], [120, -13, 140], [150, 160]]


@pytest.mark.parametrize("count", [1, 2])
def test_a_document_that_brings_out_a_fault_is_given_up_alone(count: int) -> None:
    """An exception of ours on one document is no reason to read no other."""
    done = results([[18, 19, 20], [21]], count=count)

    assert done == [[180, -19, 200], [210]]


def test_a_document_that_hangs_is_given_up_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that never returns costs its time and no more."""
    monkeypatch.setattr(workers_module, "BATCH_TIMEOUT_S", 3.0)
    monkeypatch.setattr(workers_module, "ITEM_TIMEOUT_S", 3.0)

    done = results([[17, 18]], count=2)

    assert done == [[-17, 180]]


@pytest.mark.parametrize("count", [1, 2])
def test_trouble_with_the_program_is_no_documents_fault(count: int) -> None:
    """A damaged store ends the run with its own error, also from another process: no document is given up for it."""
    with pytest.raises(StoreDamaged) as caught:
        results([[1, 2], [22, 23, 24]], count=count)

    assert (caught.value.problem, caught.value.subject, caught.value.remedy) == ("is damaged", "newsroom.db", "Restore it")
