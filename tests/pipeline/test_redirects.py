"""A published story that is merged into another keeps its address: a page there leads on."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from copydesk.adapters.clock import FixedClock
from copydesk.app.folders import settings_of
from copydesk.app.newsroom import open_newsroom
from copydesk.pipeline.run import run_on_paths
from copydesk.ports import PublishedVersion
from copydesk.publish.verify import verify_site

FIRST_RUN = datetime(2026, 1, 9, 12, tzinfo=UTC)

DESK = """
[desk]
name = "redirects"
owner = "The redirect test"
contact = "desk@redirects.example"
base_url = "https://redirects.example/news/"
languages = ["ko", "en"]
titles = { ko = "시험", en = "Test" }
"""

FERRY = (
    "Harbour pier in Kessel closes for repairs",
    "Engineers closed the harbour pier in Kessel on Friday after divers found cracks in seven oak piles below the waterline.",
    "The cracked oak piles will be replaced with steel within nine weeks, the engineers said at the pier.",
)
ISLAND = (
    "Islanders of Brona lose their daily milk boat",
    "Families on Brona have had no milk boat since Friday and share the stores of the village school, a teacher said.",
    "The village school on Brona counts sixty families who wait for the milk boat, the teacher said.",
)
BOTH = (
    "Islanders of Brona lose milk boat as harbour pier in Kessel closes for repairs",
    "Families on Brona have had no milk boat since engineers closed the harbour pier in Kessel on Friday for repairs.",
    "Divers found cracks in seven oak piles of the pier, and sixty families share the stores of the village school on Brona.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What stood after each of two runs, and the site after the second."""

    site: Path
    before: dict[tuple[str, str], PublishedVersion]
    redirects: dict[str, str]

    def page(self, version: PublishedVersion) -> LexborHTMLParser:
        """The page at a version's address."""
        return LexborHTMLParser((self.site / version.path / "index.html").read_text(encoding="utf-8"))


def write_report(folder: Path, number: int, texts: tuple[str, ...], *, hour: int) -> Path:
    """A page of one outlet."""
    headline, *paragraphs = texts
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    path = folder / f"report-{number}.html"
    path.write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<link rel="canonical" href="https://outlet{number}.example/{number}">'
        f'<meta property="article:published_time" content="2026-01-09T{hour:02}:00:00Z"></head>'
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    return path


def run(folder: Path, *, pages: list[Path], hours: int) -> tuple[dict[tuple[str, str], PublishedVersion], dict[str, str]]:
    """One run of the whole chain; the versions and the redirects after it."""
    clock = FixedClock(FIRST_RUN + timedelta(hours=hours))
    with open_newsroom(settings_of(folder), clock=clock) as newsroom:
        run_on_paths(newsroom, paths=pages)
        return newsroom.store.versions(), dict(newsroom.store.grouping().redirects)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Two stories are published; a third report tells both, and they are merged."""
    folder = tmp_path_factory.mktemp("merged")
    (folder / "desk.toml").write_text(DESK, encoding="utf-8")
    first = [write_report(folder, 1, FERRY, hour=6), write_report(folder, 2, ISLAND, hour=8)]
    before, _ = run(folder, pages=first, hours=0)
    _, redirects = run(folder, pages=[write_report(folder, 3, BOTH, hour=13)], hours=2)
    return Outcome(site=folder / "site", before=before, redirects=redirects)


def test_the_two_stories_became_one(merged: Outcome) -> None:
    """Otherwise the other tests here would say nothing."""
    stories = {story_id for story_id, _ in merged.before}

    assert len(stories) == 2
    assert set(merged.redirects) < stories
    assert set(merged.redirects.values()) < stories


def test_the_old_address_leads_to_the_story_that_has_its_reports(merged: Outcome) -> None:
    """In each language, with the label before the link, and the other story as its lasting address."""
    ((old, live),) = merged.redirects.items()

    for language in ("ko", "en"):
        page = merged.page(merged.before[old, language])
        target = merged.before[live, language].path
        main = page.css_first("main")
        assert main is not None
        html = main.html or ""
        canonical = page.css_first("link[rel=canonical]")
        assert canonical is not None
        assert canonical.attributes["href"] == f"https://redirects.example/news/{target}"
        assert html.index('data-label="site"') < html.index(f"{target}index.html")
        assert page.css("script, meta[http-equiv=refresh]") == []


def test_feeds_and_sitemaps_name_the_living_story_only(merged: Outcome) -> None:
    """The old address is kept for those who have it, and offered to nobody else."""
    ((old, live),) = merged.redirects.items()
    known = {"redirects.json", ".copydesk-site.json"}
    lists = [path for path in merged.site.rglob("*") if path.suffix in {".xml", ".json"} and path.name not in known]
    texts = [path.read_text(encoding="utf-8") for path in lists]

    naming = {key for key, version in merged.before.items() if any(version.path in text for text in texts)}

    assert naming == {(live, "ko"), (live, "en")}
    assert old in (merged.site / "api/v1/redirects.json").read_text(encoding="utf-8")


def test_the_site_is_verified_with_its_old_addresses(merged: Outcome) -> None:
    """And nothing else of the merged story is left at its old address."""
    ((old, _),) = merged.redirects.items()

    left = [path.name for path in (merged.site / merged.before[old, "en"].path).iterdir()]

    assert verify_site(merged.site) == ()
    assert left == ["index.html"]
