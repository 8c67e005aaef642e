"""An HTTP answer to a page, or to why there is none."""

from dataclasses import dataclass
from datetime import datetime

from copydesk.gather.hosts import Answer, Forbidden, Postponed
from copydesk.gather.items import item_page
from copydesk.gather.kinds import page_kind
from copydesk.gather.signals import header_evidence, merged
from copydesk.model.page import FeedItem, Page
from copydesk.ports import Fetched, FetchFailed

CLOSED_STATUSES = frozenset({401, 402, 403, 406, 451})
"""The page is there, but not for us: the entry in the feed is what the publisher shows."""

PASSING_FAILURES = frozenset({"timeout", "dns", "refused", "tls", "protocol"})
"""Failures that may be gone at the next poll."""

PRIVATE_HEADERS = frozenset({"set-cookie", "set-cookie2", "authorization"})
FINAL_ADDRESS = "content-location"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFetched:
    """A page that did not come.

    `is_passing` says that it is worth another try; `is_postponed` that the whole host waits; `instead` is the page made
    of the feed entry itself, where that much may be used.
    """

    url: str
    code: str
    message: str
    is_passing: bool = False
    is_postponed: bool = False
    instead: Page | None = None


def read_answer(
    answer: Answer, *, item: FeedItem, source_id: str, fetched_at: datetime, rights_evidence: tuple[str, ...]
) -> Page | NotFetched:
    """The page of a feed entry.

    It keeps the address under which the feed lists it, so that it is known again at the next poll; where a redirect
    led elsewhere, the header `content-location` says where. Cookies are not kept.
    """
    if isinstance(answer, Fetched):
        evidence = merged(rights_evidence, header_evidence(answer.headers))
        found = _read_fetched(answer, item=item, source_id=source_id, fetched_at=fetched_at, evidence=evidence)
        if found is not None:
            return found
    own = item_page(item, source_id=source_id, fetched_at=fetched_at, rights_evidence=rights_evidence)
    return _missed(answer, item=item, instead=own)


def _read_fetched(
    answer: Fetched, *, item: FeedItem, source_id: str, fetched_at: datetime, evidence: tuple[str, ...]
) -> Page | NotFetched | None:
    """The page in an answer that holds one; None where the status says that there is none."""
    if not 200 <= answer.status < 300:
        return None
    content_type = answer.header("content-type")
    kind = page_kind(answer.body, content_type=content_type)
    if kind is None:
        shown = content_type.split(";")[0][:40] or "no type"
        return NotFetched(url=item.url, code="not-a-page", message=f"it is no page of text ({shown})")
    kept = tuple((name, value) for name, value in answer.headers if name not in PRIVATE_HEADERS | {FINAL_ADDRESS})
    final = ((FINAL_ADDRESS, answer.url),) if answer.url != item.url else ()
    return Page(
        url=item.url,
        source_id=source_id,
        fetched_at=fetched_at,
        body=answer.body,
        kind=kind,
        content_type=content_type,
        headers=(*kept, *final),
        item=item,
        rights_evidence=evidence,
    )


def _missed(answer: Answer, *, item: FeedItem, instead: Page) -> NotFetched:
    match answer:
        case Postponed():
            message = f"its host asked to be left alone until {answer.until:%Y-%m-%d %H:%M} UTC"
            return NotFetched(url=item.url, code="postponed", message=message, is_passing=True, is_postponed=True)
        case Forbidden():
            return NotFetched(url=item.url, code="robots", message="robots.txt does not allow it", instead=instead)
        case FetchFailed():
            is_passing = answer.code in PASSING_FAILURES or answer.code.startswith("http-")
            return NotFetched(url=item.url, code=f"fetch-{answer.code}", message=answer.message, is_passing=is_passing)
        case Fetched():
            return NotFetched(
                url=item.url,
                code=f"http-{answer.status}",
                message=f"it answered {answer.status}",
                is_passing=answer.status == 429 or answer.status >= 500,
                instead=instead if answer.status in CLOSED_STATUSES else None,
            )
