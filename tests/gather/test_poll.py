"""The gathering loop, over a fetcher without a net."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.gather.polling import ALL_ALLOWED, FEED, SITE, Memory, codes, entry, feed_of, gather, page, pages_of, site, source

from copydesk.gather.items import decode_item
from copydesk.gather.poll import PollOptions, poll
from copydesk.model.page import PageKind
from copydesk.model.source import Feed, FeedKind, Rights
from copydesk.testing.clock import FixedClock
from copydesk.testing.fetcher import FakeFetcher
from copydesk.testing.web import Reply, gzip_bomb, redirect, xml


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
