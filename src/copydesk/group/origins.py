"""Which reports of a story go back to one text or one wire: copies count once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from copydesk.group.cluster import Told
from copydesk.group.copies import CopyIndex
from copydesk.model.story import Origin, OriginReason


@dataclass(slots=True)
class _Group:
    """Reports of one origin while they are gathered."""

    members: list[Told]
    reason: OriginReason = OriginReason.ALONE
    wire: str = ""


@dataclass(slots=True)
class _Gathered:
    """The groups so far, and what leads to each: a text, a wire, an owner."""

    groups: list[_Group] = field(default_factory=list)
    copies: CopyIndex = field(default_factory=CopyIndex)
    of_text: list[_Group] = field(default_factory=list)
    of_wire: dict[str, _Group] = field(default_factory=dict)
    of_owner: dict[str, _Group] = field(default_factory=dict)


def find_origins(reports: Sequence[Told], *, earlier: Sequence[Origin] = ()) -> tuple[Origin, ...]:
    """The origins of reports in order of telling, the earliest first; each report is in exactly one.

    `earlier` are origins of reports that are no longer at hand; they stay as they are, without the reports given here.
    Cost: linear in the reports and their word runs.
    """
    gathered = _Gathered()
    for report in reports:
        _gather(report, gathered=gathered)
    here = {report.report_id for report in reports}
    kept = tuple(origin for origin in earlier if not here & set(origin.report_ids))
    decided = tuple(
        Origin(
            root_report_id=_root(group.members, wire=group.wire),
            report_ids=tuple(member.report_id for member in group.members),
            reason=group.reason,
            wire=group.wire,
        )
        for group in gathered.groups
    )
    return (*kept, *decided)


def _gather(report: Told, *, gathered: _Gathered) -> None:
    """Put a report into the group that it goes back to: by its text before its credit line before its owner."""
    copies = gathered.copies.add(report.runs)
    wire = next((each for each in report.wires if each in gathered.of_wire), "")
    if copies:
        group, reason = gathered.of_text[copies[0].index], OriginReason.SAME_TEXT
        wire = next(iter(sorted(set(report.wires) & {each for member in group.members for each in member.wires})), "")
    elif wire:
        group, reason = gathered.of_wire[wire], OriginReason.SAME_WIRE
    elif report.owner in gathered.of_owner:
        group, reason = gathered.of_owner[report.owner], OriginReason.SAME_OWNER
    else:
        group, reason = _Group(members=[]), OriginReason.ALONE
        gathered.groups.append(group)
    if group.reason is OriginReason.ALONE:
        group.reason = reason
    group.wire = group.wire or wire
    group.members.append(report)
    gathered.of_text.append(group)
    gathered.of_owner.setdefault(report.owner, group)
    for each in report.wires:
        gathered.of_wire.setdefault(each, group)


def _root(members: Sequence[Told], *, wire: str) -> str:
    return next((member.report_id for member in members if wire and wire in member.wires), members[0].report_id)
