"""No single harmful edit of a report's sentence is ever an excerpt or proved, in any of the eight languages."""

from dataclasses import dataclass
from functools import cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copydesk.check.languages import check_rules, holds_any
from copydesk.check.library import Checker, SourceText
from copydesk.model.cleared import Policy
from copydesk.model.lexicon import Lexicon
from copydesk.model.verdict import Finding
from copydesk.text.facts import FactReader

_READER = FactReader(Lexicon())
_REFUSED = {Finding.UNSUPPORTED, Finding.CONTRADICTED}


@dataclass(frozen=True)
class _Sample:
    """A report's sentence in a language with the pieces that may not be dropped, pairs that may not change places, and words."""

    language: str
    text: str
    kept: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    strangers: tuple[str, ...]


_SAMPLES = (
    _Sample(
        language="en",
        text="If the port stays closed, Anna Berg may not reopen most of the 12 mills in Lund before 40 ships return, "
        "the council said.",
        kept=("If the port stays closed, ", " may", " not", " most of", " before 40 ships return", ", the council said"),
        pairs=(("Anna Berg", "Lund"), ("12", "40"), ("mills", "ships"), ("port", "council")),
        words=("closed", "reopen", "mills", "ships", "council", "port"),
        strangers=("open", "close", "schools", "trains", "union", "border"),
    ),
    _Sample(
        language="de",
        text="Wenn der Hafen geschlossen bleibt, wird Anna Berg die meisten der 12 Mühlen in Lund wohl nicht vor der Rückkehr "
        "von 40 Schiffen öffnen, sagte der Rat.",
        kept=("Wenn der Hafen geschlossen bleibt, ", " wohl", " nicht", " die meisten der", ", sagte der Rat"),
        pairs=(("Anna Berg", "Lund"), ("12", "40"), ("Mühlen", "Schiffen"), ("Hafen", "Rat")),
        words=("Hafen", "geschlossen", "Mühlen", "Schiffen", "öffnen", "Rat"),
        strangers=("Bahnhof", "offen", "Schulen", "Zügen", "schließen", "Bund"),
    ),
    _Sample(
        language="fr",
        text="Si le port reste fermé, Anna Berg ne pourrait pas rouvrir la plupart des 12 moulins de Lund avant le retour de "
        "40 navires, a déclaré le conseil.",
        kept=("Si le port reste fermé, ", " pas", " la plupart des", " avant le retour de 40 navires", ", a déclaré le conseil"),
        pairs=(("Anna Berg", "Lund"), ("12", "40"), ("moulins", "navires"), ("port", "conseil")),
        words=("port", "fermé", "rouvrir", "moulins", "navires", "conseil"),
        strangers=("gare", "ouvert", "vendre", "écoles", "trains", "syndicat"),
    ),
    _Sample(
        language="es",
        text="Si el puerto sigue cerrado, Anna Berg quizá no reabra la mayoría de los 12 molinos de Lund antes de que vuelvan "
        "40 barcos, dijo el consejo.",
        kept=(
            "Si el puerto sigue cerrado, ",
            " quizá",
            " no",
            " la mayoría de",
            " antes de que vuelvan 40 barcos",
            ", dijo el consejo",
        ),
        pairs=(("Anna Berg", "Lund"), ("12", "40"), ("molinos", "barcos"), ("puerto", "consejo")),
        words=("puerto", "cerrado", "reabra", "molinos", "barcos", "consejo"),
        strangers=("tren", "abierto", "venda", "colegios", "coches", "sindicato"),
    ),
    _Sample(
        language="ru",
        text="Если порт останется закрытым, Анна Берг, возможно, не откроет большинство из 12 мельниц в Лунде до возвращения "
        "40 судов, сообщил совет.",
        kept=(
            "Если порт останется закрытым, ",
            ", возможно,",
            " не",
            " большинство из",
            " до возвращения 40 судов",
            ", сообщил совет",
        ),
        pairs=(("Анна Берг", "Лунде"), ("12", "40"), ("мельниц", "судов"), ("порт", "совет")),
        words=("порт", "закрытым", "откроет", "мельниц", "судов", "совет"),
        strangers=("вокзал", "открытым", "продаст", "школ", "поездов", "союз"),
    ),
    _Sample(
        language="ko",
        text="항구가 계속 닫혀 있으면 안나 베리는 배 40척이 돌아오기 전까지 룬드의 제분소 12곳 대부분을 "
        "열지 않을 수 있다고 의회가 밝혔다.",
        kept=("항구가 계속 닫혀 있으면 ", " 40척이 돌아오기 전까지", " 대부분을", " 않을", "고 의회가 밝혔다"),
        pairs=(("안나 베리", "룬드"), ("12곳", "40척"), ("제분소", "배"), ("항구", "의회")),
        words=("항구", "제분소", "의회", "배"),
        strangers=("국경", "학교", "노조", "기차"),
    ),
    _Sample(
        language="ja",
        text="港が閉鎖されたままなら、アンナ・ベリは船40隻が戻るまでルンドの製粉所12か所の大半を再開しない可能性があると議会は述べた。",
        kept=("港が閉鎖されたままなら、", "船40隻が戻るまで", "の大半", "しない", "と議会は述べた"),
        pairs=(("アンナ・ベリ", "ルンド"), ("12か所", "40隻"), ("製粉所", "船"), ("港", "議会")),
        words=("港", "閉鎖", "再開", "製粉所", "議会", "船"),
        strangers=("駅", "開放", "売却", "学校", "組合", "車"),
    ),
    _Sample(
        language="zh",
        text="如果港口继续关闭，安娜·贝里可能不会在40艘船返回之前重开隆德12家磨坊中的大部分，议会表示。",
        kept=("如果港口继续关闭，", "可能", "不", "在40艘船返回之前", "中的大部分", "，议会表示"),
        pairs=(("安娜·贝里", "隆德"), ("12家", "40艘"), ("磨坊", "船"), ("港口", "议会")),
        words=("港口", "关闭", "重开", "磨坊", "议会", "船"),
        strangers=("车站", "开放", "出售", "学校", "工会", "车"),
    ),
)


