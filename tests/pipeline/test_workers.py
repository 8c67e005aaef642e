"""Work in other processes: order is kept, and a document that kills its reader costs only itself."""

import os
import time
from collections.abc import Sequence
from itertools import islice

import pytest

from copydesk.pipeline import workers
from copydesk.pipeline.workers import Work, run_batches


def prepare(factor: int) -> None:
    """Keep the factor in this process."""
    os.environ["TEST_FACTOR"] = str(factor)


def multiply(numbers: Sequence[int]) -> list[int]:
    """Each number times the factor; 13 ends the process, 17 blocks it, 19 is a fault."""
    if 19 in numbers:
        raise ZeroDivisionError("nineteen")
    if 13 in numbers:
        os.abort()
    if 17 in numbers:
        time.sleep(60)
    return [number * int(os.environ["TEST_FACTOR"]) for number in numbers]


def give_up(number: int, what_happened: str) -> int:
    """The result of a number that cannot be multiplied."""
    assert what_happened
    return -number


WORK = Work(prepare=prepare, do=multiply, give_up=give_up, knowledge=(10,))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_keep_the_order_of_the_input(count: int) -> None:
    """The number of workers never shows in the result."""
    batches = [list(islice(range(12), start, start + 5)) for start in (0, 5, 10)]

    results = [number for batch in run_batches(WORK, batches=batches, workers=count) for number in batch]

    assert results == [number * 10 for number in range(12)]


def test_a_document_that_ends_its_process_is_given_up_alone() -> None:
    """The other documents of its batch, and the batches after it, are done."""
    batches = [[1, 2], [12, 13, 14], [15, 16]]

    results = list(run_batches(WORK, batches=batches, workers=2))

    assert results == [[10, 20], [120, -13, 140], [150, 160]]


@pytest.mark.parametrize("count", [1, 2])
def test_a_document_that_brings_out_a_fault_is_given_up_alone(count: int) -> None:
    """An exception of ours on one document is no reason to read no other."""
    results = list(run_batches(WORK, batches=[[18, 19, 20], [21]], workers=count))

    assert results == [[180, -19, 200], [210]]


def test_a_document_that_hangs_is_given_up_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that never returns costs its time and no more."""
    monkeypatch.setattr(workers, "BATCH_TIMEOUT_S", 3.0)
    monkeypatch.setattr(workers, "ITEM_TIMEOUT_S", 3.0)

    results = list(run_batches(WORK, batches=[[17, 18]], workers=2))

    assert results == [[-17, 180]]
