"""What no sentence may be or hold, and whose words it may have."""

import pytest
from tests.check.building import Teller, claim, ground, grounds

from copydesk.check.claim import Claim, Ground
from copydesk.check.copying import check_copying
from copydesk.check.form import check_form
from copydesk.model.draft import DraftSentence, Treatment
from copydesk.model.facts import Facts
from copydesk.model.source import Rights
from copydesk.model.verdict import Finding

_LONG = "The harbour office closed the northern pier on Monday because of ice and strong wind from the sea."


@pytest.mark.parametrize(
    "text",
    [
        "Read all about it at https://evil.example/a now.",
        "Visit www.evil.example today for more.",
        "Pay at evil-bank.com before noon.",
        "See javascript:alert(1) for details.",
        "The <b>minister</b> resigned.",
        "The minister &lt;resigned&gt; today.",
        "See [this](page) for more.",
        "Hello {{ config }} world.",
        "The min\u200bister resigned.",
        "The \u202eminister resigned.",
        "Two\nlines of text.",
        "",
    ],
)
def test_addresses_markup_and_hidden_characters_are_refused(text: str) -> None:
    """No such thing reaches a page, whoever wrote it."""
    verdicts = check_form(claim(text), grounds(ground(_LONG)))

    assert Finding.UNSUPPORTED in {verdict.finding for verdict in verdicts}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The U.S. envoy paid 3.5 million dollars, said A. B. Smith & Co. of No. 10 Downing St."),
        ("ko", "김 위원장은 2026년 1월 8일 푸틴 대통령에게 서한을 보냈다고 통신이 전했다."),
        ("ja", "北朝鮮の国営メディアは9日、書簡を送ったと伝えた。首脳会談は昨年9月に行われた。"),
        ("zh", "朝中社9日报道，金正恩致信普京，表示将永远支持俄罗斯的一切政策和决定。"),
        ("ru", "По данным агентства, письмо было отправлено 8 января и получено в Москве на следующий день."),
        ("de", "Der Brief wurde nach Angaben der Agentur am 8. Januar verschickt und in Moskau empfangen."),
        ("fr", "La lettre a été envoyée le 8 janvier, selon l'agence, et reçue à Moscou le lendemain."),
        ("es", "La carta fue enviada el 8 de enero, según la agencia, y recibida en Moscú al día siguiente."),
    ],
)
def test_plain_sentences_pass(language: str, text: str) -> None:
    """Abbreviations, sums and quotation marks are no addresses and no markup."""
    verdicts = check_form(claim(text, language=language), grounds(ground(_LONG)))

    assert verdicts == ()


def test_a_sentence_in_another_language_than_it_says_is_refused() -> None:
    """A piece that was never localised is found."""
    verdicts = check_form(claim(_LONG, language="ko"), grounds(ground(_LONG)))

    assert [verdict.finding for verdict in verdicts] == [Finding.UNSUPPORTED]


def test_an_address_of_a_hundred_thousand_characters_is_refused_in_time() -> None:
    """The patterns are linear on hostile text."""
    text = "a." * 50_000 + "<" * 1_000 + "&" * 1_000 + "[" * 1_000

    verdicts = check_form(claim(text), grounds(ground(_LONG)))

    assert isinstance(verdicts, tuple)


def test_a_run_of_a_sources_words_outside_marks_is_refused() -> None:
    """Eleven words in a row are a copy, unless the source gives all rights."""
    excerpt_only = ground(_LONG, teller=Teller(rights=Rights.EXCERPT))
    licensed = ground(_LONG, teller=Teller(rights=Rights.FULL))
    text = "Officials say the harbour office closed the northern pier on Monday because of ice."

    findings = [check_copying(claim(text), grounds(witness)) for witness in (excerpt_only, licensed)]

    assert [len(each) for each in findings] == [1, 0]


@pytest.mark.parametrize("rights", [Rights.FACTS_ONLY, Rights.LINK_ONLY, Rights.SKIP])
def test_no_sentence_of_a_source_without_word_rights_may_stand(rights: Rights) -> None:
    """Not even between quotation marks and credited."""
    witness = ground(_LONG, teller=Teller(rights=rights))
    quoted = _twin_claim(_LONG, treatment=Treatment.QUOTED, credited_to=("harbour-post",))

    verdicts = check_copying(_with_twin(quoted, witness), grounds(witness))

    assert [verdict.finding for verdict in verdicts] == [Finding.UNSUPPORTED]


@pytest.mark.parametrize(
    ("treatment", "credited_to", "count"),
    [(Treatment.OWN, ("harbour-post",), 1), (Treatment.QUOTED, (), 1), (Treatment.QUOTED, ("harbour-post",), 0)],
)
def test_an_excerpt_stands_quoted_and_credited(treatment: Treatment, credited_to: tuple[str, ...], count: int) -> None:
    """Excerpt rights ask for both."""
    witness = ground(_LONG, teller=Teller(rights=Rights.EXCERPT))

    verdicts = check_copying(
        _with_twin(_twin_claim(_LONG, treatment=treatment, credited_to=credited_to), witness), grounds(witness)
    )

    assert len(verdicts) == count


def _twin_claim(text: str, *, treatment: Treatment, credited_to: tuple[str, ...]) -> DraftSentence:
    return DraftSentence(text=text, citations=("r.1",), language="en", treatment=treatment, credited_to=credited_to)


def _with_twin(sentence: DraftSentence, witness: Ground) -> Claim:
    return Claim(sentence=sentence, facts=Facts(), twin=witness)
