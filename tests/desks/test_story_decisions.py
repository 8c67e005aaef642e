"""The file of an editor's decisions about stories."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.desks.story_decisions import DECISIONS_FILE, keep_story_decision, story_decisions_in
from copydesk.errors import SettingsError
from copydesk.model.story_decision import StoryDecision

_AT = datetime(2026, 1, 9, 3, tzinfo=UTC)
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def test_a_folder_without_the_file_has_no_decision(tmp_path: Path) -> None:
    """The grouper alone decides by default."""
    assert story_decisions_in(tmp_path) == ()


@given(by=_WORDS, reports=st.lists(_WORDS, max_size=3))
def test_what_is_kept_is_read_again(tmp_path_factory: pytest.TempPathFactory, by: str, reports: list[str]) -> None:
    """In the order in which it was decided, whatever characters a name has."""
    folder = tmp_path_factory.mktemp("newsroom")
    first = StoryDecision(story_id="a", report_ids=tuple(reports), into_id="" if reports else "b", by=by, at=_AT)
    second = StoryDecision(story_id="b", into_id="c", by=by, at=_AT)

    keep_story_decision(first, folder=folder)
    keep_story_decision(second, folder=folder)

    assert story_decisions_in(folder) == (first, second)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("[[decision]]\nstory = 'a'", "is missing"),
        ("[[decision]]\nstory = 'a'\nby = 'b'\nat = 2026-01-09T03:00:00Z", "is not in order"),
        ("[[decision]]\nstory = 'a'\ninto = 'a'\nby = 'b'\nat = 2026-01-09T03:00:00Z", "is not in order"),
        ("[[decision]]\nstory = 'a'\ninto = 'c'\nreports = ['d']\nby = 'b'\nat = 2026-01-09T03:00:00Z", "is not in order"),
        ("[[decision]]\nstory = 'a'\ninto = 'c'\nby = 'b'\nat = 2026-01-09T03:00:00", "time zone"),
        ("[[decisions]]", "is not a setting"),
        ("[", "is not valid TOML"),
    ],
)
def test_a_file_out_of_order_is_named(tmp_path: Path, body: str, problem: str) -> None:
    """No decision is guessed, and nothing is written over what an editor has to mend."""
    (tmp_path / DECISIONS_FILE).write_text(body, encoding="utf-8")

    with pytest.raises(SettingsError, match=problem):
        story_decisions_in(tmp_path)
    with pytest.raises(SettingsError):
        keep_story_decision(StoryDecision(story_id="b", into_id="c", by="d", at=_AT), folder=tmp_path)

    assert (tmp_path / DECISIONS_FILE).read_text(encoding="utf-8") == body
