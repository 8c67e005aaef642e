"""A judge in `copydesk check` and `copydesk doctor`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.end_to_end.newsrooms import FIRST, new_newsroom, ran

from copydesk.testing.judge import Answer, JudgeServer, Knowing, says_no, says_yes

TRUE: Final = "The city of Alder opened its bridge again on 8 January after 21 weeks of repairs."
REWORDED: Final = "After 21 weeks, Alder has its old bridge back."
WRONG: Final = "After 34 weeks, Alder has its old bridge back."
KEY: Final = "canary-key-1234"


@pytest.fixture
def server() -> Iterator[JudgeServer]:
    """A language model that passes the two rewordings and nothing else."""
    with JudgeServer(Knowing(passes=frozenset({REWORDED, WRONG}))) as found:
        yield found


@pytest.fixture
def newsroom(tmp_path: Path, server: JudgeServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands are started in, with a judge in its desk file."""
    monkeypatch.setenv("COPYDESK_JUDGE_KEY", KEY)
    monkeypatch.chdir(tmp_path)
    return new_newsroom(tmp_path, more=table(server.url))


def table(url: str, *, policy: str = "judged") -> str:
    """A desk's judge and policy."""
    return f'[policy]\nwording = "{policy}"\n[judge]\nkind = "language_model"\nurl = "{url}/v1"\nmodel = "test-judge"\n'


def draft(newsroom: Path, *sentences: str) -> Path:
    """A draft beside the desk file."""
    path = newsroom / "draft.txt"
    path.write_text(" ".join(sentences), encoding="utf-8")
    return path


def test_a_reworded_sentence_that_the_judge_passes_is_judged(newsroom: Path, report: Path) -> None:
    """The line says by whom and when; an excerpt beside it needs nobody."""
    result = ran("check", draft(newsroom, TRUE, REWORDED), "--against", report, "--policy", "judged")

    assert (result.status, result.err) == (0, "")
    assert f"[judged by test-judge, {FIRST:%Y-%m-%d}]" in result.out
    assert "Clear: 2 sentences under policy judged." in result.out


def test_the_record_says_who_judged(newsroom: Path, report: Path, server: JudgeServer) -> None:
    """Opinion, kind, model, prompt, time, and never the key, which the judge alone was sent."""
    result = ran("check", draft(newsroom, REWORDED), "--against", report, "--policy", "judged", "--json")

    (sentence,) = json.loads(result.out)["sentences"]
    assert sentence["wording"] == "judged"
    assert sentence["judgement"]["model"] == "test-judge"
    assert sentence["judgement"]["prompt"].startswith("faithful-1.")
    assert {each.header("authorization") for each in server.asked} == {f"Bearer {KEY}"}
    assert KEY not in result.out + result.err


def test_under_strict_the_judge_is_not_asked(newsroom: Path, report: Path, server: JudgeServer) -> None:
    """Not even where the desk names one."""
    result = ran("check", draft(newsroom, REWORDED), "--against", report)

    assert (result.status, server.asked) == (1, ())


def test_what_rules_refuse_no_judge_clears(newsroom: Path, report: Path, server: JudgeServer) -> None:
    """A wrong figure is wrong whatever a model says; it is not even asked."""
    result = ran("check", draft(newsroom, WRONG), "--against", report, "--policy", "judged")

    assert (result.status, server.asked) == (1, ())
    assert "1 of 1 sentence with facts that the sources do not bear out" in result.out


def test_an_objection_holds_the_draft_under_every_policy(newsroom: Path, report: Path, server: JudgeServer) -> None:
    """The judge's reason stands beside the sentence."""
    server.answering = says_no

    result = ran("check", draft(newsroom, REWORDED), "--against", report, "--policy", "open")

    assert result.status == 1
    assert "wording: the judge test-judge objects: the evidence does not say so" in result.out


@pytest.mark.parametrize("form", ["--json", "--github", "--html"])
def test_a_judge_without_an_answer_holds_the_draft_and_says_why(
    form: str, newsroom: Path, report: Path, server: JudgeServer
) -> None:
    """It fails closed, on every surface."""
    server.answering = lambda _: Answer(status=401)
    page = newsroom / "page.html"

    words = (form, page) if form == "--html" else (form,)
    result = ran("check", draft(newsroom, REWORDED), "--against", report, "--policy", "judged", *words)

    assert result.status == 1
    shown = page.read_text(encoding="utf-8") if form == "--html" else result.out
    assert "it refuses the key (401)" in shown


def test_a_long_draft_is_asked_about_at_once(newsroom: Path, report: Path, server: JudgeServer) -> None:
    """Many questions are open together, and each is asked once."""
    rewordings = [f"After 21 weeks, Alder has its old bridge back, neighbour {name} cheered." for name in "abcdefgh"]
    server.answering = lambda request: Answer(body=says_no(request).body, pause_s=0.1)

    ran("check", draft(newsroom, *rewordings), "--against", report, "--policy", "judged")

    asked = [each.data()["sentence"] for each in server.asked]
    assert len(asked) == len(set(asked)) == 8
    assert server.most_at_once > 1


def test_doctor_says_that_the_judge_answers(newsroom: Path, server: JudgeServer) -> None:
    """One plain question, and its control."""
    server.answering = Knowing(passes=frozenset({"The ferry left the harbour at noon on Monday."}))

    result = ran("doctor", "--newsroom", newsroom)

    assert "ok    judge test-judge: answers (language_model)" in result.out
    assert len(server.asked) == 2
    assert KEY not in result.out


def test_doctor_finds_a_judge_that_passes_everything(newsroom: Path, server: JudgeServer) -> None:
    """Such a judge is as good as none."""
    server.answering = says_yes

    result = ran("doctor", "--newsroom", newsroom)

    assert "mend  judge test-judge: does not judge a plain sentence as it should" in result.out.replace("\n", " ")


def test_doctor_says_what_a_silent_judge_lacks(newsroom: Path, server: JudgeServer) -> None:
    """The reason, and where to look."""
    server.answering = lambda _: Answer(status=404)

    result = ran("doctor", "--newsroom", newsroom)

    out = " ".join(result.out.split())
    assert "judge test-judge: gave no answer: there is nothing at its address, or it has no such model (404)" in out
    assert "COPYDESK_JUDGE_KEY" in out


@pytest.mark.parametrize(("words", "policy"), [(("--offline",), "judged"), ((), "strict")])
def test_doctor_asks_no_judge_that_is_not_to_be_asked(
    words: tuple[str, ...], policy: str, newsroom: Path, server: JudgeServer
) -> None:
    """Offline, or where the policy needs none."""
    new_newsroom(newsroom, more=table(server.url, policy=policy))

    result = ran("doctor", "--newsroom", newsroom, *words)

    assert "judge test-judge: n" in result.out
    assert server.asked == ()


def test_a_key_that_cannot_be_sent_is_refused_unseen(
    newsroom: Path, report: Path, server: JudgeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the variable and not what it holds."""
    monkeypatch.setenv("COPYDESK_JUDGE_KEY", "canary\nkey")

    result = ran("check", draft(newsroom, REWORDED), "--against", report, "--policy", "judged")

    assert (result.status, server.asked) == (3, ())
    assert "COPYDESK_JUDGE_KEY" in result.err
    assert "canary" not in result.err
