"""From a requested path to a file of the site: never to anything outside it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote_to_bytes

MISSING_PAGE: Final = "404.html"

_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
_FEED_TYPES: Final = {
    "feed.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}
_UNKNOWN_TYPE: Final = "application/octet-stream"
_PART: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}|\.well-known")
_LASTING_NAME: Final = re.compile(r"[a-z]+\.[0-9a-f]{12}\.css")
_LONGEST_PATH: Final = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file of the site. `is_lasting` where its name changes with its bytes, `is_page` where a reader reads it as HTML."""

    body: bytes
    content_type: str
    is_lasting: bool
    is_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A folder asked for without its final slash."""

    location: str


def find_file(site_dir: Path, raw_path: bytes) -> Found | Moved | None:
    """The file for a request's path as sent, None where there is none.

    The path is decoded once and then has to consist of names that a site's build can have made: no `..`, no hidden file, no
    backslash, no control character. Links inside the folder that lead out of it are not followed.
    """
    parts = _parts(raw_path)
    if parts is None:
        return None
    root = site_dir.resolve()
    place = root.joinpath(*parts)
    if place.is_dir():
        if parts and not raw_path.partition(b"?")[0].endswith(b"/"):
            return Moved(location="/" + quote("/".join(parts)) + "/")
        place = place / "index.html"
    resolved = place.resolve()
    if not resolved.is_relative_to(root):
        return None
    try:
        body = resolved.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    name = place.name
    is_lasting = bool(_LASTING_NAME.fullmatch(name))
    return Found(body=body, content_type=content_type(name), is_lasting=is_lasting, is_page=name.endswith(".html"))


def content_type(name: str) -> str:
    """The content type of a file of the site, with its charset where it is text."""
    return _FEED_TYPES.get(name) or _TYPES.get(Path(name).suffix, _UNKNOWN_TYPE)


def _parts(raw_path: bytes) -> list[str] | None:
    path = raw_path.partition(b"?")[0]
    if len(path) > _LONGEST_PATH:
        return None
    try:
        text = unquote_to_bytes(path).decode("ascii")
    except UnicodeDecodeError:
        return None
    parts = text.removeprefix("/").removesuffix("/").split("/")
    if parts == [""]:
        return []
    return parts if all(_PART.fullmatch(part) for part in parts) else None
