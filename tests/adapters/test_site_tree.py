"""The site's folder: the contract, foreign files, full disks, kills at any moment."""

import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from copydesk.adapters import folder_switch, site_tree
from copydesk.adapters.folder_lock import hold_lock
from copydesk.adapters.site_manifest import MANIFEST_NAME
from copydesk.adapters.site_tree import FolderSiteTree
from copydesk.errors import SiteError, StoreFull
from copydesk.ports import SiteFile
from copydesk.testing.site_tree import SITE_TREE_CONTRACT, Check, MemorySiteTree

_BUILDER = """
import sys
from pathlib import Path
from copydesk.adapters import folder_switch
from copydesk.adapters.site_tree import FolderSiteTree
from copydesk.ports import SiteFile

if sys.argv[2] == "two-renames":
    folder_switch._exchange_at_once = lambda first, second: False
tree = FolderSiteTree(Path(sys.argv[1]))
number = int(sys.argv[3])
print("ready", flush=True)
while True:
    number += 1
    body = str(number).encode() * 50
    files = [SiteFile(path=f"{number % 7}/{index}/page.html", body=body, inputs_digest=str(number)) for index in range(60)]
    tree.switch(files=files, kept=[])
    tree.switch(files=[SiteFile(path="index.html", body=body, inputs_digest=str(number))], kept=[file.path for file in files])
"""


