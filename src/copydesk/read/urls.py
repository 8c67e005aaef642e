"""Addresses in one form, so that one report has one id however it was linked."""

from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from copydesk.read.web import web

_MAX_URL: Final = 4_000
_MAX_HOST: Final = 253
_EDGES: Final = "".join(map(chr, range(33)))
_UNSEEN: Final = {code: f"%{code:02X}" for code in range(33)} | dict.fromkeys(map(ord, "\t\r\n"))
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def normal_url(url: str) -> str:
    """The address in one form: lower-case scheme and host, no default port, fragment, tracking parameters or dot segments.

    `www.` and the order of parameters are kept. `file:` addresses are given back without their fragment. Anything that is
    neither http(s) nor `file:`, has no host, or is absurdly long gives an empty string.
    """
    url = url.strip(_EDGES).translate(_UNSEEN)
    if len(url) > _MAX_URL:
        return ""
    if url.startswith("file:"):
        return url.partition("#")[0]
    parts = _split(url)
    if parts is None or parts.scheme not in _DEFAULT_PORTS:
        return ""
    host = _host_of(parts)
    return urlunsplit((parts.scheme, host, _clean_path(parts.path), _clean_query(parts.query), "")) if host else ""


def absolute_url(link: str, *, base: str) -> str:
    """A link found on a page as a normal address, or an empty string when it leads to no other page."""
    link = link.strip()
    if not link or link.startswith(("#", "javascript:", "mailto:", "tel:", "data:")) or len(link) > _MAX_URL:
        return ""
    try:
        joined = urljoin(base, link)
    except ValueError:
        return ""
    return normal_url(joined) if joined.startswith(("http://", "https://")) else ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.replace("\\", "/"))
        parts.port  # noqa: B018 - reading it is what refuses a bad port
    except ValueError:
        return None
    return parts


def _host_of(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host or len(host) > _MAX_HOST or "%" in host:
        return ""
    shown = f"[{host}]" if ":" in host else host
    return shown if parts.port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{shown}:{parts.port}"


def _clean_path(path: str) -> str:
    """The path without dot segments (RFC 3986, 5.2.4) and doubled slashes at its start."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept).lstrip("/")


def _clean_query(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair.partition("=")[0].lower()))


def _is_tracking(name: str) -> bool:
    known = web().addresses
    return name in known.tracking_names or name.startswith(known.tracking_prefixes)


def page_address(fetched: str, *, canonical: str) -> str:
    """The address that a page's report goes by: the one it calls canonical, where it may.

    A page may name another address of its own site (`m.`, `amp.`), never another site's, and not its site's front page. A
    local file may name any.
    """
    if not canonical or canonical.startswith("file:"):
        return fetched
    if not fetched.startswith(("http://", "https://")):
        return canonical
    there, here = urlsplit(canonical), urlsplit(fetched)
    is_front = there.path in {"", "/"} and not there.query and here.path not in {"", "/"}
    return fetched if is_front or not _same_site(there.hostname or "", here.hostname or "") else canonical


def _same_site(one: str, other: str) -> bool:
    one, other = (
        host.removeprefix("www.").removeprefix("m.").removeprefix("amp.").removeprefix("mobile.") for host in (one, other)
    )
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
