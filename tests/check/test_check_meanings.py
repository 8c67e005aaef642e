"""Names made of ordinary words, which other languages say in their own."""

from importlib.resources import files

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.language import TIER_ONE
from copydesk.model.verdict import REFUSED, Finding, SentenceVerdict
from copydesk.text.heard import likeness_in

_SOURCES = {
    "de": "Der Gesundheitsausschuss des Landtags von Varnhagen tagt am Montag.",
    "fr": "La commission de la santé du parlement de Varnhagen se réunit lundi.",
    "es": "La comisión de salud del parlamento de Varnhagen se reúne el lunes.",
    "ru": "Комитет по здравоохранению парламента Варнхагена заседает в понедельник.",
    "ko": "바른하겐 의회 보건위원회가 월요일에 열린다.",
    "ja": "ヴァルンハーゲン議会の保健委員会は月曜日に開かれる。",
    "zh": "瓦恩哈根议会卫生委员会星期一开会。",
}


def _checked(draft: str, language: str) -> SentenceVerdict:
    (verdict,) = copydesk.check(draft, [SourceText(text=_SOURCES[language], language=language)], language="en")
    return verdict


@pytest.mark.parametrize("language", list(_SOURCES))
def test_a_body_of_ordinary_words_is_found_by_what_they_mean(language: str) -> None:
    """The committee sounds like nothing there, but its words are said."""
    verdict = _checked("The Varnhagen parliament's Health Committee meets on Monday.", language)

    assert {each.finding for each in verdict.verdicts if each.text == "Health Committee"} == {Finding.SUPPORTED}


@pytest.mark.parametrize("language", list(_SOURCES))
def test_a_body_of_other_ordinary_words_is_not(language: str) -> None:
    """One of its words is said, the other is not."""
    verdict = _checked("The Varnhagen parliament's Fisheries Committee meets on Monday.", language)

    findings = {each.finding for each in verdict.verdicts if each.text == "Fisheries Committee"}
    assert Finding.SUPPORTED not in findings


def test_a_body_in_a_persons_place_is_refused() -> None:
    """None of its words is said, and who stands in the evidence is nowhere in the draft."""
    source = [SourceText(text="Am Montag sagte Erik Halvorsen vor der Presse in Varnhagen aus.", language="de")]

    (verdict,) = copydesk.check("On Monday Fisheries Committee testified before the press in Varnhagen.", source, language="en")

    assert verdict.finding in REFUSED


def test_every_row_says_a_word_in_every_language() -> None:
    """A gap would leave names undecided without anybody noticing; an English word has one row."""
    text = files("copydesk.check").joinpath("languages", "translated", "meanings.tsv").read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines())

    english = [word for row in rows for word in row[0].split("|")]
    assert set(head) == set(TIER_ONE)
    assert all(len(row) == len(head) and all(row) and "" not in row for row in rows)
    assert len(english) == len(set(english))


def test_likenesses_are_told_as_low_as_is_asked() -> None:
    """A foreign name that is spelled by the ear stays above what is surely another."""
    text = "她的妻子 Vera 在场"
    alike = likeness_in("Vera Dunn", text=text, language="zh", least=0.05)

    assert 0.05 <= alike < 0.4
    assert likeness_in("Vera Dunn", text=text, language="zh") == 0.0
