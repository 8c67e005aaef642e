"""Names that evidence in another language would print."""

from dataclasses import replace

import pytest
from tests.check.building import Teller, claim, ground, grounds, name

import copydesk
from copydesk.check.languages import check_rules, translated_words
from copydesk.check.library import SourceText
from copydesk.check.unheard import must_be_heard
from copydesk.model.language import TIER_ONE
from copydesk.model.verdict import REFUSED, Finding, SentenceVerdict

_SOURCES = {
    "de": "Der Trainer lobte am Montag Erik Halvorsen nach dem Spiel in Brenkov.",
    "fr": "Lundi, l'entraîneur a félicité Erik Halvorsen après le match à Brenkov.",
    "es": "El lunes, el entrenador elogió a Erik Halvorsen tras el partido en Brenkov.",
    "ru": "В понедельник тренер похвалил Эрика Халворсена после матча в Бренкове.",
    "ko": "감독은 월요일 브렌코프에서 열린 경기 후 에리크 할보르센을 칭찬했다.",
    "ja": "監督は月曜日、ブレンコフでの試合後にエリク・ハルヴォルセンを称賛した。",
    "zh": "星期一，教练在布伦科夫的比赛后称赞了埃里克·哈尔沃森。",
}


def _checked(draft: str, language: str) -> SentenceVerdict:
    (verdict,) = copydesk.check(draft, [SourceText(text=_SOURCES[language], language=language)], language="en")
    return verdict


def _findings(verdict: SentenceVerdict, name: str) -> set[Finding]:
    return {each.finding for each in verdict.verdicts if each.text == name}


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru", "ko"])
def test_a_person_whom_the_evidence_would_print_is_refused(language: str) -> None:
    """Nothing there sounds like the name, and no word of it could have been translated."""
    verdict = _checked("On Monday the coach praised Tomasz Wierzbicki after the match in Brenkov.", language)

    assert _findings(verdict, "Tomasz Wierzbicki") <= REFUSED


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru"])
def test_a_name_in_anothers_place_is_shown_with_that_one(language: str) -> None:
    """Also one of ordinary words: the sentence has a name that the draft has not, and every language prints."""
    verdict = _checked("On Monday the coach praised Will Waters after the match in Brenkov.", language)
    refused = [each for each in verdict.verdicts if each.finding is Finding.CONTRADICTED]

    assert refused
    assert "Halvors" in refused[0].message or "Халворс" in refused[0].message


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru"])
def test_a_name_from_the_sentence_beside_is_refused_in_anothers_place(language: str) -> None:
    """The evidence names the person, but has somebody else do this."""
    beside = {
        "de": "Pavel Drozdik fehlte verletzt.",
        "fr": "Pavel Drozdik, blessé, était absent.",
        "es": "Pavel Drozdik, lesionado, no jugó.",
        "ru": "Павел Дроздик не играл из-за травмы.",
    }[language]
    source = SourceText(text=f"{_SOURCES[language]}\n{beside}", language=language)
    draft = "On Monday the coach praised Pavel Drozdik after the match in Brenkov."

    (verdict,) = copydesk.check(draft, [source], language="en")

    assert _findings(verdict, "Pavel Drozdik") == {Finding.CONTRADICTED}


@pytest.mark.parametrize(
    "draft",
    [
        "On Monday the coach praised him after the match in Brenkov.",
        "On Monday the coach praised the keeper of the Red Lantern Trust after the match in Brenkov.",
    ],
)
def test_a_name_that_is_only_left_out_refuses_nothing(draft: str) -> None:
    """Nothing stands in its place, or what does may be a translation."""
    verdict = _checked(draft, "de")

    assert verdict.finding not in REFUSED


def test_a_town_of_the_gazetteer_is_missed_in_its_own_script() -> None:
    """It has no other name in German; where it has one elsewhere, rules cannot tell how German prints it."""
    told = _checked("On Monday the coach praised Erik Halvorsen after the match in Baton Rouge.", "de")

    assert _findings(told, "Baton Rouge") <= REFUSED


def test_a_part_is_not_told_by_the_whole() -> None:
    """Java says more than Indonesia; the seat of a state stands for it, and so does England for the United Kingdom."""
    source = SourceText(text="Der Rat in Indonesien und das Vereinigte Königreich lobten am Montag die USA.", language="de")
    drafts = (
        "On Monday the council in Java praised the US and the United Kingdom.",
        "On Monday the council in Indonesia and England praised Washington.",
    )

    part, seats = (copydesk.check(draft, [source], language="en")[0] for draft in drafts)

    assert _findings(part, "Java") <= REFUSED
    assert seats.finding not in REFUSED


def test_a_sentence_that_another_language_tells_in_two_stands_on_both() -> None:
    """The denial stands in the second one; it is no invention of the draft."""
    text = "Erik Halvorsen sagte am Montag in Brenkov, der Hafen sei wieder offen. Die Brücke werde er aber nicht öffnen lassen."
    draft = (
        "Erik Halvorsen said in Brenkov on Monday that the harbour was open again but that he would not have the bridge opened."
    )

    (verdict,) = copydesk.check(draft, [SourceText(text=text, language="de")], language="en")

    assert verdict.finding not in REFUSED


