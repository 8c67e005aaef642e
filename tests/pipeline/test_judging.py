"""Asking a judge that takes long, and deciding again where it did not answer."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.judgement import Judgement, Opinion, Question, is_same_model
from copydesk.pipeline.judging import MOST_ROUNDS, AnsweredJudge, with_answers
from copydesk.pipeline.provisional import MOST_TRIES, to_make_again, tries_before
from copydesk.ports.second_readers import Judge
from copydesk.testing.judge import FAKE_IDENTITY

NOW = datetime(2026, 1, 9, 6, tzinfo=UTC)


class Service:
    """Says yes to everything, and notes each batch of questions."""

    identity = FAKE_IDENTITY

    def __init__(self) -> None:
        self.batches: list[tuple[str, ...]] = []

    def judgements(self, questions: Sequence[Question], *, at: datetime) -> Iterator[tuple[Question, Judgement]]:
        """Yes to each, the last one first: no order is promised."""
        self.batches.append(tuple(question.text for question in questions))
        yes = Judgement(opinion=Opinion.FAITHFUL, judge=FAKE_IDENTITY, at=at)
        yield from ((question, yes) for question in reversed(questions))


def test_work_is_done_again_with_all_answers() -> None:
    """All that one round asks is asked together."""
    service = Service()

    def work(judge: Judge) -> list[Opinion]:
        return [judge.judgement(text, evidence=["a"]).opinion for text in ("one", "two", "one")]

    result = with_answers(work, service=service, at=NOW)

    assert (result, service.batches) == ([Opinion.FAITHFUL] * 3, [("one", "two")])


def test_work_that_always_asks_more_comes_to_an_end() -> None:
    """What was not asked in the end has no answer."""
    service = Service()
    rounds: list[Opinion] = []

    def work(judge: Judge) -> Opinion:
        rounds.append(judge.judgement(f"question {len(rounds)}", evidence=[]).opinion)
        return rounds[-1]

    result = with_answers(work, service=service, at=NOW)

    assert (result, len(rounds)) == (Opinion.NONE, MOST_ROUNDS)


def test_work_that_asks_nothing_asks_nobody() -> None:
    """No call is made for it."""
    service = Service()

    result = with_answers(lambda _: "done", service=service, at=NOW)

    assert (result, service.batches) == ("done", [])


def test_an_answer_beside_other_evidence_is_another_answer() -> None:
    """A yes holds for the sentences that it was given beside."""
    yes = Judgement(opinion=Opinion.FAITHFUL, judge=FAKE_IDENTITY, at=NOW)
    known = {FAKE_IDENTITY.digest_of(Question(text="one", evidence=("a", "b"))): yes}
    judge = AnsweredJudge(FAKE_IDENTITY, kept=known.get)

    same = judge.judgement("one", evidence=["a", "b"])
    other = [judge.judgement("one", evidence=evidence).opinion for evidence in (["a"], ["b", "a"], ["ab"], ["a", "b", ""])]

    assert same is yes
    assert other == [Opinion.NONE] * 4
    assert len(judge.open_questions) == 4


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_two_questions_have_one_digest_only_where_they_are_one(first: list[str], second: list[str]) -> None:
    """No way of cutting texts apart makes two questions look alike."""
    questions = [Question(text="".join(each[:1]), evidence=tuple(each[1:])) for each in (first, second)]

    digests = {FAKE_IDENTITY.digest_of(question) for question in questions}

    assert len(digests) == len(set(questions))


def test_a_decision_without_an_answer_is_made_again_after_growing_pauses_and_stands_in_the_end() -> None:
    """About a day of tries; what is due is due, what is not is left alone."""
    kept, now, pauses = "", NOW, []
    for tries in range(MOST_TRIES):
        assert tries_before(kept, digest="abc", now=now) == tries
        kept = to_make_again("abc", tries=tries, at=now)
        pause = next(
            (
                minutes
                for minutes in (5, 20, 80, 320, 1280)
                if tries_before(kept, digest="abc", now=now + timedelta(minutes=minutes)) is not None
            ),
            0,
        )
        pauses.append(pause)
        now += timedelta(minutes=pause)

    assert pauses == [5, 20, 80, 320, 1280, 0]
    assert (kept, tries_before(kept, digest="abc", now=now)) == ("abc", None)


def test_a_story_that_changed_is_decided_at_once() -> None:
    """The pause belongs to what was decided."""
    kept = to_make_again("abc", tries=2, at=NOW)

    assert tries_before(kept, digest="def", now=NOW) == 0
    assert tries_before("abc", digest="abc", now=NOW) is None


def test_one_model_is_one_under_every_name() -> None:
    """A vendor in front and capitals do not make another model."""
    assert is_same_model("vendor/Some-Model", "some-model ")
    assert not is_same_model("some-model", "some-model-2")
