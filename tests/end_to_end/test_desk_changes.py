"""What an editor changes in the desk file holds at the next run, also for what was published before."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import HEALTHY, SECOND, new_newsroom, ran, serve_healthy, texts, told

from copydesk.publish.verify import verify_site
from copydesk.testing.web import LoopbackWeb

WORDS = "after 21 weeks of repairs"


@pytest.mark.parametrize("rights", ["link_only", "skip"])
def test_lowered_rights_take_words_off_the_site(tmp_path: Path, rights: str) -> None:
    """A publisher who withdraws a permission finds none of its words on the site after the next run; with it they return."""
    with LoopbackWeb() as web:
        newsroom = new_newsroom(tmp_path, feeds={"healthy": serve_healthy(web)})
        desk = newsroom / "desk.toml"
        allowed = desk.read_text(encoding="utf-8")
        ran("run", "--once", "--newsroom", newsroom)
        shown = [path for path, text in texts(newsroom / "site") if WORDS in text]

        desk.write_text(f'{allowed}rights = "{rights}"\n', encoding="utf-8")
        lowered = ran("run", "--once", "--newsroom", newsroom, "--json", at=SECOND)
        left = [path for path, text in texts(newsroom / "site") if WORDS in text]
        problems = verify_site(newsroom / "site")
        desk.write_text(allowed, encoding="utf-8")
        ran("run", "--once", "--newsroom", newsroom, at=SECOND + timedelta(hours=1))

    assert shown
    assert (lowered.status, left, problems) == (0, [], ())
    assert told(newsroom / "site", WORDS)
    assert told(newsroom / "site", HEALTHY.title)
