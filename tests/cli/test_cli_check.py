"""`copydesk check`."""

import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.cli.conftest import REPORT
from tests.end_to_end.activity import active_content
from tests.end_to_end.newsrooms import ran

TRUE = "The city of Alder opened its bridge again on 8 January after 21 weeks of repairs."
FALSE = "The city of Alder opened its bridge again on 8 January after 34 weeks of repairs."
REWORDED = "After 21 weeks, Alder has its old bridge back."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """An empty draft to be written."""
    return tmp_path / "draft.txt"


def test_a_sentence_of_the_source_is_clear(draft: Path, report: Path) -> None:
    """Status 0, and a line that says so."""
    draft.write_text(TRUE, encoding="utf-8")

    result = ran("check", draft, "--against", report)

    assert (result.status, result.err) == (0, "")
    assert "Clear: 1 sentence under policy strict." in result.out


def test_a_wrong_number_is_not_clear(draft: Path, report: Path) -> None:
    """Status 1, with the sentence of the source that says otherwise, named as the user named it."""
    draft.write_text(f"{TRUE} {FALSE}", encoding="utf-8")

    result = ran("check", draft, "--against", report)

    assert (result.status, result.err) == (1, "")
    assert "Held: 1 of 2 sentences with facts that the sources do not bear out." in result.out
    assert f"{report}: 21 weeks" in result.out


def test_reworded_text_passes_under_the_open_policy(draft: Path, report: Path) -> None:
    """Rules cannot judge wording: strict keeps it back and says how to let it pass."""
    draft.write_text(REWORDED, encoding="utf-8")

    strict = ran("check", draft, "--against", report)
    opened = ran("check", draft, "--against", report, "--policy", "open")

    assert (strict.status, opened.status) == (1, 0)
    assert "wording that policy strict does not let out" in strict.out
    assert "--policy open" in strict.out


def test_the_json_has_the_documented_shape(draft: Path, report: Path) -> None:
    """Verdict, sentences, claims and evidence, and nothing else on the output stream."""
    draft.write_text(FALSE, encoding="utf-8")

    result = ran("check", draft, "--against", report, "--json")
    sentences = result.json["sentences"]

    assert (result.status, result.err) == (1, "")
    assert set(result.json) == {"verdict", "sentences"}
    assert result.json["verdict"] == "held"
    assert isinstance(sentences, list)
    assert set(sentences[0]) == {"text", "verdict", "wording", "claims"}
    assert all(set(claim) == {"kind", "text", "value", "verdict", "message", "evidence"} for claim in sentences[0]["claims"])
    evidence = [each for claim in sentences[0]["claims"] for each in claim["evidence"]]
    assert evidence
    assert all(set(each) == {"source", "start", "end", "text"} for each in evidence)
    assert {each["source"] for each in evidence} == {str(report)}


def test_two_files_of_one_name_stay_two_sources(tmp_path: Path, draft: Path) -> None:
    """Evidence tells the folders apart."""
    sources = [tmp_path / folder / "report.html" for folder in ("a", "b")]
    for source, weeks in zip(sources, ("21", "34"), strict=True):
        source.parent.mkdir()
        source.write_text(REPORT.replace("21 weeks", f"{weeks} weeks"), encoding="utf-8")
    draft.write_text(FALSE, encoding="utf-8")

    result = ran("check", draft, "--against", sources[0], "--against", sources[1])

    assert result.status == 0


