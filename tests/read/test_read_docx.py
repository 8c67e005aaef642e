"""Word documents: the words that their reader sees."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import InputError
from copydesk.read.docx import docx_text

_OPEN = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FALLBACK = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def document(body: str, *, part: str = "word/document.xml") -> bytes:
    """A Word document with this body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, f"{_OPEN} {_FALLBACK}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def run(words: str) -> str:
    """A run of words."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            f"<w:p>{run('The bridge ')}{run('is open.')}</w:p><w:p>{run('It was shut.')}</w:p>",
            "The bridge is open.\nIt was shut.",
        ),
        (f"<w:p>{run('It is ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del>{run('open.')}</w:p>", "It is open."),
        (f"<w:p>{run('It is ')}<w:ins>{run('now ')}</w:ins>{run('open.')}</w:p>", "It is now open."),
        (f"<w:p><w:moveFrom>{run('Away.')}</w:moveFrom><w:moveTo>{run('Here.')}</w:moveTo></w:p>", "Here."),
        (f"<w:p>{run('a')}<w:r><w:tab/></w:r>{run('b')}<w:r><w:br/></w:r>{run('c')}</w:p>", "a b\nc"),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('12')}</w:p></w:tc><w:tc><w:p>{run('dead')}</w:p></w:tc></w:tr></w:tbl>", "12\ndead"),
        (f"<w:p>{run('Text.')}<mc:Fallback><w:p>{run('Text again.')}</w:p></mc:Fallback></w:p>", "Text."),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", ""),
    ],
)
def test_a_document_is_read_as_its_reader_sees_it(body: str, text: str) -> None:
    """Paragraphs are lines; what was deleted, moved away, or is there for older programs is left out."""
    assert docx_text(document(body), name="draft.docx") == text


@pytest.mark.parametrize(
    "body",
    [b"", b"PK\x03\x04", b"just text", document("", part="other.xml"), document("<w:p>"), document("&nbsp;")],
)
def test_what_is_no_document_is_named(body: bytes) -> None:
    """The file and what to do stand in the message."""
    with pytest.raises(InputError) as trouble:
        docx_text(body, name="draft.docx")

    assert (trouble.value.subject, trouble.value.remedy) == ("draft.docx", "Save it again as DOCX, or as text in UTF-8.")


def test_a_document_expands_no_entity() -> None:
    """A document of strangers reads no file of ours."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        entity = '<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
        body = f"<w:body><w:p>{run('a')}<w:r><w:t>&secret;</w:t></w:r></w:p></w:body></w:document>"
        archive.writestr("word/document.xml", f"{_OPEN.replace('?><', f'?>{entity}<')} {_FALLBACK}>{body}")

    assert docx_text(file.getvalue(), name="draft.docx") == "a"


@given(st.binary(max_size=400))
def test_any_bytes_give_words_or_a_message(body: bytes) -> None:
    """No file ends the program."""
    try:
        text = docx_text(body, name="draft.docx")
    except InputError:
        text = ""

    assert text == ""
