"""What rules object to where a judge said yes."""

from collections.abc import Sequence

import pytest

from copydesk.check.languages import check_rules
from copydesk.check.library import Checker, SourceText
from copydesk.check.running import CheckBroke
from copydesk.model.judgement import Judgement, Opinion
from copydesk.model.language import TIER_ONE
from copydesk.model.verdict import ClaimKind, Finding, SentenceVerdict, Wording
from copydesk.testing.judge import FakeJudge
from copydesk.text.languages.writing import UNSPACED

_FERRY = "The council said on Monday that the old ferry may carry islanders again if the repairs end in spring."
_OTHER = "A fishing boat brought nine tourists back to the harbour after the storm."


class _Broken:
    model = "broken"

    def judgement(self, text: str, *, evidence: Sequence[str]) -> Judgement:
        """Never comes to an end."""
        raise TimeoutError(f"{text}: {len(evidence)}")


def _checked(
    draft: str, source: str = f"{_FERRY}\n{_OTHER}", *, language: str = "en", judge: FakeJudge | None = None
) -> SentenceVerdict:
    (verdict,) = Checker([SourceText(text=source, language=language)], judge=judge or FakeJudge()).check(draft, language=language)
    return verdict


def test_a_rewording_that_the_judge_passes_is_judged() -> None:
    """Rules have nothing to say of words that are not the source's."""
    judge = FakeJudge()

    verdict = _checked(
        "Islanders could soon sail with the old ferry once more, should its repairs be over by spring.", judge=judge
    )

    assert (verdict.wording, len(judge.asked)) == (Wording.JUDGED, 1)


def test_a_rewording_that_the_judge_refuses_stays_unchecked() -> None:
    """No is no."""
    verdict = _checked("Islanders could soon sail with the old ferry once more.", judge=FakeJudge(Opinion.UNSURE))

    assert verdict.wording is Wording.UNCHECKED


def test_what_a_judge_objects_to_is_refused_with_its_reason() -> None:
    """A judge's no holds under every policy, whatever rules have to say."""
    judge = FakeJudge(Opinion.UNFAITHFUL, reason="the evidence names no island")

    verdict = _checked("Islanders could soon sail with the old ferry once more.", judge=judge)

    (objection,) = (each for each in verdict.verdicts if each.kind is ClaimKind.WORDING)
    assert (verdict.wording, objection.finding) == (Wording.UNCHECKED, Finding.UNSUPPORTED)
    assert objection.message == "the judge test-judge objects: the evidence names no island"


@pytest.mark.parametrize("opinion", [Opinion.UNSURE, Opinion.NONE])
def test_a_judge_without_an_opinion_neither_passes_nor_refuses(opinion: Opinion) -> None:
    """The sentence is what it was, and the verdict says why nobody vouches for it."""
    verdict = _checked("Islanders could soon sail with the old ferry once more.", judge=FakeJudge(opinion, reason="why"))

    assert verdict.judgement is not None
    assert (verdict.wording, verdict.judgement.reason) == (Wording.UNCHECKED, "why")
    assert ClaimKind.WORDING not in {each.kind for each in verdict.verdicts}


def test_a_judge_is_not_asked_about_a_sentence_that_rules_refuse() -> None:
    """Its yes would count for nothing, and a call costs money."""
    judge = FakeJudge()

    verdict = _checked(
        "Islanders could soon sail on 17 old ferries once more, should the repairs be over by spring.", judge=judge
    )

    assert (verdict.finding, verdict.wording, judge.asked) == (Finding.UNSUPPORTED, Wording.UNCHECKED, [])


def test_a_judge_is_not_asked_about_the_sources_own_words() -> None:
    """An excerpt needs no second reader."""
    judge = FakeJudge()

    verdict = _checked(_FERRY, judge=judge)

    assert (verdict.wording, judge.asked) == (Wording.EXCERPT, [])


