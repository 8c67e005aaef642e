"""Rows and pages of the evaluation sets, read where they lie; nothing of them is kept."""

import gzip
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import zstandard

_WINDOW_BYTES = 2**27


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a `.jsonl`, `.jsonl.zst` or `.jsonl.gz` file, in order."""
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with path.open("rb") as stored, _unpacked(stored, suffix=path.suffix) as plain:
        yield from (decode(line) for line in io.BufferedReader(plain) if line.strip())


def read_tar(path: Path) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of each file in a `.tar.zst`, in the archive's order."""
    with path.open("rb") as stored, _unpacked(stored, suffix=path.suffix) as plain, tarfile.open(fileobj=plain, mode="r|") as tar:
        for member in tar:
            content = tar.extractfile(member)
            if content is not None:
                yield member.name, content.read()


def _unpacked(stored: BinaryIO, *, suffix: str) -> io.RawIOBase | Any:  # noqa: ANN401 - the two decoders share no stream type
    if suffix == ".zst":
        return zstandard.ZstdDecompressor(max_window_size=_WINDOW_BYTES).stream_reader(stored)
    return gzip.GzipFile(fileobj=stored) if suffix == ".gz" else stored
