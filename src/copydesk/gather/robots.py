"""robots.txt: what a site allows, and what it says about machines that write. Source: RFC 9309."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from copydesk.gather.encoding import decode
from copydesk.gather.signals import ROBOTS_AI, ai_agents, signal_evidence
from copydesk.ports import Fetched, FetchFailed

PARSED_BYTES = 512_000
"""How much of a file is read: at least 500 KiB by RFC 9309, 2.5."""

FETCHED_BYTES = 2_000_000
LIFETIME = timedelta(hours=24)
"""How long an answer holds, by RFC 9309, 2.4."""

TROUBLE_LIFETIME = timedelta(minutes=30)
"""How long a failure holds before the file is asked for again (ours)."""

SIGNAL_FIELDS = frozenset({"content-signal", "content-usage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalLine:
    """A `Content-Signal`, `Content-Usage` or `License` line, with the agents of its group (empty: the whole site)."""

    agents: frozenset[str]
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What one site's robots.txt decides until `expires_at`.

    `rules` is None where there are none; then `allows_all` holds for every page. `trouble` is the failure behind a refusal.
    """

    expires_at: datetime
    allows_all: bool = True
    rules: Protego | None = None
    named_agents: frozenset[str] = frozenset()
    signals: tuple[SignalLine, ...] = ()
    trouble: FetchFailed | None = field(default=None, compare=False)

    def allows(self, url: str, *, agent: str) -> bool:
        """Whether an agent (its product token) may fetch an address."""
        return self.allows_all if self.rules is None else bool(self.rules.can_fetch(url, agent))

    def crawl_delay_s(self, agent: str) -> float:
        """The pause that the site asks for between requests, 0 where it asks for none."""
        delay = self.rules.crawl_delay(agent) if self.rules is not None else None
        return max(0.0, float(delay or 0.0))

    def evidence(self, url: str, *, agent: str) -> tuple[str, ...]:
        """What the file says about the use of a page by machines, see `gather.signals`."""
        lines = [line for signal in self.signals if self._concerns(signal, agent=agent) for line in _evidence(signal)]
        barred = sorted(name for name in self.named_agents & ai_agents() if not self.allows(url, agent=name))
        named = [ROBOTS_AI, f"robots.txt: AI agents disallowed ({', '.join(barred)})"] if barred else []
        return tuple(named + lines)

    def _concerns(self, signal: SignalLine, *, agent: str) -> bool:
        ours = {agent.lower()} if agent.lower() in self.named_agents else {"*"}
        return not signal.agents or bool(signal.agents & ours)


def robots_url(url: str) -> str:
    """Where the robots.txt of an address's site is."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"


def read_robots(answer: Fetched | FetchFailed, *, now: datetime) -> Robots:
    """What the answer for robots.txt decides.

    Found: its rules. Refused (4xx), or behind too many redirects: everything is allowed. Too many requests (429),
    server trouble (5xx) or no answer: nothing is, until it is asked again. Source: RFC 9309, 2.3.1.
    """
    if isinstance(answer, FetchFailed):
        if answer.code == "redirects":
            return Robots(expires_at=now + LIFETIME)
        return Robots(expires_at=now + TROUBLE_LIFETIME, allows_all=False, trouble=answer)
    if 200 <= answer.status < 300:
        return _parsed(answer.body, now=now)
    if 400 <= answer.status < 500 and answer.status != 429:
        return Robots(expires_at=now + LIFETIME)
    trouble = FetchFailed(url=answer.url, code=f"http-{answer.status}", message=f"robots.txt answered {answer.status}")
    return Robots(expires_at=now + TROUBLE_LIFETIME, allows_all=False, trouble=trouble)


def _parsed(body: bytes, *, now: datetime) -> Robots:
    text = decode(body[:PARSED_BYTES])
    agents, signals = _signal_lines(text)
    return Robots(expires_at=now + LIFETIME, rules=Protego.parse(text), named_agents=agents, signals=signals)


def _signal_lines(text: str) -> tuple[frozenset[str], tuple[SignalLine, ...]]:
    """The agents that the file names, and its lines about use, with the group they stand in."""
    named: set[str] = set()
    group: set[str] = set()
    signals: list[SignalLine] = []
    is_opening = False
    for line in text.splitlines():
        name, _, value = (part.strip().lower() for part in line.partition("#")[0].partition(":"))
        if name == "user-agent":
            group = {*group, value} if is_opening else {value}
            named.add(value)
        elif name in SIGNAL_FIELDS:
            signals.append(SignalLine(agents=frozenset(group), name=name, value=value))
        elif name == "license":
            signals.append(SignalLine(agents=frozenset(), name=name, value=value))
        is_opening = name == "user-agent" or (is_opening and not name)
    return frozenset(named), tuple(signals)


def _evidence(signal: SignalLine) -> list[str]:
    """A line's evidence. Licences in RSL are not opened yet, so that what they say counts as the strictest it could be."""
    if signal.name == "license":
        return [f"rsl: unreadable (not opened: {signal.value})"]
    return signal_evidence(signal.name, signal.value)
