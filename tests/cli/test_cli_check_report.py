"""`copydesk check --report`."""

import json
from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import Ran, ran

from copydesk.demo.wire import demo_batches
from copydesk.model.page import Page, PageKind

_ENDINGS = {PageKind.HTML: "html", PageKind.TEXT: "txt", PageKind.NINJS: "json"}


@pytest.fixture(scope="module")
def record(demo: tuple[Path, Ran]) -> Path:
    """The English record of a story of the demonstration that cites a page with a file of its own."""
    found = sorted(demo[0].rglob("en/*/*/*/*/story.json"))
    return next(each for each in found if _cited_page(each) is not None)


def _cited_page(record: Path) -> Page | None:
    data = json.loads(record.read_text(encoding="utf-8"))
    cited = {each["page_sha256"] for sentence in data["sentences"] for each in sentence["citations"]}
    pages = (page for batch in demo_batches() for page in batch.pages if page.kind in _ENDINGS)
    return next((page for page in pages if page.sha256 in cited), None)


def _altered(record: Path, *, to: Path, before: str, after: str) -> Path:
    changed = record.read_text(encoding="utf-8").replace(before, after)
    to.write_text(changed, encoding="utf-8")
    return to


def test_a_published_story_is_confirmed(record: Path) -> None:
    """Its own record is enough: no net, no page, no newsroom."""
    result = ran("check", "--report", record)

    assert (result.status, result.err) == (0, "")
    assert "Confirmed:" in result.out
    assert "checked against the record's own citations" in result.out


def test_a_sentence_that_was_altered_after_the_check_is_not_confirmed(record: Path, tmp_path: Path) -> None:
    """The sentence of the story alone, not the words it cites."""
    data = json.loads(record.read_text(encoding="utf-8"))
    words = data["sentences"][1]["text"].split()
    data["sentences"][1]["text"] = " ".join((*words[:3], "never", *words[3:]))
    forged = tmp_path / "story.json"
    forged.write_text(json.dumps(data), encoding="utf-8")

    result = ran("check", "--report", forged, "--json")

    found = json.loads(result.out)
    assert result.status == 1
    assert found["verdict"] == "not confirmed"
    assert [bool(each["problem"]) for each in found["sentences"]][:2] == [False, True]
    assert found["sentences"][1]["recorded"] == {"verdict": "supported", "wording": "excerpt"}


def test_the_stored_page_must_have_the_cited_words(record: Path, tmp_path: Path) -> None:
    """Whole, it has the recorded hash and the words in their place."""
    page = _cited_page(record)
    assert page is not None
    stored = tmp_path / f"page.{_ENDINGS[page.kind]}"
    stored.write_bytes(page.body)

    whole = ran("check", "--report", record, "--against", stored)
    stored.write_bytes(page.body + b" ")
    other = ran("check", "--report", record, "--against", stored)

    assert (whole.status, whole.err) == (0, "")
    assert "stored pages" in whole.out
    assert other.status == 3
    assert "none of the pages that the record names" in other.err


@pytest.mark.parametrize("content", ["", "[]", "{", '{"format": 1}', "\udcff"])
def test_what_is_no_record_is_refused(content: str, tmp_path: Path) -> None:
    """A clear error, and no trace of the program."""
    file = tmp_path / "story.json"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))

    result = ran("check", "--report", file)

    assert result.status == 3
    assert "is no story's record" in result.err


def test_a_record_of_another_format_is_refused(record: Path, tmp_path: Path) -> None:
    """What its fields mean is not known."""
    other = _altered(record, to=tmp_path / "story.json", before='"format":1', after='"format":9')
    if other.read_bytes() == record.read_bytes():
        other = _altered(record, to=tmp_path / "story.json", before='"format": 1', after='"format": 9')

    result = ran("check", "--report", other)

    assert result.status == 3
    assert "another version" in result.err


@pytest.mark.parametrize("arguments", [(), ("draft.txt",), ("draft.txt", "--report", "story.json")])
def test_a_draft_without_sources_is_a_fault_of_usage(arguments: tuple[str, ...]) -> None:
    """Status 2, and what to name."""
    result = ran("check", *arguments)

    assert result.status == 2
