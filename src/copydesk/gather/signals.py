"""What sites say about the use of their texts by machines, as short evidence strings for the rights decision.

The strings are `robots-ai: disallow` (and a line that names the agents), `tdm-reservation: 1` (or `0`),
`content-signal: ai-input=no`, `content-usage: train-ai=n` and `rsl: unreadable (not opened: ADDRESS)`.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from copydesk.gather.jsonfeed import read_list

MAX_EVIDENCE = 20
MAX_EVIDENCE_CHARACTERS = 200

ROBOTS_AI: Final = "robots-ai: disallow"
TDM_RESERVED: Final = "tdm-reservation: 1"
TDM_FREE: Final = "tdm-reservation: 0"

_PAIR = re.compile(r"(?:\A|\s)([a-z][a-z-]{0,30})\s{0,4}=\s{0,4}([a-z0-9?]{1,10})\Z")


@cache
def ai_agents() -> frozenset[str]:
    """Product tokens, lower-case, of crawlers that gather for language models."""
    table = tomllib.loads(files("copydesk.gather").joinpath("signals.toml").read_text(encoding="utf-8"))
    return frozenset(str(name) for name in table["ai_agents"])


def header_evidence(headers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What an answer's headers (lower-case names) say."""
    found: list[str] = []
    for name, value in headers:
        if name in {"content-signal", "content-usage"}:
            found += signal_evidence(name, value)
        elif name == "tdm-reservation":
            found.append(TDM_RESERVED if value.strip() == "1" else TDM_FREE)
    return tuple(found[:MAX_EVIDENCE])


def signal_evidence(name: str, value: str) -> list[str]:
    """The pairs of a `Content-Signal` or `Content-Usage` value, each as one string: `content-signal: ai-input=no`.

    Parameters of a pair (behind `;`) are not read, a path before it (robots.txt) is taken for every page.
    Source: IETF AIPREF drafts, August 2026.
    """
    members = (part.partition(";")[0].strip() for part in value[:1_000].lower().split(","))
    pairs = (_PAIR.search(member) for member in members)
    return [f"{name}: {found.group(1)}={found.group(2)}" for found in pairs if found is not None]


def reservation_evidence(body: bytes, *, path: str) -> tuple[str, ...]:
    """What a site's `/.well-known/tdmrep.json` says of a path; the first rule whose location fits decides.

    A file that cannot be read says nothing. Source: https://www.w3.org/community/reports/tdmrep/
    """
    for rule in read_list(body):
        location, reserved = rule.get("location"), rule.get("tdm-reservation")
        if isinstance(location, str) and fits(location, path=path):
            return (TDM_RESERVED,) if reserved == 1 else (TDM_FREE,)
    return ()


def fits(pattern: str, *, path: str) -> bool:
    """Whether a path begins with a pattern in which `*` stands for anything and a last `$` for the end. Linear."""
    is_anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    position = len(first)
    for part in rest:
        place = path.find(part, position)
        if place == -1:
            return False
        position = place + len(part)
    return not is_anchored or position == len(path) or (bool(rest) and path.endswith(rest[-1]))


def merged(*layers: tuple[str, ...]) -> tuple[str, ...]:
    """The evidence of several layers, each once, in order; a later reservation statement supersedes earlier ones."""
    together = [line[:MAX_EVIDENCE_CHARACTERS] for layer in layers for line in layer]
    statements = [line for line in together if line in {TDM_RESERVED, TDM_FREE}]
    kept = [line for line in together if line not in {TDM_RESERVED, TDM_FREE}] + statements[-1:]
    return tuple(dict.fromkeys(kept))[:MAX_EVIDENCE]
