"""What evidence in another language leaves open, told as what will be or as certain."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import ClaimKind, Finding

_ABLE = [
    ("de", "Am Montag konnte Erik Halvorsen in Lund nicht mehr laufen."),
    ("fr", "Lundi à Lund, Erik Halvorsen n’a pas pu marcher."),
    ("es", "El lunes en Lund, Erik Halvorsen no pudo caminar."),
    ("ru", "В понедельник в Лунде Эрик Хальворсен не смог идти."),
    ("ko", "월요일 룬드에서 에리크 할보르센은 걸을 수 없었다."),
    ("ja", "月曜日にルンドでエリック・ハルヴォルセンは歩くことができなかった。"),
    ("zh", "周一在隆德，埃里克·哈尔沃森无法行走。"),
]
_REPORTED = [
    ("de", "Berichten zufolge hat Erik Halvorsen am Montag in Lund zwei Brücken verkauft."),
    ("fr", "Selon des rumeurs, Erik Halvorsen a vendu lundi deux ponts à Lund."),
    ("es", "Según informes, Erik Halvorsen vendió el lunes dos puentes en Lund."),
    ("ru", "По сообщениям, в понедельник Эрик Хальворсен продал в Лунде два моста."),
    ("ko", "보도에 따르면 월요일 룬드에서 에리크 할보르센은 다리 두 개를 팔았다."),
    ("ja", "報道によると、月曜日にルンドでエリック・ハルヴォルセンは橋を2本売った。"),
    ("zh", "据报道，周一在隆德，埃里克·哈尔沃森卖了两座桥。"),
]


def _modality(draft: str, source: str, *, language: str, draft_language: str = "en") -> set[Finding]:
    """What is found of certainty and doubt, in any sentence."""
    verdicts = copydesk.check(draft, [SourceText(text=source, language=language)], language=draft_language)
    return {each.finding for verdict in verdicts for each in verdict.verdicts if each.kind is ClaimKind.MODALITY}


@pytest.mark.parametrize(("language", "source"), _ABLE)
def test_what_could_not_be_done_is_not_what_will_not_be_done(language: str, source: str) -> None:
    """An ability is no word of doubt, and no future either."""
    told = _modality("On Monday in Lund, Erik Halvorsen could not walk.", source, language=language)
    hardened = _modality("On Monday in Lund, Erik Halvorsen will not walk.", source, language=language)

    assert Finding.CONTRADICTED not in told
    assert hardened == {Finding.CONTRADICTED}


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("de", "Am Montag wird Erik Halvorsen in Lund laufen können."),
        ("fr", "Lundi à Lund, Erik Halvorsen pourra marcher."),
        ("es", "El lunes en Lund, Erik Halvorsen podrá caminar."),
        ("ru", "В понедельник в Лунде Эрик Хальворсен будет ходить и сможет говорить."),
        ("zh", "周一在隆德，埃里克·哈尔沃森将能够行走。"),
    ],
)
def test_an_ability_that_is_to_come_may_be_told_as_a_future(language: str, source: str) -> None:
    """Evidence that has a future of its own is no weaker than the claim's."""
    found = _modality("On Monday in Lund, Erik Halvorsen will walk.", source, language=language)

    assert Finding.CONTRADICTED not in found


@pytest.mark.parametrize(
    "draft",
    [
        "Erik Halvorsen will help children to read on Monday in Lund.",
        "Erik Halvorsen hopes that children will read on Monday in Lund.",
        "There is no way that children will read with Erik Halvorsen on Monday in Lund.",
    ],
)
def test_a_claim_that_says_as_much_in_other_words_stands(draft: str) -> None:
    """Help, hope and "no way" say what another language says with "can"."""
    found = _modality(draft, "Am Montag können in Lund Kinder mit Erik Halvorsen lesen.", language="de")

    assert Finding.CONTRADICTED not in found


@pytest.mark.parametrize(("language", "source"), _REPORTED)
@pytest.mark.parametrize("word", ["indeed", "undoubtedly"])
def test_a_certainty_that_nothing_says_is_refused_beside_a_report(word: str, language: str, source: str) -> None:
    """What somebody reports is not thereby certain."""
    plain = "Erik Halvorsen has {}sold two bridges in Lund on Monday, reports said."

    told = _modality(plain.format(""), source, language=language)
    hardened = _modality(plain.format(f"{word} "), source, language=language)

    assert Finding.CONTRADICTED not in told
    assert hardened == {Finding.CONTRADICTED}


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("de", "Erik Halvorsen hat am Montag in Lund tatsächlich zwei Brücken verkauft, hieß es in Berichten."),
        ("ko", "보도에 따르면 월요일 룬드에서 에리크 할보르센은 실제로 다리 두 개를 팔았다."),
        ("ja", "報道によると、月曜日にルンドでエリック・ハルヴォルセンは実際に橋を2本売った。"),
        ("zh", "据报道，周一在隆德，埃里克·哈尔沃森确实卖了两座桥。"),
    ],
)
def test_a_certainty_that_the_evidence_has_may_be_told(language: str, source: str) -> None:
    """Any word that may be told by one of certainty will do."""
    draft = "Erik Halvorsen has indeed sold two bridges in Lund on Monday, reports said."

    assert Finding.CONTRADICTED not in _modality(draft, source, language=language)


def test_a_certainty_put_in_where_nothing_is_in_doubt_is_left_open() -> None:
    """Translators put such words in, and a rule cannot tell."""
    found = _modality("Erik Halvorsen certainly came to Lund.", "Erik Halvorsen kam nach Lund.", language="de")

    assert found == {Finding.UNDECIDED}


def test_a_german_future_for_an_english_ability_is_refused() -> None:
    """The rule holds for drafts in any language that has a word of the future."""
    found = _modality(
        "Erik Halvorsen wird am Montag in Lund laufen.",
        "Erik Halvorsen could walk in Lund on Monday.",
        language="en",
        draft_language="de",
    )

    assert found == {Finding.CONTRADICTED}


def test_a_certainty_that_the_evidence_says_in_other_words_is_no_new_one() -> None:
    """确定 may stand for a confirmation, also beside a "would"."""
    found = _modality(
        "市长说，结果将“确定我们的未来”。",
        'The mayor said that the result would be "confirmation of our future".',
        language="en",
        draft_language="zh",
    )

    assert Finding.CONTRADICTED not in found


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Die Brücke in Lund wird am 5. Mai eröffnet.", "The bridge in Lund opens on May 5."),
        ("Lund wurde am Montag von Theresa May besucht.", "Lund was visited by Theresa May on Monday."),
    ],
)
def test_a_month_and_a_name_are_no_doubt(draft: str, source: str) -> None:
    """May is a month, and the last word of a name."""
    assert _modality(draft, source, language="en", draft_language="de") == set()
