"""`verify_site` is clean on a built site and fails when any label, link or citation is taken away."""

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.publish.sample import list_site, sample_newsroom, site_facts, site_files, write_site

from copydesk.publish.verification.problem import REMEDIES
from copydesk.publish.verify import verify_site

BRIDGE = "en/2026/03/14/5a17b2c9-saltmeres-long-bridge-reopens-after-eleven-months-of-repairs"
KOREAN = "ko/2026/03/14/5a17b2c9-story"
FERRY = "en/2026/03/09/77aa01bc-ferries-to-run-until-the-long-bridge-reopens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A change to a file of the site, and a code that has to be found."""

    path: str
    pattern: str
    instead: str
    code: str


def read_mutations() -> dict[str, Mutation]:
    """The faults of `mutations.toml` by name; BRIDGE, KOREAN and FERRY stand for the folders of three stories."""
    rows = tomllib.loads((Path(__file__).parent / "mutations.toml").read_text(encoding="utf-8"))["mutation"]
    folders = {"BRIDGE": BRIDGE, "KOREAN": KOREAN, "FERRY": FERRY}

    def filled(text: str) -> str:
        return re.sub("|".join(folders), lambda match: folders[match[0]], text)

    return {
        row["name"]: Mutation(path=filled(row["path"]), pattern=filled(row["pattern"]), instead=row["instead"], code=row["code"])
        for row in rows
    }


MUTATIONS = read_mutations()


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the built site that a test may change."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


def codes(folder: Path) -> set[str]:
    """The codes of a site's problems."""
    return {each.code for each in verify_site(folder)}


def rewrite(folder: Path, path: str, change: Callable[[str], str]) -> None:
    """Change a file byte for byte through Latin-1, and list the site's files anew so that only the content is wrong."""
    place = next(folder.glob(path))
    before = place.read_bytes().decode("utf-8" if place.suffix in {".html", ".json", ".xml"} else "latin-1")
    after = change(before)
    assert after != before, f"nothing to change in {path}"
    place.write_bytes(after.encode("utf-8" if place.suffix in {".html", ".json", ".xml"} else "latin-1"))
    list_site(folder)


def test_a_built_site_is_clean(built_site: Path) -> None:
    """Every label, link, hash and citation agrees."""
    assert verify_site(built_site) == ()


def test_a_site_in_eight_languages_below_a_base_path_is_clean(tmp_path: Path) -> None:
    """With feeds and standing pages in each."""
    languages = ("ko", "en", "ja", "zh", "ru", "de", "fr", "es")
    newsroom = sample_newsroom(site_facts(languages=languages, base_url="https://host.example/news/"))
    write_site(tmp_path, site_files(newsroom))

    assert verify_site(tmp_path) == ()


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS)
def test_each_kind_of_fault_is_found(site: Path, mutation: Mutation) -> None:
    """Each mark is removed or changed in turn, and the site's list of files is made to agree with it."""
    rewrite(site, mutation.path, lambda text: re.sub(mutation.pattern, mutation.instead, text, count=1))

    assert mutation.code in codes(site)


def removable(page: LexborHTMLParser) -> Iterator[tuple[str, LexborNode]]:
    """Every label, citation and link of a page."""
    for selector in (
        "[data-label]",
        "details.src",
        ".witness",
        ".witness a",
        "main a",
        ".masthead a",
        ".foot a",
        ".notice",
        "q.s",
        "span.s",
    ):
        for place, node in enumerate(page.css(selector)):
            yield f"{selector} {place}", node


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stories of one thread: small enough to be verified a few hundred times."""
    newsroom = sample_newsroom()
    folder = tmp_path_factory.mktemp("small")
    write_site(folder, site_files(replace(newsroom, editions=newsroom.editions[:4])))
    return folder


def test_no_label_citation_or_link_of_a_story_page_can_be_removed_unseen(small_site: Path) -> None:
    """Each is taken away in turn from every page, whatever it is, and the page's own problems must tell it."""
    paths = [f"{folder}/index.html" for folder in (BRIDGE, KOREAN, FERRY)]
    originals = {path: (small_site / path).read_text(encoding="utf-8") for path in paths}
    places = {path: len(list(removable(LexborHTMLParser(text)))) for path, text in originals.items()}
    unseen = []
    for turn in range(max(places.values())):
        removed = {}
        for path, original in originals.items():
            page = LexborHTMLParser(original)
            if turn < places[path]:
                name, node = list(removable(page))[turn]
                removed[path] = f"{name} of {path}: {(node.html or '')[:120]}"
                node.decompose()
            (small_site / path).write_text("<!doctype html>\n" + (page.html or ""), encoding="utf-8")
        seen = {each.path for each in verify_site(small_site) if each.code != "file-changed"}
        unseen += [what for path, what in removed.items() if path not in seen]
    for path, original in originals.items():
        (small_site / path).write_text(original, encoding="utf-8")

    assert unseen == []
    assert verify_site(small_site) == ()


def test_a_changed_byte_a_missing_file_and_a_strange_file_are_found(site: Path) -> None:
    """The list of files holds the hash of each."""
    (site / "en/index.html").write_bytes((site / "en/index.html").read_bytes() + b" ")
    (site / "robots.txt").unlink()
    (site / "strange.txt").write_text("x")

    problems = {(each.path, each.code) for each in verify_site(site)}

    assert {("en/index.html", "file-changed"), ("robots.txt", "file-missing"), ("strange.txt", "file-unlisted")} <= problems


@pytest.mark.parametrize(
    "path",
    [
        f"{BRIDGE}/story.json",
        f"{BRIDGE}/index.html",
        f"{BRIDGE}/picture.webp",
        "en/feed.xml",
        "sitemap.xml",
        "api/v1/stories.json",
        "en/threads/index.html",
    ],
)
def test_a_missing_file_is_found_by_those_that_name_it(site: Path, path: str) -> None:
    """Also where the list of files was made to agree."""
    (site / path).unlink()
    list_site(site)

    assert codes(site) & {"data-missing", "feed-missing", "sitemap-wrong", "picture-missing", "story-missing", "link-broken"}


def test_a_script_file_is_found(site: Path) -> None:
    """Even where no page names it."""
    (site / "app.js").write_text("x")
    list_site(site)

    assert "active-content" in codes(site)


def test_a_story_that_no_page_links_to_is_found(tmp_path: Path) -> None:
    """A reader could not come to it."""
    newsroom = sample_newsroom()
    story = next(each for each in newsroom.editions if each.disclosure.uses_model)
    kept = [file for file in site_files(newsroom) if file.path.startswith(story.path)]
    rest = site_files(type(newsroom)(site=newsroom.site, editions=newsroom.editions[:2], threads=(), corrections=()))
    write_site(tmp_path, (*kept, *rest))

    assert "story-unlinked" in codes(tmp_path)


def test_a_folder_that_is_no_site_is_named_as_such(tmp_path: Path) -> None:
    """With what to do."""
    problems = verify_site(tmp_path)

    assert [each.code for each in problems] == ["manifest-missing", "data-missing"] or problems[0].code in {
        "manifest-missing",
        "data-missing",
    }
    assert all(each.remedy for each in problems)


def test_every_code_has_a_remedy_and_every_mutation_a_known_code() -> None:
    """Nobody is told that something is wrong without being told what to do."""
    assert {mutation.code for mutation in MUTATIONS.values()} <= set(REMEDIES)
