"""`copydesk approve`."""

from pathlib import Path

import pytest
from tests.cli.test_cli_check import FALSE, REWORDED, TRUE
from tests.end_to_end.newsrooms import ran

from copydesk.desks.approvals import APPROVALS_FILE


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft of one true sentence and a reworded one, in the folder where commands are started."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.txt"
    path.write_text(f"{TRUE}\n{REWORDED}\n", encoding="utf-8")
    return path


def test_an_approved_wording_passes_under_judged_alone(draft: Path, report: Path) -> None:
    """It is named with who approved it, and strict keeps it back as before."""
    kept = ran("approve", draft, "--against", report, "--sentence", "2", "--by", "Kim Mina")

    judged = ran("check", draft, "--against", report, "--policy", "judged")
    strict = ran("check", draft, "--against", report)
    record = ran("check", draft, "--against", report, "--policy", "judged", "--json").json

    assert (kept.status, judged.status, strict.status) == (0, 0, 1)
    assert "[judged by Kim Mina, 20" in judged.out.replace("\n", " ")
    assert isinstance(record["sentences"], list)
    assert record["sentences"][1]["approved"]["by"] == "Kim Mina"


def test_an_approval_lapses_when_the_source_changes(draft: Path, report: Path) -> None:
    """It was given beside other words."""
    ran("approve", draft, "--against", report, "--sentence", "2", "--by", "Kim Mina")
    report.write_text(report.read_text(encoding="utf-8").replace("after 21 weeks", "after a delay of 21 weeks"), encoding="utf-8")

    result = ran("check", draft, "--against", report, "--policy", "judged")

    assert result.status == 1


def test_facts_that_rules_refuse_cannot_be_approved(draft: Path, report: Path) -> None:
    """The message says what is wrong, and nothing is kept."""
    draft.write_text(REWORDED.replace("21", "34"), encoding="utf-8")

    result = ran("approve", draft, "--against", report, "--sentence", "1", "--by", "Kim Mina")

    assert result.status == 3
    assert "34" in result.err
    assert "never clears facts" in result.err.replace("\n", " ")
    assert not (draft.parent / APPROVALS_FILE).exists()


def test_a_forged_approval_of_wrong_facts_clears_nothing(draft: Path, report: Path) -> None:
    """Whoever writes the file by hand still meets the rules."""
    ran("approve", draft, "--against", report, "--sentence", "2", "--by", "Kim Mina")
    wrong = REWORDED.replace("21", "34")
    file = draft.parent / APPROVALS_FILE
    file.write_text(file.read_text(encoding="utf-8").replace(REWORDED, wrong), encoding="utf-8")
    draft.write_text(wrong, encoding="utf-8")

    result = ran("check", draft, "--against", report, "--policy", "judged")

    assert result.status == 1


def test_a_sources_words_altered_cannot_be_approved(draft: Path, report: Path) -> None:
    """A person overlooks one word put in as easily as a model does."""
    draft.write_text(TRUE.replace("opened its bridge", "opened its toll bridge"), encoding="utf-8")

    result = ran("approve", draft, "--against", report, "--sentence", "1", "--by", "Kim Mina")

    assert result.status == 3
    assert "toll" in result.err


def test_what_the_source_says_needs_no_approval(draft: Path, report: Path) -> None:
    """Nothing is written for it."""
    result = ran("approve", draft, "--against", report, "--sentence", "1", "--by", "Kim Mina")

    assert result.status == 0
    assert "excerpt: needs no approval" in result.out.replace("\n", " ")
    assert not (draft.parent / APPROVALS_FILE).exists()


@pytest.mark.parametrize(("number", "by", "status"), [("3", "Kim Mina", 3), ("0", "Kim Mina", 3), ("2", "  ", 2)])
def test_wrong_words_keep_nothing(draft: Path, report: Path, number: str, by: str, status: int) -> None:
    """A sentence that is not there, and nobody's yes."""
    result = ran("approve", draft, "--against", report, "--sentence", number, "--by", by)

    assert result.status == status
    assert not (draft.parent / APPROVALS_FILE).exists()


def test_a_false_sentence_beside_an_approved_one_is_still_refused(draft: Path, report: Path) -> None:
    """A yes is for one sentence."""
    ran("approve", draft, "--against", report, "--sentence", "2", "--by", "Kim Mina")
    draft.write_text(f"{FALSE}\n{REWORDED}\n", encoding="utf-8")

    result = ran("check", draft, "--against", report, "--policy", "judged")

    assert result.status == 1
