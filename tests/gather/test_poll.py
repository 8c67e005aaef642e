"""The gathering loop, over a fetcher without a net and over a real server on loopback."""

import asyncio
import resource
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from copydesk.adapters.http import HttpFetcher, HttpOptions
from copydesk.gather.items import decode_item
from copydesk.gather.poll import Polled, PollOptions, poll
from copydesk.model.page import Page, PageKind
from copydesk.model.source import Feed, FeedKind, Rights, Source
from copydesk.ports import FeedState, Fetcher
from copydesk.testing.clock import FixedClock
from copydesk.testing.fetcher import FakeFetcher
from copydesk.testing.web import LoopbackWeb, Reply, gzip_bomb, redirect, xml

SITE = "https://news.example"
FEED = f"{SITE}/rss.xml"
ALL_ALLOWED = Reply(body=b"", content_type="text/plain")


@dataclass
class Memory:
    """What earlier polls left behind, kept as a store keeps it."""

    states: dict[str, FeedState] = field(default_factory=dict)
    urls: set[str] = field(default_factory=set)

    def feed_state(self, feed_url: str) -> FeedState | None:
        """What is remembered of a feed."""
        return self.states.get(feed_url)

    def has_page(self, url: str) -> bool:
        """Whether a page of this address is kept."""
        return url in self.urls

    def keep(self, polled: Polled) -> None:
        """Pages and state together."""
        self.urls |= {page.url for page in polled.pages}
        if polled.feed_state is not None:
            self.states[polled.feed_state.feed_url] = polled.feed_state


def entry(number: int, *, date: str = "Fri, 09 Jan 2026 02:00:00 GMT", site: str = SITE) -> str:
    """One entry of a feed."""
    link = f"<link>{site}/{number}</link>"
    return f"<item><title>Report {number}</title>{link}<description>S.</description><pubDate>{date}</pubDate></item>"


def feed_of(*entries: str) -> Reply:
    """An RSS feed."""
    return xml(f"<rss><channel><title>t</title>{''.join(entries)}</channel></rss>")


def page(number: int) -> Reply:
    """A page of the site."""
    return Reply(body=f"<!doctype html><html><body><p>Report {number}</p></body></html>".encode())


def source(name: str = "news", *, feeds: Sequence[Feed] = (Feed(url=FEED),), rights: Rights = Rights.EXCERPT) -> Source:
    """A source with its feeds."""
    return Source(id=name, name=name, language="en", country="GB", feeds=tuple(feeds), rights=rights)


def site(*entries: str, pages: int = 3) -> FakeFetcher:
    """A whole site in memory."""
    fetcher = FakeFetcher()
    fetcher.serve(f"{SITE}/robots.txt", ALL_ALLOWED)
    fetcher.serve(f"{SITE}/.well-known/tdmrep.json", Reply(status=404))
    fetcher.serve(FEED, feed_of(*(entries or (entry(2), entry(1)))))
    for number in range(1, pages + 1):
        fetcher.serve(f"{SITE}/{number}", page(number))
    return fetcher


def gather(
    sources: Sequence[Source],
    *,
    fetcher: Fetcher,
    memory: Memory | None = None,
    clock: FixedClock | None = None,
    options: PollOptions | None = None,
) -> list[Polled]:
    """One whole poll; the clock moves instead of waiting."""
    kept, time = memory or Memory(), clock or FixedClock()
    chosen = replace(options or PollOptions(), sleep=time.sleep)

    async def run() -> list[Polled]:
        results = []
        async for polled in poll(sources, fetcher=fetcher, memory=kept, clock=time, options=chosen):
            kept.keep(polled)
            results.append(polled)
        return results

    return asyncio.run(run())


def codes(results: Sequence[Polled]) -> list[str]:
    """The codes of everything rejected."""
    return sorted(rejected.code for polled in results for rejected in polled.rejected)


def pages_of(results: Sequence[Polled]) -> list[Page]:
    """All pages."""
    return [page for polled in results for page in polled.pages]


def test_a_feed_gives_its_pages_together_with_its_state() -> None:
    """Oldest first, with the entry that led there and the source."""
    fetcher = site()

    (polled,) = gather([source()], fetcher=fetcher)

    assert [page.url for page in polled.pages] == [f"{SITE}/1", f"{SITE}/2"]
    assert {(page.kind, page.source_id, page.item.headline[:6] if page.item else "") for page in polled.pages} == {
        (PageKind.HTML, "news", "Report")
    }
    assert polled.feed_state is not None
    assert (polled.feed_state.feed_url, polled.feed_state.failures, polled.rejected) == (FEED, 0, ())


