"""The file of an editor's decisions about stories, `stories.toml` beside the desk file: read, and written to at its end."""

import json
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from copydesk.desks.decoding import decode_toml
from copydesk.errors import SettingsError
from copydesk.model.story_decision import StoryDecision

DECISIONS_FILE: Final = "stories.toml"
_HEAD: Final = "# Stories that an editor merged or split, in order. Each run holds to them.\n"


class DecisionTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[[decision]]`: a story, the one that it goes `into` or the `reports` that leave it, by whom and when."""

    story: str
    by: str
    at: datetime
    into: str = ""
    reports: tuple[str, ...] = ()


class DecisionsFile(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A file of decisions and nothing else."""

    decision: tuple[DecisionTable, ...] = ()


def story_decisions_in(folder: Path) -> tuple[StoryDecision, ...]:
    """The decisions in a newsroom's folder, in order; none without the file. Raises `SettingsError` for a file out of order."""
    file = folder / DECISIONS_FILE
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read ({error})", subject=str(file), remedy="Make it a readable TOML file.") from error
    tables = decode_toml(text, into=DecisionsFile, file=str(file)).decision
    return tuple(_decision(each, file=file) for each in tables)


def keep_story_decision(decision: StoryDecision, *, folder: Path) -> Path:
    """Write a decision at the end of the folder's file, which is replaced as a whole; where. Raises `SettingsError`."""
    file = folder / DECISIONS_FILE
    story_decisions_in(folder)
    unfinished = file.with_name(f"{file.name}.part")
    try:
        known = file.read_text(encoding="utf-8") if file.exists() else _HEAD
        unfinished.write_text(known + _toml(decision), encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise SettingsError(problem, subject=str(file), remedy="Name a newsroom that this user may write.") from error
    return file


def _decision(table: DecisionTable, *, file: Path) -> StoryDecision:
    try:
        return StoryDecision(story_id=table.story, by=table.by, at=table.at, into_id=table.into, report_ids=table.reports)
    except ValueError as error:
        remedy = "Mend it, or take it out and decide again with `copydesk stories`."
        raise SettingsError(f"is not in order: {error}", subject=f"{file}: {table.story[:60]!r}", remedy=remedy) from error


def _toml(decision: StoryDecision) -> str:
    if decision.is_merge:
        what = f"into = {_quoted(decision.into_id)}\n"
    else:
        what = f"reports = [{', '.join(map(_quoted, decision.report_ids))}]\n"
    who = f"by = {_quoted(decision.by)}\nat = {decision.at.isoformat()}\n"
    return f"\n[[decision]]\nstory = {_quoted(decision.story_id)}\n{what}{who}"


def _quoted(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's but for the character of deletion."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
