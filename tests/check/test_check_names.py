"""Names of a claim against its evidence and the lexicon."""

import pytest
from tests.check.building import Mark, Teller, claim, day, ground, grounds, name, told

from copydesk.check.institutions import check_institutions
from copydesk.check.names import check_names
from copydesk.model.facts import EntityKind
from copydesk.model.verdict import Finding

_MATSEGORA = [
    ("ko", "마체고라 대사가 숨졌다.", "마체고라"),
    ("ja", "マツェゴラ大使が死去した。", "マツェゴラ"),
    ("zh", "马采戈拉大使去世。", "马采戈拉"),
    ("ru", "Посол Мацегора скончался.", "Мацегора"),
    ("en", "Ambassador Matsegora died.", "Matsegora"),
]


@pytest.mark.parametrize(("language", "text", "piece"), _MATSEGORA)
def test_one_bearer_in_two_scripts_is_supported(language: str, text: str, piece: str) -> None:
    """The lexicon entry decides, whatever the script."""
    witness = ground(told("Alexander Matsegora has died.", name("Alexander Matsegora", "person-matsegora")))

    (verdict,) = check_names(claim(text, name(piece, "person-matsegora"), language=language), grounds(witness))

    assert verdict.finding is Finding.SUPPORTED


def test_a_name_without_lexicon_entry_is_compared_by_sound() -> None:
    """A spelling from another script is the same name when it sounds the same."""
    witness = ground(told("Посол Мацегора скончался.", name("Мацегора")), teller=Teller(language="ru"))

    (verdict,) = check_names(claim("Ambassador Matsegora died.", name("Matsegora")), grounds(witness))

    assert verdict.finding is Finding.SUPPORTED


def test_a_known_person_that_the_evidence_does_not_name_is_unsupported() -> None:
    """Whom the lexicon knows would have been found in the evidence."""
    witness = ground("The ambassador has died.")

    (verdict,) = check_names(claim("Chung Dong-young has died.", name("Chung Dong-young", "person-chung")), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


def test_another_person_under_the_same_title_is_contradicted() -> None:
    """The evidence says who the minister is."""
    witness = ground(told("Minister Ada Berg resigned.", name("Ada Berg", title="Minister")))

    (verdict,) = check_names(claim("Minister Olaf Lund resigned.", name("Olaf Lund", title="Minister")), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED
    assert "Ada Berg" in verdict.message


def test_an_unknown_name_in_another_language_is_undecided() -> None:
    """Sound alone cannot refuse a translated name."""
    witness = ground("경제개발청이 발표했다.", teller=Teller(language="ko"))

    (verdict,) = check_names(claim("Growth Board announced it.", name("Growth Board", kind=None)), grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


@pytest.mark.parametrize(
    ("language", "text", "wrong", "right"),
    [
        ("ko", "한국중앙통신(KCNA)에 따르면 서한이 발송됐다.", "한국중앙통신", "조선중앙통신"),
        ("zh", "韩国中央通讯社（KCNA）报道了此事。", "韩国中央通讯社", "朝鲜中央通讯社"),
        ("en", "The Central Korea News Agency (KCNA) reported it.", "Central Korea News Agency", "Korean Central News Agency"),
        (
            "ru",
            "Корейское центральное агентство новостей (ЦТАК) сообщило об этом.",
            "",
            "Центральное телеграфное агентство Кореи",
        ),
        ("de", "Die Zentrale Nachrichtenagentur Korea (KCNA) meldete es.", "", "Koreanische Zentrale Nachrichtenagentur"),
    ],
)
def test_an_agency_translated_word_by_word_is_contradicted(language: str, text: str, wrong: str, right: str) -> None:
    """Institutions are looked up: the message gives the established form, even when the source itself is wrong."""
    witness = ground(text, teller=Teller(language=language))

    verdicts = check_institutions(claim(text, language=language), grounds(witness))

    assert verdicts
    assert {verdict.finding for verdict in verdicts} == {Finding.CONTRADICTED}
    assert right in verdicts[0].message
    assert wrong in verdicts[0].text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "조선중앙통신(KCNA)은 9일 이같이 보도했다."),
        ("ko", "북한 관영 통신(KCNA)이 보도했다."),
        ("ja", "国営の朝鮮中央通信（KCNA）が伝えた。"),
        ("zh", "朝中社（KCNA）9日报道。"),
        ("en", "The official Korean Central News Agency (KCNA) said so."),
        ("en", "State media (KCNA) said so."),
        ("ru", "По данным Центрального телеграфного агентства Кореи (ЦТАК), письмо отправлено."),
        ("de", "Laut der Koreanischen Zentralen Nachrichtenagentur (KCNA) wurde der Brief verschickt."),
    ],
)
def test_an_established_or_describing_name_passes(language: str, text: str) -> None:
    """Established forms in any inflection, and plain descriptions, are no renderings."""
    witness = ground(text, teller=Teller(language=language))

    verdicts = check_institutions(claim(text, language=language), grounds(witness))

    assert verdicts == ()