def test_known_pages_are_not_asked_again() -> None:
    """A second poll asks the feed only."""
    fetcher, memory, clock = site(), Memory(), FixedClock()
    gather([source()], fetcher=fetcher, memory=memory, clock=clock)
    asked = len(fetcher.asked)
    clock.advance(seconds=3_600)

    (polled,) = gather([source()], fetcher=fetcher, memory=memory, clock=clock)

    assert polled.pages == ()
    assert fetcher.urls()[asked:] == (f"{SITE}/robots.txt", FEED)


def test_a_feed_is_not_asked_before_its_time() -> None:
    """Within the interval nothing happens at all."""
    fetcher, memory, clock = site(), Memory(), FixedClock()
    gather([source()], fetcher=fetcher, memory=memory, clock=clock)
    asked = len(fetcher.asked)

    results = gather([source()], fetcher=fetcher, memory=memory, clock=clock)

    assert (results, len(fetcher.asked)) == ([], asked)


def test_an_unchanged_feed_changes_nothing_but_its_times() -> None:
    """The second poll sends the validators and gets a 304."""
    fetcher, memory, clock = site(), Memory(), FixedClock()
    tagged = replace(feed_of(entry(1)), headers=(("ETag", '"v1"'), ("Last-Modified", "Fri, 09 Jan 2026 02:00:00 GMT")))
    fetcher.serve(FEED, tagged, Reply(status=304))
    gather([source()], fetcher=fetcher, memory=memory, clock=clock)
    kept = memory.states[FEED]
    clock.advance(seconds=3_600)

    (polled,) = gather([source()], fetcher=fetcher, memory=memory, clock=clock)

    assert fetcher.asked[-1][1].header("if-none-match") == '"v1"'
    assert fetcher.asked[-1][1].header("if-modified-since") == "Fri, 09 Jan 2026 02:00:00 GMT"
    assert (polled.pages, polled.rejected) == ((), ())
    assert polled.feed_state is not None
    assert replace(polled.feed_state, polled_at=None, next_poll_at=None) == replace(kept, polled_at=None, next_poll_at=None)


def test_a_lying_validator_is_caught_within_seven_days() -> None:
    """After a week the feed is asked without validators."""
    fetcher, memory, clock = site(), Memory(), FixedClock()
    fetcher.serve(FEED, replace(feed_of(entry(1)), headers=(("ETag", '"v1"'),)))
    gather([source()], fetcher=fetcher, memory=memory, clock=clock)
    clock.advance(seconds=7 * 86_400)

    gather([source()], fetcher=fetcher, memory=memory, clock=clock)

    assert fetcher.asked[-1][1].header("if-none-match") == ""


def test_one_bad_source_never_stops_the_others() -> None:
    """Twelve ways to fail, and one good feed among them."""
    fetcher = site()
    ways = {
        "timeout": None, "dns": None, "tls": None, "bomb": None, "refused": None, "too-large": None,
        "http-404": Reply(status=404), "http-410": Reply(status=410), "http-500": Reply(status=500),
        "feed-is-html": Reply(body=b"<html>"), "feed-not-xml": Reply(body=b"nothing"),
        "feed-entities": xml('<!DOCTYPE r [<!ENTITY a "b">]><rss><channel/></rss>'),
    }  # fmt: skip
    bad = []
    for number, (way, reply) in enumerate(ways.items()):
        host = f"https://bad{number}.example"
        fetcher.serve(f"{host}/robots.txt", ALL_ALLOWED)
        if reply is None:
            fetcher.fail(f"{host}/rss", code=way)
        else:
            fetcher.serve(f"{host}/rss", reply)
        bad.append(source(way, feeds=[Feed(url=f"{host}/rss")]))

    results = gather([*bad[:6], source(), *bad[6:]], fetcher=fetcher)

    expected = sorted(way if way.startswith(("http", "feed")) else f"fetch-{way}" for way in ways)
    assert codes(results) == expected
    assert len(pages_of(results)) == 2
    assert {polled.feed_state.failures for polled in results if polled.feed_state and polled.rejected} == {1}
    assert all(rejected.remedy and rejected.source_id for polled in results for rejected in polled.rejected)


