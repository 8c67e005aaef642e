"""`copydesk run`: over files, over sources, without network, twice, and until it is stopped."""

import io
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console
from tests.end_to_end.newsrooms import (
    FIRST,
    HEALTHY,
    HEALTHY_PAGE,
    SECOND,
    Started,
    Surroundings,
    at_time,
    content,
    new_newsroom,
    ran,
    serve_healthy,
    start,
    told,
)

from copydesk.adapters.folder_lock import hold_lock
from copydesk.cli.progress import TerminalProgress, progress_for
from copydesk.cli.run_command import pause_s
from copydesk.model.outcome import Stage
from copydesk.publish.verify import verify_site
from copydesk.testing.web import LoopbackWeb, Reply


@pytest.fixture
def web() -> Iterator[LoopbackWeb]:
    """A web with a harmless feed."""
    with LoopbackWeb() as opened:
        serve_healthy(opened)
        yield opened


def closed_port() -> int:
    """A port of this machine on which nobody listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def test_files_become_a_site(tmp_path: Path, report: Path) -> None:
    """A newcomer without any desk names a file, and gets a site beside it that keeps every promise."""
    folder = tmp_path / "newsroom"

    result = ran("run", "--once", "--newsroom", folder, "--from", report, "--json")

    assert (result.status, result.err) == (0, "")
    assert (result.json["new_pages"], result.json["reports"], result.json["published"]) == (1, 1, 2)
    assert told(folder / "site", "Alder bridge opens again after repairs")
    assert verify_site(folder / "site") == ()


def test_the_screen_says_what_came_and_where_it_is(tmp_path: Path, report: Path) -> None:
    """Counts, the place of the site, and the two next commands; nothing else where nobody watches."""
    site = tmp_path / "site"

    result = ran("run", "--once", "--newsroom", tmp_path, "--from", report)

    assert (result.status, result.err) == (0, "")
    assert [line.split() for line in result.out.splitlines()[1:3]] == [["new", "pages", "1"], ["reports", "read", "1"]]
    assert f"The site: {site / 'index.html'}\n" in result.out
    assert f"copydesk serve {site}\n" in result.out
    assert f"copydesk verify-site {site}\n" in result.out


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Nothing is begun for a mistyped path."""
    result = ran("run", "--once", "--newsroom", tmp_path, "--from", tmp_path / "nothing")

    assert result.status == 3
    assert f"{tmp_path / 'nothing'}: there is no such file or folder.\nName one that exists.\n" == result.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_desk_says_how_to_make_one(tmp_path: Path) -> None:
    """The first thing that a newcomer forgets."""
    result = ran("run", "--once", "--newsroom", tmp_path / "news")

    assert result.status == 3
    assert f"copydesk init {tmp_path / 'news'}" in result.err


def test_entries_that_are_too_old_are_counted_on_the_screen(tmp_path: Path, web: LoopbackWeb) -> None:
    """With the setting to raise; and as a number for scripts."""
    old = "<item><title>Old</title><link>https://x.example/1</link><pubDate>Fri, 02 Jan 2015 02:00:00 GMT</pubDate></item>"
    for name in ("one", "two"):
        web.serve(f"/{name}.xml", Reply(body=f"<rss><channel><title>t</title>{old}</channel></rss>".encode()))
    newsroom = new_newsroom(tmp_path, feeds={"one": web.url("/one.xml")})

    screen = ran("run", "--once", "--newsroom", newsroom)
    new_newsroom(tmp_path, feeds={"two": web.url("/two.xml")})
    record = ran("run", "--once", "--newsroom", newsroom, "--json")

    assert ["too", "old,", "left", "out", "1"] in [line.split() for line in screen.out.splitlines()]
    assert "1 entry is older than 7 days and left out: https://x.example/1." in screen.out
    assert "Raise gather.max_age_days in desk.toml" in screen.out
    assert record.json["too_old"] == 1


