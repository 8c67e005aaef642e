"""Built sites: where they are, and whether everything on them agrees."""

from pathlib import Path

from copydesk.app.folders import DESK_FILE, settings_of
from copydesk.errors import InputError
from copydesk.publish.verify import Problem, verify_site


def site_folder(folder: Path) -> Path:
    """The site in a folder that is a site itself or a newsroom. Raises `InputError` where there is none."""
    candidates = [folder]
    if (folder / DESK_FILE).exists():
        candidates.insert(0, settings_of(folder).site_dir)
    candidates.append(folder / "site")
    for candidate in candidates:
        if (candidate / "index.html").exists():
            return candidate
    raise InputError("holds no site", subject=str(folder), remedy="Build one with `copydesk demo` or `copydesk run`.")


def verify(folder: Path) -> tuple[Problem, ...]:
    """The problems of a built site; `folder` is the site or its newsroom."""
    return verify_site(site_folder(folder))