@pytest.mark.parametrize("language", sorted(_SOURCES))
def test_the_person_whom_the_evidence_prints_is_not_refused(language: str) -> None:
    """The same sentence with the right name."""
    verdict = _checked("On Monday the coach praised Erik Halvorsen after the match in Brenkov.", language)

    assert verdict.finding not in {Finding.UNSUPPORTED, Finding.CONTRADICTED}


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_town_that_the_evidence_would_print_is_refused(language: str) -> None:
    """One word is enough in evidence of the same letters."""
    verdict = _checked("On Monday the coach praised Erik Halvorsen after the match in Ostrelka.", language)

    assert _findings(verdict, "Ostrelka") <= REFUSED


@pytest.mark.parametrize("name", ["Palace of Mirrors", "Disaster Mitigation Agency", "Red Harbour Trust"])
def test_a_name_of_ordinary_words_is_left_open(name: str) -> None:
    """The evidence may print it in its own words."""
    verdict = _checked(f"On Monday the coach praised the {name} after the match in Brenkov.", "de")

    assert Finding.UNSUPPORTED not in {each.finding for each in verdict.verdicts}


def test_ordinary_words_are_lower_case_and_stand_once() -> None:
    """The list can be looked up in as it is."""
    words = [word for tag in TIER_ONE for word in translated_words(tag)]

    assert words
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("language", sorted(TIER_ONE))
def test_one_word_says_less_than_two(language: str) -> None:
    """A single word sounds like something by chance more often."""
    rules = check_rules(language)

    assert 0 <= rules.unheard_alone <= rules.unheard < 1


def test_a_name_is_not_missed_in_a_sentence_that_may_be_the_wrong_one() -> None:
    """Out of a long article in another language a sentence may have been picked that tells something else."""
    person = name("Tomasz Wierzbicki")
    mine = claim("On Monday the coach praised Tomasz Wierzbicki.", person)
    sure = grounds(ground(_SOURCES["de"], teller=Teller(language="de")))

    missed = [must_be_heard(mine.facts.names[0], claim=mine, grounds=each) for each in (sure, replace(sure, is_sure=False))]

    assert missed == [True, False]


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru"])
def test_a_name_of_which_one_word_is_no_ordinary_one_is_listened_for_by_that_word(language: str) -> None:
    """Others may translate "Gardens", but not what they are called after."""
    verdict = _checked("On Monday the coach praised the Wierzbicki Gardens after the match in Brenkov.", language)

    assert _findings(verdict, "Wierzbicki Gardens") <= REFUSED


@pytest.mark.parametrize("language", list(_SOURCES))
def test_a_name_is_found_by_its_one_word_that_is_no_ordinary_one(language: str) -> None:
    """What goes with it is told in other words: Insel Brenkov."""
    verdict = _checked("On Monday the coach praised Erik Halvorsen after the match on Brenkov Island.", language)

    assert _findings(verdict, "Brenkov Island") <= {Finding.SUPPORTED}


def test_a_place_inside_a_name_is_sought_in_its_own_form() -> None:
    """Gales is Wales, though it sounds otherwise; Siria would be Syria."""
    source = [SourceText(text="La ley del Gobierno de Gales se aprobó el lunes.", language="es")]

    (right,) = copydesk.check("The Wales Act was passed on Monday.", source, language="en")
    (wrong,) = copydesk.check("The Syria Act was passed on Monday.", source, language="en")

    assert _findings(right, "Wales Act").isdisjoint(REFUSED)
    assert _findings(wrong, "Syria Act") <= REFUSED


def test_an_ordinary_word_with_a_capital_stands_in_nobodys_place() -> None:
    """The Moon is printed as another word abroad, beside names that the draft lacks."""
    source = SourceText(text="В понедельник тренер Халворсен сказал, что Луна не притягивает мяч.", language="ru")

    (verdict,) = copydesk.check("On Monday the coach said that the Moon does not pull on the ball.", [source], language="en")

    assert not _findings(verdict, "Moon") & REFUSED


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("fr", "Lundi, l'entraîneur a félicité Halvorsen après le match à Brenkov."),
        ("es", "El lunes, el entrenador elogió a Halvorsen tras el partido en Brenkov."),
        ("ru", "В понедельник тренер похвалил Халворсена после матча в Бренкове."),
    ],
)
def test_a_word_with_a_capital_that_the_draft_lacks_refuses_another_name(language: str, source: str) -> None:
    """Where a capital inside a sentence makes a name, the one in whose place another stands is missed, beside words too."""
    draft = "On Monday the coach praised Habitats after the match in Brenkov."

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")

    assert _findings(verdict, "Habitats") <= REFUSED
