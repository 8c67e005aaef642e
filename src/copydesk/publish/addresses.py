"""Paths below the site's root and addresses out of it: nothing from a source becomes a path, and only http leads out."""

import hashlib
import re
from typing import Final
from urllib.parse import urlsplit

_SEGMENT: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9])){0,79}")
_RESERVED: Final = frozenset({"index.html", "page"})
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_CONTROL_OR_SPACE: Final = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"{}|^`]")
_MAIL: Final = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,253}")


def segment(name: str) -> str:
    """A safe path segment for an id: itself where it is plain (`tass`, `www.example.org`), else 16 hex digits of its hash."""
    if _SEGMENT.fullmatch(name) and name not in _RESERVED:
        return name
    return "x-" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def language_segment(tag: str) -> str:
    """A language tag as a path segment. Raises `ValueError` for what is no BCP 47 tag."""
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f"not a language tag: {tag[:40]!r}")
    return tag.lower()


def root_of(path: str) -> str:
    """The relative prefix that leads from a page to the site's root: `ko/sources/` gives `../../`."""
    return "../" * path.count("/")


def outward(url: str) -> str:
    """The address where it may be linked (http or https with a host, no control characters), else an empty string."""
    if _CONTROL_OR_SPACE.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme.lower() in {"http", "https"} and host else ""


def contact_address(contact: str) -> str:
    """What a contact links to: a mail address as `mailto:`, an http address as it is, nothing for other words."""
    return f"mailto:{contact}" if _MAIL.fullmatch(contact) else outward(contact)


def source_path(source_id: str, *, language: str) -> str:
    """The path of a source's page."""
    return f"{language_segment(language)}/sources/{segment(source_id)}/"


def thread_path(thread_id: str, *, language: str) -> str:
    """The path of a thread's page."""
    return f"{language_segment(language)}/threads/{segment(thread_id)}/"
