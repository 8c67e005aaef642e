"""What all model servers have in common: how they are asked again, and what their refusals mean."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from copydesk.ports import Fetched

LONGEST_WAIT_S: Final = 60.0
"""A server that wants to be left alone for longer is not waited for."""
FIRST_WAIT_S: Final = 0.5
"""Before the second attempt where the server names no time; doubled before each further one."""
AGAIN: Final[frozenset[int]] = frozenset(
    {
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
"""Statuses after which the same request may be answered a little later."""
ASKED_AGAIN: Final = frozenset({"refused", "protocol", "dns"})
"""Failures of a connection after which it is tried again. A time-out is not: it has taken the whole time already."""
_REFUSED: Final[dict[int, str]] = {
    401: "it refuses the key (401)",
    403: "it refuses the key (403)",
    404: "there is nothing at its address, or it has no such model (404)",
}


def bearer(key: str) -> tuple[tuple[str, str], ...]:
    """The header that carries a key; none without one."""
    return (("Authorization", f"Bearer {key}"),) if key else ()


def refusal(answer: Fetched) -> str:
    """What a status other than 200 means, in words."""
    if 300 <= answer.status < 400:
        return f"it redirects (status {answer.status}), which is not followed: name the address itself"
    return _REFUSED.get(answer.status, f"it answered with status {answer.status}")


def retry_after_s(header: str, *, now: datetime) -> float:
    """How many seconds a `Retry-After` header asks for; 0 where it says nothing that can be read. Source: RFC 9110, 10.2.3."""
    value = header.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    aware = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
