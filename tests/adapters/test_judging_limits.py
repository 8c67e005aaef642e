"""How often and how long a judge is asked, and what a limit leaves."""

import time
from dataclasses import replace
from datetime import UTC, datetime

from tests.adapters.judges import AT, FERRY, QUICK, asked, chat, fixed

from copydesk.adapters.endpoints import retry_after_s
from copydesk.adapters.judging import JudgeLimits
from copydesk.model.judgement import Opinion
from copydesk.testing.judge import (
    Answer,
    JudgeServer,
    Knowing,
    says_no,
)


def test_a_server_that_was_busy_once_is_asked_again_when_it_says(server: JudgeServer) -> None:
    """`Retry-After` is kept, and holds for every question, not only the one that was told."""
    knowing = Knowing(passes=frozenset({FERRY.text}))
    server.answering = lambda request: (
        Answer(status=429, headers=(("Retry-After", "1"),)) if len(server.asked) == 1 else knowing(request)
    )
    began = time.monotonic()

    (judgement,) = asked(chat(server))

    assert judgement.opinion is Opinion.FAITHFUL
    assert time.monotonic() - began >= 1.0


def test_retry_after_is_read_in_both_forms() -> None:
    """Seconds or a date; what is neither asks for nothing."""
    now = datetime(2026, 1, 9, 6, 0, tzinfo=UTC)

    read = [
        retry_after_s(each, now=now)
        for each in ("7", "Fri, 09 Jan 2026 06:00:30 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "soon", "²")
    ]

    assert read == [7.0, 30.0, 0.0, 0.0, 0.0]


def test_a_judge_that_never_answers_costs_one_time_out_for_forty_sentences(server: JudgeServer) -> None:
    """All wait together, and after a few silences the judge is taken to be away."""
    server.answering = fixed(Answer(pause_s=30.0))
    questions = [replace(FERRY, text=f"Ferry {number} sails again.") for number in range(40)]
    began = time.monotonic()

    judgements = asked(chat(server, limits=JudgeLimits(timeout_s=0.5)), *questions)

    assert {each.opinion for each in judgements} == {Opinion.NONE}
    assert time.monotonic() - began < 3.0
    assert len(server.asked) <= 16
    assert "did not answer 5 questions in a row" in judgements[-1].reason
    assert "no complete answer within 0.5 seconds" in judgements[-1].reason


def test_forty_sentences_are_asked_at_once_over_few_connections(server: JudgeServer) -> None:
    """Eight at a time, each connection used again and again."""
    questions = [replace(FERRY, text=f"Ferry {number} sails again.") for number in range(40)]
    server.answering = Knowing(passes=frozenset(each.text for each in questions), pause_s=0.02)

    judgements = asked(chat(server), *questions)

    assert {each.opinion for each in judgements} == {Opinion.FAITHFUL}
    assert len(server.asked) == 80
    assert 1 < server.most_at_once <= 8
    assert len({each.peer for each in server.asked}) <= 8


def test_calls_are_limited_over_the_life_of_a_judge(server: JudgeServer) -> None:
    """Attempts and controls count too; what is left over gets no answer."""
    server.answering = says_no
    judge = chat(server, limits=replace(QUICK, max_calls=3))

    first = asked(judge, *(replace(FERRY, text=f"Ferry {number}.") for number in range(2)))
    second = asked(judge, *(replace(FERRY, text=f"Boat {number}.") for number in range(2)))

    opinions = [each.opinion for each in (*first, *second)]
    assert (len(server.asked), opinions.count(Opinion.NONE)) == (3, 1)
    assert "limit of 3 calls" in next(each.reason for each in second if each.opinion is Opinion.NONE)


def test_the_time_of_a_run_is_limited_over_all_questions(server: JudgeServer) -> None:
    """A slow judge delays a run no longer than the desk allows."""
    server.answering = lambda request: replace(says_no(request), pause_s=0.2)
    limits = replace(QUICK, concurrency=1, max_time_s=0.5)
    questions = [replace(FERRY, text=f"Ferry {number}.") for number in range(10)]

    judgements = asked(chat(server, limits=limits), *questions)

    assert 2 <= len(server.asked) <= 4
    assert judgements[-1].reason == "the time of 0.5 s is used up"


def test_answers_that_nobody_waits_for_are_not_waited_for(server: JudgeServer) -> None:
    """Ctrl+C ends a run at once, also while a judge thinks."""
    server.answering = lambda request: replace(
        says_no(request), pause_s=0.0 if "first" in str(request.data()["sentence"]) else 30.0
    )
    questions = [replace(FERRY, text="first"), replace(FERRY, text="second")]
    began = time.monotonic()

    answers = chat(server, limits=JudgeLimits(timeout_s=60.0)).judgements(questions, at=AT)
    first = next(answers)
    answers.close()  # type: ignore[attr-defined] # the port promises an iterator; this one is a generator

    assert first[0].text == "first"
    assert time.monotonic() - began < 5.0
