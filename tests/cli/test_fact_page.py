"""The page that `copydesk read --html` writes, and the marks that it and the terminal share."""

import io
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.end_to_end.newsrooms import article, ran

from copydesk.app.documents import read_document
from copydesk.cli.fact_page import LABELS
from copydesk.cli.facts import KINDS, FactRow, fact_rows
from copydesk.cli.marking import pieces_of
from copydesk.cli.read import print_report

KOREAN = """강나루 다리 다시 열려

강나루시는 지난해 8월부터 고친 다리를 9일 다시 열었다. 정다온 시장은 "약 3천 명이 다녀갔다"고 말했다.
"""
HOSTILE = """Harbour <script>alert(1)</script> opens & "closes"

The port of Birch counted 140 boats on 5 January 2026, " onmouseover="alert(2)" said the office of </mark></main> Ann Brook.
"""


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[FactRow]]:
    """A text with marks anywhere in it: inside, across and upon one another."""
    text = draw(st.text(min_size=1, max_size=40))
    places = st.integers(min_value=0, max_value=len(text) - 1)
    starts = draw(st.lists(places, max_size=8))
    rows = []
    for start in starts:
        end = draw(st.integers(min_value=start + 1, max_value=len(text)))
        kind = draw(st.sampled_from(KINDS))
        rows.append(FactRow(kind=kind, start=start, end=end, text=text[start:end], value="", marks=((start, end),)))
    return text, rows


def written(source: str, *, folder: Path, name: str = "page.txt") -> str:
    """The page that the command writes for a text."""
    path = folder / name
    path.write_text(source, encoding="utf-8")
    result = ran("read", path, "--html", folder / "facts.html")
    assert (result.status, result.err) == (0, "")
    return (folder / "facts.html").read_text(encoding="utf-8")


def text_at(node: LexborNode | None, selector: str) -> str:
    """The words of the first element that a selector finds, empty where there is none."""
    found = node.css_first(selector) if node else None
    return found.text() if found else ""


@given(marked_texts())
def test_the_pieces_of_a_text_are_the_text_with_every_mark_where_it_lies(case: tuple[str, list[FactRow]]) -> None:
    """Nothing is lost or doubled, and each character is marked by exactly the rows whose marks hold it."""
    text, rows = case

    pieces = list(pieces_of(text, rows))

    marked = [[row for row in rows if row.start <= place < row.end] for place in range(len(text))]
    shown = [piece.rows for piece in pieces for _ in piece.text]
    assert "".join(piece.text for piece in pieces) == text
    assert [sorted(map(repr, each)) for each in shown] == [sorted(map(repr, each)) for each in marked]
    assert sum(len(piece.opens) for piece in pieces) == len(rows)


def test_the_page_marks_every_fact_and_says_its_value(tmp_path: Path) -> None:
    """A Korean report: each mark leads to a note with the kind in words and the value."""
    tree = LexborHTMLParser(written(KOREAN, folder=tmp_path))

    notes = {(text_at(each, ".kind"), text_at(each, "code")) for each in tree.css("ul.facts > li")}
    targets = {(each.attributes["href"] or "").removeprefix("#") for each in tree.css("ul.facts a")}
    marks = {each.attributes["id"] for each in tree.css("main mark[id]")}
    languages = [each.attributes["lang"] for each in tree.css("html, main")]

    assert {kind for kind, _ in notes} >= {"number", "moment", "quote", "attribution"}
    assert ("number", "3000 person") in notes
    assert languages == ["en", "ko"]
    assert targets == marks
    assert [each.text() for each in tree.css("h1")] == ["강나루 다리 다시 열려"]


def test_the_page_has_neither_script_nor_anything_from_outside(tmp_path: Path) -> None:
    """Its policy lets one style apply, named by its hash, and the page holds no attribute that needs more."""
    source = written(KOREAN, folder=tmp_path)

    style = re.findall(r"<style>(.*?)</style>", source, flags=re.DOTALL)
    digest = b64encode(sha256(style[0].encode()).digest()).decode()

    assert len(style) == 1
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in source
    assert not re.search(r"<(?:script|link|img|iframe)|\sstyle=|\son\w+=|url\(", source)


def test_hostile_words_are_shown_and_do_nothing(tmp_path: Path) -> None:
    """Markup inside a report is text on the page, in running words and in the notes."""
    tree = LexborHTMLParser(written(HOSTILE, folder=tmp_path))

    attributes = {name for each in tree.css("*") for name in each.attributes}

    assert tree.css("script") == []
    assert len(tree.css("main")) == 1
    assert not any(name.startswith("on") for name in attributes)
    assert "</mark></main>" in text_at(tree.root, "main")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_told_by_its_word_and_its_line(tmp_path: Path, kind: str) -> None:
    """The legend names each kind beside a box that hides it; the style gives each its own line or frame."""
    source = written(KOREAN, folder=tmp_path)

    rule = re.search(rf"mark\.{kind} {{ ([^}}]+) }}", source)

    assert f'id="show-{kind}" checked> <mark class="{kind}">{LABELS[kind]}</mark>' in source
    assert f"#show-{kind}:not(:checked)" in source
    assert rule
    assert re.search(r"text-decoration(-style)?: (?!none)|box-shadow", rule[1])


def test_a_page_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    """The folder does not exist: the message names the file."""
    path = tmp_path / "page.html"
    path.write_text(article("A headline", "A sentence of a report, long enough."), encoding="utf-8")

    result = ran("read", path, "--html", tmp_path / "nowhere" / "facts.html")

    assert result.status == 3
    assert "facts.html: cannot be written" in result.err


@pytest.mark.parametrize("is_coloured", [True, False])
def test_a_terminal_shows_marks_with_and_without_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_coloured: bool
) -> None:
    """Where NO_COLOR is set the lines and weights stay; piped output holds neither (see the tests of the command)."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    if not is_coloured:
        monkeypatch.setenv("NO_COLOR", "1")
    path = tmp_path / "page.txt"
    path.write_text(KOREAN, encoding="utf-8")
    report, reading = read_document(str(path))
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=200, highlight=False)

    print_report(report, rows=fact_rows(reading), console=console)

    colours = re.findall(r"\x1b\[(?:\d+;)*3[1-6]m", out.getvalue())
    assert bool(colours) is is_coloured
    assert "\x1b[4" in out.getvalue()
    assert "numbers 1" in re.sub(r"\x1b\[[\d;]*m", "", out.getvalue())