@st.composite
def _harmed(draw: st.DrawFn) -> tuple[_Sample, str]:
    """A sample and its sentence after one harmful edit."""
    sample = draw(st.sampled_from(_SAMPLES))
    sort = draw(st.sampled_from(("drop", "swap", "replace")))
    if sort == "drop":
        return sample, _tidy(sample.text.replace(draw(st.sampled_from(sample.kept)), "", 1))
    if sort == "swap":
        one, other = draw(st.sampled_from(sample.pairs))
        return sample, sample.text.replace(one, "\x00", 1).replace(other, one, 1).replace("\x00", other, 1)
    word = draw(st.sampled_from(sample.words))
    return sample, sample.text.replace(word, draw(st.sampled_from(sample.strangers)), 1)


def _tidy(text: str) -> str:
    """Begins with a capital, as an editor would leave it."""
    return text[:1].upper() + text[1:]


@cache
def _checker(sample: _Sample) -> Checker:
    return Checker([SourceText(text=sample.text, language=sample.language)])


@given(_harmed())
def test_no_harmful_edit_is_proved(harmed: tuple[_Sample, str]) -> None:
    """Whatever the rules see of the facts, the wording is not vouched for."""
    sample, text = harmed

    verdicts = _checker(sample).check(text, language=sample.language)

    assert not all(Policy.STRICT.allows(each.wording) and each.finding not in _REFUSED for each in verdicts)


@given(st.sampled_from(_SAMPLES))
def test_the_sentence_itself_is_an_excerpt(sample: _Sample) -> None:
    """Else the test above would prove nothing."""
    verdicts = _checker(sample).check(sample.text, language=sample.language)

    assert all(Policy.STRICT.allows(each.wording) and each.finding not in _REFUSED for each in verdicts)


_RICH = (
    ("en", "But Anna Berg, the mayor, also told no union (the old one) that most mills in Lund may close, and the council left."),
    ("en", "The ferry, carrying dogs, left the pier on Tuesday and is near Lund, officials said."),
    ("de", "Zudem sagte Anna Berg, die den Rat führt, kein Verband (der alte) dürfe die meisten Mühlen in Lund schließen."),
    (
        "fr",
        "Mais Anna Berg, la maire, n'a également dit à aucun syndicat (le vieux) que la plupart des moulins pourraient fermer.",
    ),
    ("es", "Pero Anna Berg, la alcaldesa, también dijo que ningún sindicato (el viejo) podría cerrar la mayoría de los molinos."),
    ("ru", "Однако Анна Берг также сообщила, что ни один союз (старый) не может закрыть большинство мельниц в Лунде."),
    ("ko", "한편 안나 베리는 또한 노조(옛 단체)가 룬드의 제분소 대부분을 닫지 않을 수 있다고 밝혔습니다."),
    ("ja", "また、アンナ・ベリは組合（旧組織）が製粉所の大半を閉鎖しない可能性があると述べました。"),
    ("zh", "此外，安娜·贝里表示，工会（旧组织）可能不会关闭隆德的大部分磨坊。"),
)
"""Sentences full of pieces that may go, beside words that may not."""


@st.composite
def _cut(draw: st.DrawFn) -> tuple[str, str, str]:
    """A language, its sentence, and that sentence without a run of words one of which must stay."""
    language, text = draw(st.sampled_from(_RICH))
    words = list(text) if language in {"ja", "zh"} else text.split(" ")
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))
    lost = ("" if language in {"ja", "zh"} else " ").join(words[start:end])
    assume(len(words) - (end - start) >= 3 and holds_any(lost, check_rules(language).guards, language=language))
    assume(lost.strip() not in check_rules(language).connectives)
    return language, text, ("" if language in {"ja", "zh"} else " ").join((*words[:start], *words[end:]))


@given(_cut())
@settings(max_examples=200)
def test_no_run_of_words_with_a_guard_may_go(cut: tuple[str, str, str]) -> None:
    """Whatever goes with it: a denial, doubt, condition, quantity, time or source is never left out."""
    language, text, shorter = cut

    verdicts = Checker([SourceText(text=text, language=language)], facts=_READER).check(_tidy(shorter), language=language)

    assert not verdicts or not all(Policy.STRICT.allows(each.wording) for each in verdicts)


@given(st.sampled_from(_RICH), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=200)
def test_no_two_words_may_change_places(rich: tuple[str, str], one: int, other: int) -> None:
    """Order is half of what a sentence says."""
    language, text = rich
    words = list(text.rstrip(".。")) if language in {"ja", "zh"} else text.rstrip(".").split(" ")
    first, second = sorted((one % len(words), other % len(words)))
    assume(words[first].strip(",()（），").casefold() != words[second].strip(",()（），").casefold())
    words[first], words[second] = words[second], words[first]
    changed = ("" if language in {"ja", "zh"} else " ").join(words)

    verdicts = Checker([SourceText(text=text, language=language)], facts=_READER).check(_tidy(changed), language=language)

    assert not all(Policy.STRICT.allows(each.wording) for each in verdicts)
