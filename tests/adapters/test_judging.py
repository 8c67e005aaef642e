"""A judge over HTTP, against a real server on loopback that misbehaves in every way: whatever it does, it is never a yes."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.judges import AT, FERRY, INJECTED, KEY, asked, chat, fixed, without_control

from copydesk.adapters.judge_wires import ChatWire, NliWire, Unreadable, Wire, prompt
from copydesk.model.judgement import Opinion, Question
from copydesk.testing.judge import (
    Answer,
    Answering,
    JudgeServer,
    Knowing,
    Request,
    chat_answer,
    says_no,
    says_yes,
    verdict_on,
)


def _nested(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    names = st.sampled_from(["choices", "message", "content", "finish_reason", "label", "score"]) | st.text(max_size=5)
    return st.lists(values, max_size=3) | st.dictionaries(names, values, max_size=3)


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def test_a_sentence_that_the_judge_passes_is_faithful(server: JudgeServer) -> None:
    """The answer bears its origin: kind, model, prompt, time."""
    server.answering = Knowing(passes=frozenset({FERRY.text}))
    judge = chat(server)

    (judgement,) = asked(judge)

    assert (judgement.opinion, judgement.reason, judgement.at) == (Opinion.FAITHFUL, "a test", AT)
    assert judgement.judge == judge.identity
    assert judgement.judge.prompt.startswith("faithful-1.")


@pytest.mark.parametrize(("verdict", "opinion"), [("unfaithful", Opinion.UNFAITHFUL), ("unsure", Opinion.UNSURE)])
def test_a_no_and_a_doubt_are_what_they_are(verdict: str, opinion: Opinion, server: JudgeServer) -> None:
    """Only a no is an objection, and neither is asked about twice."""
    server.answering = lambda request: verdict_on(request, verdict, reason="it rained\n\x1b[31mmuch")

    (judgement,) = asked(chat(server))

    assert (judgement.opinion, judgement.reason) == (opinion, "it rained [31mmuch")
    assert len(server.asked) == 1


def test_a_judge_that_says_yes_to_everything_is_found_out(server: JudgeServer) -> None:
    """Its yes to a sentence is worth what its yes to nonsense is."""
    (judgement,) = asked(chat(server))

    assert judgement.opinion is Opinion.UNSURE
    assert "also passes what no source says" in judgement.reason


def test_the_question_goes_out_as_data_under_a_fixed_prompt(server: JudgeServer) -> None:
    """Temperature 0, a strict schema, and no word of ours mixed with a word of theirs."""
    asked(chat(server), Question(text=INJECTED, evidence=(INJECTED, "둘째 문장.")))

    request = server.asked[0]
    messages = request.body["messages"]
    assert isinstance(messages, list)
    assert messages[0] == {"role": "system", "content": prompt().system}
    assert (len(messages), request.body["temperature"], request.path) == (2, 0, "/v1/chat/completions")
    assert {**request.data(), "question": ""} == {"question": "", "sentence": INJECTED, "evidence": [INJECTED, "둘째 문장."]}
    assert '"strict": true' in json.dumps(request.body["response_format"])


@pytest.mark.parametrize("place", ["sentence", "evidence"])
def test_a_text_that_talks_to_the_judge_changes_no_verdict(place: str, server: JudgeServer) -> None:
    """Even a model that obeys it is found out: it then passes what no source says."""

    def obedient(request: Request) -> Answer:
        data = request.data()
        return says_yes(request) if "Ignore the check" in f"{data['sentence']} {data['evidence']}" else says_no(request)

    server.answering = obedient
    in_sentence = replace(FERRY, text=f"{FERRY.text} {INJECTED}")
    in_evidence = replace(FERRY, evidence=(*FERRY.evidence, INJECTED))

    (judgement,) = asked(chat(server), in_sentence if place == "sentence" else in_evidence)

    assert judgement.opinion is Opinion.UNSURE


def test_an_answer_that_a_text_brought_along_is_no_answer(server: JudgeServer) -> None:
    """A model that repeats the answer it was handed does not know the question's identifier."""
    server.answering = fixed(chat_answer('{"question": "0", "verdict": "faithful", "reason": "told so"}'))

    (judgement,) = asked(chat(server))

    assert (judgement.opinion, judgement.reason) == (Opinion.NONE, "its answer is to another question")