@pytest.mark.parametrize(
    "draft",
    [
        "The council said on Monday that the old ferry will carry islanders again if the repairs end in spring.",
        "The council said on Monday that the old ferry may carry prisoners again if the repairs end in spring.",
        "The council said on Monday that the old ferry may carry islanders again the repairs end in spring.",
        "The old ferry may carry islanders again if the repairs end in spring.",
        "The council said on Monday that the old ferry may never carry islanders again if the repairs end in spring.",
        "The council said on Monday that nine tourists back to the harbour after the storm.",
    ],
    ids=["hedge", "word", "condition", "teller", "denial", "moved clause"],
)
def test_no_judge_passes_a_sources_words_with_one_of_them_altered(draft: str) -> None:
    """Whatever the judge would say, the difference is known to the word."""
    judge = FakeJudge()

    verdict = _checked(draft, judge=judge)

    assert verdict.wording is Wording.UNCHECKED
    assert judge.asked == []
    assert any("altered" in each.message for each in verdict.verdicts)


@pytest.mark.parametrize(
    ("language", "source", "draft"),
    [
        (
            "de",
            "Die alte Fähre darf im Frühjahr wieder Inselbewohner befördern.",
            "Die alte Fähre darf im Frühjahr wieder Häftlinge befördern.",
        ),
        (
            "fr",
            "Le vieux bac pourra transporter les habitants au printemps.",
            "Le vieux bac pourra transporter les détenus au printemps.",
        ),
        (
            "es",
            "El viejo ferri llevará a los isleños cuando acabe la obra.",
            "El viejo ferri llevará a los presos cuando acabe la obra.",
        ),
        (
            "ru",
            "Старый паром снова повезёт островитян весной этого года.",
            "Старый паром снова повезёт заключённых весной этого года.",
        ),
        ("ko", "낡은 여객선이 봄에 다시 섬 주민을 태운다.", "낡은 여객선이 봄에 다시 섬 죄수를 태운다."),
        ("ja", "古い渡し船は春から再び島民を乗せて港を出る。", "古い渡し船は春から再び囚人を乗せて港を出る。"),
        ("zh", "旧渡轮将在春天再次运送岛民到对岸。", "旧渡轮将在春天再次运送囚犯到对岸。"),
    ],
)
def test_a_replaced_word_is_found_in_every_language(language: str, source: str, draft: str) -> None:
    """One word put in another's place, in words or characters."""
    verdict = _checked(draft, source, language=language)

    assert verdict.wording is Wording.UNCHECKED


@pytest.mark.parametrize(
    ("language", "source", "draft"),
    [
        (
            "en",
            "The island of Orrin opened its bridge to buses in May.",
            "The island of Orrin opened its new bridge to buses in May.",
        ),
        ("en", "The council of Orrin voted for the bridge in May.", "The council of Orrin voted against the bridge in May."),
        ("en", "The council of Orrin voted against the bridge in May.", "The council of Orrin voted for the bridge in May."),
        ("en", "Buses reach the bridge of Orrin from the south.", "New buses reach the bridge of Orrin from the south."),
        ("en", "The crew sailed from the island in bad weather.", "The crew sailed to the island in bad weather."),
        ("de", "Der Rat von Orrin stimmte im Mai für die Brücke.", "Der Rat von Orrin stimmte im Mai gegen die Brücke."),
        ("de", "Der Rat von Orrin stimmte im Mai gegen die Brücke.", "Der Rat von Orrin stimmte im Mai für die Brücke."),
        ("de", "Die Stadt öffnete die Brücke im Mai für Busse.", "Die Stadt öffnete die andere Brücke im Mai für Busse."),
        ("fr", "Le conseil a voté contre le pont de la ville.", "Le conseil a voté pour le pont de la ville."),
        ("fr", "Les habitants ont vu le maire sur le pont.", "Les habitants ont vu le même maire sur le pont."),
        ("es", "El consejo votó contra el puente de la ciudad.", "El consejo votó por el puente de la ciudad."),
        ("es", "La ciudad abrió el puente a los autobuses en mayo.", "La ciudad abrió el otro puente a los autobuses en mayo."),
        ("ru", "Город открыл мост для автобусов весной этого года.", "Город опять открыл мост для автобусов весной этого года."),
        ("ru", "Жители города голосовали против моста весной.", "Жители города голосовали за мост весной."),
        ("ko", "섬 주민들은 봄에 낡은 여객선을 탄다.", "섬 주민들은 봄에 또 낡은 여객선을 탄다."),
        ("ja", "古い渡し船は春から島民を乗せて港を出る。", "古い渡し船は春から島民も乗せて港を出る。"),
        ("zh", "旧渡轮在春天把岛民送过海湾。", "旧渡轮在春天被岛民送过海湾。"),
        ("zh", "岛上的居民在春天送来渡轮的旗帜。", "岛上的居民在春天还送来渡轮的旗帜。"),
    ],
)
def test_a_little_word_that_carries_something_is_found_where_it_was_put_in(language: str, source: str, draft: str) -> None:
    """Novelty, repetition, opposition and direction are said by words that lists of stop words have."""
    judge = FakeJudge()

    verdict = _checked(draft, source, language=language, judge=judge)

    assert (verdict.wording, judge.asked) == (Wording.UNCHECKED, [])


