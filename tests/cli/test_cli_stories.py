"""`copydesk stories merge` and `split`, on a newsroom that published in an earlier run."""

import json
from pathlib import Path

import pytest
from tests.cli.test_cli_ledger import DESK
from tests.end_to_end.newsrooms import Ran, article, ran

from copydesk.app.folders import desk_settings
from copydesk.app.newsroom import alone
from copydesk.desks.story_decisions import DECISIONS_FILE

BRIDGE = "Alder bridge opens again after repairs"
LIBRARY = "City library lends tools to its readers"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A site with a story of two reports on a bridge and one on a library."""
    (tmp_path / "desk.toml").write_text(DESK, encoding="utf-8")
    wire = tmp_path / "wire"
    wire.mkdir()
    told = (
        ("alder", BRIDGE, "The city of Alder opened its bridge again after repairs that took 21 weeks."),
        ("birch", BRIDGE, "After repairs of 21 weeks the bridge in the city of Alder is open again, the mayor said."),
        ("cedar", LIBRARY, "Readers can borrow a drill or a saw for 14 days, the library of the harbour quarter said."),
    )
    for outlet, headline, body in told:
        link = f'<link rel="canonical" href="https://{outlet}.example/1">'
        page = article(headline, body, f"{headline}, as {outlet.title()} saw on its way through the place.", head=link)
        (wire / f"{outlet}.html").write_text(page, encoding="utf-8")
    assert published(tmp_path).status == 0
    return tmp_path


def published(newsroom: Path) -> Ran:
    """Another run over the same pages."""
    return ran("run", "--once", "--newsroom", newsroom, "--from", newsroom / "wire", "--json")


def stories(newsroom: Path) -> dict[str, set[str]]:
    """Each story of the site with the addresses of its reports."""
    pages = (json.loads(each.read_text(encoding="utf-8")) for each in newsroom.glob("site/**/story.json"))
    return {page["id"]: {each["url"] for each in page["reports"]} for page in pages}


def outlets(newsroom: Path) -> set[str]:
    """The outlets of each story, in one line."""
    return {" ".join(sorted(url.split("/")[2].split(".")[0] for url in urls)) for urls in stories(newsroom).values()}


def test_the_site_follows_what_an_editor_decided(newsroom: Path) -> None:
    """A report leaves by its address, two stories become one by their ids, and the address of the one leads to the other."""
    first = {" ".join(sorted(urls)): story_id for story_id, urls in stories(newsroom).items()}
    bridge = next(story_id for urls, story_id in first.items() if "birch" in urls)

    split = ran("stories", "split", bridge, "--report", "https://birch.example/1", "--by", "Kim Mina", "--newsroom", newsroom)
    apart = published(newsroom).status, outlets(newsroom)
    left = next(story_id for story_id, urls in stories(newsroom).items() if any("birch" in url for url in urls))
    merge = ran("stories", "merge", left, bridge, "--by", "Kim Mina", "--newsroom", newsroom)
    together = published(newsroom).status, outlets(newsroom)

    assert (split.status, merge.status) == (0, 0)
    assert apart == (0, {"alder", "birch", "cedar"})
    assert together == (0, {"alder birch", "cedar"})
    assert 'by = "Kim Mina"' in (newsroom / DECISIONS_FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("merge", "0000000000000000", "{bridge}"), "there is no story 0000000000000000"),
        (("merge", "{bridge}", "{bridge}"), "is one story with the other already"),
        (("split", "{bridge}", "--report", "https://cedar.example/1"), "has no report"),
        (
            ("split", "{bridge}", "--report", "https://alder.example/1", "--report", "https://birch.example/1"),
            "would be left without a report",
        ),
    ],
)
def test_what_cannot_be_done_is_not_kept(newsroom: Path, words: tuple[str, ...], problem: str) -> None:
    """The message says why."""
    bridge = next(story_id for story_id, urls in stories(newsroom).items() if any("birch" in url for url in urls))

    result = ran("stories", *(word.format(bridge=bridge) for word in words), "--by", "Kim Mina", "--newsroom", newsroom)

    assert result.status == 3
    assert problem in result.err.replace("\n", " ")
    assert not (newsroom / DECISIONS_FILE).exists()


def test_nobody_decides_without_a_name(newsroom: Path) -> None:
    """An empty name is refused as a wrong use of the command."""
    result = ran("stories", "merge", "a", "b", "--by", " ", "--newsroom", newsroom)

    assert result.status == 2


def test_nothing_is_decided_while_a_run_changes_the_stories(newsroom: Path) -> None:
    """A run could merge one of the two in the moment in which the decision is written."""
    settings = desk_settings(newsroom)

    with alone(settings):
        result = ran("stories", "merge", "a" * 16, "b" * 16, "--by", "Kim Mina", "--newsroom", newsroom)

    assert result.status != 0
    assert "another copydesk run is at work in this newsroom" in result.err
    assert not (newsroom / DECISIONS_FILE).exists()
