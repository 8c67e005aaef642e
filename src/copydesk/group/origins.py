"""Which reports of a story go back to one text or one wire: copies count once."""

from collections.abc import Sequence
from typing import Final

from copydesk.group.cluster import Told
from copydesk.model.story import Origin, OriginReason

COPY_CONTAINMENT: Final = 0.5
"""Share of the shorter text's sampled shingles found in the other from which it is a copy: half of it in unchanged runs."""

MIN_SHINGLES: Final = 4
"""Texts with fewer shingles are headlines: alike by chance, never copies by text."""


def find_origins(reports: Sequence[Told], *, earlier: Sequence[Origin] = ()) -> tuple[Origin, ...]:
    """The origins of reports in order of telling, the earliest first; each report is in exactly one.

    `earlier` are origins of reports that are no longer at hand; they stay as they are, without the reports given here.
    """
    groups: list[tuple[list[Told], OriginReason, str]] = []
    for report in reports:
        for index, (members, reason, wire) in enumerate(groups):
            link = next((found for member in members if (found := _link(member, report)) is not None), None)
            if link is not None:
                members.append(report)
                groups[index] = (members, link[0] if reason is OriginReason.ALONE else reason, wire or link[1])
                break
        else:
            groups.append(([report], OriginReason.ALONE, ""))
    here = {report.report_id for report in reports}
    kept = tuple(origin for origin in earlier if not here & set(origin.report_ids))
    decided = tuple(
        Origin(
            root_report_id=_root(members, wire=wire),
            report_ids=tuple(member.report_id for member in members),
            reason=reason,
            wire=wire,
        )
        for members, reason, wire in groups
    )
    return (*kept, *decided)


def _link(one: Told, other: Told) -> tuple[OriginReason, str] | None:
    shorter, longer = sorted((one.shingles, other.shingles), key=len)
    if len(shorter) >= MIN_SHINGLES and len(shorter & longer) / len(shorter) >= COPY_CONTAINMENT:
        return OriginReason.SAME_TEXT, next(iter(sorted(set(one.wires) & set(other.wires))), "")
    wires = sorted(set(one.wires) & set(other.wires))
    if wires:
        return OriginReason.SAME_WIRE, wires[0]
    return (OriginReason.SAME_OWNER, "") if one.owner == other.owner else None


def _root(members: Sequence[Told], *, wire: str) -> str:
    return next((member.report_id for member in members if wire and wire in member.wires), members[0].report_id)
