"""Word documents (DOCX): their words, a paragraph a line.

Source: ECMA-376, part 1, 17 (WordprocessingML): `w:p` is a paragraph, `w:t` its words; what stands in `w:del` and `w:moveFrom`
was taken out.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

from copydesk.errors import InputError

_DOCUMENT: Final = "word/document.xml"
_MOST_BYTES: Final = 50_000_000
"""The largest text part that is read: two thousand pages; a small archive may unpack to any size."""
_WORDS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SECOND_TELLING: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT: Final = frozenset({f"{_WORDS}moveFrom", f"{_WORDS}del", _SECOND_TELLING})
"""What a reader of the document does not see, and what is there a second time for older programs."""
_REMEDY: Final = "Save it again as DOCX, or as text in UTF-8."


def docx_text(body: bytes, *, name: str) -> str:
    """The words of a document, tables a cell a line, without notes, comments and what was deleted.

    Raises `InputError` for what is no such document.
    """
    try:
        root = etree.fromstring(_part(body, name=name), _parser())
    except etree.XMLSyntaxError as error:
        raise InputError("is no whole Word document", subject=name, remedy=_REMEDY) from error
    return "\n".join(_lines(root))


def _parser() -> etree.XMLParser:
    """One that fetches nothing and expands nothing: a document comes from strangers."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _part(body: bytes, *, name: str) -> bytes:
    try:  # RuntimeError is a password, NotImplementedError a way of packing that Python does not know
        with zipfile.ZipFile(io.BytesIO(body)) as archive, archive.open(_DOCUMENT) as part:
            text = part.read(_MOST_BYTES + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise InputError("is no Word document", subject=name, remedy=_REMEDY) from error
    if len(text) > _MOST_BYTES:
        raise InputError(f"holds more than {_MOST_BYTES:,} bytes of text", subject=name, remedy="Split it into several drafts.")
    return text


def _lines(element: etree._Element) -> Iterator[str]:
    """The paragraphs below an element, those of a text box behind the one that it is in."""
    for paragraph in element.iter(f"{_WORDS}p"):
        if not any(above.tag in _LEFT_OUT for above in paragraph.iterancestors()):
            yield "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_WORDS}p":
            continue
        if child.tag == f"{_WORDS}t":
            yield child.text or ""
        elif child.tag == f"{_WORDS}tab":
            yield " "
        elif child.tag in {f"{_WORDS}br", f"{_WORDS}cr"}:
            yield "\n"
        elif child.tag == f"{_WORDS}noBreakHyphen":
            yield "-"
        else:
            yield from _pieces(child)
