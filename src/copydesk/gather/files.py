"""One file to pages: told by its first bytes what it is, read as a stream, everything capped."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from copydesk.gather.archives import ArchiveBroken, ByteStream, Member, tar_members, zip_members
from copydesk.gather.items import item_page, web_address
from copydesk.gather.jsonfeed import is_json_feed, read_json
from copydesk.gather.kinds import HEAD_BYTES, FileKind, file_kind, is_ninjs
from copydesk.gather.streams import DecodedStream, PeekedStream, read_capped
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import Page, PageKind

MAX_PAGE_BYTES = 10_000_000
LIST_NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".ndjson.gz", ".ndjson.zst")
"""Lists of records of some project's own: no pages, whatever their first bytes look like."""

COMPRESSED_NAMES = (".gz", ".zst", ".zstd", ".tgz")
PAGE_TYPES = {FileKind.HTML: "text/html", FileKind.TEXT: "text/plain", FileKind.NINJS: "application/json"}
PAGE_KINDS = {FileKind.HTML: PageKind.HTML, FileKind.TEXT: PageKind.TEXT, FileKind.NINJS: PageKind.NINJS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file of a kind that holds no pages."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file or an archive's member: its name, and the address that its page gets if it states none."""

    name: str
    url: str
    fetched_at: datetime
    is_member: bool = False


Found = Page | Rejected | Skipped


def read_file(path: Path, *, found: FoundFile) -> Iterator[Found]:
    """What is in a file: its page, the pages of an archive, or why there are none. Raises `OSError` where it cannot be read."""
    if found.name.lower().endswith(LIST_NAMES):
        yield _skipped(found)
        return
    with path.open("rb") as file:
        yield from _guarded(_read_file(file, found=found), found=found)


def _guarded(results: Iterator[Found], *, found: FoundFile) -> Iterator[Found]:
    """The results, up to the place where the file is damaged, and then that."""
    while True:
        try:
            result = next(results, None)
        except ArchiveBroken as error:
            remedy = "Get a fresh copy of the file; what stood before the damage was used."
            yield _rejected(found, "file-damaged", f"The file was not read to its end: {error}.", remedy)
            return
        if result is None:
            return
        yield result


def _read_file(file: BinaryIO, *, found: FoundFile) -> Iterator[Found]:
    stream = PeekedStream(file, head_bytes=HEAD_BYTES)
    kind = file_kind(stream.head, name=found.name)
    if kind is FileKind.ZIP and not found.is_member:
        yield from _read_members(zip_members(file, limit=MAX_PAGE_BYTES), found=found)
    elif kind in {FileKind.GZIP, FileKind.ZSTD}:
        inner = replace(found, name=_inner_name(found.name))
        decoded = PeekedStream(DecodedStream(stream, is_zstd=kind is FileKind.ZSTD), head_bytes=HEAD_BYTES)
        yield from _read_stream(decoded, found=inner)
    else:
        yield from _read_stream(stream, found=found)


def _read_stream(stream: PeekedStream, *, found: FoundFile) -> Iterator[Found]:
    """What is in a stream that is no longer compressed."""
    kind = file_kind(stream.head, name=found.name)
    if kind is FileKind.TAR and not found.is_member:
        yield from _read_members(tar_members(stream, limit=MAX_PAGE_BYTES), found=found)
    elif kind is FileKind.WARC:
        yield from _read_warc(stream, found=found)
    elif kind in {FileKind.TAR, FileKind.GZIP, FileKind.ZSTD, FileKind.ZIP}:
        yield _nested(found)
    elif kind is FileKind.OTHER:
        yield _skipped(found)
    else:
        yield from _read_body(read_capped(stream, limit=MAX_PAGE_BYTES), kind=kind, found=found)


def _read_members(members: Iterator[Member], *, found: FoundFile) -> Iterator[Found]:
    """The pages of an archive, and one line for each kind of member that is none."""
    skips: list[Skipped] = []
    for member in members:
        inner = FoundFile(
            name=PurePosixPath(member.name).name,
            url=f"{found.url}/{safe_name(member.name)}",
            fetched_at=found.fetched_at,
            is_member=True,
        )
        for result in _guarded(_read_member(member, found=inner), found=inner):
            if isinstance(result, Skipped):
                skips.append(result)
            else:
                yield result
    yield from summed_skips(skips, folder=found.url)


def _read_member(member: Member, *, found: FoundFile) -> Iterator[Found]:
    is_cut = member.size_bytes > len(member.body)
    kind = file_kind(member.body[:HEAD_BYTES], name=found.name)
    if found.name.lower().endswith(LIST_NAMES) or kind is FileKind.OTHER:
        yield _skipped(found)
    elif is_cut:
        yield _too_large(found)
    else:
        yield from _read_file(io.BytesIO(member.body), found=found)


def _read_warc(stream: ByteStream, *, found: FoundFile) -> Iterator[Found]:
    from copydesk.gather.warcs import warc_pages  # noqa: PLC0415 - slow to import, and few files are web archives

    count = 0
    for page in warc_pages(stream, limit=MAX_PAGE_BYTES, fetched_at=found.fetched_at):
        if page is not None:
            count += 1
            yield page
    if not count:
        yield _rejected(found, "warc-empty", "No page of text was found in the archive.", "Check that it holds HTML responses.")


def _read_body(body: bytes, *, kind: FileKind, found: FoundFile) -> Iterator[Found]:
    if kind is FileKind.FEED:
        yield from _read_feed(body, found=found)
        return
    if len(body) > MAX_PAGE_BYTES:
        yield _too_large(found)
        return
    if kind is FileKind.NINJS:
        yield from _read_json(body, found=found)
        return
    yield _page(body, kind=kind, found=found, url=found.url)


def _read_feed(body: bytes, *, found: FoundFile) -> Iterator[Found]:
    from copydesk.gather.feeds import parse_feed  # noqa: PLC0415 - slow to import, and few files are feeds

    items = parse_feed(body, url=found.url, content_type="", now=found.fetched_at)
    if isinstance(items, Rejected):
        yield items
        return
    if not items:
        yield _rejected(found, "feed-empty", "The feed lists no entry with a link.", "Check the file.")
    for item in items:
        yield item_page(item, source_id="", fetched_at=found.fetched_at)


def _read_json(body: bytes, *, found: FoundFile) -> Iterator[Found]:
    value = read_json(body)
    if value is not None and is_json_feed(value):
        yield from _read_feed(body, found=found)
    elif value is not None and is_ninjs(body):
        uri = value.get("uri")
        stated = web_address(uri, base="") if isinstance(uri, str) else ""
        yield _page(body, kind=FileKind.NINJS, found=found, url=stated or found.url)
    else:
        yield _skipped(found)


def _page(body: bytes, *, kind: FileKind, found: FoundFile, url: str) -> Page:
    return Page(
        url=url,
        source_id="",
        fetched_at=found.fetched_at,
        body=body,
        kind=PAGE_KINDS[kind],
        content_type=PAGE_TYPES[kind],
    )


def safe_name(path: str) -> str:
    """A path as it stands in an address: what would end or break the address is escaped, letters of any script are not."""
    return "".join(_escaped(character) if _is_unsafe(character) else character for character in path)


def summed_skips(skips: list[Skipped], *, folder: str) -> Iterator[Rejected]:
    """One rejection for each kind of skipped file in a folder."""
    for kind in sorted({skip.kind for skip in skips}):
        names = [skip.name for skip in skips if skip.kind == kind]
        shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        counted = "1 file of this kind holds" if len(names) == 1 else f"{len(names)} files of this kind hold"
        yield Rejected(
            stage=Stage.GATHER,
            subject=folder,
            code="file-kind",
            message=f"{kind}: {counted} no pages: {shown}",
            remedy="Nothing needs doing; HTML, text, ninjs, feeds, WARC and archives of these are read.",
        )


def unreadable(found: FoundFile, error: OSError) -> Rejected:
    """The rejection of a file that the system does not let us read."""
    return _rejected(found, "file-unreadable", f"It cannot be read: {error.strerror or error}.", "Check its permissions.")


def _is_unsafe(character: str) -> bool:
    return character in "%?#\\" or not (character.isprintable() or character == " ")


def _escaped(character: str) -> str:
    return "".join(f"%{value:02X}" for value in character.encode("utf-8", "surrogateescape"))


def _inner_name(name: str) -> str:
    ending = next((each for each in COMPRESSED_NAMES if name.lower().endswith(each)), "")
    return name.removesuffix(name[len(name) - len(ending) :]) if ending else name


def _skipped(found: FoundFile) -> Skipped:
    suffixes = [each for each in PurePosixPath(found.name.lower()).suffixes[-2:] if len(each) < 10 and each[1:].isalnum()]
    ending = "".join(suffixes) if suffixes[-1:] in ([".gz"], [".zst"]) else "".join(suffixes[-1:])
    return Skipped(name=found.name, kind=ending or "unknown")


def _too_large(found: FoundFile) -> Rejected:
    problem = f"It is larger than {MAX_PAGE_BYTES:,} bytes."
    return _rejected(found, "file-too-large", problem, "Leave it out, or split it into pages.")


def _nested(found: FoundFile) -> Rejected:
    problem = "It is an archive or compressed file inside another one."
    return _rejected(found, "file-nested", problem, "Unpack the outer archive first.")


def _rejected(found: FoundFile, code: str, problem: str, remedy: str) -> Rejected:
    return Rejected(stage=Stage.GATHER, subject=found.url, code=code, message=problem, remedy=remedy)
