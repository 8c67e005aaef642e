"""`verify_site` is clean on a built site and fails when any label, link or citation is taken away."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.publish.verification.problem import REMEDIES
from copydesk.publish.verify import verify_site
from tests.publish.sample import list_site, sample_newsroom, site_facts, site_files, write_site

BRIDGE = "en/2026/03/14/5a17b2c9-saltmeres-long-bridge-reopens-after-eleven-months-of-repairs"
KOREAN = "ko/2026/03/14/5a17b2c9-story"
FERRY = "en/2026/03/09/77aa01bc-ferries-to-run-until-the-long-bridge-reopens"
LABEL = "Compiled automatically, not reviewed by a person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A change to a file of the site, and a code that has to be found."""

    path: str
    pattern: str
    instead: str
    code: str


MUTATIONS: dict[str, Mutation] = {
    "story label removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'<p class="label-text".*?</p>', instead="", code="label-missing"),
    "story label emptied": Mutation(path=f"{BRIDGE}/index.html", pattern=rf'data-label="story">{LABEL}', instead='data-label="story">', code="label-missing"),
    "story label reworded": Mutation(path=f"{BRIDGE}/index.html", pattern=rf'data-label="story">{LABEL}', instead='data-label="story">Reviewed by a person', code="label-differs"),
    "story label after the text": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(?s)(<div class="label".*?\n</div>\n)(.*?)(<section class="sources")', instead=r"\2\1\3", code="label-late"),
    "article attribute removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r' ai-disclosure="ai-autonomous"', instead="", code="label-differs"),
    "meta mark removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'<meta name="ai-disclosure".*?>', instead="", code="label-differs"),
    "meta mark doubled": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(<meta name="ai-disclosure".*?>)', instead=r"\1\1", code="label-differs"),
    "source type removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'<meta name="digital-source-type".*?>', instead="", code="label-differs"),
    "label of the preview removed": Mutation(path=f"{BRIDGE}/index.html", pattern=rf'og:description" content="{LABEL}. ', instead='og:description" content="', code="label-differs"),
    "label of the description removed": Mutation(path=f"{BRIDGE}/index.html", pattern=rf'name="description" content="{LABEL}. ', instead='name="description" content="', code="label-differs"),
    "credit text removed": Mutation(path=f"{BRIDGE}/index.html", pattern=rf'"creditText":"{LABEL}",', instead="", code="structured-data-wrong"),
    "schema source type changed": Mutation(path=f"{BRIDGE}/index.html", pattern=r"AlgorithmicMediaDigitalSource", instead="DigitalCaptureDigitalSource", code="label-differs"),
    "structured data removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r"<script.*?</script>", instead="", code="structured-data-wrong"),
    "model as author": Mutation(path=f"{BRIDGE}/index.html", pattern=r'"author":\{"@type":"NewsMediaOrganization","name":"Saltmere Reading Room"', instead='"author":{"@type":"Person","name":"example-model-1"', code="author-wrong"),
    "source out of structured data": Mutation(path=f"{BRIDGE}/index.html", pattern=r'"isBasedOn":\["[^"]*",', instead='"isBasedOn":[', code="source-missing"),
    "site label removed": Mutation(path="en/sources/index.html", pattern=r'<p class="site-label".*?</p>', instead="", code="label-missing"),
    "site label after the list": Mutation(path="en/sources/index.html", pattern=r'(?s)(<p class="site-label".*?</p>)(.*?)(</main>)', instead=r"\2\1\3", code="label-late"),
    "root label removed": Mutation(path="index.html", pattern=r'<p class="site-label".*?</p>', instead="", code="label-missing"),
    "card label removed": Mutation(path="en/index.html", pattern=r'<p class="card-label".*?</p>', instead="", code="label-missing"),
    "card label of another story": Mutation(path="en/index.html", pattern=rf'data-label="card">{LABEL}', instead='data-label="card">Written by AI', code="label-differs"),
    "picture label removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'<span class="picture-label".*?</span>', instead="", code="picture-unlabelled"),
    "picture source type changed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'data-source-type="[^"]*"', instead='data-source-type=""', code="label-differs"),
    "picture description removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(<img src="picture.webp" alt=")[^"]*"', instead=r'\1"', code="picture-unlabelled"),
    "picture of a card unknown": Mutation(path="en/index.html", pattern=r'(<img src="[^"]*)picture\.webp', instead=r"\1picture.svg", code="picture-unlabelled"),
    "IPTC out of the picture": Mutation(path=f"{BRIDGE}/picture.webp", pattern=r"digitalsourcetype/dataDrivenMedia", instead="digitalsourcetype/digitalCapture ", code="picture-unlabelled"),
    "IPTC out of the drawing": Mutation(path=f"{BRIDGE}/picture.svg", pattern=r"<metadata>.*?</metadata>", instead="", code="picture-unlabelled"),
    "script in the drawing": Mutation(path=f"{BRIDGE}/picture.svg", pattern=r"</svg>", instead="<script>x</script></svg>", code="active-content"),
    "RSS label removed": Mutation(path="en/feed.xml", pattern=rf"<description>{LABEL}", instead="<description>", code="label-missing"),
    "RSS source type removed": Mutation(path="en/feed.xml", pattern=r"<category.*?</category>", instead="", code="label-differs"),
    "Atom label removed": Mutation(path="en/atom.xml", pattern=rf"<content type=\"text\">{LABEL}", instead='<content type="text">', code="label-missing"),
    "Atom source type removed": Mutation(path="en/atom.xml", pattern=r"<category[^>]*/>", instead="", code="label-differs"),
    "JSON Feed record removed": Mutation(path="en/feed.json", pattern=r',"_ai_disclosure":\{[^}]*\}', instead="", code="feed-broken"),
    "JSON Feed label removed": Mutation(path="en/feed.json", pattern=rf'"content_text":"{LABEL}', instead='"content_text":"', code="label-missing"),
    "JSON Feed tag removed": Mutation(path="en/feed.json", pattern=r'"tags":\["[^"]*"\]', instead='"tags":[]', code="label-differs"),
    "feed entry removed": Mutation(path="en/feed.xml", pattern=r"(?s)<item>.*?</item>", instead="", code="feed-broken"),
    "feed headline changed": Mutation(path="en/feed.xml", pattern=r"(<item>\s*<title>)[^<]*", instead=r"\1Other", code="sentence-differs"),
    "label out of the API": Mutation(path="api/v1/stories.json", pattern=rf'"label":"{LABEL}"', instead='"label":""', code="label-differs"),
    "story out of the API": Mutation(path="api/v1/stories.json", pattern=r'"total":\d+', instead='"total":99', code="story-missing"),
    "label out of the story data": Mutation(path=f"{BRIDGE}/story.json", pattern=rf'"label":"{LABEL}",', instead="", code="data-broken"),
    "sentence control removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(?s)(id="s3">[^<]*</span>\S*?)<details.*?</details>', instead=r"\1", code="citation-missing"),
    "headline control removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(?s)(<div class="headline-sources">)<details.*?</details>', instead=r"\1", code="citation-missing"),
    "control that does not open": Mutation(path=f"{BRIDGE}/index.html", pattern=r"<summary[^>]*>3</summary>", instead="", code="citation-missing"),
    "one of two citations removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(?s)<div class="witness">(?:(?!witness">).)*quaypost(?:(?!witness">).)*</div>\n(?=<div class="witness">)', instead="", code="citation-missing"),
    "source's words changed": Mutation(path=f"{BRIDGE}/index.html", pattern=r"(<blockquote[^>]*>)Mayor Ida", instead=r"\1Mayor Eva", code="citation-differs"),
    "page hash changed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'<code title="[0-9a-f]{8}', instead='<code title="00000000', code="citation-differs"),
    "citation to no listed source": Mutation(path=f"{BRIDGE}/index.html", pattern=r'class="number" href="#report-1"', instead='class="number" href="#report-9"', code="source-missing"),
    "link to the original removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(<p class="witness-links">)<a .*?</a>', instead=r"\1", code="source-missing"),
    "name of the source removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r"<cite>Tide Wire</cite>", instead="<cite></cite>", code="source-missing"),
    "row of the source list removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(?s)<li id="report-5".*?</li>', instead="", code="source-missing"),
    "wording class changed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'data-wording="proved"', instead='data-wording="excerpt"', code="label-differs"),
    "sentence changed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(id="s3">)Mayor Ida', instead=r"\1Mayor Eva", code="sentence-differs"),
    "sentence removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'<span class="s" id="s3">[^<]*</span>', instead="", code="sentence-missing"),
    "sentence added": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(<div class="paragraph" role="paragraph">)', instead=r'\1<span class="s" id="s77">New.</span>', code="sentence-unrecorded"),
    "words added between sentences": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(<div class="paragraph" role="paragraph">)', instead=r"\1He lied. ", code="sentence-unrecorded"),
    "quotation marks removed": Mutation(path=f"{KOREAN}/index.html", pattern=r'<q class="s" id="s2">([^<]*)</q>', instead=r'<span class="s" id="s2">\1</span>', code="sentence-differs"),
    "fact line removed": Mutation(path=f"{KOREAN}/index.html", pattern=r'(?s)<li class="fact-line">.*?</li>', instead="", code="source-missing"),
    "correction removed": Mutation(path=f"{FERRY}/index.html", pattern=r'(?s)<section class="corrections".*?</section>', instead="", code="correction-missing"),
    "notice removed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'<p class="notice">.*?</p>', instead="", code="notice-missing"),
    "internal link broken": Mutation(path="en/index.html", pattern=r'href="(\.\./en/threads/)index\.html"', instead=r'href="\1gone.html"', code="link-broken"),
    "link that climbs out": Mutation(path="en/index.html", pattern=r'href="\.\./en/threads/index\.html"', instead='href="../../../etc/passwd"', code="link-broken"),
    "language link not returned": Mutation(path=f"{KOREAN}/index.html", pattern=r'<link rel="alternate" hreflang="en".*?>', instead="", code="hreflang-wrong"),
    "canonical address changed": Mutation(path=f"{BRIDGE}/index.html", pattern=r'(rel="canonical" href="https://)', instead=r"\1evil.", code="canonical-wrong"),
    "language of the page removed": Mutation(path="en/index.html", pattern=r'<html lang="en">', instead="<html>", code="language-missing"),
    "policy removed": Mutation(path="en/index.html", pattern=r'<meta http-equiv="Content-Security-Policy".*?>', instead="", code="policy-missing"),
    "policy weakened": Mutation(path="en/index.html", pattern=r"style-src &#39;self&#39;", instead="style-src &#39;self&#39; &#39;unsafe-inline&#39;", code="policy-missing"),
    "refresh added": Mutation(path="en/index.html", pattern=r"</head>", instead='<meta http-equiv="refresh" content="0;url=https://x.example/"></head>', code="policy-missing"),
    "script added": Mutation(path="en/index.html", pattern=r"</main>", instead="<script>x</script></main>", code="active-content"),
    "handler added": Mutation(path="en/index.html", pattern=r'<main id="main">', instead='<main id="main" onclick="x">', code="active-content"),
    "frame added": Mutation(path="en/index.html", pattern=r"</main>", instead='<iframe srcdoc="x"></iframe></main>', code="active-content"),
    "style attribute added": Mutation(path="en/index.html", pattern=r'<main id="main">', instead='<main id="main" style="x">', code="unexpected-markup"),
    "javascript link": Mutation(path="en/index.html", pattern=r"</main>", instead='<a href="javascript:x">x</a></main>', code="link-bad"),
    "outside picture": Mutation(path="en/index.html", pattern=r"</main>", instead='<img src="https://x.example/a.png" alt="x"></main>', code="third-party"),
    "outside style": Mutation(path="en/index.html", pattern=r"</head>", instead='<link rel="stylesheet" href="https://x.example/a.css"></head>', code="third-party"),
    "open outside link": Mutation(path=f"{BRIDGE}/index.html", pattern=r' rel="noopener noreferrer nofollow"', instead="", code="link-open"),
    "cookie header": Mutation(path="_headers", pattern=r"\Z", instead="  Set-Cookie: a=b\n", code="cookie"),
    "header removed": Mutation(path="_headers", pattern=r"  X-Content-Type-Options: nosniff\n", instead="", code="headers-wrong"),
    "story out of the sitemap": Mutation(path="sitemaps/stories-1.xml", pattern=rf"<url><loc>[^<]*{BRIDGE}.*?</url>", instead="", code="sitemap-wrong"),
    "news sitemap to nowhere": Mutation(path="news-sitemap.xml", pattern=r"<loc>https://saltmere.example/en", instead="<loc>https://saltmere.example/xx", code="sitemap-wrong"),
    "sitemaps out of robots.txt": Mutation(path="robots.txt", pattern=r"Sitemap: .*\n", instead="", code="sitemap-wrong"),
    "publisher removed": Mutation(path="en/index.html", pattern=r'<p class="foot-owner">.*?</p>', instead="", code="link-missing"),
    "style loads something": Mutation(path="styles/*.css", pattern=r"\A", instead="@import 'x';", code="third-party"),
    "site facts removed": Mutation(path="api/v1/site.json", pattern=r'"owner":"[^"]*",', instead="", code="data-broken"),
}  # fmt: skip


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


@pytest.mark.parametrize("path", [f"{BRIDGE}/index.html", f"{KOREAN}/index.html", f"{FERRY}/index.html"])
def test_no_label_citation_or_link_of_a_story_page_can_be_removed_unseen(small_site: Path, path: str) -> None:
    """Each is taken away in turn, whatever it is, and the site's list of files made to agree."""
    original = (small_site / path).read_text(encoding="utf-8")
    unseen = []
    for turn, (name, node) in enumerate(removable(LexborHTMLParser(original))):
        page = LexborHTMLParser(original)
        list(removable(page))[turn][1].decompose()
        (small_site / path).write_text("<!doctype html>\n" + (page.html or ""), encoding="utf-8")
        if not [each for each in verify_site(small_site) if each.code != "file-changed"]:
            unseen.append(f"{name}: {(node.html or '')[:120]}")
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


@pytest.mark.parametrize("path", [f"{BRIDGE}/story.json", "en/feed.xml", "sitemap.xml", "api/v1/stories.json", f"{BRIDGE}/picture.webp", f"{BRIDGE}/index.html", "en/threads/index.html"])  # fmt: skip
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
