"""A desk calls a place what it likes: the newsroom knows it for the gazetteer's."""

from pathlib import Path

from copydesk.app.folders import settings_of

DESK = """
[desk]
name = "places"
owner = "The places test"
contact = "desk@places.example"
base_url = "https://places.example/"
languages = ["en"]
titles = { en = "Test" }

[front.subjects]
the-islands = 2
ferry-board = 3

[[entity]]
id = "the-islands"
kind = "place"
forms = { en = "Japan", ko = "일본", ja = "日本" }
aliases = { en = ["the islands"] }

[[entity]]
id = "ferry-board"
kind = "organisation"
forms = { en = "Ferry Board" }
"""


def test_a_place_of_the_desk_has_the_gazetteers_id_wherever_the_desk_names_it(tmp_path: Path) -> None:
    """In the lexicon, with its own aliases, and in the weights of the front page; nothing else has another id."""
    (tmp_path / "desk.toml").write_text(DESK, encoding="utf-8")

    settings = settings_of(tmp_path)

    entities = settings.lexicon.by_id()
    assert set(entities) == {"JP", "ferry-board"}
    assert ("en", "the islands") in entities["JP"].aliases
    assert settings.weights.subjects == (("JP", 2.0), ("ferry-board", 3.0))