def test_a_desk_without_feeds_says_what_to_add(tmp_path: Path) -> None:
    """A desk that could never bring anything is no silent success."""
    new_newsroom(tmp_path)

    result = ran("run", "--once", "--newsroom", tmp_path)

    assert result.status == 3
    assert "desk 'hostile-world': lists no feed." in result.err


def test_without_network_the_site_stays(tmp_path: Path, web: LoopbackWeb) -> None:
    """Each source that could not be reached is named with why, the site stands, and the status is one of its own."""
    newsroom = new_newsroom(tmp_path, feeds={"healthy": web.url("/healthy.xml")})
    ran("run", "--once", "--newsroom", newsroom)
    before = set(content(newsroom / "site"))
    addresses = [f"http://127.0.0.1:{closed_port()}/{name}.xml" for name in ("one", "two")]
    new_newsroom(newsroom, feeds=dict(zip(("one", "two"), addresses, strict=True)))

    result = ran("run", "--once", "--newsroom", newsroom, at=SECOND)
    again = ran("run", "--once", "--newsroom", newsroom, at=SECOND + timedelta(minutes=1))

    assert (result.status, again.status) == (4, 4)
    assert all(f"post {address}: The feed was not read: no connection" in result.out for address in addresses)
    assert "No source could be reached or read; the site stays what it was." in result.out
    assert "No feed was due, so none was asked." in again.out
    assert told(newsroom / "site", HEALTHY.title)
    assert before <= set(content(newsroom / "site"))


def test_what_to_do_is_said_once_where_every_feed_has_one_trouble(tmp_path: Path) -> None:
    """A newcomer without a network reads which feeds failed and why, and one line on what to do."""
    port = closed_port()
    newsroom = new_newsroom(tmp_path, feeds={name: f"http://127.0.0.1:{port}/{name}.xml" for name in ("one", "two", "three")})

    result = ran("run", "--once", "--newsroom", newsroom)

    assert "In trouble: 3 of 3 feeds:" in result.out
    assert result.out.count("the server may be down") == 1
    assert "For each of them: " in result.out


def test_without_network_and_site_none_is_made(tmp_path: Path) -> None:
    """An empty site would only look like one that lost its stories."""
    newsroom = new_newsroom(tmp_path, feeds={"one": f"http://127.0.0.1:{closed_port()}/one.xml"})

    result = ran("run", "--once", "--newsroom", newsroom, "--json")

    assert result.status == 4
    assert result.rejected("one.xml")["code"] == "fetch-refused"
    assert not (newsroom / "site").exists()


def test_a_second_run_says_that_nothing_is_due(tmp_path: Path, web: LoopbackWeb) -> None:
    """A host is not asked twice in a minute; that is no failure, and the screen says when it is asked next."""
    newsroom = new_newsroom(tmp_path, feeds={"healthy": web.url("/healthy.xml")})
    ran("run", "--once", "--newsroom", newsroom)
    asked = web.paths()

    result = ran("run", "--once", "--newsroom", newsroom, at=FIRST + timedelta(minutes=1))

    assert result.status == 0
    assert "No feed was due, so none was asked. The next may be asked at" in result.out
    assert "2026-01-09 03:10 UTC" in result.out
    assert web.paths() == asked


def test_two_runs_never_work_in_one_newsroom(tmp_path: Path, web: LoopbackWeb) -> None:
    """The second says so and touches nothing."""
    newsroom = new_newsroom(tmp_path, feeds={"healthy": web.url("/healthy.xml")})
    (newsroom / "state").mkdir()

    with hold_lock(newsroom / "state" / "run.lock", subject="the first run"):
        result = ran("run", "--once", "--newsroom", newsroom)

    assert result.status == 3
    assert "another copydesk run is at work in this newsroom" in result.err
    assert "Wait until the other copydesk run has ended" in result.err


AT_FIRST = Surroundings(environment=at_time(FIRST))