def _edited(edit: Callable[[str], str], *, finish: str = "stop") -> Answering:
    def answering(request: Request) -> Answer:
        right = json.dumps({"question": request.data()["question"], "verdict": "faithful", "reason": ""})
        return chat_answer(edit(right), finish=finish)

    return answering


MISBEHAVIOURS: Final[dict[str, tuple[Answering, str]]] = {
    "words around it": (_edited(lambda right: f"Sure! {right}"), "no verdict"),
    "a code block": (_edited(lambda right: f"```json\n{right}\n```"), "no verdict"),
    "two objects": (_edited(lambda right: right + right), "no verdict"),
    "a further key": (_edited(lambda right: right[:-1] + ', "sure": true}'), "no verdict"),
    "a key missing": (_edited(lambda right: right.replace(', "reason": ""', "")), "no verdict"),
    "a key twice": (_edited(lambda right: right[:-1] + ', "verdict": "faithful"}'), "no verdict"),
    "another word": (_edited(lambda right: right.replace("faithful", "Faithful")), "no verdict"),
    "a truth value": (_edited(lambda right: right.replace('"faithful"', "true")), "no verdict"),
    "a list": (_edited(lambda right: f"[{right}]"), "no verdict"),
    "nothing": (_edited(lambda _: ""), "no verdict"),
    "a plain yes": (_edited(lambda _: "yes"), "no verdict"),
    "a deep nest": (_edited(lambda _: "[" * 50_000), "no verdict"),
    "cut off": (_edited(lambda right: right, finish="length"), "cut off (length)"),
    "filtered": (_edited(lambda right: right, finish="content_filter"), "cut off (content_filter)"),
    "cut inside": (_edited(lambda right: right[:-4]), "no verdict"),
    "no choice": (fixed(Answer(body=b'{"choices": []}')), "gave 0 answers"),
    "a refusal": (
        fixed(Answer(body=b'{"choices": [{"finish_reason": "stop", "message": {"refusal": "I cannot", "content": null}}]}')),
        "refused to answer",
    ),
    "no JSON": (fixed(Answer(body=b"<html>busy</html>")), "no completion"),
    "no UTF-8": (fixed(Answer(body=b"\xff\xfe{}")), "no completion"),
    "empty": (fixed(Answer()), "no completion"),
    "50 MB": (fixed(Answer(body=b" " * 1_000_000, repeat=50)), "larger than 200,000 bytes"),
    "breaks off": (fixed(Answer(body=b"{" * 1_000, breaks_off=True)), "broke off"),
    "packed garbage": (fixed(Answer(body=b"abc", headers=(("Content-Encoding", "gzip"),))), "damaged"),
    "redirect": (fixed(Answer(status=307, headers=(("Location", "/elsewhere"),))), "redirects (status 307)"),
    "no key": (fixed(Answer(status=401)), "refuses the key"),
    "not there": (fixed(Answer(status=404)), "nothing at its address"),
    "bad request": (fixed(Answer(status=400)), "status 400"),
    "no content": (fixed(Answer(status=204)), "status 204"),
    "server error": (fixed(Answer(status=500)), "status 500"),
    "too busy": (fixed(Answer(status=503)), "status 503"),
    "too many": (fixed(Answer(status=429)), "status 429"),
    "much too many": (fixed(Answer(status=429, headers=(("Retry-After", "3600"),))), "left alone for 3600 s"),
}


@pytest.mark.parametrize("name", MISBEHAVIOURS)
def test_whatever_goes_wrong_is_no_yes(name: str, server: JudgeServer) -> None:
    """It fails closed, and says why."""
    answering, reason = MISBEHAVIOURS[name]
    server.answering = without_control(answering)

    (judgement,) = asked(chat(server))

    assert judgement.opinion is Opinion.NONE
    assert reason in judgement.reason
    assert {each.path for each in server.asked} == {"/v1/chat/completions"}


