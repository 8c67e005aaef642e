"""Newsroom folders: their settings, and new ones."""

from os import environ
from pathlib import Path
from typing import Final

from copydesk.app.known_places import with_known_places
from copydesk.desks import bundled_desks, desk_text
from copydesk.errors import SettingsError
from copydesk.settings import Settings, default_settings, load_settings

DESK_FILE: Final = "desk.toml"


def settings_of(folder: Path) -> Settings:
    """The settings of a newsroom folder: its desk file, or the built-in ones where there is none."""
    desk_file = folder / DESK_FILE
    return with_known_places(load_settings(desk_file, environment=environ) if desk_file.exists() else default_settings(folder))


def desk_settings(folder: Path) -> Settings:
    """The settings of a newsroom folder. Raises `SettingsError` where it has no desk file."""
    if not (folder / DESK_FILE).exists():
        remedy = f"Make it with `copydesk init {folder}`, or read files with `copydesk run --once --from PATH`."
        raise SettingsError("there is no such desk file", subject=str(folder / DESK_FILE), remedy=remedy)
    return settings_of(folder)


def new_newsroom(folder: Path, *, desk: str) -> tuple[Path, ...]:
    """Write a newsroom folder; the files written, the desk file first. Raises `SettingsError` rather than overwrite one."""
    if desk not in bundled_desks():
        remedy = f"Choose one of: {', '.join(bundled_desks())}."
        raise SettingsError("there is no such desk", subject=desk, remedy=remedy)
    desk_file = folder / DESK_FILE
    if desk_file.exists():
        raise SettingsError("exists already", subject=str(desk_file), remedy="Edit it, or name another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        desk_file.write_text(desk_text(desk), encoding="utf-8")
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise SettingsError(problem, subject=str(desk_file), remedy="Name a folder that this user may write.") from error
    return (desk_file,)
