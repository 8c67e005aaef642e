"""Parts of a story that go their own ways over a real store: every run is another process on the same file."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.group.test_splitting import APART, headlines_of
from tests.pipeline.test_grouping import MORNING, run_over

from copydesk.model.report import Report, report_id_of

STREAM = tuple(
    Report(
        id=report_id_of(f"https://outlet{number}.example/"),
        url=f"https://outlet{number}.example/",
        source_id=f"outlet{number}",
        page_sha256="0" * 64,
        language="en",
        headline=headline,
        text=headline,
        paragraphs=(),
        received_at=MORNING + timedelta(minutes=6 * number),
    )
    for number, (_, headline) in enumerate(headlines_of(APART))
)


@pytest.mark.parametrize("size", [2, 7])
def test_runs_of_any_size_take_the_same_story_apart(size: int, tmp_path: Path) -> None:
    """The part that left has its reports, its origin is on record, and the store goes on from there."""
    whole = run_over(tmp_path / "whole.db", STREAM)

    for begin in range(0, len(STREAM), size):
        cut = run_over(tmp_path / "cut.db", STREAM[begin : begin + size])

    stayed, left = sorted(whole.stories, key=lambda story: -len(story.report_ids))
    assert (cut.stories, cut.redirects) == (whole.stories, whole.redirects)
    assert (left.split_from, stayed.split_off) == (stayed.id, (left.id,))
    assert len(stayed.report_ids) + len(left.report_ids) == len(STREAM)
