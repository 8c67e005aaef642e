"""A text in pieces, each with the facts that it belongs to, so that marks may lie inside and across one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from copydesk.cli.facts import FactRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text and the rows that mark it, the widest first. `opens` are those whose first mark begins here."""

    text: str
    rows: tuple[FactRow, ...] = ()
    opens: tuple[FactRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    start: int
    end: int
    row: FactRow
    is_first: bool


def pieces_of(text: str, rows: Sequence[FactRow], *, start: int = 0) -> Iterator[Piece]:
    """The text cut wherever a mark begins or ends, in order; put together the pieces are the text.

    `start` is the offset of the text in what the rows point into. Cost: linear but for marks that lie over one another.
    """
    end = start + len(text)
    marks = sorted(_marks(rows, start=start, end=end), key=lambda mark: (mark.start, -mark.end))
    cuts = sorted({start, end, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    waiting = iter(marks)
    coming = next(waiting, None)
    lying: list[_Mark] = []
    for left, right in pairwise(cuts):
        lying = [mark for mark in lying if mark.end > left]
        opening: list[_Mark] = []
        while coming and coming.start == left:
            opening.append(coming)
            coming = next(waiting, None)
        lying += opening
        widest = sorted(lying, key=lambda mark: (mark.start - mark.end, mark.start))
        yield Piece(
            text=text[left - start : right - start],
            rows=tuple(mark.row for mark in widest),
            opens=tuple(mark.row for mark in opening if mark.is_first),
        )


def _marks(rows: Sequence[FactRow], *, start: int, end: int) -> Iterator[_Mark]:
    for row in rows:
        for index, (left, right) in enumerate(row.marks):
            if max(left, start) < min(right, end):
                yield _Mark(start=max(left, start), end=min(right, end), row=row, is_first=index == 0)
