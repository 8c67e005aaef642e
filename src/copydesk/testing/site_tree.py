"""A site in memory, and what every site tree must do: run each of `SITE_TREE_CONTRACT` on an empty tree."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from copydesk.errors import CopydeskError, SiteError
from copydesk.ports import SiteFile, SiteTree

Look = Callable[[], dict[str, bytes]]
"""Gives the bytes of every file that stands, by path."""
Check = Callable[[SiteTree, Look], None]


class MemorySiteTree:
    """A site in a dictionary: the fake of `ports.SiteTree`."""

    def __init__(self) -> None:
        self._files: dict[str, SiteFile] = {}

    def look(self) -> dict[str, bytes]:
        """The bytes of every file that stands, by path."""
        return {path: file.body for path, file in self._files.items()}

    def input_digests(self) -> dict[str, str]:
        """`inputs_digest` by path of the site as it stands."""
        return {path: file.inputs_digest for path, file in self._files.items()}

    def switch(self, *, files: Iterable[SiteFile], kept: Iterable[str]) -> int:
        """Replace the whole site at once; `kept` is read after all `files`."""
        growing: dict[str, SiteFile] = {}
        for file in files:
            if file.path in growing or _leads_out(file.path):
                raise SiteError("cannot be written", subject=file.path, remedy="Report it")
            growing[file.path] = file
        for path in sorted(set(kept)):
            if path in growing or path not in self._files:
                raise SiteError("cannot be kept", subject=path, remedy="Run again")
            growing[path] = self._files[path]
        self._files = growing
        return len(growing)


def _leads_out(path: str) -> bool:
    parts = path.split("/")
    plain = path.isprintable() and "\\" not in path and all(len(part.encode()) < 256 for part in parts)
    return not plain or not set(parts).isdisjoint({"", ".", ".."})


def _file(path: str, body: str, *, digest: str = "") -> SiteFile:
    return SiteFile(path=path, body=body.encode(), inputs_digest=digest or body)


def _expect(actual: object, expected: object) -> None:
    if actual != expected:
        raise AssertionError(f"got {actual!r}, expected {expected!r}")


def _expect_refusal(tree: SiteTree, *, files: Iterable[SiteFile], kept: Iterable[str] = ()) -> None:
    try:
        tree.switch(files=files, kept=kept)
    except CopydeskError:
        return
    raise AssertionError("the switch was not refused")


def starts_empty(tree: SiteTree, look: Look) -> None:
    """A tree that was never built has no files."""
    _expect((tree.input_digests(), look()), ({}, {}))


def holds_what_was_written(tree: SiteTree, look: Look) -> None:
    """Files stand with their bytes and the digests of their inputs; the number of files is given."""
    count = tree.switch(files=[_file("index.html", "front"), _file("ko/쪽/index.html", "이야기", digest="d")], kept=[])

    _expect(count, 2)
    _expect(look(), {"index.html": b"front", "ko/쪽/index.html": "이야기".encode()})
    _expect(tree.input_digests(), {"index.html": "front", "ko/쪽/index.html": "d"})


def keeps_and_drops(tree: SiteTree, look: Look) -> None:
    """Of the old site only what is kept stands in the new one."""
    tree.switch(files=[_file("a/1", "one"), _file("a/2", "two"), _file("b", "three")], kept=[])
    count = tree.switch(files=[_file("b", "four")], kept=["a/1"])

    _expect((count, look()), (2, {"a/1": b"one", "b": b"four"}))
    _expect(tree.input_digests(), {"a/1": "one", "b": "four"})


def reads_what_is_kept_after_the_files(tree: SiteTree, look: Look) -> None:
    """A publisher may find out which files stay while it renders the others."""
    tree.switch(files=[_file("a", "one"), _file("b", "two")], kept=[])
    kept: set[str] = set()

    def render() -> Iterator[SiteFile]:
        kept.add("a")
        yield _file("c", "three")

    tree.switch(files=render(), kept=kept)

    _expect(look(), {"a": b"one", "c": b"three"})


def stands_after_a_failed_build(tree: SiteTree, look: Look) -> None:
    """When rendering fails in the middle, the old site stands."""
    tree.switch(files=[_file("a", "one")], kept=[])

    def render() -> Iterator[SiteFile]:
        yield _file("a", "two")
        raise SiteError("template broke", subject="a", remedy="Mend it")

    _expect_refusal(tree, files=render())
    _expect((look(), tree.input_digests()), ({"a": b"one"}, {"a": "one"}))


def refuses_paths_that_lead_out(tree: SiteTree, look: Look) -> None:
    """No file leaves the site, whatever its path says."""
    tree.switch(files=[_file("a", "one")], kept=[])

    for path in ("", "/etc/x", "../x", "a/../../x", "./x", "a//x", "a/", "x\0y", "x\ny", "a\\b", "\u202ex", "n" * 256, "\ud800"):
        _expect_refusal(tree, files=[_file(path, "bad")])
    _expect(look(), {"a": b"one"})


def refuses_a_path_twice(tree: SiteTree, look: Look) -> None:
    """Two files at one path, or one written and kept, are a fault that is said."""
    tree.switch(files=[_file("a", "one")], kept=[])

    _expect_refusal(tree, files=[_file("b", "1"), _file("b", "2")])
    _expect_refusal(tree, files=[_file("a", "1")], kept=["a"])
    _expect_refusal(tree, files=[], kept=["unknown"])
    _expect(look(), {"a": b"one"})


def may_be_empty(tree: SiteTree, look: Look) -> None:
    """A site without files is a site."""
    tree.switch(files=[_file("a", "one")], kept=[])

    _expect((tree.switch(files=[], kept=[]), look()), (0, {}))


SITE_TREE_CONTRACT: Final[tuple[Check, ...]] = (
    starts_empty,
    holds_what_was_written,
    keeps_and_drops,
    reads_what_is_kept_after_the_files,
    stands_after_a_failed_build,
    refuses_paths_that_lead_out,
    refuses_a_path_twice,
    may_be_empty,
)
