"""What the evidence denies is not told as true, and what it tells is not denied, whatever the policy."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.cleared import Policy
from copydesk.model.verdict import REFUSED, ClaimKind, Finding, SentenceVerdict

_DENIALS = (
    ("en", "Mayor Anna Berg denied that she knew of the leak.", "Mayor Anna Berg knew of the leak."),
    ("en", "The council did not approve the harbour plan.", "The council approved the harbour plan."),
    ("de", "Anna Berg bestritt, von dem Leck im Hafen gewusst zu haben.", "Anna Berg hat von dem Leck im Hafen gewusst."),
    ("fr", "Anna Berg a nié avoir caché la fuite du port.", "Anna Berg avait caché la fuite du port."),
    ("es", "Anna Berg negó haber ocultado la fuga del puerto.", "Anna Berg ha ocultado la fuga del puerto."),
    ("ru", "Анна Берг отрицала, что скрывала утечку в порту.", "Анна Берг скрывала утечку в порту."),
    ("ko", "안나 베리는 항구의 기름 유출을 숨겼다는 보도를 부인했다.", "안나 베리는 항구의 기름 유출을 숨겼다."),
    ("ja", "アンナ・ベリは港の漏洩を隠したことを否定した。", "アンナ・ベリは港の漏洩を隠した。"),
    ("zh", "安娜·贝里否认隐瞒港口泄漏事件。", "安娜·贝里隐瞒港口泄漏事件。"),
)


def _checked(draft: str, source: str, language: str) -> SentenceVerdict:
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language=language)
    return verdict


@pytest.mark.parametrize(("language", "source", "draft"), _DENIALS)
def test_what_is_denied_is_not_told_as_true(language: str, source: str, draft: str) -> None:
    """Under `open` too, where any wording may go out: a denial is a fact."""
    verdict = _checked(draft, source, language)

    assert not any(policy.lets_out(verdict) for policy in Policy)


@pytest.mark.parametrize(
    ("language", "source", "draft"), [case for case in _DENIALS if case[0] in {"en", "de", "fr", "es", "ru"}]
)
def test_what_is_told_is_not_denied(language: str, source: str, draft: str) -> None:
    """The other way round: the evidence tells it, and the draft says that it is denied."""
    verdict = _checked(source, draft, language)

    assert not any(policy.lets_out(verdict) for policy in Policy)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The council did not approve the harbour plan, but it opened the new bridge.", "The council opened the new bridge."),
        ("Anna Berg denied the report, and the council opened the new bridge.", "The council opened the new bridge."),
        ("Anna Berg denied that she knew of the leak.", "Anna Berg rejected reports that she knew of the leak."),
        ("Anna Berg said she did not know of the leak before March.", "Anna Berg was asked about the leak in March."),
    ],
)
def test_a_clause_beside_a_denial_may_be_told(source: str, draft: str) -> None:
    """Facts do not refuse it; who vouches for the wording is another matter."""
    verdict = _checked(draft, source, "en")

    assert Policy.OPEN.lets_out(verdict)


@pytest.mark.parametrize(
    ("language", "draft"),
    [
        ("ko", "섬에는 다섯 명밖에 남지 않았다."),
        ("ja", "島には五人しか残っていない。"),
        ("ko", "주민들은 배를 기다리지 않으면 떠날 수 없다."),
        ("ja", "住民は船を待たなければ島を出られない。"),
        ("ru", "Жители не могут не ждать парома."),
        ("zh", "居民不能不等船。"),
    ],
)
def test_a_denial_that_denies_nothing_needs_none_abroad(language: str, draft: str) -> None:
    """Elsewhere "only five" is "none but five", and two denials are none."""
    source = SourceText(text="Five people are left on the island and must wait for the boat.", language="en")

    (verdict,) = copydesk.check(draft, [source], language=language)

    assert not [each for each in verdict.verdicts if each.kind is ClaimKind.POLARITY and each.finding in REFUSED]


@pytest.mark.parametrize(
    ("language", "draft"),
    [
        ("en", "The result is not bad."),
        ("de", "Das Ergebnis ist nicht schlecht."),
        ("fr", "Le résultat n'est pas mauvais."),
        ("es", "El resultado no es malo."),
        ("ru", "Результат не плохой."),
        ("ko", "결과는 나쁘지 않다."),
        ("ja", "結果は悪くない。"),
        ("zh", "结果不坏。"),
    ],
)
def test_a_denied_word_of_blame_may_be_praise_abroad(language: str, draft: str) -> None:
    """What is "not bad" here is "fine" there: rules cannot tell, so that it is neither refused nor passed over."""
    sources = {True: "결과는 괜찮다.", False: "The result is fine."}
    source = SourceText(text=sources[language == "en"], language="ko" if language == "en" else "en")

    (verdict,) = copydesk.check(draft, [source], language=language)

    assert [each.finding for each in verdict.verdicts if each.kind is ClaimKind.POLARITY] == [Finding.UNDECIDED]


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("de", "Wir dulden keine Gewalt im Hafen."),
        ("fr", "Nous ne tolérons pas la violence au port."),
        ("ko", "우리는 항구에서 폭력을 용납하지 않는다."),
    ],
)
def test_a_denial_left_out_abroad_is_pointed_out(language: str, source: str) -> None:
    """German denies with "kein" as often as with "nicht"."""
    (verdict,) = copydesk.check("We tolerate violence in the port.", [SourceText(text=source, language=language)], language="en")

    assert [each.finding for each in verdict.verdicts if each.kind is ClaimKind.POLARITY] == [Finding.UNDECIDED]


def test_a_second_denial_left_out_is_pointed_out_beside_one_that_is_told() -> None:
    """What the source says with one word is told as "unavoidable"; that it is not claimed is another denial."""
    source = "Die Reederei behauptet nicht, dass die Verspätung kaum vermeidbar sei."

    (verdict,) = copydesk.check(
        "The ferry company claims that the delay is unavoidable.", [SourceText(text=source, language="de")], language="en"
    )

    assert [each.finding for each in verdict.verdicts if each.kind is ClaimKind.POLARITY] == [Finding.UNDECIDED]
