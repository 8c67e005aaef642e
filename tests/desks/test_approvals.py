"""The file of an editor's approvals."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.desks.approvals import APPROVALS_FILE, approvals_in, keep_approvals
from copydesk.errors import SettingsError
from copydesk.model.approval import Approval, Approvals

_AT = datetime(2026, 1, 9, 3, tzinfo=UTC)
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def _approval(
    text: str = "Alder has its bridge back.", *, by: str = "Kim Mina", evidence: tuple[str, ...] = ("It opened.",)
) -> Approval:
    return Approval(text=text, evidence=evidence, by=by, at=_AT)


def test_a_folder_without_the_file_has_no_approval(tmp_path: Path) -> None:
    """Nobody vouches for anything by default."""
    assert approvals_in(tmp_path) == Approvals()


@given(text=_WORDS, by=_WORDS, evidence=st.lists(_WORDS, min_size=1, max_size=3))
def test_what_is_kept_is_read_again(tmp_path_factory: pytest.TempPathFactory, text: str, by: str, evidence: list[str]) -> None:
    """Whatever characters a sentence and a name have."""
    folder = tmp_path_factory.mktemp("newsroom")
    approval = _approval(text, by=by, evidence=tuple(evidence))

    keep_approvals((approval,), folder=folder)
    keep_approvals((_approval(),), folder=folder)

    assert approvals_in(folder).given == (approval, _approval())


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("[[approval]]\ntext = 'a'", "is missing"),
        ("[[approval]]\ntext = 'a'\nevidence = []\nby = 'b'\nat = 2026-01-09T03:00:00Z", "is not in order"),
        ("[[approval]]\ntext = 'a'\nevidence = ['c']\nby = 'b'\nat = 2026-01-09T03:00:00", "time zone"),
        ("[[approvals]]", "is not a setting"),
        ("[", "is not valid TOML"),
    ],
)
def test_a_file_out_of_order_is_named(tmp_path: Path, body: str, problem: str) -> None:
    """No approval is guessed, and nothing is written over what an editor has to mend."""
    (tmp_path / APPROVALS_FILE).write_text(body, encoding="utf-8")

    with pytest.raises(SettingsError, match=problem):
        approvals_in(tmp_path)
    with pytest.raises(SettingsError):
        keep_approvals((_approval(),), folder=tmp_path)

    assert (tmp_path / APPROVALS_FILE).read_text(encoding="utf-8") == body


def test_an_approval_lapses_with_its_evidence() -> None:
    """It counts where every sentence of its evidence still stands, best or beside; the latest one names the person."""
    approvals = Approvals(given=(_approval(evidence=("One.", "Two.")), _approval(by="Lee Jun", evidence=("One.", "Two."))))

    there = approvals.approved(_approval().text, evidence=["One."], around=["Two."])

    assert there is not None
    assert there.by == "Lee Jun"
    assert approvals.approved(_approval().text, evidence=["One."], around=["Two, changed."]) is None
    assert approvals.approved("Alder has no bridge.", evidence=["One."], around=["Two."]) is None
