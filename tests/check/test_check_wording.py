"""How the words of a claim are vouched for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.building import Mark, Teller, claim, day, ground, grounds, name, num, said, stance, told

from copydesk.check.wording import wording_of
from copydesk.model.facts import Quote, StanceKind
from copydesk.model.verdict import Wording

_LONG = "Ada Berg, the leader of the island council, signed the letter (a short one) on the northern pier, and Olaf Lund read it."


@pytest.mark.parametrize(
    "text",
    [
        _LONG,
        "Ada Berg, the leader of the island council, signed the letter (a short one) on the northern pier.",
    ],
)
def test_a_sentence_or_its_first_clauses_are_an_excerpt(text: str) -> None:
    """Whole, or without a further main clause behind."""
    wording = wording_of(claim(text), grounds(ground(_LONG)))

    assert wording is Wording.EXCERPT


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg signed the letter (a short one) on the northern pier, and Olaf Lund read it.",
        "Ada Berg, the leader of the island council, signed the letter on the northern pier, and Olaf Lund read it.",
        "Ada Berg signed the letter on the northern pier, and Olaf Lund read it.",
    ],
)
def test_a_compression_that_drops_only_what_adds_is_proved(text: str) -> None:
    """Brackets and another name for the same may go."""
    wording = wording_of(claim(text), grounds(ground(told(_LONG, name("Ada Berg")))))

    assert wording is Wording.PROVED


def test_another_established_name_is_a_verified_substitution() -> None:
    """The lexicon says that both forms are one bearer."""
    witness = ground(told("KCNA는 서한을 보도했다.", name("KCNA", "agency-kcna")), teller=Teller(language="ko"))

    wording = wording_of(
        claim("조선중앙통신는 서한을 보도했다.", name("조선중앙통신", "agency-kcna"), language="ko"), grounds(witness)
    )

    assert wording is Wording.PROVED


_HARMFUL = [
    ("en", "In the film, the president dies of a broken heart.", (), "the president dies of a broken heart."),
    ("en", "If the council agrees, the ferry line opens in spring.", (), "The ferry line opens in spring."),
    ("en", "The ferry, officials fear, was full of people.", (), "The ferry was full of people."),
    ("en", "The dam broke, state media said.", (), "The dam broke."),
    ("en", "The ferry line opens, if the council agrees.", (), "The ferry line opens."),
    ("en", "Almost all fishermen, the poor ones, left.", (), "All fishermen, the poor ones, left."),
    ("en", "The brother of Ada Berg was arrested.", (), "Ada Berg was arrested."),
    ("en", "The minister did not resign on Monday.", (), "The minister did resign on Monday."),
    ("en", "Ada Berg beat Olaf Lund in the vote.", (), "Olaf Lund beat Ada Berg in the vote."),
    ("en", "The ferry, the old one of 1990, sank.", (num("1990", "1990"),), "The ferry sank in 1990."),
    ("en", "Ada Berg (then the mayor) signed the letter.", (), "Ada Berg signed the letter."),
    ("en", "Ada Berg (who denies it) signed the letter.", (), "Ada Berg signed the letter."),
    ("en", "The plan (expected on 9 January) was signed.", (day("9 January", "2026-01-09"),), "The plan was signed."),
    ("en", "The plan, the port office said, was signed.", (said("said", "the port office"),), "The plan was signed."),
    ("ko", "의회가 동의하면 여객선이 다닌다.", (), "여객선이 다닌다."),
    ("ko", "여객선이 침몰했다고 관계자는 말했다.", (), "여객선이 침몰했다."),
    ("ko", "장관이 (사실과 달리 없는) 서한을 보냈다.", (), "장관이 서한을 보냈다."),
    ("ja", "議会が同意すれば、航路は開く。", (), "航路は開く。"),
    ("ja", "船が沈んだ（との情報は未確認）。", (), "船が沈んだ。"),
    ("zh", "如果议会同意，航线将开通。", (), "航线将开通。"),
    ("zh", "渡轮沉没，这是谣言。", (), "渡轮沉没。"),
    ("ru", "Паром, по данным порта, утонул.", (), "Паром утонул."),
    ("ru", "Паром утонул, утверждают критики.", (), "Паром утонул."),
    ("de", "Die Fähre, die nicht sank, war voll.", (), "Die Fähre, die sank, war voll."),
    ("de", "Falls der Rat zustimmt, fährt die Fähre.", (), "Die Fähre fährt."),
    ("fr", "Le ferry, la presse l'affirme, a coulé.", (stance("affirme", StanceKind.ALLEGED),), "Le ferry a coulé."),
    ("fr", "Le ferry a coulé, selon le port.", (), "Le ferry a coulé."),
    ("es", "El ferri, según el puerto, se hundió.", (), "El ferri se hundió."),
    ("es", "El ferri se hundió, y el puerto lo niega.", (), "El ferri se hundió."),
]


@pytest.mark.parametrize(("language", "evidence", "marks", "text"), _HARMFUL)
def test_a_harmful_edit_is_never_vouched_for(language: str, evidence: str, marks: tuple[Mark, ...], text: str) -> None:
    """Dropped conditions, doubts, tellers, frames and denials; swapped names; changed words."""
    witness = ground(told(evidence, *marks), teller=Teller(language=language))

    wording = wording_of(claim(text, language=language), grounds(witness))

    assert wording is Wording.UNCHECKED


def test_a_dateline_may_go() -> None:
    """The report's dateline is not part of its first sentence."""
    witness = ground(
        "SEOUL, Jan. 9 (Wire) -- The ferry left the harbour in the morning.", teller=Teller(dateline="SEOUL, Jan. 9")
    )

    wording = wording_of(claim("The ferry left the harbour in the morning."), grounds(witness))

    assert wording is Wording.EXCERPT


def test_words_of_another_language_are_unchecked() -> None:
    """A translation is vouched for by nobody here."""
    witness = ground("여객선이 떠났다.", teller=Teller(language="ko"))

    wording = wording_of(claim("The ferry left."), grounds(witness))

    assert wording is Wording.UNCHECKED


_WORDS = ("ferry", "pier", "council", "letter", "harbour", "storm", "winter", "berth", "crew", "mainland")


@given(
    words=st.lists(st.sampled_from(_WORDS), min_size=4, max_size=12),
    place=st.integers(0, 11),
    other=st.sampled_from(["never", "zebra", "17"]),
)
def test_a_replaced_or_inserted_word_is_never_vouched_for(words: list[str], place: int, other: str) -> None:
    """From any sentence, one foreign word is enough to lose the proof."""
    witness = ground(f"The {' '.join(words)} was seen.")
    changed = [*words]
    changed[place % len(words)] = other

    wording = wording_of(claim(f"The {' '.join(changed)} was seen."), grounds(witness))

    assert wording is Wording.UNCHECKED


def test_a_quotation_in_a_piece_keeps_the_piece() -> None:
    """What somebody said in so many words is not dropped silently."""
    text = "Ada Berg (“a brave one”) signed the letter."
    start = text.index("“")
    quoted = Quote(start=start, end=start + 13, text="a brave one", language="en")
    witness = ground(told(text, lambda _, base: _moved(quoted, base)))

    wording = wording_of(claim("Ada Berg signed the letter."), grounds(witness))

    assert wording is Wording.UNCHECKED


def _moved(quoted: Quote, base: int) -> Quote:
    return Quote(start=quoted.start + base, end=quoted.end + base, text=quoted.text, language=quoted.language)
