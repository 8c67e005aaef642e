"""Files that hosts and robots read: headers, robots.txt, the privacy signal."""

from collections.abc import Iterator
from typing import Final

from copydesk.ports import SiteFile
from copydesk.publish.frame import PAGE_POLICY
from copydesk.publish.renderer import Renderer, digested, json_text

SERVED_POLICY: Final = f"{PAGE_POLICY}; frame-ancestors 'none'"
"""The policy as a header; `frame-ancestors` has no meaning in a page's own meta element."""

HEADERS: Final = (
    ("Content-Security-Policy", SERVED_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
"""Headers of every answer. Source: OWASP ASVS 5.0, section 3.4."""

_GPC_SINCE: Final = "2026-01-01"
_LASTING: Final = "public, max-age=31536000, immutable"


def host_files(*, renderer: Renderer) -> Iterator[SiteFile]:
    """`_headers` (for static hosts that read it), `robots.txt` and `.well-known/gpc.json`."""
    yield digested("_headers", _headers(renderer=renderer))
    yield digested("robots.txt", _robots(renderer=renderer))
    yield digested(".well-known/gpc.json", json_text({"gpc": True, "lastUpdate": _GPC_SINCE}))


def _headers(*, renderer: Renderer) -> str:
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS), "", f"/{renderer.stylesheet.path}"]
    return "\n".join((*lines, f"  Cache-Control: {_LASTING}", ""))


def _robots(*, renderer: Renderer) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {renderer.url('sitemap.xml')}\nSitemap: {renderer.url('news-sitemap.xml')}\n"