def test_without_a_net_each_source_says_why_it_was_not_reached() -> None:
    """The failure behind robots.txt is named, not robots.txt."""
    results = gather([source(), source("other", feeds=[Feed(url="https://other.example/rss")])], fetcher=FakeFetcher())

    assert codes(results) == ["fetch-dns", "fetch-dns"]
    assert pages_of(results) == []


def test_a_name_that_is_not_found_is_asked_again_soon() -> None:
    """Whoever was offline and is back need not wait ten minutes: no server was disturbed."""
    fetcher, memory, clock = FakeFetcher(), Memory(), FixedClock()

    waits = []
    for _ in range(3):
        (polled,) = gather([source()], fetcher=fetcher, memory=memory, clock=clock)
        assert polled.feed_state is not None
        assert polled.feed_state.next_poll_at is not None
        waits.append(polled.feed_state.next_poll_at - clock.now())
        clock.advance(seconds=waits[-1].total_seconds())

    assert waits == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]


def test_failures_wait_longer_each_time_up_to_a_day() -> None:
    """A dead feed costs one request a day."""
    fetcher, memory, clock = FakeFetcher(), Memory(), FixedClock()
    fetcher.fail(f"{SITE}/robots.txt", code="refused")
    waits = []
    for _ in range(12):
        (polled,) = gather([source()], fetcher=fetcher, memory=memory, clock=clock)
        assert polled.feed_state is not None
        assert polled.feed_state.next_poll_at is not None
        waits.append(polled.feed_state.next_poll_at - clock.now())
        clock.advance(seconds=waits[-1].total_seconds())

    assert waits[0] == timedelta(minutes=10)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=24)


@pytest.mark.parametrize(
    ("rights", "kinds", "asked_pages"),
    [
        (Rights.FULL, [PageKind.HTML] * 2, 2),
        (Rights.EXCERPT, [PageKind.HTML] * 2, 2),
        (Rights.FACTS_ONLY, [PageKind.ITEM] * 2, 0),
        (Rights.LINK_ONLY, [PageKind.ITEM] * 2, 0),
        (Rights.SKIP, [], 0),
    ],
)
def test_rights_decide_what_is_fetched(rights: Rights, kinds: list[PageKind], asked_pages: int) -> None:
    """A link needs no page, a skipped source no request."""
    fetcher = site()

    results = gather([source(rights=rights)], fetcher=fetcher)

    assert [page.kind for page in pages_of(results)] == kinds
    assert sum(url in {f"{SITE}/1", f"{SITE}/2"} for url in fetcher.urls()) == asked_pages
    assert bool(fetcher.asked) is (rights is not Rights.SKIP)


def test_a_link_only_entry_keeps_its_headline_and_nothing_else() -> None:
    """The summary of such a source is not kept at all."""
    results = gather([source(rights=Rights.LINK_ONLY)], fetcher=site())

    kept = decode_item(pages_of(results)[0].body)

    assert (kept.headline, kept.summary, kept.text) == ("Report 1", "", "")


def test_robots_txt_is_obeyed_for_feeds_and_pages() -> None:
    """A forbidden page leaves its entry, a forbidden feed a rejection."""
    fetcher = site()
    fetcher.serve(f"{SITE}/robots.txt", Reply(body=b"User-agent: *\nDisallow: /1\n"))
    closed = FakeFetcher()
    closed.serve(f"{SITE}/robots.txt", Reply(body=b"User-agent: copydesk\nDisallow: /\n"))

    some, none = gather([source()], fetcher=fetcher), gather([source()], fetcher=closed)

    assert [(page.url, page.kind) for page in pages_of(some)] == [
        (f"{SITE}/1", PageKind.ITEM),
        (f"{SITE}/2", PageKind.HTML),
    ]
    assert f"{SITE}/1" not in fetcher.urls()
    assert (codes(some), codes(none)) == (["robots"], ["robots"])
    assert FEED not in closed.urls()


