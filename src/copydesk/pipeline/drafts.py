"""The words of a draft that a user names: text, Markdown, a Word document, or a page as it would be read."""

import re
from datetime import datetime
from pathlib import Path
from typing import Final

from copydesk.errors import InputError
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page
from copydesk.model.source import SourceBook
from copydesk.pipeline.documents import first_page
from copydesk.read.credit import split_opening
from copydesk.read.docx import docx_text
from copydesk.read.page import read_report
from copydesk.text.language import detect_language

_PAGES: Final = frozenset({".html", ".htm", ".xhtml", ".json"})
_MARKDOWN: Final = frozenset({".md", ".markdown"})
DOCX: Final = ".docx"
_SAMPLE: Final = 2_000
"""Characters that tell a draft's language."""
_FIRST_LINES: Final = 8
"""Lines among which a credit line stands: behind a headline, a standfirst, and what is empty between them."""
_REMEDY: Final = "Name a file of text in UTF-8, Markdown, HTML, DOCX or ninjs."
_OPENING: Final = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)+", re.MULTILINE)
_RULE: Final = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$|^```.*$", re.MULTILINE)
_TABLE_ROW: Final = re.compile(r"^[ \t]*\|(.*)\|[ \t]*$", re.MULTILINE)
_TABLE_RULE: Final = re.compile(r"[\s:|-]+")
_LINK: Final = re.compile(r"!?\[([^\]\n]{1,300})\]\([^)\s]{1,500}(?:[ \t]+\"[^\"\n]{0,200}\")?\)")
_EMPHASIS: Final = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*_])")


def draft_text(draft: Path, *, read_at: datetime) -> str:
    """The draft's words. Raises `InputError` where there are none to be had, and says how to name them."""
    if not draft.exists():
        remedy = "Name the draft first and its sources behind it: copydesk check DRAFT --against SOURCE."
        raise InputError("there is no such file", subject=str(draft), remedy=remedy)
    if draft.is_dir():
        raise InputError("is a folder", subject=str(draft), remedy=_REMEDY)
    if draft.suffix.lower() in _PAGES:
        return page_text(first_page(draft, fetched_at=read_at), name=str(draft))
    if draft.suffix.lower() == DOCX:
        return without_credit(docx_text(_bytes(draft), name=str(draft)))
    text = _read(draft)
    return without_credit(without_marks(text) if draft.suffix.lower() in _MARKDOWN else text)


def page_text(page: Page, *, name: str) -> str:
    """The words of a page. Raises `InputError` where it has none."""
    report = read_report(page, sources=SourceBook())
    if isinstance(report, Rejected):
        raise InputError(report.message, subject=name, remedy=report.remedy)
    return report.text


def without_credit(text: str) -> str:
    """A draft without the line that says where and for whom it was written: no source states that of another's report."""
    lines = text.split("\n")
    language = detect_language(text[:_SAMPLE])
    for place, line in enumerate(lines[:_FIRST_LINES]):
        opening = split_opening(line, language=language)
        if opening.text != line:
            return "\n".join((*lines[:place], opening.text, *lines[place + 1 :]))
    return text


def without_marks(markdown: str) -> str:
    """Markdown as its reader sees it: no marks of headings, lists, quotations, tables, emphasis and links; as many lines."""
    text = _OPENING.sub("", _RULE.sub("", _TABLE_ROW.sub(_cells, markdown)))
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))


def _cells(row: re.Match[str]) -> str:
    """The cells of a table's row; nothing for the row of dashes below its head."""
    cells = row.group(1)
    return "" if _TABLE_RULE.fullmatch(cells) else "; ".join(cell.strip() for cell in cells.split("|"))


def _bytes(draft: Path) -> bytes:
    try:
        return draft.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", subject=str(draft), remedy=_REMEDY) from error


def _read(draft: Path) -> str:
    try:
        return _bytes(draft).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not text in UTF-8", subject=str(draft), remedy=_REMEDY) from error
