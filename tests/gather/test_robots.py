"""What robots.txt decides, row by row, and what it says about machines."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.gather.robots import LIFETIME, PARSED_BYTES, read_robots, robots_url
from copydesk.gather.signals import fits, header_evidence, merged, reservation_evidence
from copydesk.ports import Fetched, FetchFailed

NOW = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
PAGE = "https://news.example/world/1?x=1"


def found(text: str | bytes, *, status: int = 200) -> Fetched:
    """An answer for robots.txt."""
    body = text.encode() if isinstance(text, str) else text
    return Fetched(url="https://news.example/robots.txt", status=status, headers=(), body=body)


def failed(code: str) -> FetchFailed:
    """No answer for robots.txt."""
    return FetchFailed(url="https://news.example/robots.txt", code=code, message="x")


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (found("User-agent: *\nDisallow: /"), False),
        (found("User-agent: *\nDisallow: /world"), False),
        (found("User-agent: *\nDisallow: /sport"), True),
        (found("User-agent: *\nDisallow: /\nUser-agent: copydesk\nDisallow: /x"), True),
        (found("User-agent: *\nAllow: /\nUser-agent: Copydesk\nDisallow: /"), False),
        (found("User-agent: *\nDisallow: /world\nAllow: /world/1"), True),
        (found("User-agent: *\nDisallow: /world/1\nAllow: /world/1"), True),
        (found("User-agent: *\nDisallow: /*?x="), False),
        (found(""), True),
        (found(b"\x00\xff garbage \xfe" * 100), True),
        (found("<!doctype html><html>not found</html>"), True),
        (found(b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), False),
        (found("", status=401), True),
        (found("", status=403), True),
        (found("", status=404), True),
        (found("", status=410), True),
        (found("", status=429), False),
        (found("", status=500), False),
        (found("", status=503), False),
        (failed("redirects"), True),
        (failed("timeout"), False),
        (failed("dns"), False),
        (failed("refused"), False),
        (failed("private-address"), False),
        (failed("too-large"), False),
    ],
)
def test_each_answer_for_robots_txt_decides(answer: Fetched | FetchFailed, *, allowed: bool) -> None:
    """Refused means allowed, trouble means not, rules mean what they say."""
    robots = read_robots(answer, now=NOW)

    assert robots.allows(PAGE, agent="Copydesk") is allowed


def test_rules_hold_for_a_day_and_failures_for_less() -> None:
    """A failing server is asked again soon, a good answer is not asked twice a day."""
    rules, trouble = read_robots(found(""), now=NOW), read_robots(failed("timeout"), now=NOW)

    assert rules.expires_at == NOW + LIFETIME == NOW + timedelta(hours=24)
    assert trouble.expires_at < rules.expires_at


def test_a_large_file_is_read_for_500_kib() -> None:
    """A rule within the first 500 KiB counts, one behind them does not."""
    padding = "# padding\n" * (PARSED_BYTES // 10 - 100)
    inside = read_robots(found("User-agent: *\n" + padding + "Disallow: /\n" + "#" * 200_000), now=NOW)
    behind = read_robots(found("User-agent: *\n" + padding + "#" * 2_000 + "\nDisallow: /\n"), now=NOW)

    assert not inside.allows(PAGE, agent="Copydesk")
    assert behind.allows(PAGE, agent="Copydesk")


def test_a_crawl_delay_is_read() -> None:
    """In seconds, for our group."""
    robots = read_robots(found("User-agent: *\nCrawl-delay: 7\n"), now=NOW)

    assert robots.crawl_delay_s("Copydesk") == 7.0
    assert read_robots(found(""), now=NOW).crawl_delay_s("Copydesk") == 0.0


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("User-agent: GPTBot\nDisallow: /", ("robots-ai: disallow", "robots.txt: AI agents disallowed (gptbot)")),
        (
            "User-agent: CCBot\nUser-agent: ClaudeBot\nDisallow: /world",
            ("robots-ai: disallow", "robots.txt: AI agents disallowed (ccbot, claudebot)"),
        ),
        ("User-agent: GPTBot\nDisallow: /sport", ()),
        ("User-agent: *\nDisallow: /private", ()),
        ("User-agent: *\nContent-Signal: search=yes, ai-input=no", ("content-signal: search=yes", "content-signal: ai-input=no")),
        ("User-agent: *\nContent-Usage: train-ai=n\nAllow: /", ("content-usage: train-ai=n",)),
        ("User-agent: Copydesk\nAllow: /\nUser-agent: *\nContent-Usage: train-ai=n", ()),
        ("Content-Signal: ai-input=no", ("content-signal: ai-input=no",)),
        ("License: https://news.example/rsl.xml", ("rsl: unreadable (not opened: https://news.example/rsl.xml)",)),
        ("Content-Signal: " + "x" * 5_000, ()),
    ],
)
def test_what_a_file_says_about_machines_is_kept_as_evidence(text: str, evidence: tuple[str, ...]) -> None:
    """Rules against agents of language models and lines about use, for our group or everybody."""
    robots = read_robots(found(text), now=NOW)

    assert robots.evidence(PAGE, agent="Copydesk") == evidence


@pytest.mark.parametrize(
    ("headers", "evidence"),
    [
        ((("tdm-reservation", "1"),), ("tdm-reservation: 1",)),
        ((("tdm-reservation", "yes"),), ("tdm-reservation: 0",)),
        ((("content-usage", "train-ai=n, search=y"),), ("content-usage: train-ai=n", "content-usage: search=y")),
        ((("content-usage", "train-ai;allow=n"),), ()),
        ((("content-signal", "AI-Input = No"),), ("content-signal: ai-input=no",)),
        ((("server", "x"),), ()),
    ],
)
def test_headers_are_evidence_too(headers: tuple[tuple[str, str], ...], evidence: tuple[str, ...]) -> None:
    """What is not in the form of the drafts says nothing."""
    assert header_evidence(headers) == evidence


@pytest.mark.parametrize(
    ("body", "path", "evidence"),
    [
        (b'[{"location": "/", "tdm-reservation": 1}]', "/a", ("tdm-reservation: 1",)),
        (
            b'[{"location": "/free/*", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]',
            "/free/a",
            ("tdm-reservation: 0",),
        ),
        (b'[{"location": "*.pdf$", "tdm-reservation": 1}]', "/a.html", ()),
        (b'[{"location": "*.pdf$", "tdm-reservation": 1}]', "/a.pdf", ("tdm-reservation: 1",)),
        (b'{"location": "/", "tdm-reservation": 1}', "/a", ("tdm-reservation: 1",)),
        (b'[{"location": "/", "tdm-reservation": "1"}]', "/a", ("tdm-reservation: 0",)),
        (b"<html>", "/a", ()),
        (b"[1, 2]", "/a", ()),
        (b"", "/a", ()),
    ],
)
def test_the_reservation_file_decides_by_its_first_fitting_rule(body: bytes, path: str, evidence: tuple[str, ...]) -> None:
    """`1` reserves, every other value does not, an unreadable file says nothing."""
    assert reservation_evidence(body, path=path) == evidence


def test_a_later_reservation_supersedes_an_earlier_one() -> None:
    """The file says no, the header of the page says yes: the header counts; absence does not reset."""
    assert merged(("tdm-reservation: 0",), ("tdm-reservation: 1",)) == ("tdm-reservation: 1",)
    assert merged(("tdm-reservation: 1", "robots-ai: disallow"), ()) == ("robots-ai: disallow", "tdm-reservation: 1")


def test_patterns_cost_linear_time() -> None:
    """Stars do not multiply."""
    started = time.process_time()

    fits("/" + "*a" * 10_000 + "$", path="/" + "a" * 50_000 + "b")

    assert time.process_time() - started < 5


def test_robots_txt_lies_at_the_root_of_the_same_origin() -> None:
    """Port and scheme stay, a password does not."""
    assert robots_url("https://u:p@news.example:8080/a/b?c#d") == "https://news.example:8080/robots.txt"


@settings(deadline=None)
@given(st.binary(max_size=500))
def test_no_bytes_break_the_robots_reader(body: bytes) -> None:
    """Any file gives a decision."""
    robots = read_robots(found(b"User-agent: *\n" + body), now=NOW)

    assert robots.allows(PAGE, agent="Copydesk") in {True, False}
    assert isinstance(robots.evidence(PAGE, agent="Copydesk"), tuple)
