"""An embedding model in `copydesk run` and `copydesk doctor`."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import new_newsroom, ran

from copydesk.testing.judge import Answer, JudgeServer, Request


def by_letters(request: Request) -> Answer:
    """Vectors that tell apart what has Hangul and what has not; every text gets one."""
    texts = request.body["input"]
    assert isinstance(texts, list)
    found = [[float(sum("가" <= char <= "힣" for char in text)), 1.0] for text in texts]
    data = [{"index": place, "embedding": each} for place, each in enumerate(found)]
    return Answer(body=json.dumps({"data": data}).encode())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A report in a file."""
    found = tmp_path / "bridge.txt"
    found.write_text("The bridge of Alder opens again\n\nThe city opened its bridge on 8 January 2026.\n", encoding="utf-8")
    return found


@pytest.fixture
def server() -> Iterator[JudgeServer]:
    """An embedding endpoint."""
    with JudgeServer(by_letters) as found:
        yield found


@pytest.fixture
def newsroom(tmp_path: Path, server: JudgeServer) -> Path:
    """A newsroom whose desk names that endpoint."""
    folder = new_newsroom(tmp_path)
    desk = folder / "desk.toml"
    table = f'[embedder]\nurl = "{server.url}/v1"\nmodel = "test-vectors"\nsame_from = 0.9\n\n'
    text = desk.read_text(encoding="utf-8")
    desk.write_text(text.replace("[group]", table + "[group]", 1) if "[group]" in text else text + table, encoding="utf-8")
    return folder


def test_a_run_asks_about_each_report(newsroom: Path, server: JudgeServer, page: Path) -> None:
    """The beginnings of the reports go out in one request, and the run ends as it would without."""
    result = ran("run", "--once", "--newsroom", newsroom, "--from", page)

    assert result.status == 0, result.err
    (request,) = server.asked
    assert (request.path, request.body["model"]) == ("/v1/embeddings", "test-vectors")


def test_a_server_that_is_away_stops_no_run(
    newsroom: Path, server: JudgeServer, page: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The run says why, and publishes."""
    server.answering = lambda _: Answer(status=403)

    result = ran("run", "--once", "--newsroom", newsroom, "--from", page)

    assert result.status == 0, result.err
    assert caplog.messages == ["reports are grouped without what they mean: it refuses the key (403)"]


@pytest.mark.usefixtures("server")
def test_doctor_says_what_the_model_makes_of_two_pairs(newsroom: Path) -> None:
    """The cosines of a translation and of another sentence are what `same_from` lies between."""
    result = ran("doctor", "--newsroom", newsroom)

    out = " ".join(result.out.split())
    assert "ok embedder test-vectors: answers; a sentence and its translation lie at a cosine of 0.0" in out
    assert "and it and another at 1.00" in out


def test_doctor_says_what_a_silent_model_lacks(newsroom: Path, server: JudgeServer) -> None:
    """The reason, and where to look."""
    server.answering = lambda _: Answer(status=404)

    out = " ".join(ran("doctor", "--newsroom", newsroom).out.split())

    assert "embedder test-vectors: gave no vectors: there is nothing at its address, or it has no such model (404)" in out
    assert "COPYDESK_EMBEDDER_KEY" in out


def test_a_key_that_cannot_be_sent_stops_nothing_that_asks_no_model(
    newsroom: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run says what is wrong with it, the doctor lists it among the rest, and the ledger is read as ever."""
    assert ran("run", "--once", "--newsroom", newsroom, "--from", page).status == 0
    monkeypatch.setenv("COPYDESK_EMBEDDER_KEY", "two words")

    run = ran("run", "--once", "--newsroom", newsroom, "--from", page)
    doctor = ran("doctor", "--newsroom", newsroom)
    ledger = ran("quotes", "--newsroom", newsroom)

    assert (run.status, "COPYDESK_EMBEDDER_KEY: holds characters that no key has" in run.err) == (3, True)
    assert "mend COPYDESK_EMBEDDER_KEY: holds characters" in " ".join(doctor.out.split())
    assert "ok store" in " ".join(doctor.out.split())
    assert ledger.status == 0
    assert "two words" not in run.err + doctor.out