def test_the_written_page_holds_nothing_active(draft: Path, report: Path, tmp_path: Path) -> None:
    """What a stranger put into draft or source stays words on the page that is sent on."""
    draft.write_text(f'{FALSE} <script>alert(1)</script> <img src=x onerror="alert(2)"> \u202e34 weeks', encoding="utf-8")
    (tmp_path / "out").mkdir()

    result = ran("check", draft, "--against", report, "--html", tmp_path / "out" / "page.html")

    html = (tmp_path / "out" / "page.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(html)
    assert result.status == 1
    assert active_content(tmp_path / "out") == []
    assert {node.tag for node in tree.css("body *")} <= {"h1", "p", "ol", "ul", "li", "small", "b", "span", "blockquote"}
    assert "default-src 'none'" in html
    assert "34 weeks" in tree.text()


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\xfa", None])
def test_a_draft_that_cannot_be_checked_is_named(draft: Path, report: Path, body: bytes | None) -> None:
    """Nothing is cleared by default: no sentence is held, bytes that are no text and a missing file are trouble."""
    if body is not None:
        draft.write_bytes(body)

    result = ran("check", draft, "--against", report)

    assert result.status == (1 if body == b"" else 3)
    assert "Held: the draft holds no sentence." in result.out if body == b"" else str(draft) in result.err


def test_a_missing_source_is_named(draft: Path, tmp_path: Path) -> None:
    """A check against nothing is no check."""
    draft.write_text(TRUE, encoding="utf-8")

    result = ran("check", draft, "--against", tmp_path / "gone.html")

    assert result.status == 3
    assert "gone.html: there is no such file." in result.err


def test_no_source_is_wrong_usage(draft: Path) -> None:
    """Status 2, as for any wrong words."""
    draft.write_text(TRUE, encoding="utf-8")

    result = ran("check", draft)

    assert result.status == 2


def test_a_page_that_cannot_be_written_is_named(draft: Path, report: Path, tmp_path: Path) -> None:
    """The folder for `--html` has to be there."""
    draft.write_text(TRUE, encoding="utf-8")

    result = ran("check", draft, "--against", report, "--html", tmp_path / "gone" / "page.html")

    assert result.status == 3
    assert "page.html: cannot be written" in result.err


def test_a_missing_draft_is_told_how_to_name_one(draft: Path, report: Path) -> None:
    """The first thing that a newcomer gets wrong is the order of the words."""
    result = ran("check", draft, "--against", report)

    assert result.status == 3
    assert f"{draft}: there is no such file." in result.err
    assert "copydesk check DRAFT --against SOURCE" in result.err


def test_a_folder_is_no_draft(tmp_path: Path, report: Path) -> None:
    """One draft at a time."""
    result = ran("check", tmp_path, "--against", report)

    assert result.status == 3
    assert "is a folder" in result.err


def test_an_empty_source_is_named(draft: Path, tmp_path: Path) -> None:
    """A source without a word cannot bear anything out, and the message does not say that all is well."""
    draft.write_text(TRUE, encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")

    result = ran("check", draft, "--against", empty)

    assert result.status == 3
    assert f"{empty}: is empty." in result.err


def test_markdown_is_checked_without_its_marks(tmp_path: Path, report: Path) -> None:
    """Emphasis, links and list marks are no words of the sentence."""
    draft = tmp_path / "draft.md"
    marked = TRUE.replace("bridge", "[bridge](https://alder.example/bridge)").replace("21 weeks", "**21 weeks**")
    draft.write_text(f"- {marked}\n", encoding="utf-8")

    result = ran("check", draft, "--against", report)

    assert result.status == 0


def test_the_credit_line_of_a_draft_is_no_claim(draft: Path, report: Path) -> None:
    """Where and for whom it was written no source of another's can state."""
    draft.write_text(f"Alder opens its bridge\n\nNORTHPORT, Feb. 3 (Pier Gazette) — {TRUE}", encoding="utf-8")

    result = ran("check", draft, "--against", report, "--policy", "open", "--json")
    sentences = result.json["sentences"]

    assert isinstance(sentences, list)
    assert sentences[1]["text"] == TRUE


def test_a_page_may_be_the_draft(report: Path) -> None:
    """A report checked against itself is clear."""
    result = ran("check", report, "--against", report)

    assert result.status == 0


def test_github_annotations_name_the_line(draft: Path, report: Path) -> None:
    """One command a sentence that may not go out: an error for facts, a warning for wording."""
    draft.write_text(f"{TRUE}\n\n{FALSE}\n{REWORDED}\n", encoding="utf-8")

    result = ran("check", draft, "--against", report, "--github")
    lines = result.out.splitlines()

    assert result.status == 1
    assert [line.split(",title=")[0] for line in lines] == [f"::error file={draft},line=3", f"::warning file={draft},line=4"]
    assert "34 weeks" in lines[0]


def test_a_draft_cannot_write_annotations_of_its_own(draft: Path, report: Path) -> None:
    """What a draft holds never begins a workflow command."""
    draft.write_text("::error file=x::Bridge %0A::warning::closed.", encoding="utf-8")

    result = ran("check", draft, "--against", report, "--github")

    assert len(result.out.splitlines()) == 1
    assert "%250A" in result.out


def test_a_word_document_may_be_draft_and_source(tmp_path: Path) -> None:
    """An editor's own file is checked as it is."""
    for name, words in (("draft.docx", FALSE), ("source.docx", TRUE)):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            body = f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
            archive.writestr("word/document.xml", f"<w:document {space}>{body}</w:document>")

    result = ran("check", tmp_path / "draft.docx", "--against", tmp_path / "source.docx")

    assert result.status == 1
    assert f"{tmp_path / 'source.docx'}: 21 weeks" in result.out


def test_a_draft_may_be_an_address(report: Path) -> None:
    """An address is asked as a source would be, and one of the own network is refused with what to do."""
    result = ran("check", "http://127.0.0.1/draft.html", "--against", report)

    assert result.status == 3
    assert "http://127.0.0.1/draft.html: the address is not of the open net." in result.err
    assert "allow_private_addresses" in result.err


def test_a_table_is_checked_cell_by_cell(tmp_path: Path, report: Path) -> None:
    """Bars and rules of a table are no sentences."""
    draft = tmp_path / "draft.md"
    draft.write_text("| weeks | bridge |\n|---|---|\n| 34 weeks | Alder |\n", encoding="utf-8")

    result = ran("check", draft, "--against", report, "--json")
    sentences = result.json["sentences"]

    assert isinstance(sentences, list)
    assert [each["text"] for each in sentences] == ["weeks; bridge", "34 weeks; Alder"]


def test_a_source_of_a_kind_that_is_not_read_is_named(tmp_path: Path, draft: Path) -> None:
    """The message says which kinds are."""
    draft.write_text(TRUE, encoding="utf-8")
    (tmp_path / "source.bin").write_bytes(bytes(range(256)))

    result = ran("check", draft, "--against", tmp_path / "source.bin")

    assert result.status == 3
    assert "source.bin: is of a kind that is not read." in result.err


def test_a_book_is_checked_and_its_first_sentences_shown(draft: Path, report: Path) -> None:
    """A draft of 2 MB has a clear answer in a reasonable time."""
    draft.write_text("\n".join([FALSE] * 24_000), encoding="utf-8")

    result = ran("check", draft, "--against", report)

    assert result.status == 1
    assert "… and 23,500 more sentences; --json and --html have them all." in result.out
    assert "Held: 24000 of 24000 sentences" in result.out


def test_a_sentence_without_a_claim_is_not_called_supported(draft: Path, tmp_path: Path) -> None:
    """It states no name, figure or date that another language could bear out."""
    source = tmp_path / "quelle.txt"
    source.write_text("Aber Spielen kann hart sein.\n", encoding="utf-8")
    draft.write_text("But playing can be tough.\n", encoding="utf-8")
    page = tmp_path / "verdicts.html"

    result = ran("check", draft, "--against", source, "--html", page)

    assert result.out.split()[1:3] == ["no", "claim"]
    assert "no claim, wording unchecked" in page.read_text(encoding="utf-8")


def test_each_draft_is_checked_against_the_sources_of_its_own_name(tmp_path: Path) -> None:
    """One line for a whole folder of drafts: what one draft's sources say is no evidence for another's."""
    other = "The harbour of Lund closed on 9 January."
    for name, words in (("bridge", TRUE), ("harbour", other)):
        (tmp_path / "sources" / name).mkdir(parents=True)
        (tmp_path / "sources" / name / "a.txt").write_text(words, encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text(TRUE, encoding="utf-8")

    drafts = (tmp_path / "bridge.txt", tmp_path / "harbour.txt")
    result = ran("check", *drafts, "--against", tmp_path / "sources" / "{name}", "--json")

    assert result.status == 1
    assert isinstance(result.json["drafts"], list)
    assert [(each["draft"], each["verdict"]) for each in result.json["drafts"]] == [
        (str(drafts[0]), "cleared"),
        (str(drafts[1]), "held"),
    ]


def test_every_file_of_a_folder_is_a_source(tmp_path: Path, draft: Path) -> None:
    """Not only the first one; hidden files are none."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / ".hidden").write_bytes(bytes(range(256)))
    (tmp_path / "sources" / "a.txt").write_text("The harbour of Lund closed on 9 January.", encoding="utf-8")
    (tmp_path / "sources" / "b.txt").write_text(TRUE, encoding="utf-8")
    draft.write_text(TRUE, encoding="utf-8")

    result = ran("check", draft, "--against", tmp_path / "sources")

    assert result.status == 0


def test_a_folder_without_a_source_is_named(tmp_path: Path, draft: Path) -> None:
    """A draft is not cleared for want of anything to hold it against."""
    (tmp_path / "sources").mkdir()
    draft.write_text(TRUE, encoding="utf-8")

    result = ran("check", draft, "--against", tmp_path / "sources")

    assert result.status == 3
    assert "is a folder without a file" in result.err


def test_the_hook_is_a_command_that_takes_changed_drafts(tmp_path: Path, draft: Path) -> None:
    """What pre-commit runs: the hook's entry, the arguments of the how-to, then the changed files."""
    hook = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "draft").mkdir()
    (tmp_path / "sources" / "draft" / "a.txt").write_text(TRUE, encoding="utf-8")
    draft.write_text(FALSE, encoding="utf-8")

    result = ran("check", f"--against={tmp_path}/sources/{{name}}", draft)

    assert "entry: copydesk check\n" in hook
    assert result.status == 1
    assert "34 weeks" in result.out


def test_several_drafts_are_told_apart(tmp_path: Path, draft: Path, report: Path) -> None:
    """On the terminal, in the annotations and on the page each draft is named."""
    other = tmp_path / "other.txt"
    draft.write_text(TRUE, encoding="utf-8")
    other.write_text(FALSE, encoding="utf-8")

    shown = ran("check", draft, other, "--against", report, "--html", tmp_path / "page.html")
    noted = ran("check", draft, other, "--against", report, "--github")

    assert shown.status == noted.status == 1
    assert str(draft) in shown.out.replace("\n", "")
    assert str(other) in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert [line.split(",")[0] for line in noted.out.splitlines()] == [f"::error file={other}"]
