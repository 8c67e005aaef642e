"""The gathering loop over real connections to a server on loopback."""

import asyncio
import resource
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.gather.polling import Memory, codes, feed_of, page, pages_of, source

from copydesk.adapters.http import HttpFetcher, HttpOptions
from copydesk.gather.poll import Polled, PollOptions, poll
from copydesk.model.source import Feed, Source
from copydesk.testing.clock import FixedClock
from copydesk.testing.web import LoopbackWeb, Reply, gzip_bomb, redirect, xml


def over_http(sources: Sequence[Source], *, options: PollOptions | None = None) -> list[Polled]:
    """One poll over real connections, with no pauses."""
    http = HttpOptions(user_agent="CopydeskTest/1", timeout_s=1.0, allow_private=True)

    async def run() -> list[Polled]:
        chosen = options or PollOptions(host_interval_s=0.0)
        async with HttpFetcher(http) as fetcher:
            return [
                polled async for polled in poll(sources, fetcher=fetcher, memory=Memory(), clock=FixedClock(), options=chosen)
            ]

    return asyncio.run(run())


def test_real_feeds_that_misbehave_in_every_way_leave_the_good_one_alone() -> None:
    """A flood, bombs, a slow server, a private redirect and broken encodings, over real sockets, in bounded memory."""
    korean = "<rss><channel><item><title>대사가 평양에 도착했다고 통신이 전했다</title><link>/1</link></item></channel></rss>"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with LoopbackWeb() as web:
        web.serve("/large", Reply(body=b"<rss>" + b"x" * 1_000_000, repeat=50))
        web.serve("/bomb", gzip_bomb(megabytes=50))
        web.serve("/entities", xml('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>'))
        web.serve("/slow", Reply(body=b"<rss>" * 100, byte_pause_s=0.05))
        web.serve("/html", Reply(body=b"<!doctype html><link rel=alternate type=application/rss+xml href=/good>"))
        web.serve("/loop", redirect("/loop"))
        web.serve("/good", xml(korean, encoding="euc-kr"))
        web.serve("/1", page(1))
        names = ("large", "bomb", "entities", "slow", "html", "loop", "good")

        results = over_http([source(name, feeds=[Feed(url=web.url(f"/{name}"))]) for name in names])

        found = {rejected.source_id: rejected.code for polled in results for rejected in polled.rejected}
        (good,) = pages_of(results)
        assert found == {
            "large": "fetch-too-large", "bomb": "fetch-bomb", "entities": "feed-entities",
            "slow": "fetch-timeout", "html": "feed-is-html", "loop": "fetch-redirects",
        }  # fmt: skip
        assert good.item is not None
        assert good.item.headline == "대사가 평양에 도착했다고 통신이 전했다"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_many_feeds_on_one_host_are_asked_one_at_a_time() -> None:
    """Thirty feeds, one request in flight."""
    with LoopbackWeb() as web:
        for number in range(30):
            web.serve(f"/feed{number}", replace(feed_of(), pause_s=0.01))
        feeds = [Feed(url=web.url(f"/feed{number}")) for number in range(30)]

        results = over_http([source(feeds=feeds)])

        assert len(results) == 30
        assert web.most_at_once == 1
        assert web.paths().count("/robots.txt") == 1


def test_different_hosts_are_asked_at_the_same_time() -> None:
    """One slow host does not hold up another."""
    with LoopbackWeb() as web:
        web.serve("/robots.txt", Reply(status=404, pause_s=0.2))
        names = ("127.0.0.1", "localhost")

        over_http([source(name, feeds=[Feed(url=web.url("/rss", host=name))]) for name in names])

        assert web.most_at_once == 2


def hops(count: int, *, then: Reply) -> dict[str, Reply]:
    """robots.txt behind so many redirects."""
    paths = ["/robots.txt", *(f"/hop{number}" for number in range(1, count + 1))]
    return {here: redirect(there, status=301) for here, there in pairwise(paths)} | {paths[-1]: then}


FORBIDDING = Reply(body=b"User-agent: *\nDisallow: /", content_type="text/plain")


@pytest.mark.parametrize(
    ("routes", "expected"),
    [
        ({"/robots.txt": Reply(body=b"")}, []),
        ({"/robots.txt": FORBIDDING}, ["robots"]),
        (hops(5, then=FORBIDDING), ["robots"]),
        (hops(6, then=FORBIDDING), []),
        ({"/robots.txt": Reply(status=404)}, []),
        ({"/robots.txt": Reply(status=403)}, []),
        ({"/robots.txt": Reply(status=500)}, ["http-500"]),
        ({"/robots.txt": Reply(pause_s=30.0)}, ["fetch-timeout"]),
        ({"/robots.txt": Reply(raw=b"garbage")}, ["fetch-protocol"]),
        ({"/robots.txt": Reply(body=b"\x00\xff<html>" * 100)}, []),
        ({"/robots.txt": Reply(body=b"User-agent: *\nDisallow: /\n" + b"#" * 600_000)}, ["robots"]),
        ({"/robots.txt": Reply(body=b"#" * 3_000_000)}, ["fetch-too-large"]),
    ],
    ids=["empty", "forbids", "5-hops", "6-hops", "404", "403", "500", "timeout", "no-http", "junk", "600-kib", "3-mb"],
)
def test_each_answer_for_robots_txt_decides_over_real_connections(routes: dict[str, Reply], expected: list[str]) -> None:
    """The feed is asked, or why not is said; nothing but robots.txt is asked where it is not allowed."""
    with LoopbackWeb() as web:
        web.serve("/rss", feed_of())
        for path, reply in routes.items():
            web.serve(path, reply)

        results = over_http([source(feeds=[Feed(url=web.url("/rss"))])])

        assert codes(results) == expected
        assert ("/rss" in web.paths()) is (not expected)