@pytest.mark.parametrize(
    ("language", "text", "marks"),
    [
        ("ko", "통일부 장중용 장관은 대통령에게 보고했다.", ()),
        ("ko", "통일부 장동용 장관은 대통령에게 보고했다.", ()),
        ("ko", "정동용 통일부 장관이 보고했다.", ()),
        ("en", "Unification Minister Jung Dong-ryong briefed the president.", (name("Jung Dong-ryong"),)),
        ("en", "Olaf Lund, the unification minister, briefed the president.", (name("Olaf Lund"),)),
        ("ja", "統一相の張中用氏が報告した。", (name("張中用", title="統一相"),)),
    ],
)
def test_an_office_beside_a_name_that_does_not_hold_it_is_contradicted(language: str, text: str, marks: tuple[Mark, ...]) -> None:
    """A minister's name after a round trip through another alphabet is kept out by the office."""
    witness = ground(text, teller=Teller(language=language))

    verdicts = check_institutions(claim(text, *marks, language=language), grounds(witness))

    assert {verdict.finding for verdict in verdicts} == {Finding.CONTRADICTED}


@pytest.mark.parametrize(
    ("language", "text", "marks"),
    [
        ("ko", "정동영 통일부 장관이 보고했다.", (name("정동영", "person-chung"),)),
        ("ko", "통일부 정동영 장관은 보고했다.", (name("정동영", "person-chung"),)),
        ("ko", "이인영 전 통일부 장관이 말했다.", (name("이인영"),)),
        ("ko", "통일부 장관 후보자가 출석했다.", ()),
        ("en", "Unification Minister Chung Dong-young spoke.", (name("Chung Dong-young", "person-chung"),)),
        ("en", "Former Unification Minister Olaf Lund spoke.", (name("Olaf Lund"),)),
        ("en", "The unification minister met Ada Berg.", (name("Ada Berg"),)),
    ],
)
def test_the_holder_and_former_holders_of_an_office_pass(language: str, text: str, marks: tuple[Mark, ...]) -> None:
    """Only a present holder is looked up."""
    witness = ground(text, teller=Teller(language=language))

    verdicts = check_institutions(claim(text, *marks, language=language), grounds(witness))

    assert verdicts == ()


def test_an_office_of_an_earlier_year_is_undecided() -> None:
    """The lexicon knows who holds the office now, not who held it in 2018."""
    text = "In 2018 Unification Minister Olaf Lund signed it."
    mine = claim(text, name("Olaf Lund"), day("2018", "2018"))

    (verdict,) = check_institutions(mine, grounds(ground(text)))

    assert verdict.finding is Finding.UNDECIDED


def test_a_misspelling_inside_another_word_is_no_misspelling() -> None:
    """A short wrong form must not be found inside a longer right word."""
    text = "Jang Jung-yongsan is a place."

    verdicts = check_institutions(claim(text), grounds(ground(text)))

    assert verdicts == ()


def test_places_and_works_are_held_to_the_evidence_as_well() -> None:
    """A place that the evidence does not name is unsupported in one language."""
    witness = ground(told("They met in Beijing.", name("Beijing", kind=EntityKind.PLACE)))

    (verdict,) = check_names(claim("They met in Shanghai.", name("Shanghai", kind=EntityKind.PLACE)), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


@pytest.mark.parametrize(
    ("language", "evidence", "draft"),
    [
        ("ru", "Министр Лаврова прилетела вечером.", "Lavrova"),
        ("ko", "캐버노 판사가 도착했다.", "Kavanaugh"),
        ("de", "Die Richterin Sotomayor kam an.", "Sotomayor"),
    ],
)
def test_a_name_that_the_evidences_words_sound_like_is_supported(language: str, evidence: str, draft: str) -> None:
    """Also where the name was not found as a name there."""
    witness = ground(evidence, teller=Teller(language=language))

    (verdict,) = check_names(claim(f"{draft} arrived.", name(draft)), grounds(witness))

    assert verdict.finding is Finding.SUPPORTED


def test_a_person_put_in_anothers_place_is_contradicted_across_languages() -> None:
    """The evidence names a person whom the draft does not, and not the one it does."""
    witness = ground(told("Olaf Lund trat zurück.", name("Olaf Lund")), teller=Teller(language="de"))

    (verdict,) = check_names(claim("Teresa Quintero resigned.", name("Teresa Quintero")), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED
    assert "Olaf Lund" in verdict.message


def test_another_place_is_contradicted_across_languages() -> None:
    """Both have established names in either language."""
    witness = ground(told("Sie trafen sich in Kenia.", name("Kenia", "KE", kind=EntityKind.PLACE)), teller=Teller(language="de"))

    (verdict,) = check_names(claim("They met in Japan.", name("Japan", "JP", kind=EntityKind.PLACE)), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED


def test_a_capital_may_be_said_for_its_state() -> None:
    """Washington announces what the United States announce."""
    witness = ground(
        told("Вашингтон ввёл санкции.", name("Вашингтон", "us-wa", kind=EntityKind.PLACE)), teller=Teller(language="ru")
    )

    (verdict,) = check_names(
        claim("The United States imposed sanctions.", name("United States", "US", kind=EntityKind.PLACE)), grounds(witness)
    )

    assert verdict.finding is Finding.UNDECIDED


def test_a_short_korean_word_is_no_proof_of_a_missing_place() -> None:
    """수단 is Sudan, and also a means."""
    witness = ground("There are ways and means.")

    (verdict,) = check_names(
        claim("방법과 수단이 있다.", name("수단", "SD", kind=EntityKind.PLACE), language="ko"), grounds(witness)
    )

    assert verdict.finding is Finding.UNDECIDED


def test_a_name_that_only_sounds_near_is_refused() -> None:
    """장중용 is not 정동영."""
    witness = ground(told("정동영이 보고했다.", name("정동영")), teller=Teller(language="ko"))

    (verdict,) = check_names(claim("장중용이 보고했다.", name("장중용"), language="ko"), grounds(witness))

    assert verdict.finding in {Finding.CONTRADICTED, Finding.UNSUPPORTED}
