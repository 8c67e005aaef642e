"""One document at a time: what `copydesk read` and `copydesk check` need, without store or site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from copydesk.check.document import SourceIndex, check_document
from copydesk.errors import InputError
from copydesk.gather.paths import pages_from_paths
from copydesk.model.draft import Material
from copydesk.model.facts import Reading
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page
from copydesk.model.report import Report
from copydesk.model.source import SourceBook
from copydesk.model.verdict import SentenceVerdict
from copydesk.ports.second_readers import SecondReaders
from copydesk.read.page import read_page
from copydesk.text.facts import FactReader
from copydesk.text.language import detect_language

_BLANK_BYTES: Final = 1_000_000
_KINDS: Final = "Name an HTML, text, ninjs, feed or WARC file."


def first_page(path: Path, *, fetched_at: datetime) -> Page:
    """The first page found at a path. Raises `InputError` where there is none."""
    if not path.exists():
        raise InputError("there is no such file", subject=str(path), remedy="Name a file that exists.")
    reasons = []
    for found in pages_from_paths([path], fetched_at=fetched_at):
        if isinstance(found, Page):
            return found
        reasons.append(found)
    if not reasons:
        raise InputError("holds no page", subject=str(path), remedy=_KINDS)
    if path.is_file() and reasons[0].subject.startswith("file:") and _is_blank(path):
        raise InputError("is empty", subject=str(path), remedy="Name a file with text in it.")
    if reasons[0].code == "file-kind":
        raise InputError("is of a kind that is not read", subject=str(path), remedy=_KINDS)
    raise InputError(reasons[0].message, subject=str(path), remedy=reasons[0].remedy)


def _is_blank(path: Path) -> bool:
    """Whether a file has nothing but white space."""
    return path.stat().st_size <= _BLANK_BYTES and not path.read_bytes().strip()


def read_one(page: Page, *, sources: SourceBook, facts: FactReader) -> tuple[Report, Reading]:
    """A page's report and reading. Raises `InputError` where the page gives none."""
    result = read_page(page, sources=sources, facts=facts)
    if isinstance(result, Rejected):
        raise InputError(result.message, subject=result.subject, remedy=result.remedy)
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """A source of a free draft as read; `label` is what the user called it."""

    label: str
    report: Report
    reading: Reading


def read_source(page: Page, *, label: str, sources: SourceBook, facts: FactReader) -> SourceRead:
    """A page as a source of a free draft. Raises `InputError` where it cannot be read."""
    report, reading = read_one(page, sources=sources, facts=facts)
    return SourceRead(label=label, report=report, reading=reading)


def check_text(
    draft: str, *, against: Sequence[SourceRead], sources: SourceBook, facts: FactReader, readers: SecondReaders
) -> tuple[SentenceVerdict, ...]:
    """The verdicts of a free draft's sentences against all sources together. Evidence names its source as the user did.

    `readers` vouch for wordings that rules leave unchecked.
    """
    materials = tuple(
        Material(report=each.report, source=sources.get(each.report.source_id), sentences=each.reading.sentences, origin=index)
        for index, each in enumerate(against)
    )
    verdicts = check_document(draft, language=detect_language(draft), index=SourceIndex(materials), facts=facts, readers=readers)
    labels = {each.report.id: each.label for each in against}
    return tuple(_labelled(verdict, labels=labels) for verdict in verdicts)


def _labelled(sentence: SentenceVerdict, *, labels: Mapping[str, str]) -> SentenceVerdict:
    verdicts = tuple(
        replace(
            verdict, evidence=tuple(replace(each, source_id=labels.get(each.span.report_id, "")) for each in verdict.evidence)
        )
        for verdict in sentence.verdicts
    )
    return replace(sentence, verdicts=verdicts)