def _look(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST_NAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _file(path: str, body: str = "body") -> SiteFile:
    return SiteFile(path=path, body=body.encode(), inputs_digest=body)


@pytest.mark.parametrize("check", SITE_TREE_CONTRACT, ids=lambda check: check.__name__)
def test_the_fake_tree_keeps_the_contract(check: Check) -> None:
    """The fake behaves as the real one in everything that the publisher uses."""
    tree = MemorySiteTree()

    check(tree, tree.look)


@pytest.mark.parametrize("at_once", [True, False], ids=["exchange", "two renames"])
@pytest.mark.parametrize("check", SITE_TREE_CONTRACT, ids=lambda check: check.__name__)
def test_the_folder_keeps_the_contract(check: Check, *, at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder keeps the contract with and without the kernel's exchange, and leaves nothing beside it but its lock."""
    if not at_once:
        monkeypatch.setattr(folder_switch, "_exchange_at_once", lambda *_: False)
    folder = tmp_path / "site"

    check(FolderSiteTree(folder), lambda: _look(folder))

    assert {path.name for path in tmp_path.iterdir()} <= {"site", ".site.lock"}


def test_the_manifest_is_sorted_and_lists_hash_size_and_inputs(tmp_path: Path) -> None:
    """Equal sites have equal manifests, whatever the order of writing."""
    folder = tmp_path / "site"
    FolderSiteTree(folder).switch(files=[_file("b"), _file("a],b", "x")], kept=[])
    first = (folder / MANIFEST_NAME).read_bytes()
    FolderSiteTree(folder).switch(files=[_file("a],b", "x")], kept=["b"])

    assert (folder / MANIFEST_NAME).read_bytes() == first
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    assert json.loads(first)["files"]["a],b"] == [digest, 1, "x"]


def test_kept_files_are_not_copied(tmp_path: Path) -> None:
    """A kept file is the same file on the disk."""
    folder = tmp_path / "site"
    tree = FolderSiteTree(folder)
    tree.switch(files=[_file("a")], kept=[])
    before = (folder / "a").stat().st_ino

    tree.switch(files=[_file("b")], kept=["a"])

    assert (folder / "a").stat().st_ino == before


def test_kept_files_are_copied_where_links_are_not_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk without hard links the kept file is copied."""
    tree = FolderSiteTree(tmp_path / "site")
    tree.switch(files=[_file("a")], kept=[])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    tree.switch(files=[], kept=["a"])

    assert _look(tmp_path / "site") == {"a": b"body"}


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    """A folder with files and no manifest is refused by name, and nothing in it changes."""
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "me.jpg").write_bytes(b"jpeg")

    with pytest.raises(SiteError, match=r"photos: holds files that Copydesk did not make. Name an empty or new folder"):
        FolderSiteTree(folder).switch(files=[_file("a")], kept=[])

    assert _look(folder) == {"me.jpg": b"jpeg"}


def test_a_neighbour_with_the_name_of_the_build_is_left_alone(tmp_path: Path) -> None:
    """A foreign folder where the build would stand is refused, not removed."""
    (tmp_path / ".site.next").mkdir()
    (tmp_path / ".site.next" / "thesis.txt").write_text("years", encoding="utf-8")

    with pytest.raises(SiteError, match="did not make"):
        FolderSiteTree(tmp_path / "site").switch(files=[_file("a")], kept=[])

    assert (tmp_path / ".site.next" / "thesis.txt").read_text(encoding="utf-8") == "years"


def test_files_that_others_put_into_the_site_stay(tmp_path: Path) -> None:
    """A domain file or a proof of ownership survives the next build."""
    folder = tmp_path / "site"
    tree = FolderSiteTree(folder)
    tree.switch(files=[_file("a")], kept=[])
    (folder / "CNAME").write_text("desk.example", encoding="utf-8")
    (folder / "proof").mkdir()
    (folder / "proof" / "x.txt").write_text("1", encoding="utf-8")

    count = tree.switch(files=[_file("b")], kept=[])

    assert (count, _look(folder)) == (1, {"b": b"body", "CNAME": b"desk.example", "proof/x.txt": b"1"})
    assert tree.input_digests() == {"b": "body"}


def test_a_new_page_never_covers_a_file_of_others(tmp_path: Path) -> None:
    """A page that would take the place of such a file is refused by name."""
    folder = tmp_path / "site"
    tree = FolderSiteTree(folder)
    tree.switch(files=[_file("a")], kept=[])
    (folder / "b").write_text("mine", encoding="utf-8")

    with pytest.raises(SiteError, match="your file 'b'"):
        tree.switch(files=[_file("b")], kept=[])

    assert _look(folder) == {"a": b"body", "b": b"mine"}


def test_a_changed_file_is_not_kept(tmp_path: Path) -> None:
    """A file that someone deleted, changed in size or replaced by a link no longer counts as standing."""
    folder = tmp_path / "site"
    tree = FolderSiteTree(folder)
    tree.switch(files=[_file("gone"), _file("longer"), _file("link"), _file("dir/x"), _file("same")], kept=[])
    (folder / "gone").unlink()
    (folder / "longer").write_text("something else", encoding="utf-8")
    (folder / "link").unlink()
    (folder / "link").symlink_to(folder / "same")
    (folder / "dir").rename(tmp_path / "elsewhere")
    (folder / "dir").symlink_to(tmp_path / "elsewhere")

    assert tree.input_digests() == {"same": "body"}
    with pytest.raises(SiteError, match="missing or was changed: dir/x"):
        tree.switch(files=[], kept=["dir/x"])


def test_a_damaged_manifest_is_said(tmp_path: Path) -> None:
    """A list of files that cannot be read is named with what to do."""
    folder = tmp_path / "site"
    tree = FolderSiteTree(folder)
    tree.switch(files=[_file("a")], kept=[])
    (folder / MANIFEST_NAME).write_text('{"form":1,"files":{"a":', encoding="utf-8")

    with pytest.raises(
        SiteError, match=r"\.copydesk-site\.json: the site's list of files cannot be read.*every page is made anew"
    ):
        tree.input_digests()


def test_a_second_builder_is_refused(tmp_path: Path) -> None:
    """While one run builds the site another one says so and leaves the build alone."""
    tree = FolderSiteTree(tmp_path / "site")

    with (
        hold_lock(tmp_path / ".site.lock", subject="site"),
        pytest.raises(SiteError, match="another run is building this site"),
    ):
        tree.switch(files=[_file("a")], kept=[])


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    """When the system refuses to write, the error names the folder, the old site stands and the half one is gone."""
    folder = tmp_path / "site"
    tree = FolderSiteTree(folder)
    tree.switch(files=[_file("a")], kept=[])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, hard))
    try:
        with pytest.raises(StoreFull, match=r"site: the next site could not be written.*is unchanged. Free some space"):
            tree.switch(files=[_file("b"), _file("c", "large" * 5_000)], kept=[])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert _look(folder) == {"a": b"body"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}


def test_no_space_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ENOSPC at the last moment, while everything is flushed, leaves the old site too."""
    folder = tmp_path / "site"
    tree = FolderSiteTree(folder)
    tree.switch(files=[_file("a")], kept=[])

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(site_tree, "flush", full)
    with pytest.raises(StoreFull, match="No space left on device"):
        tree.switch(files=[_file("b")], kept=[])

    assert _look(folder) == {"a": b"body"}


@pytest.mark.parametrize("way", ["exchange", "two-renames"])
@pytest.mark.crash
def test_kill_at_any_time_leaves_one_whole_site(way: str, tmp_path: Path) -> None:
    """A builder killed twenty times leaves the old site or the new one, never a mixture, and the next build works."""
    folder = tmp_path / "site"
    chance = random.Random(11)  # noqa: S311 - moments of killing, not secrets

    for attempt in range(10):
        with subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", _BUILDER, str(folder), way, str(attempt * 1000)], stdout=subprocess.PIPE
        ) as builder:
            assert builder.stdout is not None
            builder.stdout.readline()
            time.sleep(chance.uniform(0.005, 0.08))
            builder.kill()
        _assert_whole(FolderSiteTree(folder), folder=folder, fallback=tmp_path / ".site.old")
    FolderSiteTree(folder).switch(files=[_file("last")], kept=[])

    assert _look(folder) == {"last": b"body"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}


def _assert_whole(tree: FolderSiteTree, *, folder: Path, fallback: Path) -> None:
    digests = tree.input_digests()
    standing = _look(folder if folder.exists() else fallback)
    assert set(digests) == set(standing)
    assert len(standing) in {0, 60, 61}
    assert len(set(standing.values())) <= 1
    assert len(set(digests.values())) <= 1


def test_a_kill_between_two_renames_is_mended(tmp_path: Path) -> None:
    """Without the kernel's exchange a kill between the renames leaves the old site aside; the next start puts it back."""
    folder = tmp_path / "site"
    FolderSiteTree(folder).switch(files=[_file("a")], kept=[])
    folder.rename(tmp_path / ".site.old")

    tree = FolderSiteTree(folder)

    assert tree.input_digests() == {"a": "body"}
    tree.switch(files=[_file("b")], kept=["a"])
    assert _look(folder) == {"a": b"body", "b": b"body"}


def test_a_removal_that_was_cut_off_is_finished(tmp_path: Path) -> None:
    """An old site half removed is still known as ours and goes at the next start."""
    (tmp_path / ".site.next").mkdir()
    (tmp_path / ".site.next" / "page.html").write_text("old", encoding="utf-8")
    (tmp_path / ".site.next" / MANIFEST_NAME).write_text("{}", encoding="utf-8")

    FolderSiteTree(tmp_path / "site").switch(files=[_file("a")], kept=[])

    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock"}


def test_the_folder_keeps_its_rights(tmp_path: Path) -> None:
    """A folder that its owner opened to a web server stays open to it."""
    folder = tmp_path / "site"
    tree = FolderSiteTree(folder)
    tree.switch(files=[_file("a")], kept=[])
    folder.chmod(0o751)

    tree.switch(files=[_file("b")], kept=[])

    assert folder.stat().st_mode & 0o777 == 0o751


def test_a_linked_folder_stays_a_link(tmp_path: Path) -> None:
    """Where the site's folder is a link, its target changes and the link stays."""
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")

    FolderSiteTree(tmp_path / "site").switch(files=[_file("a")], kept=[])

    assert (tmp_path / "site").is_symlink()
    assert _look(tmp_path / "real") == {"a": b"body"}


@pytest.mark.parametrize("path", ["x" * 255, "한국/기사", "a b", ".well-known/x"])
def test_plain_paths_are_allowed(path: str) -> None:
    """Long, foreign and dotted names are plain names."""
    assert site_tree.path_problem(path) == ""


def test_the_name_of_the_manifest_is_refused() -> None:
    """No page stands in the place of the list."""
    assert site_tree.path_problem(MANIFEST_NAME) == "the name of the manifest"