def test_what_the_site_says_about_machines_comes_with_each_page() -> None:
    """robots.txt, the reservation file and the page's own headers, in one list."""
    fetcher = site()
    fetcher.serve(
        f"{SITE}/robots.txt", Reply(body=b"User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nContent-Signal: ai-input=no\n")
    )
    fetcher.serve(f"{SITE}/.well-known/tdmrep.json", Reply(body=b'[{"location": "/", "tdm-reservation": 1}]'))
    fetcher.serve(
        f"{SITE}/2", replace(page(2), headers=(("tdm-reservation", "0"), ("Content-Usage", "train-ai=n"), ("Set-Cookie", "a=1")))
    )

    first, second = pages_of(gather([source()], fetcher=fetcher))

    robots = ("robots-ai: disallow", "robots.txt: AI agents disallowed (gptbot)")
    assert first.rights_evidence == (*robots, "content-signal: ai-input=no", "tdm-reservation: 1")
    assert second.rights_evidence == (
        *robots,
        "content-signal: ai-input=no",
        "content-usage: train-ai=n",
        "tdm-reservation: 0",
    )
    assert "set-cookie" not in dict(second.headers)
    assert fetcher.urls().count(f"{SITE}/robots.txt") == fetcher.urls().count(f"{SITE}/.well-known/tdmrep.json") == 1


def test_an_overloaded_host_is_left_alone_and_the_rest_comes_later() -> None:
    """429 with an hour to wait: no request for an hour, and the feed is asked in full then."""
    fetcher, memory, clock = site(entry(3), entry(2), entry(1)), Memory(), FixedClock()
    fetcher.serve(FEED, replace(feed_of(entry(3), entry(2), entry(1)), headers=(("ETag", '"v1"'),)))
    fetcher.serve(f"{SITE}/2", Reply(status=429, headers=(("Retry-After", "3600"),)), page(2))

    (first,) = gather([source()], fetcher=fetcher, memory=memory, clock=clock)
    asked = fetcher.urls()
    clock.advance(seconds=3_700)
    (second,) = gather([source()], fetcher=fetcher, memory=memory, clock=clock)

    assert [page.url for page in first.pages] == [f"{SITE}/1"]
    assert f"{SITE}/3" not in asked
    assert sorted(codes([first])) == ["http-429", "postponed"]
    assert first.feed_state is not None
    assert first.feed_state.etag == ""
    assert [page.url for page in second.pages] == [f"{SITE}/2", f"{SITE}/3"]


def test_an_overloaded_feed_waits_as_long_as_its_host_wants() -> None:
    """503 with a date."""
    fetcher, clock = site(), FixedClock(datetime(2026, 1, 9, 12, 0, tzinfo=UTC))
    fetcher.serve(f"{SITE}/robots.txt", Reply(status=503, headers=(("Retry-After", "Fri, 09 Jan 2026 18:00:00 GMT"),)))

    results = gather([source(), source("b", feeds=[Feed(url=f"{SITE}/b.xml")])], fetcher=fetcher, clock=clock)

    assert codes(results) == ["http-503", "http-503"]
    assert fetcher.urls() == (f"{SITE}/robots.txt",)


def test_pauses_between_requests_are_kept_and_are_the_same_in_every_run() -> None:
    """Two seconds at least, spread without chance."""
    clocks = [FixedClock(), FixedClock()]
    for clock in clocks:
        gather([source()], fetcher=site(), clock=clock)

    assert all(2.0 <= pause <= 2.5 for pause in clocks[0].slept_s)
    assert clocks[0].slept_s == clocks[1].slept_s
    assert len(clocks[0].slept_s) == 4


def test_a_long_list_is_taken_in_parts_the_newest_first() -> None:
    """The cap holds, and what was left comes with the next poll because no validator is kept."""
    dates = [f"Fri, 09 Jan 2026 0{number}:00:00 GMT" for number in (1, 2, 3)]
    fetcher = site(*(entry(number, date=date) for number, date in zip((1, 2, 3), dates, strict=True)))

    (polled,) = gather([source()], fetcher=fetcher, options=PollOptions(max_pages_per_feed=2))

    assert [page.url for page in polled.pages] == [f"{SITE}/2", f"{SITE}/3"]
    assert polled.feed_state is not None
    assert polled.feed_state.etag == ""


def test_old_news_of_a_new_feed_is_not_gathered() -> None:
    """An archive behind a feed stays where it is; an entry without a date is taken."""
    fetcher = site(entry(1, date="Fri, 02 Jan 2015 02:00:00 GMT"), entry(2), entry(3, date="Thu, 01 Jan 1970 00:00:00 GMT"))

    (polled,) = gather([source()], fetcher=fetcher)

    assert sorted(page.url for page in polled.pages) == [f"{SITE}/2", f"{SITE}/3"]


