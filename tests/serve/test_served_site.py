"""The served site: exact headers, right types, nothing outside the folder, nothing kept of the reader."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.serve.conftest import Served

from copydesk.publish.host_files import HEADERS as PUBLISHED_HEADERS
from copydesk.publish.strings import strings_in
from copydesk.serve.app import HEADERS
from copydesk.serve.files import Found, Moved, find_file

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
BRIDGE = "/en/2026/03/14/5a17b2c9-saltmeres-long-bridge-reopens-after-eleven-months-of-repairs/"


def test_every_answer_carries_the_exact_policy_and_headers(served: Served) -> None:
    """Pages, files, errors and redirects alike."""
    for path in ("/", "/en/", "/en", "/en/feed.xml", "/nope", "/healthz", "/robots.txt"):
        headers = served.ask(path).headers
        assert headers["content-security-policy"] == POLICY
        for name, value in HEADERS:
            assert headers[name.lower()] == value
        assert "set-cookie" not in headers


def test_the_server_and_the_site_for_static_hosts_name_the_same_headers() -> None:
    """One policy, wherever the site stands."""
    assert HEADERS == PUBLISHED_HEADERS


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/", "text/html; charset=utf-8"),
        (BRIDGE, "text/html; charset=utf-8"),
        (f"{BRIDGE}story.json", "application/json; charset=utf-8"),
        (f"{BRIDGE}picture.webp", "image/webp"),
        (f"{BRIDGE}picture.svg", "image/svg+xml; charset=utf-8"),
        ("/en/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/en/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/en/feed.json", "application/feed+json; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.well-known/gpc.json", "application/json; charset=utf-8"),
    ],
)
def test_files_have_their_types(served: Served, path: str, content_type: str) -> None:
    """With a charset where they are text."""
    answer = served.ask(path)

    assert (answer.status, answer.headers["content-type"]) == (200, content_type)
    assert answer.body


def test_a_withdrawn_edition_is_gone_with_a_page_that_says_so(served: Served) -> None:
    """Status 410, also where the reader's browser knows the page."""
    path = "/ko/2026/03/12/d00dfeed-story/"

    answer = served.ask(path)

    assert answer.status == 410
    assert strings_in("ko")("withdrawn.title") in answer.body.decode()
    assert served.ask(path, headers={"If-None-Match": answer.headers["etag"]}).status == 410
    assert served.ask(BRIDGE).status == 200


def test_a_known_version_is_not_sent_again(served: Served) -> None:
    """The tag is a hash of the bytes."""
    first = served.ask("/en/")
    tag = first.headers["etag"]

    again = served.ask("/en/", headers={"If-None-Match": f'"other", W/{tag}'})

    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == tag
    assert served.ask("/en/", headers={"If-None-Match": '"other"'}).status == 200


def test_only_the_stylesheet_may_be_kept_for_good(served: Served) -> None:
    """Its name changes with its content; everything else is asked for again."""
    page = served.ask("/en/")
    match = re.search(rb'href="\.\./(styles/site\.[0-9a-f]{12}\.css)"', page.body)
    assert match is not None

    style = served.ask(f"/{match[1].decode()}")

    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert page.headers["cache-control"] == "no-cache"


def test_a_head_request_gets_the_headers_alone(served: Served) -> None:
    """Length and type as for the page."""
    answer = served.ask("/en/", method="HEAD")

    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) == len(served.ask("/en/").body)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(served: Served, method: str) -> None:
    """The site is only read."""
    answer = served.ask("/en/", method=method)

    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_a_folder_without_its_slash_leads_to_it(served: Served) -> None:
    """Relative links would go wrong otherwise."""
    answer = served.ask("/en/sources?x=1")

    assert (answer.status, answer.headers["location"]) == (308, "/en/sources/")


def test_a_missing_page_is_told_in_the_language_of_the_address(served: Served) -> None:
    """With the site's first language elsewhere."""
    english, korean, other = (served.ask(path) for path in ("/en/nope/", "/ko/nope", "/xx/nope"))

    assert [each.status for each in (english, korean, other)] == [404, 404, 404]
    assert b"There is no page here" in english.body
    assert "이 주소에는 지면이 없습니다".encode() in korean.body
    assert "이 주소에는 지면이 없습니다".encode() in other.body


def test_health_tells_whether_a_site_stands(served: Served) -> None:
    """For whoever watches the server."""
    answer = served.ask("/healthz")

    assert (answer.status, json.loads(answer.body)) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    "path",
    [
        "/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/en/..%5c..%5cetc", "//etc/passwd",
        "/en//index.html", "/%00", "/en/%00index.html", "/.copydesk-site.json", "/.git/config", "/_headers", "/%252e%252e/",
        "/en/./index.html", "/en/%EC%8B%9C", "/" + "a" * 3000, "/outside.txt", "/linked/secret.txt",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_and_no_hidden_file_is_served(served: Served, path: str) -> None:
    """Climbing, encoding, hidden files and links out of the folder all give the page for a missing address."""
    secret = served.folder.parent / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    for name, target in (("outside.txt", secret), ("linked", served.folder.parent)):
        if not (served.folder / name).is_symlink():
            (served.folder / name).symlink_to(target)

    answer = served.ask(path)

    assert answer.status == 404
    assert answer.body != b"secret"


@given(st.binary(max_size=60))
def test_any_path_gives_a_file_of_the_folder_or_nothing(tmp_path_factory: pytest.TempPathFactory, path: bytes) -> None:
    """No bytes lead out, and none raise."""
    folder = _folder(tmp_path_factory)

    found = find_file(folder, b"/" + path)

    assert found is None or isinstance(found, Moved) or found.body == b"inside"


def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp() / "any-path"
    folder = base / "site"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        (folder / "index.html").write_bytes(b"inside")
        (base / "secret.html").write_bytes(b"secret")
    return folder


def test_a_new_build_shows_without_a_restart(tmp_path: Path) -> None:
    """The folder is looked at for each request."""
    site, new = tmp_path / "site", tmp_path / "new"
    for folder, body in ((site, b"old"), (new, b"new")):
        folder.mkdir()
        (folder / "index.html").write_bytes(body)
    before = find_file(site, b"/")
    site.rename(tmp_path / "old")
    new.rename(site)

    after = find_file(site, b"/")

    assert isinstance(before, Found)
    assert isinstance(after, Found)
    assert (before.body, after.body) == (b"old", b"new")
