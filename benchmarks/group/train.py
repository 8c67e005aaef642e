"""`python -m benchmarks.group.train --data DIR`: make the numbers of the scorer again; the same data give the same bytes."""

import argparse
import sys
from pathlib import Path

import msgspec

from benchmarks.group.learning import MADE_BY, learn, training_streams
from benchmarks.group.sets import stream_sets
from copydesk.group import grouper


def main() -> int:
    """Learn and write the data file."""
    parser = argparse.ArgumentParser(prog=MADE_BY, description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the development sets")
    parser.add_argument("--to", type=Path, default=Path(grouper.__file__).with_name("scorer.json"))
    words = parser.parse_args()
    numbers = learn(training_streams(stream_sets(words.data, quick=False)))
    words.to.write_bytes(msgspec.json.encode(numbers) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
