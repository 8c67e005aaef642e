"""The source table of a story: reports grouped under their origins, so that copies are seen to count once."""

from copydesk.model.edition import Edition, Teller
from copydesk.model.story import Origin, OriginReason
from copydesk.publish.addresses import outward, root_of, source_path
from copydesk.publish.evidence import Evidence
from copydesk.publish.printable import one_line
from copydesk.publish.views import OriginView, ReportView


def origins_of(edition: Edition, *, evidence: Evidence) -> tuple[OriginView, ...]:
    """The origins of a story with their reports, in the order that the page's numbers follow."""
    rows: dict[int, list[ReportView]] = {}
    earliest = min(edition.tellers, key=lambda teller: (teller.report.told_at, teller.report.id), default=None)
    for number, teller in enumerate(evidence.tellers, 1):
        row = _row(teller, number=number, earliest=teller is earliest and len(edition.tellers) > 1, evidence=evidence)
        rows.setdefault(teller.origin, []).append(row)
    origins = edition.story.origins
    return tuple(
        _origin(origins[index] if 0 <= index < len(origins) else None, index=index, reports=tuple(reports), evidence=evidence)
        for index, reports in rows.items()
    )


def _origin(origin: Origin | None, *, index: int, reports: tuple[ReportView, ...], evidence: Evidence) -> OriginView:
    reason = origin.reason if origin else OriginReason.ALONE
    wire = origin.wire if origin else ""
    key = "same_wire_named" if wire and reason is OriginReason.SAME_WIRE else reason.value
    return OriginView(
        title=evidence.strings("sources.origin", n=index + 1),
        reason=evidence.strings(f"sources.{key}", wire=one_line(wire)),
        counts_once=reason is not OriginReason.ALONE,
        reports=reports,
    )


def _row(teller: Teller, *, number: int, earliest: bool, evidence: Evidence) -> ReportView:
    report, source = teller.report, teller.source
    language = evidence.edition.language
    return ReportView(
        number=number,
        source=evidence.source_name(source),
        source_href=f"{root_of(evidence.edition.path)}{source_path(source.id, language=language)}index.html",
        kind=evidence.strings(f"kind.{source.kind.value}"),
        headline=evidence.words(report.headline, report.language),
        language_name="" if report.language == language else evidence.formats.language_name(report.language),
        url=outward(report.url),
        when=evidence.told(teller),
        earliest=earliest,
        page_hash=report.page_sha256,
    )