def wait_until(happened: Callable[[], bool], *, started: Started) -> None:
    """Wait until something happened that a started command does."""
    for _ in range(600):
        if happened():
            return
        assert started.process.is_alive(), started.printed("err")
        time.sleep(0.05)
    pytest.fail(f"it never happened: {started.printed('err')}")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_goes_on_is_stopped_by_a_signal(tmp_path: Path, web: LoopbackWeb, number: signal.Signals, status: int) -> None:
    """It prints each round, sleeps until the next feed is due, and ends at once and cleanly when told to."""
    newsroom = new_newsroom(tmp_path / "desk", feeds={"healthy": web.url("/healthy.xml")})
    started = start(("run", "--newsroom", str(newsroom)), output=tmp_path / "printed", surroundings=AT_FIRST)
    wait_until(lambda: "The site:" in started.printed("out"), started=started)

    os.kill(started.process.pid or 0, number)
    result = started.wait(timeout_s=10)

    assert result.status == status
    assert result.err == "\nStopped. What was done is kept; the next run goes on from there.\n"
    assert told(newsroom / "site", "Alder")


def test_a_request_to_terminate_is_heard_where_interrupts_are_blocked(tmp_path: Path, web: LoopbackWeb) -> None:
    """A service manager may start a command with Ctrl+C blocked; SIGTERM ends it all the same."""
    newsroom = new_newsroom(tmp_path / "desk", feeds={"healthy": web.url("/healthy.xml")})
    surroundings = replace(AT_FIRST, blocks_interrupts=True)
    started = start(("run", "--newsroom", str(newsroom)), output=tmp_path / "printed", surroundings=surroundings)
    wait_until(lambda: "The site:" in started.printed("out"), started=started)

    os.kill(started.process.pid or 0, signal.SIGTERM)
    result = started.wait(timeout_s=10)

    assert result.status == 143


def test_a_run_that_waits_for_a_server_is_stopped_too(tmp_path: Path, web: LoopbackWeb) -> None:
    """Ctrl+C in the middle of the work leaves no traceback, and the next run brings everything."""
    web.serve(HEALTHY.path, Reply(pause_s=60), Reply(body=HEALTHY_PAGE.encode()))
    newsroom = new_newsroom(tmp_path / "desk", feeds={"healthy": web.url("/healthy.xml")}, timeout_s=60)
    started = start(("run", "--once", "--newsroom", str(newsroom)), output=tmp_path / "printed", surroundings=AT_FIRST)
    wait_until(lambda: HEALTHY.path in web.paths(), started=started)

    os.kill(started.process.pid or 0, signal.SIGINT)
    result = started.wait(timeout_s=10)
    finished = ran("run", "--once", "--newsroom", newsroom, "--json")

    assert result.status == 130
    assert "Traceback" not in result.err
    assert (finished.status, finished.json["resumed"], finished.json["published"]) == (0, True, 2)


@pytest.mark.parametrize(("seconds", "pause"), [(-5, 1), (0.2, 1), (20, 20), (3_600, 60)])
def test_the_pause_is_until_the_next_feed_is_due(seconds: float, pause: float) -> None:
    """A minute at most, so that a changed clock or a woken machine is noticed."""
    due = FIRST + timedelta(seconds=seconds)

    paused = pause_s(due, now=FIRST)

    assert paused == pause


def test_progress_is_for_terminals_only() -> None:
    """Counts on a terminal; silence in a pipe and with `--json`."""
    shown = io.StringIO()
    terminal, pipe = Console(file=shown, force_terminal=True, width=100), Console(file=io.StringIO())

    progress = progress_for(terminal, quiet=False)
    assert isinstance(progress, TerminalProgress)
    with progress.step(Stage.READ, total=12) as step:
        step.advance(5)

    assert "Reading reports" in shown.getvalue()
    assert "5/12" in shown.getvalue()
    assert progress_for(terminal, quiet=True) is None
    assert progress_for(pipe, quiet=False) is None
