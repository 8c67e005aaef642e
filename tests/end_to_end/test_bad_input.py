"""A desk among bad feeds: each is named with what to do, the others are published, and nothing active reaches a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.end_to_end.activity import active_content
from tests.end_to_end.hostile_feeds import KOREAN, LONG, OF_1970, OF_2099, RUSSIAN, TRUNCATED, UNDATED, serve_hostile
from tests.end_to_end.newsrooms import HEALTHY, SECOND, Entry, Ran, content, new_newsroom, ran, serve_healthy, texts, told

from copydesk.publish.verify import verify_site
from copydesk.testing.web import LoopbackWeb

PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]{1,120}")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A site that was built from the harmless feed alone and built again when every bad one stood beside it."""

    ran: Ran
    screen: Ran
    site: Path
    before: dict[str, str]
    feeds: dict[str, str]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Both runs, and a third newsroom whose screen a person reads."""
    folder = tmp_path_factory.mktemp("hostile")
    with LoopbackWeb() as web:
        newsroom = new_newsroom(folder / "desk", feeds={"healthy": serve_healthy(web)})
        assert ran("run", "--once", "--newsroom", newsroom, "--json").status == 0
        before = content(newsroom / "site")
        feeds = serve_hostile(web)
        new_newsroom(newsroom, feeds=feeds)
        second = ran("run", "--once", "--newsroom", newsroom, "--json", at=SECOND)
        screen = ran("run", "--once", "--newsroom", newsroom, at=SECOND.replace(minute=5))
        yield World(ran=second, screen=screen, site=newsroom / "site", before=before, feeds=feeds)


TROUBLES = (
    ("html.xml", "feed-is-html", "it is a web page, not a feed", "/real.xml"),
    ("broken.xml", "fetch-protocol", "the answer broke off", "it is asked again later"),
    ("huge.xml", "fetch-too-large", "it is larger than 5,000,000 bytes", "Choose a narrower feed"),
    ("bomb.xml", "fetch-bomb", "it swells more than", "Do not use this source"),
    ("entities.xml", "feed-entities", "it defines XML entities", "Ask the publisher for a plain feed"),
    ("textless.html", "no-text", "neither a headline nor text was found", "Open the address"),
)


@pytest.mark.parametrize(("name", "code", "problem", "remedy"), TROUBLES)
def test_a_bad_feed_or_page_is_named_with_what_to_do(world: World, name: str, code: str, problem: str, remedy: str) -> None:
    """HTML, a broken answer, 50 MB, a gzip bomb, an entity bomb and a page without text each say what they are."""
    item = world.ran.rejected(name)

    assert item["code"] == code
    assert problem in item["message"]
    assert remedy in item["remedy"]


def test_every_bad_feed_stands_on_the_screen(world: World) -> None:
    """A person who looks at the screen later still sees which feeds are in trouble, each by its address."""
    names = [name for name, code, _, _ in TROUBLES if code != "no-text"]

    lines = {name: [line for line in world.screen.out.splitlines() if name in line] for name in names}

    assert all(len(found) == 1 for found in lines.values()), world.screen.out


def test_a_run_among_bad_feeds_succeeds(world: World) -> None:
    """One bad source never stops a run, and a run that published is no failure."""
    statuses = (world.ran.status, world.screen.status)

    assert statuses == (0, 0)
    assert world.ran.err == ""


def test_the_story_of_the_harmless_feed_stays(world: World) -> None:
    """What was published before the bad feeds came is published still, under the same addresses."""
    stories = [path for path in world.before if path.endswith("-repairs/index.html")]

    assert len(stories) == 2
    assert set(world.before) <= set(content(world.site)) | {path for path in world.before if path.startswith("site.")}
    assert sorted(told(world.site, HEALTHY.title))[:2] == sorted(stories)


@pytest.mark.parametrize("entry", [KOREAN, RUSSIAN, TRUNCATED, UNDATED, OF_1970, OF_2099], ids=lambda entry: str(entry.path))
def test_what_can_be_used_of_a_bad_feed_is_published(world: World, entry: Entry) -> None:
    """Undeclared EUC-KR and windows-1251, the whole items of a cut-off feed, absent and absurd dates: the report is told."""
    pages = told(world.site, entry.title)

    assert {page[:3] for page in pages} >= {"en/", "ko/"}


def test_an_absurd_date_reaches_no_page(world: World) -> None:
    """A report from 1970 or 2099 is dated by when it was received."""
    dated = [path for path, text in texts(world.site) if re.search(r"\b(?:1970|2099)\b", text)]

    assert dated == []
    assert all("/2026/01/09/" in page for page in told(world.site, OF_1970.title) + told(world.site, OF_2099.title))


def test_a_page_full_of_scripts_is_published_as_words(world: World) -> None:
    """The report's own sentences are told, and nothing of what stood around them."""
    pages = told(world.site, "The Gorse ferry sails on Sundays from 11 January, the harbour office said on Friday.")

    assert [page[:3] for page in pages] == ["en/"]
    assert not told(world.site, "alert(1")


def test_nothing_active_reaches_any_file(world: World) -> None:
    """No script, no handler, no `javascript:`, no `srcdoc`, no bidi control in any byte of the site."""
    found = active_content(world.site)

    assert found == []


def test_every_path_of_the_site_is_a_plain_name(world: World) -> None:
    """A headline of 4,000 characters and a path that climbs out of its folder end in short, plain addresses."""
    names = {name for path in content(world.site) for name in path.split("/")}

    assert {name for name in names if not PLAIN_NAME.fullmatch(name)} == set()
    assert told(world.site, LONG.title.split(" turns")[0])
    assert told(world.site, "Ivy gate opens")


def test_the_site_verifies(world: World) -> None:
    """Every label, link, hash and citation agrees after all of it."""
    problems = verify_site(world.site)

    assert problems == ()
