"""What a report refers to, word for word: pages that it links to, and what it quotes. No language has to be translated for it."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit
from zlib import crc32

from copydesk.model.facts import Reading
from copydesk.model.report import Report

MOST_LINKS: Final = 12
"""Links of the body that count, the first ones."""
SHORTEST_QUOTE: Final = 12
"""Letters of the shortest quotation that counts: shorter ones are set phrases."""


def reference_marks(report: Report, reading: Reading) -> dict[str, float]:
    """Marks of weight 1: `l:` + the hash of a page on another host or of the report's own, `q:` + the hash of a quotation.

    A quotation meets another in the same letters, as where a report in one language prints the words of another.
    """
    pages = (f"l:{crc32(page.encode())}" for page in _pages(report))
    quotations = (f"q:{crc32(quoted.encode())}" for quoted in _quoted(reading))
    return dict.fromkeys((*pages, *quotations), 1.0)


def _pages(report: Report) -> Iterator[str]:
    host, own = _address(report.url)
    if own:
        yield host + own
    elsewhere = [(other, path) for other, path in map(_address, report.links) if path and other != host]
    yield from (other + path for other, path in elsewhere[:MOST_LINKS])


def _address(url: str) -> tuple[str, str]:
    """Host, and path with its query, of an address as it was read: many sites tell their reports apart by the query alone.

    An empty path for the front page of a site, which all link to, and for what is no address.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    host = parts.netloc.removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return host, (parts.path.rstrip("/") + query if host else "")


def _quoted(reading: Reading) -> Iterator[str]:
    for sentence in reading.sentences:
        for quote in sentence.facts.quotes:
            letters = "".join(char for char in quote.text.casefold() if char.isalnum())
            if len(letters) >= SHORTEST_QUOTE:
                yield letters
