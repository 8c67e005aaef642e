"""Finds the typefaces of this machine that graphics can use, script by script."""

import os
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec

from copydesk.adapters.font_files import FaceFile, NotAFont, character_ranges, faces_in
from copydesk.model.picture import FontCoverage, FontFace, FontRole

_SUFFIXES: Final = (".ttf", ".otf", ".ttc", ".otc")
_LATIN: Final = "latin"


class _Families(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    weight: int
    ko: list[str]
    ja: list[str]
    zh: list[str]
    ru: list[str]
    latin: list[str]


class _Preferences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    samples: dict[str, str]
    headline: _Families
    text: _Families
    strong: _Families


def system_font_folders() -> tuple[Path, ...]:
    """Where Linux, macOS and Windows keep typefaces, the user's own last."""
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local/share"))
    windows = Path(os.environ.get("WINDIR", "/nonexistent")) / "Fonts"
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/System/Library/Fonts"), Path("/Library/Fonts"))
    return (*shared, windows, data / "fonts", home / ".fonts", home / "Library/Fonts")


def find_fonts(folders: Sequence[Path] | None = None) -> FontCoverage:
    """The preferred installed typefaces for every role and script; none where nothing fits.

    Reads the heads of all font files below the folders (the system's by default): about 0.05 s for 70 files; do it once.
    """
    found = list(_faces(system_font_folders() if folders is None else folders))
    preferences = _preferences()
    ranges_of = cache(_ranges)  # one face may be the best for several roles and scripts
    faces: list[FontFace] = []
    for role in FontRole:
        families: _Families = getattr(preferences, role.value)
        for language in preferences.samples:
            names: list[str] = getattr(families, language)
            order = _preferred(found, names=names, weight=families.weight)
            sample = preferences.samples[language]
            file = next((face for face in order if _can_draw(ranges_of(face), sample=sample)), None)
            if file is not None:
                ranges = ranges_of(file)
                tag = "" if language == _LATIN else language
                faces.append(
                    FontFace(path=file.path, index=file.index, family=file.family, role=role, language=tag, ranges=ranges)
                )
    return FontCoverage(faces=tuple(faces))


def _preferences() -> _Preferences:
    text = files("copydesk.adapters").joinpath("fonts.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _Preferences)


def _faces(folders: Sequence[Path]) -> Iterator[FaceFile]:
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.suffix.lower() in _SUFFIXES):
            yield from _read_faces(path)


def _read_faces(path: Path) -> tuple[FaceFile, ...]:
    try:
        with path.open("rb") as stream:
            return faces_in(stream, path=str(path))
    except (OSError, NotAFont):
        return ()  # an unreadable font is one font less


def _preferred(found: Sequence[FaceFile], *, names: Sequence[str], weight: int) -> list[FaceFile]:
    """The upright faces, those of the preferred families first, of a family the nearest weight."""
    ranks = {name: rank for rank, name in enumerate(names)}
    upright = [face for face in found if not face.italic]
    return sorted(
        upright, key=lambda face: (ranks.get(face.family, len(names)), abs(face.weight - weight), face.path, face.index)
    )


def _ranges(face: FaceFile) -> tuple[tuple[int, int], ...]:
    try:
        with Path(face.path).open("rb") as stream:
            return character_ranges(stream, face=face)
    except (OSError, NotAFont):
        return ()


def _can_draw(ranges: tuple[tuple[int, int], ...], *, sample: str) -> bool:
    return FontFace(path="", index=0, family="", role=FontRole.TEXT, ranges=ranges).covers(sample)
