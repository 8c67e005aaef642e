"""The gate and those who may say yes to a reworded sentence: an editor, a judge."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.check.gating import LEAD, READER, SIDE, body_of, drafted, let_out, written

from copydesk.check.gate import Gate, encode_cleared, reopen
from copydesk.model.approval import Approval, Approvals
from copydesk.model.cleared import Cleared, Policy
from copydesk.model.verdict import Approved, Wording
from copydesk.testing.judge import FakeJudge


def test_an_editors_yes_is_kept_with_the_sentence() -> None:
    """Under `judged` with who and when; under `strict` it counts for nothing, and facts refused stay refused."""
    reworded = "Crews were given blankets and warm tea by fishermen of the harbour."
    wrong = reworded.replace("blankets", "40 blankets")
    at = datetime(2026, 1, 9, 8, tzinfo=UTC)
    editor = Approvals(given=tuple(Approval(text=text, evidence=(SIDE,), by="Kim Mina", at=at) for text in (reworded, wrong)))
    draft = drafted(written(reworded, "r-harbour-post.3"), written(wrong, "r-harbour-post.3"))

    judged = let_out(draft, gate=Gate(READER, Policy.JUDGED, editor=editor))
    strict = let_out(draft, gate=Gate(READER, Policy.STRICT, editor=editor))

    assert body_of(judged)[0] == reworded
    assert judged.verdicts[1].approved == Approved(by="Kim Mina", at=at)
    assert wrong not in body_of(judged)
    assert reworded not in body_of(strict)
    assert reopen(encode_cleared(judged), digest=judged.digest) == judged


def _reworded(*, writer: str = "extractive", policy: Policy = Policy.JUDGED) -> tuple[Cleared, FakeJudge]:
    judge = FakeJudge()
    draft = drafted(
        written(LEAD.text, "r-harbour-post.1"), written("People fishing there fetched warm things.", "r-harbour-post.3")
    )
    own = replace(draft, writer=writer, uses_model=writer != "extractive")
    return let_out(own, gate=Gate(READER, policy, judge=judge)), judge


def test_a_judged_sentence_goes_out_with_who_judged_it() -> None:
    """Anybody can see which model said yes, and when."""
    cleared, judge = _reworded()

    verdict = cleared.verdicts[-1]

    assert (verdict.wording, len(judge.asked)) == (Wording.JUDGED, 1)
    assert verdict.judgement is not None
    assert verdict.judgement.judge.model == judge.model


def test_under_strict_no_judge_is_asked() -> None:
    """What it says would change nothing."""
    cleared, judge = _reworded(policy=Policy.STRICT)

    assert judge.asked == []
    assert Wording.JUDGED not in {verdict.wording for verdict in cleared.verdicts}


@pytest.mark.parametrize("writer", ["test-judge", "vendor/Test-Judge"])
def test_a_model_never_judges_its_own_draft(writer: str) -> None:
    """The writer's own answer is no second reading, however its name is written."""
    cleared, judge = _reworded(writer=writer)

    assert judge.asked == []
    assert Wording.JUDGED not in {verdict.wording for verdict in cleared.verdicts}


def test_a_judgement_survives_the_store() -> None:
    """What was cleared is reopened with who judged it."""
    cleared, _ = _reworded()

    reopened = reopen(encode_cleared(cleared), digest=cleared.digest)

    assert reopened == cleared
