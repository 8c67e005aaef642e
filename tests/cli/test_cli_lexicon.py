"""`copydesk lexicon import`."""

import json
from pathlib import Path

from tests.end_to_end.newsrooms import ran

from copydesk.desks.decoding import decode_toml
from copydesk.desks.schema import LexiconFile


def _item(number: int, kind: str, **labels: str) -> str:
    claims = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": kind}, "type": "wikibase-entityid"}}, "rank": "normal"}]}
    texts = {tag: {"language": tag, "value": text} for tag, text in labels.items()}
    aliases = {"en": [{"language": "en", "value": 'Jane "Jay" Sample'}]}
    return json.dumps({"id": f"Q{number}", "labels": texts, "aliases": aliases, "claims": claims}, ensure_ascii=False)


def test_a_dump_becomes_a_lexicon(tmp_path: Path) -> None:
    """Lines with brackets and commas; the file that comes out is one that a desk can include."""
    extract, out = tmp_path / "extract.json", tmp_path / "names.lexicon.toml"
    extract.write_text(
        f"[\n{_item(1, 'Q5', en='Jane Sample', ko='제인 샘플')},\n{_item(2, 'Q9999999', en='Odd')}\n]\n", encoding="utf-8"
    )

    result = ran("lexicon", "import", extract, "--out", out)
    entities = decode_toml(out.read_text(encoding="utf-8"), into=LexiconFile, file="names").entity

    assert result.status == 0
    assert "Wrote 1 entities" in result.out
    assert [(each.id, each.kind, each.forms["ko"], each.aliases["en"]) for each in entities] == [
        ("q1", "person", "제인 샘플", ('Jane "Jay" Sample',))
    ]


def test_an_answer_of_the_service_becomes_a_lexicon(tmp_path: Path) -> None:
    """Simplified Chinese is printed, traditional is recognised."""
    extract, out = tmp_path / "answer.json", tmp_path / "names.lexicon.toml"
    item = json.loads(_item(3, "Q515", zh="範例市", **{"zh-hans": "范例市"}))
    extract.write_text(json.dumps({"entities": {"Q3": item}}), encoding="utf-8")

    ran("lexicon", "import", extract, "--out", out)
    (entity,) = decode_toml(out.read_text(encoding="utf-8"), into=LexiconFile, file="names").entity

    assert (entity.forms, entity.aliases["zh"]) == ({"zh": "范例市"}, ("範例市",))


def test_a_line_that_is_no_entity_is_named(tmp_path: Path) -> None:
    """File and line are said, and nothing is written."""
    extract, out = tmp_path / "extract.json", tmp_path / "names.lexicon.toml"
    extract.write_text("[\nnonsense\n]\n", encoding="utf-8")

    result = ran("lexicon", "import", extract, "--out", out)

    assert result.status == 3
    assert "extract.json, line 2" in result.err
    assert not out.exists()


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    """Only --force writes over it."""
    extract, out = tmp_path / "extract.json", tmp_path / "names.lexicon.toml"
    extract.write_text(_item(1, "Q5", en="Jane Sample"), encoding="utf-8")
    out.write_text("mine", encoding="utf-8")

    refused = ran("lexicon", "import", extract, "--out", out)
    kept = out.read_text(encoding="utf-8")
    forced = ran("lexicon", "import", extract, "--out", out, "--force")

    assert (refused.status, kept, forced.status) == (3, "mine", 0)


def test_an_answer_over_many_lines_is_read_and_what_is_left_out_is_named(tmp_path: Path) -> None:
    """As people's tools print it; an entity of no known kind is told by its id."""
    extract, out = tmp_path / "answer.json", tmp_path / "names.lexicon.toml"
    items = {
        "Q1": json.loads(_item(1, "Q5", it="Giovanni Prova", en="John Sample")),
        "Q2": json.loads(_item(2, "Q9999999", en="Odd")),
    }
    extract.write_text(json.dumps({"entities": items}, indent=2), encoding="utf-8")

    result = ran("lexicon", "import", extract, "--out", out)
    entities = decode_toml(out.read_text(encoding="utf-8"), into=LexiconFile, file="names").entity

    assert result.status == 0
    assert "1 left out" in result.out
    assert "Q2" in result.out
    assert [each.forms["it"] for each in entities] == ["Giovanni Prova"]