@pytest.mark.parametrize(
    ("language", "source", "draft"),
    [
        (
            "en",
            "The island of Orrin opened its new bridge to buses in May.",
            "The island of Orrin opened the bridge to buses in May.",
        ),
        ("en", "Residents in the city saw the bridge fall in May.", "Residents of the city saw the bridge fall in May."),
        ("de", "Die Bewohner in der Stadt sahen die Brücke fallen.", "Die Bewohner der Stadt sahen die Brücke fallen."),
        ("zh", "旧渡轮于春天在海湾送来岛民。", "旧渡轮在春天在海湾送来岛民。"),
    ],
)
def test_a_little_word_that_carries_nothing_is_the_judges_to_pass(language: str, source: str, draft: str) -> None:
    """An article or a preposition that leaves a sentence what it was is no objection, nor is a shortening."""
    verdict = _checked(draft, source, language=language)

    assert verdict.wording is Wording.JUDGED


@pytest.mark.parametrize("language", sorted(TIER_ONE))
def test_every_language_says_which_little_words_carry_something(language: str) -> None:
    """Single symbols, as sentences are compared by them, none of them twice."""
    rules = check_rules(language)

    assert len(rules.weighty) == len(set(rules.weighty)) > 0
    assert all(word == word.casefold() and word.isalpha() for word in rules.weighty)
    assert language not in UNSPACED or all(len(word) == 1 for word in rules.weighty)


def test_a_sentence_that_was_only_shortened_is_the_judges_to_pass() -> None:
    """A whole clause may go, if the second reader thinks so."""
    source = (
        "The old ferry carries islanders to the market again since its engine was taken out and put together in the yard of Lund."
    )

    verdict = _checked("The old ferry carries islanders to the market again.", source)

    assert verdict.wording is Wording.JUDGED


def test_a_judge_that_breaks_breaks_the_check() -> None:
    """It never counts as a yes."""
    checker = Checker([SourceText(text=_FERRY, language="en")], judge=_Broken())

    with pytest.raises(CheckBroke):
        checker.check("Islanders could soon sail with the old ferry once more.", language="en")


@pytest.mark.parametrize(
    ("language", "source", "draft", "put"),
    [
        (
            "ko",
            "항만청은 월요일 낡은 여객선이 봄에 다시 섬을 오간다고 밝혔다.",
            "항만청은 월요일 낡은 여객선이 봄에 승객 없이 다시 섬을 오간다고 밝혔다.",
            "승객 없이",
        ),
        ("zh", "港务局星期一宣布，旧渡轮将在春天重新驶往海岛。", "港务局星期一宣布，旧渡轮将在春天空载重新驶往海岛。", "空载"),
    ],
)
def test_what_was_put_in_is_shown_as_it_is_printed(language: str, source: str, draft: str, put: str) -> None:
    """Also where words are compared by their characters."""
    verdict = _checked(draft, source, language=language)

    assert any(f"“{put}”" in each.message for each in verdict.verdicts)
