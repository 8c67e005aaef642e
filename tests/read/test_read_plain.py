"""Plain-text pages, with the section of other stories that such pages carry along."""

from tests.read.conftest import Reader

from copydesk.model.outcome import Rejected
from copydesk.model.page import PageKind
from copydesk.model.report import Card, Report

PAGE = """항만 위원회, 새 부두 계획 승인

항만 위원회가 새 부두 계획을 승인했다. 위원회는 9일 회의 뒤 이같이 밝혔다. 공사는 봄에 시작된다.

항만 위원회는 9일 시청에서 회의를 열고 새 부두 계획을 승인했다고 밝혔다. 위원 두 명은 "오래 기다린 결정"이라고 말했다.

공사는 12주가 걸릴 것으로 보인다고 위원회는 전했다. 위원장은 "예산은 이미 마련됐다"고 강조했다.

관련 기사

A view of the old pier at dusk, with two boats and a lamp.
AI에 의해 생성된 이미지

옛 부두, 60년 만에 문 닫아

AI에 의해 보고됨 AI에 의해 생성된 이미지

옛 부두가 60년 만에 문을 닫았다. 어민들은 새 부두를 기다린다고 말했다.

AI에 의해 보고됨

어시장 상인들이 새 부두를 두고 회의를 열었다. 상인회는 다음 달 의견을 낸다.

등대 공사가 늦어질 수 있다고 위원회가 밝혔다. 날씨가 나빴기 때문이다.

\u00a0

이 웹사이트는 쿠키를 사용합니다

사이트를 개선하기 위해 분석을 위한 쿠키를 사용합니다. 자세한 내용은 개인정보 보호 정책을 읽으세요.
거부
"""


def test_a_text_page_gives_story_and_cards_apart(read: Reader) -> None:
    """Headline, standfirst and body are the story's; other stories are cards; labels and consent text are gone."""
    report = read(PAGE, url="file:page.ko.txt", kind=PageKind.TEXT)

    assert isinstance(report, Report)
    assert report.language == "ko"
    assert report.headline == "항만 위원회, 새 부두 계획 승인"
    assert report.standfirst.startswith("항만 위원회가 새 부두 계획을 승인했다.")
    assert [paragraph[:12] for paragraph in report.paragraphs] == ["항만 위원회는 9일 시", "공사는 12주가 걸릴 "]
    assert report.related == (
        Card(
            headline="옛 부두, 60년 만에 문 닫아",
            summary="옛 부두가 60년 만에 문을 닫았다. 어민들은 새 부두를 기다린다고 말했다.",
        ),
        Card(summary="어시장 상인들이 새 부두를 두고 회의를 열었다. 상인회는 다음 달 의견을 낸다."),
        Card(summary="등대 공사가 늦어질 수 있다고 위원회가 밝혔다. 날씨가 나빴기 때문이다."),
    )
    for unwanted in ("AI에", "쿠키", "거부", "pier"):
        assert unwanted not in report.text


def test_a_file_keeps_its_own_address(read: Reader) -> None:
    """A text file names no address; the report goes by the file's."""
    report = read(PAGE, url="file:page.ko.txt", kind=PageKind.TEXT)

    assert isinstance(report, Report)
    assert (report.url, report.source_id) == ("file:page.ko.txt", "local-files")


def test_a_dateline_marks_the_first_paragraph_as_body(read: Reader) -> None:
    """A text whose first paragraph has a credit line has no standfirst; the line becomes data."""
    body = ("SEOUL, Jan. 9 (Yonhap) -- The board backed the pier.", "Work begins in spring.", "It takes twelve weeks.", "(END)")
    text = "\n\n".join(("Board backs pier", *body))

    report = read(text, url="file:a.txt", kind=PageKind.TEXT)

    assert isinstance(report, Report)
    assert report.standfirst == ""
    assert report.paragraphs == ("The board backed the pier.", "Work begins in spring.", "It takes twelve weeks.")
    assert (report.dateline, report.credit) == ("SEOUL, Jan. 9", "Yonhap")


def test_an_empty_text_is_rejected(read: Reader) -> None:
    """A file without a word gives a rejection that names it."""
    rejected = read("\n \n", url="file:empty.txt", kind=PageKind.TEXT)

    assert isinstance(rejected, Rejected)
    assert (rejected.code, rejected.subject) == ("no-text", "file:empty.txt")
