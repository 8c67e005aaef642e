"""The list of a site's files that stands in it as `.copydesk-site.json`: what is ours, and from what it was made."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from copydesk.errors import SiteError
from copydesk.ports import SiteFile

MANIFEST_NAME: Final = ".copydesk-site.json"
_FORM: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of a site: the hash and size of its bytes, and the digest of what it was rendered from."""

    sha256: str
    size: int
    inputs_digest: str


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: int
    files: dict[str, tuple[str, int, str]]


def entry_of(file: SiteFile) -> Entry:
    """The entry of a new file."""
    return Entry(sha256=hashlib.sha256(file.body).hexdigest(), size=len(file.body), inputs_digest=file.inputs_digest)


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Entries by path; empty where no site stands. Raises `SiteError` for a manifest that is not ours or damaged."""
    place = folder / MANIFEST_NAME
    if not place.is_file():
        return {}
    try:
        manifest = msgspec.json.decode(place.read_bytes(), type=_Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, OSError) as error:
        remedy = "Remove the folder, or name another as site_dir, and run again; every page is made anew"
        raise SiteError(f"the site's list of files cannot be read ({error})", subject=str(place), remedy=remedy) from error
    if manifest.form > _FORM:
        remedy = "Upgrade Copydesk, or name another folder as site_dir"
        raise SiteError(f"the site was built by a later Copydesk (form {manifest.form})", subject=str(folder), remedy=remedy)
    rows = manifest.files.items()
    return {path: Entry(sha256=sha256, size=size, inputs_digest=digest) for path, (sha256, size, digest) in rows}


def write_manifest(folder: Path, *, entries: dict[str, Entry]) -> None:
    """Write the list, sorted by path: equal sites have equal bytes."""
    lines = [
        msgspec.json.encode(path) + b":" + msgspec.json.encode((entry.sha256, entry.size, entry.inputs_digest))
        for path, entry in sorted(entries.items())
    ]
    head = b'{"form":%d,"files":{\n' % _FORM
    (folder / MANIFEST_NAME).write_bytes(head + b",\n".join(lines) + b"\n}}\n")
