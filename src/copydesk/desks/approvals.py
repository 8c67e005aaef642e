"""The file of an editor's approvals, `approvals.toml` beside the desk file: read, and written to at its end."""

import json
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.desks.decoding import decode_toml
from copydesk.errors import SettingsError
from copydesk.model.approval import Approval, Approvals

APPROVALS_FILE: Final = "approvals.toml"
_HEAD: Final = "# Wordings that an editor approved. Each counts only beside the very sentences that stand here as its evidence.\n"


class ApprovalTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[[approval]]`: a sentence, the sources' sentences beside which it was approved, by whom and when."""

    text: str
    evidence: tuple[str, ...]
    by: str
    at: datetime


class ApprovalsFile(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A file of approvals and nothing else."""

    approval: tuple[ApprovalTable, ...] = ()


def approvals_in(folder: Path) -> Approvals:
    """The approvals of a newsroom's folder, none where it has no file of them. Raises `SettingsError` for a file out of order."""
    file = folder / APPROVALS_FILE
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read ({error})", subject=str(file), remedy="Make it a readable TOML file.") from error
    tables = decode_toml(text, into=ApprovalsFile, file=str(file)).approval
    return Approvals(given=tuple(_approval(each, file=file) for each in tables))


def _approval(table: ApprovalTable, *, file: Path) -> Approval:
    try:
        return Approval(text=table.text, evidence=table.evidence, by=table.by, at=table.at)
    except ValueError as error:
        remedy = "Mend it, or approve the sentence again with `copydesk approve`."
        raise SettingsError(f"is not in order: {error}", subject=f"{file}: {table.text[:60]!r}", remedy=remedy) from error


def keep_approvals(added: tuple[Approval, ...], *, folder: Path) -> Path:
    """Write approvals at the end of the folder's file, which is replaced as a whole; where. Raises `SettingsError`."""
    file = folder / APPROVALS_FILE
    approvals_in(folder)
    unfinished = file.with_name(f"{file.name}.part")
    try:
        known = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        unfinished.write_text(known + "".join(map(_toml, added)), encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise SettingsError(problem, subject=str(file), remedy="Name a newsroom that this user may write.") from error
    return file


def _toml(approval: Approval) -> str:
    evidence = "".join(f"  {_quoted(each)},\n" for each in approval.evidence)
    return (
        f"\n[[approval]]\ntext = {_quoted(approval.text)}\nby = {_quoted(approval.by)}\n"
        f"at = {approval.at.isoformat()}\nevidence = [\n{evidence}]\n"
    )


def _quoted(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's but for the character of deletion."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