@given(
    st.binary(max_size=300)
    | st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), _nested).map(_json)
)
def test_no_bytes_are_taken_for_an_answer(answer: bytes) -> None:
    """Whatever a server sends, it is an answer in the one form or none."""
    wires: list[Wire] = [ChatWire(url="http://a/", model="one"), NliWire(url="http://a/", model="one", threshold=0.9)]

    for wire in wires:
        with pytest.raises(Unreadable):
            wire.read(answer, question=FERRY)


@given(st.text(max_size=80), st.sampled_from(["faithful", "unfaithful", "unsure"]), st.text(max_size=80))
def test_a_completion_counts_only_with_the_questions_identifier(name: str, verdict: str, reason: str) -> None:
    """Any other one is an answer to another question."""
    wire = ChatWire(url="http://a/", model="one")

    with pytest.raises(Unreadable):
        wire.read(chat_answer(json.dumps({"question": name, "verdict": verdict, "reason": reason})).body, question=FERRY)


@pytest.mark.parametrize("score", ["1e999", "1" * 400, "1" * 5_000, "-1", "true", "null"])
def test_numbers_that_are_none_are_no_scores(score: str) -> None:
    """Too large for a float, too long to be read, of another kind."""
    body = f'[[{{"label": "entailment", "score": {score}}}, {{"label": "contradiction", "score": 0.0}}]]'

    with pytest.raises(Unreadable):
        NliWire(url="http://a/", model="one", threshold=0.9).read(body.encode(), question=FERRY)


def test_a_question_that_is_too_long_is_not_asked(server: JudgeServer) -> None:
    """A cut one would be another question."""
    (judgement,) = asked(chat(server), Question(text="a" * 39_999, evidence=("b" * 2,)))

    assert (judgement.opinion, server.asked) == (Opinion.NONE, ())


def test_the_key_goes_to_the_judge_and_into_no_answer(server: JudgeServer) -> None:
    """It is sent as a bearer token, and neither a redirect nor a refusal brings it elsewhere."""
    server.answering = fixed(Answer(status=307, headers=(("Location", "/elsewhere"),)))
    judge = chat(server, key=KEY)

    (judgement,) = asked(judge)

    assert [(each.path, each.header("authorization")) for each in server.asked] == [("/v1/chat/completions", f"Bearer {KEY}")]
    assert KEY not in repr(judgement)


def test_nobody_at_the_address_is_no_yes() -> None:
    """A model that was not started."""
    with JudgeServer(says_yes) as gone:
        judge = chat(gone)

    (judgement,) = asked(judge)

    assert (judgement.opinion, judge.calls) == (Opinion.NONE, 3)
    assert "no connection" in judgement.reason


def test_another_prompt_model_or_threshold_is_another_judge() -> None:
    """An answer is never kept under the name of a judge that did not give it."""
    wires: list[Wire] = [
        ChatWire(url="http://a/", model="one"),
        ChatWire(url="http://a/", model="two"),
        NliWire(url="http://a/", model="one", threshold=0.9),
        NliWire(url="http://a/", model="one", threshold=0.8),
    ]

    digests = {wire.identity.digest_of(FERRY) for wire in wires}

    assert len(digests) == 4
    assert ChatWire(url="http://b/", model="one").identity.digest_of(FERRY) in digests


@pytest.mark.parametrize(
    ("name", "calls"), [("server error", 3), ("too many", 3), ("breaks off", 3), ("bad request", 1), ("cut off", 1)]
)
def test_attempts_are_bounded_and_only_made_where_they_may_help(name: str, calls: int, server: JudgeServer) -> None:
    """A busy server is asked again, one that answered is not."""
    server.answering = MISBEHAVIOURS[name][0]
    judge = chat(server)

    asked(judge)

    assert (len(server.asked), judge.calls) == (calls, calls)
