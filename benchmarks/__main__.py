"""`python -m benchmarks NAME [--data DIR] [--json] [--quick]`."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from benchmarks import check, extract, facts, group, speed, threads
from benchmarks.figure import Figure
from benchmarks.group import scale

Bench = Callable[..., Iterator[Figure]]
BENCHES: Final[dict[str, Bench]] = {
    "check": check.run,
    "extract": extract.run,
    "facts": facts.run,
    "group": group.run,
    "scale": scale.run,
    "speed": speed.run,
    "threads": threads.run,
}
DEFAULT_DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data"


def main() -> int:
    """Measure and print; exit status 2 where the data is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted(BENCHES))
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="folder of evaluation sets (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--quick", action="store_true", help="a small part of each set, for a look")
    words = parser.parse_args()
    if not words.data.is_dir():
        sys.stderr.write(f"{words.data}: there is no such folder. Name the evaluation sets with --data DIR.\n")
        return 2
    for figure in BENCHES[words.name](words.data, quick=words.quick):
        print(msgspec.json.encode(figure).decode() if words.json else _line(figure), flush=True)
    return 0


def _line(figure: Figure) -> str:
    return f"{figure.bench:<8} {figure.set:<26} {figure.metric:<34} {figure.value:>12,.4g}   n={figure.n:,}  {figure.config}"


if __name__ == "__main__":
    sys.exit(main())
