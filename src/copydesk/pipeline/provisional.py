"""Decisions without a judge's answer, or that a check broke: they are made again, after pauses that grow, and stand in the end.

The mark is a part of the digest under which a decision is kept, so that an equal digest still means that nothing is to be done.
"""

from datetime import datetime, timedelta
from typing import Final

MOST_TRIES: Final = 6
"""After so many, about a day after the first, a decision stands until its story changes: silence or a fault costs no more."""
FIRST_PAUSE: Final = timedelta(minutes=5)
GROWTH: Final = 4
_MARK: Final = ":again:"


def to_make_again(digest: str, *, tries: int, at: datetime) -> str:
    """The digest to keep a decision under that is no last word, made at a time after so many earlier `tries`."""
    if tries + 1 >= MOST_TRIES:
        return digest
    return f"{digest}{_MARK}{tries + 1}:{int((at + FIRST_PAUSE * GROWTH**tries).timestamp())}"


def tries_before(kept: str, *, digest: str, now: datetime) -> int | None:
    """How often a decision was made for the time being before it is due now; None where it is not due."""
    if kept == digest:
        return None
    found, mark, rest = kept.partition(_MARK)
    if not mark or found != digest:
        return 0
    tries, _, again_at = rest.partition(":")
    return int(tries) if now.timestamp() >= int(again_at) else None
