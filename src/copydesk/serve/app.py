"""The site as an ASGI application: its files, the headers they need, and nothing that can be asked for besides."""

import hashlib
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from copydesk.serve.files import MISSING_PAGE, Found, Moved, find_file

HEADERS: Final = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
"""Headers of every answer; a test holds them to what the site tells static hosts. Source: OWASP ASVS 5.0, section 3.4."""

GONE: Final = b'<meta name="prerender-status-code" content="410">'
"""What the page of an edition that came off the site says in its head; a test holds it to the site's own template."""

_HEAD_BYTES: Final = 8192  # where a page's head ends at the latest; story pages are longer and are not searched further
_FRESH: Final = "no-cache"  # may be kept, but is asked for again each time: pages change, and an answer of 304 is cheap
_LASTING: Final = "public, max-age=31536000, immutable"


def make_app(site_dir: Path) -> Starlette:
    """An application that serves a built site.

    The folder is looked at anew for each request, so that a new build shows at once.
    """

    async def page(request: Request) -> Response:
        return await run_in_threadpool(_answer, site_dir, request)

    async def health(request: Request) -> Response:
        del request
        ready = await run_in_threadpool((site_dir / "index.html").is_file)
        status = "ok" if ready else "no site"
        return JSONResponse({"status": status}, status_code=200 if ready else 503, headers=_headers(_FRESH))

    methods = ["GET", "HEAD"]
    routes = [Route("/healthz", health, methods=methods), Route("/{path:path}", page, methods=methods)]
    return Starlette(routes=routes, exception_handlers={405: _not_allowed})


async def _not_allowed(request: Request, error: Exception) -> Response:
    del request, error
    return Response("This site is only read.\n", 405, headers=_headers(_FRESH) | {"Allow": "GET, HEAD"}, media_type="text/plain")


def _answer(site_dir: Path, request: Request) -> Response:
    found = find_file(site_dir, request.scope.get("raw_path") or request.url.path.encode())
    match found:
        case Found():
            return _file(found, request=request)
        case Moved():
            return Response(status_code=308, headers=_headers(_FRESH) | {"Location": found.location})
        case _:
            return _missing(site_dir, request=request)


def _file(found: Found, *, request: Request) -> Response:
    etag = f'"{hashlib.sha256(found.body).hexdigest()[:32]}"'
    is_gone = found.is_page and GONE in found.body[:_HEAD_BYTES]
    headers = _headers(_LASTING if found.is_lasting else _FRESH) | {"ETag": etag}
    if not is_gone and _knows(request.headers.get("if-none-match", ""), etag=etag):
        return Response(status_code=304, headers=headers)
    status = 410 if is_gone else 200
    return Response(found.body, status, headers=headers | {"Content-Type": found.content_type})


def _knows(if_none_match: str, *, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in tags or "*" in tags


def _missing(site_dir: Path, *, request: Request) -> Response:
    """The page for a missing address in the language of the address, else in the site's first."""
    language = request.url.path.strip("/").partition("/")[0]
    for path in (f"/{language}/{MISSING_PAGE}", f"/{MISSING_PAGE}"):
        found = find_file(site_dir, path.encode())
        if isinstance(found, Found):
            return Response(found.body, 404, headers=_headers(_FRESH) | {"Content-Type": found.content_type})
    return Response("There is no page here.\n", 404, headers=_headers(_FRESH), media_type="text/plain")


def _headers(cache_control: str) -> dict[str, str]:
    return dict(HEADERS) | {"Cache-Control": cache_control}
