"""A name may stand for the pronoun with which a report's sentence opens where nobody else can be meant, in all languages."""

import pytest

from copydesk.check.library import Checker, SourceText
from copydesk.model.cleared import Policy
from copydesk.model.verdict import Finding, Wording

QUOTED = {
    "en": ('"The mill will open again," Mayor Anna Berg said.', "She added that the pier was safe."),
    "de": ("„Die Mühle öffnet wieder“, sagte Bürgermeister Jan Berg.", "Er fügte hinzu, dass der Steg sicher sei."),
    "fr": ("« Le moulin va rouvrir », a déclaré la maire Anna Berg.", "Elle a ajouté que le quai était sûr."),
    "es": ("«El molino abrirá de nuevo», dijo la alcaldesa Anna Berg.", "Ella añadió que el muelle era seguro."),
    "ru": ("«Мельница снова откроется», — сказала мэр Анна Берг.", "Она добавила, что причал безопасен."),
    "ko": ('김영철 장관은 "제분소가 다시 문을 연다"고 말했다.', "그는 부두가 안전하다고 덧붙였다."),
    "ja": ("アンナ・ベリ市長は「製粉所は再開する」と述べた。", "彼女は桟橋は安全だと付け加えた。"),
    "zh": ("市长安娜·贝里说：“磨坊将重新开放。”", "她表示码头是安全的。"),
}
NAMED = {
    "en": "Anna Berg added that the pier was safe.",
    "de": "Jan Berg fügte hinzu, dass der Steg sicher sei.",
    "fr": "Anna Berg a ajouté que le quai était sûr.",
    "es": "Anna Berg añadió que el muelle era seguro.",
    "ru": "Анна Берг добавила, что причал безопасен.",
    "ko": "김영철은 부두가 안전하다고 덧붙였다.",
    "ja": "アンナ・ベリは桟橋は安全だと付け加えた。",
    "zh": "安娜·贝里表示码头是安全的。",
}
OTHERS = {
    "en": "Eva Lund added that the pier was safe.",
    "de": "Tom Lund fügte hinzu, dass der Steg sicher sei.",
    "fr": "Eva Lund a ajouté que le quai était sûr.",
    "es": "Eva Lund añadió que el muelle era seguro.",
    "ru": "Ева Лунд добавила, что причал безопасен.",
    "ko": "박민수는 부두가 안전하다고 덧붙였다.",
    "ja": "エヴァ・ルンドは桟橋は安全だと付け加えた。",
    "zh": "伊娃·隆德表示码头是安全的。",
}


def told(text: str, claim: str, *, language: str = "en") -> bool:
    """Whether a claim would go out under the strict policy."""
    verdicts = Checker([SourceText(text=text, language=language)]).check(claim, language=language)
    refused = {Finding.UNSUPPORTED, Finding.CONTRADICTED}
    return bool(verdicts) and all(Policy.STRICT.allows(each.wording) and each.finding not in refused for each in verdicts)


def joined(language: str) -> str:
    """Both sentences in one paragraph."""
    return ("" if language in {"ja", "zh"} else " ").join(QUOTED[language])


@pytest.mark.parametrize("language", QUOTED)
def test_whoever_alone_spoke_is_meant(language: str) -> None:
    """A quotation and its speaker, and nobody else: the pronoun behind it is the speaker."""
    verdicts = Checker([SourceText(text=joined(language), language=language)]).check(NAMED[language], language=language)

    assert [each.wording for each in verdicts] == [Wording.PROVED]


@pytest.mark.parametrize("language", QUOTED)
def test_nobody_else_is(language: str) -> None:
    """Another name is never proved."""
    assert not told(joined(language), OTHERS[language], language=language)


@pytest.mark.parametrize("language", QUOTED)
def test_a_new_paragraph_begins_anew(language: str) -> None:
    """What stands between two paragraphs of a page nobody knows."""
    assert not told("\n\n".join(QUOTED[language]), NAMED[language], language=language)


@pytest.mark.parametrize(
    "before",
    [
        '"The mill will open again," Mayor Anna Berg told the minister.',
        '"The mill will open again," Mayor Anna Berg told Eva Lund.',
        '"The mill will open again," Mayor Anna Berg said beside her sister.',
        "Mayor Anna Berg said the minister opened the mill.",
        "Mayor Anna Berg met the minister.",
        "Mayor Anna Berg opened the mill.",
        '"The mill will open again," the mayor said.',
    ],
)
def test_who_could_also_be_meant_leaves_it_open(before: str) -> None:
    """Somebody is spoken to, somebody else acts, or nobody is named."""
    assert not told(f"{before} She added that the pier was safe.", NAMED["en"])


def test_a_pronoun_that_tells_nothing_is_left_alone() -> None:
    """What she did is no part of what she said: only who speaks goes on from sentence to sentence."""
    text = '"The mill will open again," Mayor Anna Berg said. She opened the pier.'

    assert not told(text, "Anna Berg opened the pier.")


def test_nothing_else_of_the_sentence_may_differ() -> None:
    """The name is the one substitution; a word replaced or a doubt dropped is no proof."""
    text = '"The mill will open again," Mayor Anna Berg said. She added that the pier was perhaps safe.'

    assert told(text, "Anna Berg added that the pier was perhaps safe.")
    assert not told(text, "Anna Berg added that the pier was safe.")
    assert not told(text, "Anna Berg added that the mill was perhaps safe.")
