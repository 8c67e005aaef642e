"""What is wrong with a built site."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_REBUILD: Final = "Run `copydesk run` again; if the problem stays, report it as a fault of Copydesk."
_TAMPERED: Final = "Somebody or something changed the site after it was built: replace it by a new build."

REMEDIES: Final = MappingProxyType(
    {
        "manifest-missing": "Name the folder of a site that Copydesk built, or build it with `copydesk run`.",
        "manifest-broken": _TAMPERED,
        "file-missing": _TAMPERED,
        "file-changed": _TAMPERED,
        "file-unlisted": "Move files that are not part of the site elsewhere, or build the site again.",
        "data-broken": _REBUILD,
        "data-missing": _REBUILD,
        "language-missing": _REBUILD,
        "policy-missing": _REBUILD,
        "active-content": "Take the site offline until you know how this reached a page; then build it again.",
        "unexpected-markup": "Take the site offline until you know how this reached a page; then build it again.",
        "third-party": "Remove the outside resource and build the site again.",
        "cookie": "Remove what sets a cookie and build the site again.",
        "link-bad": "Take the site offline until you know how this reached a page; then build it again.",
        "link-broken": _REBUILD,
        "link-missing": _REBUILD,
        "link-open": _REBUILD,
        "canonical-wrong": _REBUILD,
        "hreflang-wrong": _REBUILD,
        "label-missing": "Do not publish the site: a page without its label is not lawful. Build it again.",
        "label-late": "Do not publish the site: the label has to stand before the text. Build it again.",
        "label-differs": "Do not publish the site: its labels contradict each other. Build it again.",
        "notice-missing": _REBUILD,
        "redirect-wrong": _REBUILD,
        "withdrawal-wrong": _REBUILD,
        "story-missing": _REBUILD,
        "story-unlinked": _REBUILD,
        "sentence-missing": _REBUILD,
        "sentence-differs": _TAMPERED,
        "sentence-unrecorded": _TAMPERED,
        "citation-missing": "Do not publish the site: a sentence cannot be checked. Build it again.",
        "citation-differs": _TAMPERED,
        "source-missing": "Do not publish the site: a source is not named. Build it again.",
        "structured-data-wrong": _REBUILD,
        "author-wrong": "Do not publish the site: its author has to be the publisher. Build it again.",
        "correction-missing": "Do not publish the site: corrections must stay visible. Build it again.",
        "picture-missing": _REBUILD,
        "picture-unlabelled": "Do not publish the site: the picture does not say that it was generated. Build it again.",
        "feed-missing": _REBUILD,
        "feed-broken": _REBUILD,
        "sitemap-wrong": _REBUILD,
        "headers-wrong": _REBUILD,
    }
)
"""What to do, by code. Every code that `verify_site` can give stands here."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """Something wrong at a path of the site. `code` is stable, `remedy` says what to do."""

    path: str
    code: str
    message: str
    remedy: str


def problem(path: str, code: str, message: str) -> Problem:
    """A problem with the remedy of its code."""
    return Problem(path=path, code=code, message=message, remedy=REMEDIES[code])
