"""The lines around a story are told from the story, in eight languages."""

import re
import time

import pytest

from copydesk.model.language import TIER_ONE
from copydesk.read.boilerplate import boilerplate
from copydesk.read.furniture import furniture, without_mail

LABELS = [
    ("ko", "AI에 의해 보고됨 AI에 의해 생성된 이미지"),
    ("ko", "이 웹사이트는 쿠키를 사용합니다"),
    ("ko", "<저작권자 ⓒ 항만신문, 무단 전재 및 재배포 금지>"),
    ("en", "Reported by AI"),
    ("en", "Sign up for our daily newsletter"),
    ("en", "Pier at dusk. Photo: A. Nobody/Getty Images"),
    ("en", "2026-01-09 15:00 | 03:12 min"),
    ("ja", "この記事は有料会員限定です"),
    ("ja", "無断転載を禁じます"),
    ("zh", "责任编辑：张三"),
    ("zh", "未经授权不得转载"),
    ("ru", "Читайте также: как строили причал"),
    ("ru", "Изображение создано ИИ"),
    ("de", "Lesen Sie auch: So wurde der Steg gebaut"),
    ("de", "Alle Rechte vorbehalten"),
    ("fr", "La suite après cette publicité"),
    ("fr", "Image générée par l'IA"),
    ("es", "Suscríbete a nuestra newsletter"),
    ("es", "Todos los derechos reservados"),
]
SENTENCES = [
    ("ko", "위원회는 사진 제공을 거부한 이유를 설명하지 않았다고 9일 밝혔다."),
    ("en", "Related industries will be asked to pay for the pier, the board said."),
    ("en", "More than 20 people subscribe to the harbour paper, which follows the work on the pier week by week."),
    ("ja", "委員会は9日、関連記事の訂正を求めたことを明らかにした。"),
    ("zh", "委员会星期五表示，将要求来源可靠的材料。"),
    ("ru", "Комитет сообщил, что реклама на причале будет запрещена."),
    ("de", "Mehr als zwanzig Boote lagen am Freitag am Steg."),
    ("fr", "La publicité sur le quai sera interdite, a annoncé le comité."),
    ("es", "Los temas del comité se publicarán el viernes, dijo el portavoz."),
]


@pytest.mark.parametrize(("language", "line"), LABELS)
def test_a_label_is_furniture(language: str, line: str) -> None:
    """Labels, consent texts, calls to subscribe, captions and copyright lines are none of a story's lines."""
    is_furniture = furniture(language).is_furniture(line)

    assert is_furniture


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_a_sentence_with_the_same_words_is_not(language: str, line: str) -> None:
    """A sentence of a story that begins or goes on with a label's words stays."""
    is_furniture = furniture(language).is_furniture(line)

    assert not is_furniture


def test_a_mail_line_gives_its_reporter() -> None:
    """A reporter's mail line leaves the body; the name on it is kept."""
    labels = furniture("ko")

    named = [
        labels.byline_of(line)
        for line in ("홍길동 기자 gildong@harbour.example", "desk@harbour.example", "위원회는 회의를 열었다.")
    ]

    assert named == ["홍길동 기자", "", None]


def test_a_mail_address_behind_the_last_sentence_is_cut_off() -> None:
    """The sentence stays, the address after it goes; an address inside a sentence stays."""
    found = [
        without_mail(text)
        for text in (
            "공사는 봄에 시작된다. gildong@harbour.example",
            "Write to desk@harbour.example before the end of May, the board said.",
        )
    ]

    assert found == ["공사는 봄에 시작된다.", "Write to desk@harbour.example before the end of May, the board said."]


@pytest.mark.parametrize("language", TIER_ONE)
def test_every_language_knows_each_kind_of_furniture(language: str) -> None:
    """No tier-one language is left with an empty list."""
    data = boilerplate(language)

    assert all(
        (
            data.related,
            data.labels,
            data.image_labels,
            data.lines,
            data.starts,
            data.contains,
            data.captions,
            data.credit.agencies,
            data.credit.openings,
        )
    )


HOSTILE = (
    "(" * 100_000,
    "A" * 100_000,
    "a@" * 50_000,
    "가=" * 50_000,
    "2026-01-" * 12_000,
    "А, 9 " * 20_000,
    "【" * 100_000,
    " -" * 50_000,
    "(서울=" * 25_000,
)


@pytest.mark.parametrize("language", TIER_ONE)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_pattern_is_slow_on_hostile_text(language: str, text: str) -> None:
    """100 KB of hostile text take each credit pattern less than 50 ms. Rule R6."""
    patterns = [re.compile(pattern) for pattern in boilerplate(language).credit.openings]

    started = time.process_time()
    for pattern in patterns:
        pattern.match(text)
    took_s = time.process_time() - started

    assert took_s < 0.05 * len(patterns)
