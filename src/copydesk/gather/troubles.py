"""What could not be gathered, in words for a person, with what to do."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from copydesk.gather.hosts import Answer, Forbidden, Postponed
from copydesk.gather.pages import NotFetched
from copydesk.model.outcome import TOO_OLD, Rejected, Stage
from copydesk.ports import Fetched, FetchFailed

NAMED = 3
"""How many addresses a summary names."""

REMEDIES = {
    "dns": "Check the address and the connection to the net.",
    "refused": "Check the address; the server may be down.",
    "timeout": "The server is slow or down; it is asked again later.",
    "tls": "The server's certificate is not trusted; check the address.",
    "private-address": "Set allow_private_addresses if the desk is meant to read inside its own network.",
    "too-large": "Choose a narrower feed of the source.",
    "bomb": "Do not use this source: its answer swells on decoding.",
    "redirects": "Use the address that the source redirects to.",
    "scheme": "Use an http or https address.",
    "protocol": "The server's answer is broken; it is asked again later.",
}
ASKED_LATER = "It is asked again later."

STATUS_REMEDIES = {
    401: "The source wants a login; remove it or ask the publisher.",
    403: "The publisher refuses; ask for access or remove the source.",
    404: "The address is gone; look for the source's feed.",
    410: "The address is gone for good; remove it.",
    429: "The host asked for fewer requests; it is left alone for a while.",
}


def feed_trouble(answer: Answer, *, feed_url: str, source_id: str) -> Rejected:
    """Why a feed gave nothing."""
    code, message, remedy = _trouble(answer)
    return Rejected(
        stage=Stage.GATHER,
        subject=feed_url,
        code=code,
        message=f"The feed was not read: {message}.",
        remedy=remedy,
        source_id=source_id,
    )


def summed_up(missed: Sequence[NotFetched], *, feed_url: str, source_id: str) -> tuple[Rejected, ...]:
    """One rejection for each kind of trouble with a feed's pages, with how many and the first few addresses."""
    kinds = groupby(sorted(missed, key=lambda each: each.code), key=lambda each: each.code)
    return tuple(_summary(list(each), feed_url=feed_url, source_id=source_id) for _, each in kinds)


def _summary(missed: list[NotFetched], *, feed_url: str, source_id: str) -> Rejected:
    first = missed[0]
    named = ", ".join(each.url[:200] for each in missed[:NAMED])
    rest = f" and {len(missed) - NAMED} more" if len(missed) > NAMED else ""
    kept = " The feed's own entry is used instead." if first.instead is not None else ""
    return Rejected(
        stage=Stage.GATHER,
        subject=first.url if len(missed) == 1 else feed_url,
        code=first.code,
        message=f"{_pages(len(missed))} not read, {first.message}: {named}{rest}.{kept}",
        remedy=_page_remedy(first),
        source_id=source_id,
        count=len(missed),
    )


def too_old(urls: Sequence[str], *, feed_url: str, source_id: str, max_age: timedelta) -> Rejected:
    """Entries that were left out because of their date: nothing is left out without a word."""
    named = ", ".join(url[:200] for url in urls[:NAMED])
    rest = f" and {len(urls) - NAMED} more" if len(urls) > NAMED else ""
    entries = "1 entry is" if len(urls) == 1 else f"{len(urls)} entries are"
    days = max_age / timedelta(days=1)
    return Rejected(
        stage=Stage.GATHER,
        subject=feed_url,
        code=TOO_OLD,
        message=f"{entries} older than {days:g} days and left out: {named}{rest}.",
        remedy="Raise gather.max_age_days in desk.toml to gather older entries.",
        source_id=source_id,
        count=len(urls),
    )


def _pages(count: int) -> str:
    return "1 page was" if count == 1 else f"{count} pages were"


def _page_remedy(missed: NotFetched) -> str:
    known = REMEDIES.get(missed.code.removeprefix("fetch-"), "")
    if missed.is_passing:
        return known if "later" in known else f"{known} {ASKED_LATER}".strip()
    if missed.code == "robots":
        return "Ask the publisher for permission if the whole page is needed."
    return known or "Nothing needs doing; the page is left out."


def _trouble(answer: Answer) -> tuple[str, str, str]:
    """Code, message and remedy of an answer that is no feed."""
    match answer:
        case Postponed():
            message = f"its host asked to be left alone until {answer.until:%Y-%m-%d %H:%M} UTC"
            return "postponed", message, "Nothing needs doing; it is asked again then."
        case Forbidden():
            return "robots", "the site's robots.txt does not allow it", "Ask the publisher for permission, or remove the feed."
        case FetchFailed():
            status = answer.code.removeprefix("http-")
            code = answer.code if answer.code.startswith("http-") else f"fetch-{answer.code}"
            remedy = STATUS_REMEDIES.get(int(status), ASKED_LATER) if status.isdigit() else REMEDIES.get(answer.code, ASKED_LATER)
            return code, answer.message, remedy
        case Fetched():
            remedy = STATUS_REMEDIES.get(answer.status, ASKED_LATER)
            return f"http-{answer.status}", f"its address answered {answer.status}", remedy
