"""`copydesk doctor`."""

import json
import socket
import time
from contextlib import closing
from pathlib import Path

from tests.end_to_end.newsrooms import article, content, new_newsroom, page, ran, serve_healthy

from copydesk.testing.web import LoopbackWeb, Reply


def closed_port() -> int:
    """A port of this machine on which nobody listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def line(out: str, words: str) -> str:
    """The one line of a screen that holds some words."""
    found = [each for each in out.splitlines() if words in each]
    assert len(found) == 1, (words, out)
    return found[0]


def test_every_part_is_looked_at(tmp_path: Path) -> None:
    """Feeds that list reports are well; a page, a missing address and a closed port say what to do."""
    with LoopbackWeb() as web:
        web.serve("/page.xml", page(article("A page", "It is no feed.")))
        feeds = {
            "healthy": serve_healthy(web),
            "page": web.url("/page.xml"),
            "gone": web.url("/gone.xml"),
            "closed": f"http://127.0.0.1:{closed_port()}/closed.xml",
        }
        newsroom = new_newsroom(tmp_path, feeds=feeds)
        result = ran("doctor", "--newsroom", newsroom)

    assert (result.status, result.err) == (1, "")
    assert line(result.out, "/healthy.xml").startswith("ok    The healthy post ")
    assert "lists 1 report" in line(result.out, "/healthy.xml")
    assert line(result.out, "/page.xml").startswith("mend  ")
    assert "it is a web page, not a feed." in line(result.out, "/page.xml")
    assert "answered 404. Check the feed's address." in line(result.out, "/gone.xml")
    assert "no connection" in line(result.out, "/closed.xml")
    assert "needs mending" in result.out or "need mending" in result.out


def test_slow_feeds_are_asked_together_and_not_for_long(tmp_path: Path) -> None:
    """Eight feeds that never answer cost one wait, not eight."""
    with LoopbackWeb() as web:
        names = [f"slow{number}" for number in range(8)]
        for name in names:
            web.serve(f"/{name}.xml", Reply(pause_s=60))
        newsroom = new_newsroom(tmp_path, feeds={name: web.url(f"/{name}.xml") for name in names}, timeout_s=1)
        begun = time.monotonic()
        result = ran("doctor", "--newsroom", newsroom)
        seconds = time.monotonic() - begun

        assert web.most_at_once == 8

    assert result.out.count("no complete answer within 1 seconds") == 8
    assert seconds < 6


def test_what_mends_several_feeds_is_said_once(tmp_path: Path) -> None:
    """On a machine without network every feed fails alike: each is named, and what to do stands behind the last."""
    feeds = {name: f"http://127.0.0.1:{closed_port()}/{name}.xml" for name in ("one", "two", "three")}
    newsroom = new_newsroom(tmp_path, feeds=feeds)

    result = ran("doctor", "--newsroom", newsroom)

    assert all(line(result.out, f"/{name}.xml").startswith("mend  ") for name in feeds)
    assert result.out.count("Check the address and this machine's network.") == 1


def test_looking_changes_nothing(tmp_path: Path) -> None:
    """The doctor makes no store and no site."""
    newsroom = new_newsroom(tmp_path)

    result = ran("doctor", "--newsroom", newsroom, "--offline")

    assert "store: none yet; the first run makes it" in result.out
    assert set(content(newsroom)) == {"desk.toml"}


def test_the_result_for_scripts(tmp_path: Path) -> None:
    """One list, one object a part, and the status tells whether something needs mending."""
    newsroom = new_newsroom(tmp_path)

    result = ran("doctor", "--newsroom", newsroom, "--offline", "--json")
    parts = json.loads(result.out)

    assert result.err == ""
    assert all(set(part) == {"part", "ok", "message", "remedy"} for part in parts)
    assert result.status == (0 if all(part["ok"] for part in parts) else 1)
    assert all(part["remedy"] for part in parts if not part["ok"])


def test_a_folder_without_a_desk_and_a_broken_desk_are_mended_first(tmp_path: Path) -> None:
    """The newcomer's two first states are named with the next step."""
    without = ran("doctor", "--newsroom", tmp_path, "--offline")
    (tmp_path / "desk.toml").write_text("[desk\n", encoding="utf-8")

    broken = ran("doctor", "--newsroom", tmp_path, "--offline")

    assert (without.status, broken.status) == (1, 1)
    assert "Run `copydesk init`, then fill in owner" in without.out
    assert "desk.toml: is not valid TOML" in broken.out
    assert "Mend that line and start again." in broken.out


def test_a_desk_as_it_was_made_is_only_to_be_filled_in(tmp_path: Path) -> None:
    """Whoever ran `copydesk init` is not told to run it again."""
    made = ran("init", tmp_path / "news")

    result = ran("doctor", "--newsroom", tmp_path / "news", "--offline")

    assert made.status == 0
    assert "Fill in owner, contact and base_url in desk.toml." in result.out
    assert "copydesk init" not in result.out


def test_a_source_name_with_markup_stays_text(tmp_path: Path) -> None:
    """Names from the desk file are printed as they are."""
    address = f"http://127.0.0.1:{closed_port()}/feed.xml"
    more = f'\n[[source]]\nid = "loud"\nname = "[bold]Loud[/bold] post"\nlanguage = "en"\nfeeds = ["{address}"]\n'
    newsroom = new_newsroom(tmp_path, more=more)

    result = ran("doctor", "--newsroom", newsroom)

    assert f"[bold]Loud[/bold] post {address}: no connection" in result.out
