"""What the evidence denies is not told as true, and what it tells is not denied, whatever the policy."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.cleared import Policy
from copydesk.model.verdict import SentenceVerdict

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