def test_what_is_left_out_as_too_old_is_counted_and_said() -> None:
    """With the setting that decides it; what was gathered before and grew old is not counted again."""
    old = [entry(number, date="Fri, 02 Jan 2015 02:00:00 GMT") for number in (1, 2, 3)]
    memory = Memory(urls={f"{SITE}/3"})

    (polled,) = gather([source()], fetcher=site(*old, entry(4), pages=4), memory=memory, options=PollOptions(max_age_days=30))

    (rejected,) = polled.rejected
    assert (rejected.code, rejected.count, rejected.subject) == ("too-old", 2, FEED)
    assert "2 entries are older than 30 days" in rejected.message
    assert "gather.max_age_days" in rejected.remedy


@pytest.mark.parametrize(
    ("reply", "code", "kinds"),
    [
        (Reply(status=404), "http-404", []),
        (Reply(status=403), "http-403", [PageKind.ITEM]),
        (Reply(status=500), "http-500", []),
        (Reply(body=b"%PDF-1.7", content_type="application/pdf"), "not-a-page", []),
        (Reply(body=b"", content_type="text/html"), "not-a-page", []),
        (Reply(body=b"\x89PNG\r\n\x1a\n\x00", content_type="text/html"), "not-a-page", []),
        (gzip_bomb(megabytes=2), "fetch-bomb", []),
    ],
)
def test_a_page_that_does_not_come_is_named(reply: Reply, code: str, kinds: list[PageKind]) -> None:
    """One rejection a kind of trouble; where the publisher closes the page, its entry in the feed is used."""
    fetcher = site(entry(1))
    fetcher.serve(f"{SITE}/1", reply)

    results = gather([source()], fetcher=fetcher)

    assert codes(results) == [code]
    assert [page.kind for page in pages_of(results)] == kinds


def test_a_page_behind_a_redirect_keeps_the_address_it_was_listed_under() -> None:
    """So that the next poll knows it; where it was found is in its headers."""
    fetcher = site(entry(1))
    fetcher.serve(f"{SITE}/1", redirect("/moved"))
    fetcher.serve(f"{SITE}/moved", page(1))

    (found,) = pages_of(gather([source()], fetcher=fetcher))

    assert (found.url, dict(found.headers)["content-location"]) == (f"{SITE}/1", f"{SITE}/moved")


def test_a_sitemap_index_is_followed_without_going_round() -> None:
    """Nested sitemaps are opened, one that lists itself is opened once, another site's never."""
    fetcher = site(pages=2)
    index = (
        f"<sitemapindex><sitemap><loc>{SITE}/index.xml</loc></sitemap><sitemap><loc>{SITE}/a.xml</loc></sitemap>"
        "<sitemap><loc>https://evil.example/x.xml</loc></sitemap></sitemapindex>"
    )
    fetcher.serve(f"{SITE}/index.xml", xml(index))
    fetcher.serve(f"{SITE}/a.xml", xml(f"<urlset><url><loc>{SITE}/1</loc></url><url><loc>{SITE}/2</loc></url></urlset>"))

    results = gather([source(feeds=[Feed(url=f"{SITE}/index.xml", kind=FeedKind.SITEMAP)])], fetcher=fetcher)

    assert sorted(page.url for page in pages_of(results)) == [f"{SITE}/1", f"{SITE}/2"]
    assert fetcher.urls().count(f"{SITE}/index.xml") == 1
    assert "https://evil.example/x.xml" not in fetcher.urls()


def test_closing_the_loop_stops_all_asking() -> None:
    """A consumer that leaves early leaves nothing running."""
    fetcher = site()

    async def first_only() -> int:
        clock = FixedClock()
        options = PollOptions(sleep=clock.sleep)
        results = poll(
            [source(), source("b", feeds=[Feed(url=f"{SITE}/b")])], fetcher=fetcher, memory=Memory(), clock=clock, options=options
        )
        await anext(results)
        await results.aclose()  # type: ignore[attr-defined] # an async generator behind its protocol
        return len(asyncio.all_tasks()) - 1

    assert asyncio.run(first_only()) == 0


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
