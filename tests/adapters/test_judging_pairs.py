"""A classifier of pairs as judge."""

import pytest
from tests.adapters.judges import FERRY, asked, fixed, nli

from copydesk.adapters.judge_wires import prompt
from copydesk.model.judgement import Opinion
from copydesk.testing.judge import (
    Answer,
    JudgeServer,
    Request,
    scores,
)


@pytest.mark.parametrize(
    ("probabilities", "opinion"),
    [((0.95, 0.04, 0.01), Opinion.FAITHFUL), ((0.7, 0.2, 0.1), Opinion.UNSURE), ((0.01, 0.04, 0.95), Opinion.UNFAITHFUL)],
)
def test_a_classifier_is_asked_with_pairs(
    probabilities: tuple[float, float, float], opinion: Opinion, server: JudgeServer
) -> None:
    """Entailment from the threshold on is a yes, contradiction an objection, what lies between is neither."""
    entailment, neutral, contradiction = probabilities

    def answering(request: Request) -> Answer:
        if prompt().control in str(request.body["inputs"]):
            return scores(entailment=0.1, neutral=0.9, contradiction=0.0)
        return scores(entailment=entailment, neutral=neutral, contradiction=contradiction)

    server.answering = answering

    (judgement,) = asked(nli(server))

    assert judgement.opinion is opinion
    assert server.asked[0].body == {
        "inputs": [["The old ferry is back at sea. It rained.", FERRY.text]],
        "truncate": False,
        "raw_scores": False,
    }
    assert f"entailment {entailment:.3f}" in judgement.reason


def test_a_classifier_that_finds_entailment_in_anything_is_found_out(server: JudgeServer) -> None:
    """The control holds for both kinds of judge."""
    server.answering = fixed(scores(entailment=0.99, neutral=0.01, contradiction=0.0))

    (judgement,) = asked(nli(server))

    assert judgement.opinion is Opinion.UNSURE


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"[[], []]",
        b"[[]]",
        b"{}",
        b'[[{"label": "LABEL_0", "score": 1.0}]]',
        b'[[{"label": "entailment", "score": 1.0}]]',
        b'[[{"label": "entailment", "score": NaN}, {"label": "contradiction", "score": 0.0}]]',
        b'[[{"label": "entailment", "score": 7.5}, {"label": "contradiction", "score": -3.0}]]',
        b'[[{"label": "entailment", "score": 1.0}, {"label": "contradiction", "score": 1.0}]]',
        b'[[{"label": "entailment", "score": 1}, {"label": "ENTAILMENT", "score": 0}, {"label": "contradiction", "score": 0}]]',
        b'[[{"label": "entailment", "score": "1.0"}, {"label": "contradiction", "score": 0.0}]]',
        b'[{"label": "entailment", "score": 1.0}, {"label": "contradiction", "score": 0.0}]',
    ],
)
def test_scores_of_another_form_are_no_answer(body: bytes, server: JudgeServer) -> None:
    """Raw scores, other labels, another model's answer."""
    server.answering = fixed(Answer(body=body))

    (judgement,) = asked(nli(server))

    assert judgement.opinion is Opinion.NONE
