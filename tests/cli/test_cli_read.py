"""`copydesk read`."""

from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import article, page, ran

from copydesk.testing.web import LoopbackWeb, Reply

FIELDS = {
    "url", "source", "language", "headline", "standfirst", "byline", "published_at", "dateline", "credit", "paragraphs", "text",
    "related", "facts",
}  # fmt: skip
TEXT = """Harbour opens a second pier

The harbour of Birch opened its second pier on 5 January 2026, the port office said.

Twelve boats moored there on the first day.
"""


def read_json(path: Path | str) -> dict[str, object]:
    """The report that `copydesk read --json` prints."""
    result = ran("read", path, "--json")
    assert (result.status, result.err) == (0, "")
    report = result.json["report"]
    assert isinstance(report, dict)
    return report


def test_an_html_page_is_shown_with_its_facts(report: Path) -> None:
    """Fields, text, and each fact with its kind and value."""
    result = ran("read", report)

    assert (result.status, result.err) == (0, "")
    assert "Alder bridge opens again after repairs" in result.out
    assert "published  2026-01-09T01:00:00+00:00" in result.out
    assert "140" in result.out
    assert "\x1b" not in result.out


def test_the_json_of_an_html_page_has_the_documented_shape(report: Path) -> None:
    """Every field of the reference, and offsets that point at the words they name."""
    found = read_json(report)

    text, facts = found["text"], found["facts"]

    assert set(found) == FIELDS
    assert isinstance(text, str)
    assert isinstance(facts, list)
    assert {fact["kind"] for fact in facts} >= {"number", "moment", "quote"}
    assert all(set(fact) == {"kind", "start", "end", "text", "value"} for fact in facts)
    assert all(text[fact["start"] : fact["end"]] == fact["text"] for fact in facts if fact["kind"] in {"number", "moment"})


def test_a_plain_text_page_is_read(tmp_path: Path) -> None:
    """The first line is the headline, the blocks are paragraphs."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")

    found = read_json(path)

    assert found["headline"] == "Harbour opens a second pier"
    assert found["paragraphs"] == TEXT.strip().split("\n\n")[1:]
    assert found["language"] == "en"


@pytest.mark.parametrize(
    ("name", "body", "problem"),
    [
        ("empty.html", b"", "empty.html"),
        ("picture.jpg", bytes(range(256)), "picture.jpg"),
        ("hollow.html", b"<!doctype html><html><body><script>x</script></body></html>", "neither a headline nor text"),
    ],
)
def test_a_page_without_text_is_named_with_what_to_do(tmp_path: Path, name: str, body: bytes, problem: str) -> None:
    """Trouble with the one page is the command's trouble."""
    path = tmp_path / name
    path.write_bytes(body)

    result = ran("read", path)

    assert (result.status, result.out) == (3, "")
    assert problem in result.err
    assert len(result.err.splitlines()) == 2


def test_an_address_is_fetched_only_from_the_open_net() -> None:
    """An address inside the own network is refused with the setting that allows it."""
    with LoopbackWeb() as web:
        web.serve("/report.html", page(article("A headline", "A sentence of a report.")))
        result = ran("read", "http://127.0.0.1/report.html")

        assert web.paths() == ()

    assert result.status == 3
    assert "http://127.0.0.1/report.html: the address is not of the open net." in result.err
    assert "allow_private_addresses" in result.err


def test_an_address_of_the_own_network_is_read_where_the_desk_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk file of the present folder counts; what is no page is said to be none."""
    (tmp_path / "desk.toml").write_text(
        '[desk]\nname = "own"\nowner = "Own"\ncontact = "a@own.example"\ntitles = { ko = "a", en = "b" }\n'
        "[gather]\nallow_private_addresses = true\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)

    with LoopbackWeb() as web:
        web.serve("/report.html", page(article("A headline for the test", "A sentence of a report.")))
        web.serve("/picture", Reply(body=b"\xff\xd8\xff", content_type="image/jpeg"))
        found = read_json(web.url("/report.html"))
        picture = ran("read", web.url("/picture"))
        gone = ran("read", web.url("/gone"))

    assert found["headline"] == "A headline for the test"
    assert (picture.status, gone.status) == (3, 3)
    assert "is no page of text (image/jpeg)." in picture.err
    assert "answered with status 404." in gone.err
