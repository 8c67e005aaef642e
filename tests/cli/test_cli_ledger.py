"""`copydesk quotes` and `copydesk lexicon pairs`, `accept`, `refuse`, on a newsroom that read its reports in an earlier run."""

import json
from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import Ran, article, ran

DESK = """[desk]
name = "own"
owner = "Own"
contact = "a@own.example"
titles = { ko = "a", en = "b" }
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Three reports of two sources that give a pair, one of them with a quotation."""
    (tmp_path / "desk.toml").write_text(DESK, encoding="utf-8")
    wire = tmp_path / "wire"
    wire.mkdir()
    for number, outlet in enumerate(("alder", "birch", "birch")):
        link = f'<link rel="canonical" href="https://{outlet}.example/{number}">'
        body = article(
            f"다리 공사 소식 {number}",
            f"정동영(Chung Dong-young) 장관이 {number + 5}번째 다리를 열었다고 시가 밝혔다.",
            "장관은 다리를 건넌 뒤 시장을 만났다.",
            language="ko",
            head=link,
        )
        (wire / f"pair-{number}.html").write_text(body, encoding="utf-8")
    quote = article(
        "Alder bridge opens again after repairs",
        "“We counted 140 workers at the gate,” Ann Brook said on Thursday.",
        "The city of Alder opened its bridge again after repairs that took all of the winter.",
    )
    (wire / "quote.html").write_text(quote, encoding="utf-8")
    assert ran("run", "--once", "--newsroom", tmp_path, "--from", wire, "--json").status == 0
    return tmp_path


def offered(newsroom: Path, *words: str) -> list[dict[str, object]]:
    """The pairs as JSON."""
    found: list[dict[str, object]] = json.loads(ran("lexicon", "pairs", "--newsroom", newsroom, "--json", *words).out)
    return found


def judged(newsroom: Path, word: str) -> Ran:
    """What the command says to accepting or refusing the only pair."""
    return ran("lexicon", word, str(offered(newsroom)[0]["id"]), "--newsroom", newsroom)


def test_quotes_outlive_the_run_and_are_shown_by_speaker(newsroom: Path) -> None:
    """The store has them; another process shows them with the day and the report."""
    shown = ran("quotes", "--newsroom", newsroom)
    of_one = json.loads(ran("quotes", "--newsroom", newsroom, "--speaker", "Ann Brook", "--json").out)
    of_another = ran("quotes", "--newsroom", newsroom, "--speaker", "Carl Reed")

    assert "Ann Brook  2026-01-08" in shown.out
    assert "1 of 1 statements." in shown.out
    assert of_one[0]["original"]["text"].startswith("We counted 140 workers")
    assert "No quotation" in of_another.out


def test_pairs_are_offered_with_their_evidence(newsroom: Path) -> None:
    """Forms, counts and every place."""
    (pair,) = offered(newsroom)

    assert {(each["language"], each["form"]) for each in pair["forms"]} == {("ko", "정동영"), ("und", "Chung Dong-young")}  # type: ignore[attr-defined]  # JSON
    assert (pair["reports"], pair["sources"], pair["established"]) == (3, 2, True)
    assert len(pair["evidence"]) == 3  # type: ignore[arg-type]  # JSON


def test_an_accepted_pair_is_written_as_a_lexicon_that_the_desk_can_include(newsroom: Path) -> None:
    """The forms are in the file, and the pair is not offered again."""
    said = judged(newsroom, "accept")
    desk = newsroom / "desk.toml"
    desk.write_text('lexicon = ["pairs.lexicon.toml"]\n' + DESK, encoding="utf-8")

    assert said.status == 0
    assert "pairs.lexicon.toml" in said.out
    assert 'ko = "정동영"' in (newsroom / "pairs.lexicon.toml").read_text(encoding="utf-8")
    assert offered(newsroom) == []
    assert [pair["accepted"] for pair in offered(newsroom, "--all")] == [True]


def test_a_pair_that_is_accepted_again_stands_in_the_lexicon_once(newsroom: Path) -> None:
    """What the editor changed in the file meanwhile stays."""
    pair = str(offered(newsroom)[0]["id"])
    ran("lexicon", "accept", pair, "--newsroom", newsroom)
    file = newsroom / "pairs.lexicon.toml"
    edited = file.read_text(encoding="utf-8").replace('"person"', '"organisation"')
    file.write_text(edited, encoding="utf-8")

    said = ran("lexicon", "accept", pair, "--newsroom", newsroom)

    assert said.status == 0
    assert file.read_text(encoding="utf-8") == edited


def test_a_lexicon_of_pairs_that_is_out_of_order_is_named(newsroom: Path) -> None:
    """It is not overwritten."""
    file = newsroom / "pairs.lexicon.toml"
    file.write_text("[[entity]\n", encoding="utf-8")

    said = judged(newsroom, "accept")

    assert said.status == 3
    assert "pairs.lexicon.toml" in said.err
    assert file.read_text(encoding="utf-8") == "[[entity]\n"


def test_a_refused_pair_is_not_offered_again(newsroom: Path) -> None:
    """Nothing is written to the lexicon."""
    said = judged(newsroom, "refuse")

    assert said.status == 0
    assert offered(newsroom) == []
    assert not (newsroom / "pairs.lexicon.toml").exists()


def test_a_pair_with_too_little_evidence_is_not_accepted(newsroom: Path) -> None:
    """One report is not enough for a form to be established."""
    lone = article("다리 소식", "박하늘(Park Ha-neul) 시장이 새 다리를 건넜다고 시가 밝혔다.", language="ko")
    (newsroom / "lone.html").write_text(lone, encoding="utf-8")
    ran("run", "--once", "--newsroom", newsroom, "--from", newsroom / "lone.html", "--json")
    pair = next(pair for pair in offered(newsroom) if pair["reports"] == 1)

    said = ran("lexicon", "accept", str(pair["id"]), "--newsroom", newsroom)

    assert said.status == 3
    assert "too little evidence" in said.err
    assert not (newsroom / "pairs.lexicon.toml").exists()
