"""The same bad input as files, as `copydesk run --once --from` reads them."""

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.end_to_end.activity import active_content
from tests.end_to_end.hostile_feeds import ACTIVE_PAGE, ENTITY_BOMB
from tests.end_to_end.newsrooms import HEALTHY, HEALTHY_PAGE, Ran, content, new_newsroom, ran, told

from copydesk.publish.verify import verify_site

PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]{1,120}")
KOREAN_FEED = (
    "<rss version='2.0'><channel><item><title>느티 시장에 새 지붕</title><link>https://market.example/roof</link>"
    "<description>느티 시장 상인회가 새 지붕 공사를 마쳤다고 밝혔다.</description></item></channel></rss>"
)
CUT_FEED = (
    "<rss version='2.0'><channel><item><title>Cedar library lends tools</title><link>https://library.example/tools</link>"
    "<description>The Cedar library lends saws and drills from Friday.</description></item><item><title>Cedar po"
)


def ninjs(**fields: str) -> bytes:
    """A ninjs item; `uri`, headline and text unless a field says otherwise."""
    item = {"uri": "https://wire.example/item", "versioncreated": "2026-01-09T01:00:00Z", "language": "en"} | fields
    return json.dumps(item).encode()


def write_bad_files(folder: Path) -> Path:
    """A folder of bad files, and a harmless page among them."""
    folder.mkdir()
    files = {
        "healthy.html": HEALTHY_PAGE.encode(),
        "cut.xml": CUT_FEED.encode(),
        "euckr.xml": KOREAN_FEED.encode("euc-kr"),
        "entities.xml": ENTITY_BOMB.encode(),
        "bomb.xml.gz": gzip.compress(b"<rss>" + b" " * 60_000_000, 1, mtime=0),
        "damaged.html.gz": gzip.compress(HEALTHY_PAGE.encode(), mtime=0)[:100],
        "climbing.json": ninjs(
            uri="../../x",
            slugline="../../x",
            headline="../../x Ivy gate opens",
            body_text="The Ivy gate opens at six in the morning.",
        ),
        "long.json": ninjs(
            uri="https://wire.example/long",
            slugline="x" * 4_000,
            headline="Hazel mill " + "wheel turns again " * 230,
            body_text="The Hazel mill grinds barley for 18 hours a week.",
        ),
        "active.html": ACTIVE_PAGE.encode(),
        "empty.html": b"",
        "textless.html": b"<!doctype html><html><head><title></title></head><body><script>render()</script></body></html>",
        "[bold]loud[red]\x1b[31m.html": b"<!doctype html><html><body></body></html>",
        "picture.jpg": bytes(range(256)),
    }
    for name, body in files.items():
        (folder / name).write_bytes(body)
    with (folder / "huge.xml").open("wb") as huge:
        huge.write(b"<rss><channel>")
        huge.truncate(50_000_000)
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site built from the folder, as a script and as a person saw it."""

    ran: Ran
    screen: Ran
    site: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Two newsrooms of the same files: one prints JSON, one its screen."""
    folder = tmp_path_factory.mktemp("bad-files")
    files = write_bad_files(folder / "files")
    first, second = new_newsroom(folder / "first"), new_newsroom(folder / "second")
    as_json = ran("run", "--once", "--newsroom", first, "--from", files, "--json")
    return Built(ran=as_json, screen=ran("run", "--once", "--newsroom", second, "--from", files), site=first / "site")


TROUBLES = (
    ("entities.xml", "feed-entities", "XML entities", "plain feed"),
    ("huge.xml", "feed-too-large", "larger than 5,000,000 bytes", "narrower feed"),
    ("bomb.xml.gz", "feed-too-large", "larger than 5,000,000 bytes", "narrower feed"),
    ("damaged.html.gz", "file-damaged", "compressed stream is damaged", "fresh copy"),
    ("textless.html", "no-text", "neither a headline nor text", "Open the address"),
)


@pytest.mark.parametrize(("name", "code", "problem", "remedy"), TROUBLES)
def test_a_bad_file_is_named_with_what_to_do(built: Built, name: str, code: str, problem: str, remedy: str) -> None:
    """Each file that gave nothing says why and what to do."""
    item = built.ran.rejected(name)

    assert item["code"] == code
    assert problem in item["message"]
    assert remedy in item["remedy"]


def test_a_run_over_bad_files_succeeds(built: Built) -> None:
    """Bad files never stop a run."""
    statuses = (built.ran.status, built.screen.status)

    assert statuses == (0, 0)
    assert (built.ran.err, built.screen.err) == ("", "")


@pytest.mark.parametrize(
    "words",
    [
        HEALTHY.title,
        "Cedar library lends tools",
        "느티 시장에 새 지붕",
        "Ivy gate opens",
        "Hazel mill wheel",
        "Gorse ferry sails",
    ],
)
def test_what_can_be_used_is_published(built: Built, words: str) -> None:
    """A harmless page, a cut-off feed, undeclared EUC-KR and odd slugs are told in both languages of the site."""
    pages = told(built.site, words)

    assert {page[:3] for page in pages} >= {"en/", "ko/"}


def test_nothing_active_comes_out_of_files(built: Built) -> None:
    """No script, no handler, no `javascript:`, no `srcdoc`, no bidi control in any byte of the site."""
    found = active_content(built.site)

    assert found == []


def test_slugs_of_files_stay_inside_the_site(built: Built) -> None:
    """`../../x` and 4,000 characters become plain, short names, and nothing is written beside the site."""
    names = {name for path in content(built.site) for name in path.split("/")}

    assert {name for name in names if not PLAIN_NAME.fullmatch(name)} == set()
    assert {path.name for path in built.site.parent.iterdir()} <= {"desk.toml", "state", "site", ".site.lock"}


def test_a_file_name_is_printed_as_it_is(built: Built) -> None:
    """A name with markup stays readable, one that steers the terminal is written out."""
    lines = [line for line in built.screen.out.splitlines() if "[bold]loud[red]" in line]

    assert "\x1b" not in built.screen.out
    assert lines or "and 1 more like it" in built.screen.out or "and 2 more like it" in built.screen.out


def test_the_site_of_bad_files_verifies(built: Built) -> None:
    """Every label, link, hash and citation agrees."""
    problems = verify_site(built.site)

    assert problems == ()
