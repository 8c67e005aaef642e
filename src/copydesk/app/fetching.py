"""One page from an address, outside of any run."""

from http import HTTPStatus
from typing import Final

from copydesk.adapters.clock import SystemClock
from copydesk.adapters.http import HttpFetcher, HttpOptions
from copydesk.errors import InputError
from copydesk.gather.kinds import page_kind
from copydesk.model.page import Page
from copydesk.ports import FetchFailed
from copydesk.settings import Settings

_CHECK_ADDRESS: Final = "Check the address, or save the page and name the file."
_REMEDIES: Final = {
    "private-address": "Save the page and name the file, or set gather.allow_private_addresses in the desk.toml of this folder."
}


async def fetch_page(where: str, *, settings: Settings) -> Page:
    """The page at an address. Raises `InputError` where there is none, or none of text."""
    now = SystemClock().now()
    async with HttpFetcher(http_options(settings)) as fetcher:
        answer = await fetcher.fetch(where, max_bytes=settings.gather.max_page_bytes)
    if isinstance(answer, FetchFailed):
        raise InputError(answer.message, subject=where, remedy=_REMEDIES.get(answer.code, _CHECK_ADDRESS))
    if answer.status != HTTPStatus.OK:
        raise InputError(f"answered with status {answer.status}", subject=where, remedy="Check the address in a browser.")
    content_type = answer.header("content-type")
    kind = page_kind(answer.body, content_type=content_type)
    if kind is None:
        raise InputError(f"is no page of text ({content_type or 'no type'})", subject=where, remedy="Name the report's own page.")
    return Page(
        url=answer.url,
        source_id="",
        fetched_at=now,
        body=answer.body,
        kind=kind,
        content_type=content_type,
        headers=answer.headers,
    )


def http_options(settings: Settings) -> HttpOptions:
    """How the newsroom's settings let addresses be asked."""
    gather = settings.gather
    return HttpOptions(user_agent=gather.user_agent, timeout_s=gather.timeout_s, allow_private=gather.allow_private_addresses)
