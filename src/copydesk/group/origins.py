"""Which reports of a story go back to one text or one wire: copies count once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import msgspec

from copydesk.group.copies import CopyIndex, Runs
from copydesk.group.dates import Named
from copydesk.group.signature import Signature
from copydesk.model.story import Origin, OriginReason

MANY_OWNERS: Final = 5
"""Owners under whose names one text without an agency's credit is marked: two or three share a text, or forget the credit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an origin is found by: the part of a report's signature that says who told it, when, and in which words.

    `named` are the days, weeks and months that it names.
    """

    report_id: str
    told_at: datetime
    owner: str
    wires: tuple[str, ...] = ()
    shingles: tuple[int, ...] = ()
    shingle_step: int = 1
    named: Named = ()

    @property
    def runs(self) -> Runs:
        """The runs that were kept of its text."""
        return Runs(self.shingles, self.shingle_step)


def told(signature: Signature) -> Told:
    """What an origin is found by, of a report."""
    return Told(
        report_id=signature.report_id,
        told_at=signature.told_at,
        owner=signature.owner,
        wires=signature.wires,
        shingles=signature.shingles,
        shingle_step=signature.shingle_step,
        named=signature.named,
    )


_decoder: Final = msgspec.msgpack.Decoder(Told)


def decode_told(signature: bytes) -> Told:
    """The part of an encoded signature that origins are found by; the rest is passed over."""
    return _decoder.decode(signature)


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


def find_origins(reports: Sequence[Told]) -> tuple[Origin, ...]:
    """The origins of reports in order of telling, the earliest first; each report is in exactly one.

    Cost: linear in the reports and their word runs.
    """
    if len(reports) == 1:
        return (Origin(root_report_id=reports[0].report_id, report_ids=(reports[0].report_id,)),)
    gathered = _Gathered()
    for report in reports:
        _gather(report, gathered=gathered)
    return tuple(
        Origin(
            root_report_id=_root(group.members, wire=group.wire),
            report_ids=tuple(member.report_id for member in group.members),
            reason=_reason(group),
            wire=group.wire,
        )
        for group in gathered.groups
    )


def _reason(group: _Group) -> OriginReason:
    if group.reason is not OriginReason.SAME_TEXT or len({member.owner for member in group.members}) < MANY_OWNERS:
        return group.reason
    is_signed = group.wire or any(member.wires for member in group.members)
    return group.reason if is_signed else OriginReason.UNSIGNED_COPIES


def _gather(report: Told, *, gathered: _Gathered) -> None:
    """Put a report into the group that it goes back to: by its text before its credit line before its owner."""
    copies = gathered.copies.add(report.runs)
    wire = next((each for each in report.wires if each in gathered.of_wire), "") if report.wires else ""
    if copies:
        group, reason = gathered.of_text[copies[0].index], OriginReason.SAME_TEXT
        wire = min(set(report.wires) & {each for member in group.members for each in member.wires}, default="")
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
