"""One measured value, the line that every benchmark prints."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value measured over `n` items of a set. Shares lie between 0 and 1; `config` names what was measured."""

    bench: str
    set: str
    metric: str
    value: float
    n: int
    config: str = "default"
