"""The extractive writer: the reports' own sentences, chosen, ordered, and never more than rights allow."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.building import Teller, day, dossier, material, name, num, said, told

from copydesk.model.cleared import Held, HeldReason
from copydesk.model.draft import Draft, Material, Treatment
from copydesk.model.facts import EntityKind, NumberKind
from copydesk.model.source import EXCERPT_SENTENCES, Rights
from copydesk.write.extractive import write_extractive
from copydesk.write.options import ExtractiveOptions

_OPTIONS = ExtractiveOptions()
_LETTER = (
    "The island council sent a letter to the mainland on Friday, promising to support the new ferry line.",
    "The ferry line will link the island with the mainland four times a day from the spring.",
    "Council leader Ada Berg signed the letter after a long meeting of the island council.",
    "The mainland port office welcomed the letter and promised a berth for the ferry.",
    "Fishermen on the island had asked for a ferry line for many years.",
    "A first trial of the ferry line on a calm day was watched by hundreds of people.",
)


def _draft(*materials: Material, language: str = "en", avoid: frozenset[str] = frozenset()) -> Draft:
    draft = write_extractive(dossier(*materials, language=language, avoid=avoid), options=_OPTIONS)
    assert isinstance(draft, Draft)
    return draft


def _body(draft: Draft) -> list[str]:
    return [sentence.text for sentence in draft.sentences[1:]]


def test_a_licensed_report_is_told_in_its_own_sentences() -> None:
    """Full rights: whole sentences as the story's own, attributed where one origin alone says them."""
    draft = _draft(material(_LETTER, headline="Island council promises support for ferry line"))

    assert draft.headline.text == "Island council promises support for ferry line"
    assert set(_body(draft)) <= set(_LETTER)
    assert len(_body(draft)) >= 4
    assert {sentence.treatment for sentence in draft.sentences} == {Treatment.OWN}
    assert all(paragraph.attributed_to == ("harbour-post",) for paragraph in draft.paragraphs)
    assert all(sentence.credited_to == ("harbour-post",) for sentence in (draft.headline, *draft.standfirst))


def test_no_source_leads_in_twice_in_a_row() -> None:
    """What one source alone tells goes on in its paragraph, rather than begin the next with the same words."""
    told_by_one = dossier(material(_LETTER, headline="Island council promises support for ferry line"))

    draft = write_extractive(told_by_one, options=ExtractiveOptions(paragraph=1))

    assert isinstance(draft, Draft)
    assert [len(paragraph.sentences) for paragraph in draft.paragraphs] == [2]


def test_an_excerpt_source_gives_two_quoted_and_credited_sentences() -> None:
    """The default rights: headline and at most two sentences."""
    draft = _draft(material(_LETTER, teller=Teller(rights=Rights.EXCERPT)))

    assert len(_body(draft)) == EXCERPT_SENTENCES
    assert {sentence.treatment for sentence in draft.sentences} == {Treatment.QUOTED}
    assert all(sentence.credited_to == ("harbour-post",) for sentence in draft.sentences)


@pytest.mark.parametrize("rights", [Rights.FACTS_ONLY, Rights.LINK_ONLY, Rights.SKIP])
def test_a_story_without_word_rights_is_held(rights: Rights) -> None:
    """Nobody lets the story be told in words."""
    held = write_extractive(dossier(material(_LETTER, teller=Teller(rights=rights))), options=_OPTIONS)

    assert isinstance(held, Held)
    assert held.reason is HeldReason.RIGHTS
    assert "Harbour Post" in held.message


def test_sources_without_word_rights_add_what_their_rights_allow() -> None:
    """Facts for facts-only, the headline for link-only, nothing for skip."""
    marks = (name("Ada Berg", "person-berg"), num("40 euros", "40", unit="EUR", kind=NumberKind.MONEY))
    sentence = told("Ada Berg said the trip costs 40 euros for everyone.", *marks)
    own = material(_LETTER, headline="Island council promises support")
    others = [
        material(
            [sentence], headline=f"Headline {rights.value}", teller=Teller(source_id=rights.value, rights=rights, origin=place)
        )
        for place, rights in enumerate((Rights.FACTS_ONLY, Rights.LINK_ONLY, Rights.SKIP), start=1)
    ]

    draft = _draft(own, *others)

    facts, link = draft.fact_lines
    assert (facts.headline, facts.who, facts.figures) == ("Headline facts_only", ("person-berg",), ("40 euros",))
    assert (link.headline, link.who, link.figures) == ("Headline link_only", (), ())


def test_statements_are_told_once_and_cite_all_who_state_them() -> None:
    """Near-duplicates become citations; what two origins say needs no lead-in."""
    one = material([_LETTER[0], _LETTER[1]], teller=Teller(origin=0))
    lead = "The island council sent a letter to the mainland on Friday promising support for the new ferry line."
    other = material([lead], teller=Teller(source_id="coast-wire", origin=1))

    draft = _draft(one, other)

    told_once = next(sentence for sentence in draft.sentences[1:] if "sent a letter" in sentence.text)
    assert len([text for text in _body(draft) if "sent a letter" in text]) == 1
    assert set(told_once.citations) == {"r-harbour-post.1", "r-coast-wire.1"}
    assert told_once.credited_to == ()


@pytest.mark.parametrize("known", [True, False])
def test_sentences_that_differ_in_a_name_are_told_apart(*, known: bool) -> None:
    """Where all but a name agrees, neither bears the other out, and neither is dropped for the other."""
    names = (name("Ada Berg", "person-berg" if known else ""), name("Carl Holm", "person-holm" if known else ""))
    texts = [
        f"{each} of the island council signed the ferry letter at the harbour on Friday." for each in ("Ada Berg", "Carl Holm")
    ]
    first, second = (told(text, each) for text, each in zip(texts, names, strict=True))
    draft = _draft(material([first]), material([second], teller=Teller(source_id="coast-wire", origin=1)))

    cited = {sentence.text: len(sentence.citations) for sentence in draft.sentences[1:]}

    assert cited == dict.fromkeys(texts, 1)


def test_a_shorter_form_of_a_name_bears_the_longer_one_out() -> None:
    """A surname in one report, the whole name in another."""
    first = told("Ada Berg of the island council signed the ferry letter at the harbour on Friday.", name("Ada Berg", ""))
    second = told("Berg of the island council signed the ferry letter at the harbour on Friday.", name("Berg", ""))
    draft = _draft(material([first]), material([second], teller=Teller(source_id="coast-wire", origin=1)))

    assert [len(sentence.citations) for sentence in draft.sentences[1:]] == [2]


def test_sentences_that_differ_in_a_figure_are_not_cited_together() -> None:
    """A near-duplicate with another number does not bear the chosen one out."""
    first = told("The strike of the ferry crews lasted 3 days before both sides met.", num("3 days", "3", unit="day"))
    second = told("The strike of the ferry crews lasted 5 days before both sides met.", num("5 days", "5", unit="day"))
    draft = _draft(material([first]), material([second], teller=Teller(source_id="coast-wire", origin=1)))

    cited = [sentence.citations for sentence in draft.sentences[1:]]

    assert all(len(each) == 1 for each in cited)


@pytest.mark.parametrize(
    ("language", "lead", "leaning"),
    [
        (
            "en",
            "The harbour office closed the northern pier for the whole week.",
            "He also said that the ferry would not sail this month.",
        ),
        ("ko", "항만청은 북쪽 부두를 한 주 동안 닫는다고 발표했다.", "그는 또 이달에는 여객선이 다니지 않는다고 말했다."),
        ("ja", "港湾局は北の桟橋を一週間閉鎖すると発表した。", "これに対し漁民は強く反対していると伝えられた。"),
        ("zh", "港务局宣布北码头将关闭整整一个星期。", "他还说本月渡轮将不会开航。"),
        ("ru", "Портовая служба закрыла северный причал на всю неделю.", "Он также сказал, что паром в этом месяце не пойдёт."),
        (
            "de",
            "Das Hafenamt schloss den nördlichen Anleger für die ganze Woche.",
            "Er sagte auch, dass die Fähre in diesem Monat nicht fahre.",
        ),
        (
            "fr",
            "La capitainerie a fermé le quai nord pour toute la semaine.",
            "Il a aussi dit que le ferry ne partirait pas ce mois-ci.",
        ),
        (
            "es",
            "La oficina del puerto cerró el muelle norte toda la semana.",
            "Él también dijo que el ferri no saldría este mes.",
        ),
    ],
)
def test_a_sentence_that_leans_on_another_never_stands_without_it(language: str, lead: str, leaning: str) -> None:
    """It comes right behind its predecessor, or not at all."""
    teller = Teller(language=language)
    both = _draft(material([lead, leaning], teller=teller), language=language)
    alone = write_extractive(dossier(material([leaning], teller=teller), language=language), options=_OPTIONS)

    texts = _body(both)

    assert leaning not in texts or texts.index(leaning) == texts.index(lead) + 1
    assert not isinstance(alone, Draft) or leaning not in _body(alone)


@pytest.mark.parametrize(
    "text",
    [
        "What will the island council decide about the ferry line next week?",
        "Read more about the ferry line and the island council on our pages.",
        "Photo: the ferry leaves the northern pier of the harbour on Friday.",
        "The ferry line of the island council and its long history of debate",
        "The council said “the ferry line will be open to everyone in spring.",
    ],
)
def test_questions_teasers_labels_and_fragments_are_not_chosen(text: str) -> None:
    """Only complete statements stand on the page."""
    draft = _draft(material([text, *_LETTER[:2]]))

    assert text not in _body(draft)


def test_background_comes_last() -> None:
    """What lies well before the event is told at the end."""
    old = told(
        "The island council and the mainland first met about a ferry line on 3 September 2024.",
        day("3 September 2024", "2024-09-03"),
    )
    news = [told(text, day("Friday", "2026-01-09")) if "Friday" in text else text for text in _LETTER]

    draft = _draft(material([old, *news]))

    assert _body(draft)[-1] == old.text


def test_reports_in_other_languages_become_fact_lines() -> None:
    """Their headline in the original, and the facts that need no translation."""
    marks = (
        name("Мацегора", "person-matsegora"),
        name("Пхеньяне", "place-pyongyang", EntityKind.PLACE),
        day("9 января", "2026-01-09"),
    )
    russian = material(
        [told("Посол Мацегора выступил в Пхеньяне 9 января.", *marks)],
        headline="Посол выступил",
        teller=Teller(source_id="volna", language="ru", origin=1),
    )

    draft = _draft(material(_LETTER), russian)

    (line,) = draft.fact_lines
    assert (line.language, line.headline) == ("ru", "Посол выступил")
    assert (line.who, line.where, line.when) == (("person-matsegora",), ("place-pyongyang",), ("2026-01-09",))


def test_a_story_without_report_in_the_editions_language_shows_the_original_headline() -> None:
    """The headline says which language it is in; there are fact lines and no paragraphs."""
    draft = _draft(material(_LETTER, headline="Island council promises support"), language="ko")

    assert (draft.language, draft.headline.language) == ("ko", "en")
    assert (draft.standfirst, draft.paragraphs) == ((), ())
    assert [line.headline for line in draft.fact_lines] == ["Island council promises support"]


def test_sentences_to_avoid_are_not_chosen() -> None:
    """What a check refused in an earlier round is left out."""
    before = _draft(material(_LETTER))
    refused = before.standfirst[0].citations[0]

    after = _draft(material(_LETTER), avoid=frozenset({refused}))

    assert refused not in {citation for sentence in after.sentences for citation in sentence.citations}


def test_a_headline_that_names_its_source_is_preferred_where_one_origin_tells() -> None:
    """What one origin alone says is told as its claim, in the headline too."""
    plain = material(_LETTER, headline="Ferry line for the island is certain", report_id="a")
    attributed = material(
        _LETTER, headline=told("Ferry line for the island is certain, council says", said("says", "council")), report_id="b"
    )

    draft = _draft(plain, attributed)

    assert draft.headline.text.endswith("council says")


def test_a_question_is_the_last_choice_for_a_headline() -> None:
    """A headline states something."""
    question = material(_LETTER, headline="Will the island council support a ferry line?", report_id="a")
    statement = material(_LETTER[:2], headline="Council backs ferry", teller=Teller(source_id="coast-wire", origin=1))

    draft = _draft(question, statement)

    assert draft.headline.text == "Council backs ferry"


def test_an_empty_story_is_held() -> None:
    """Nothing can be told of nothing."""
    held = write_extractive(dossier(material([])), options=_OPTIONS)

    assert isinstance(held, Draft | Held)
    assert not isinstance(held, Draft) or held.fact_lines


@given(
    texts=st.lists(st.sampled_from(_LETTER), min_size=1, max_size=12),
    rights=st.lists(st.sampled_from(list(Rights)), min_size=1, max_size=5),
)
def test_a_draft_is_deterministic_and_keeps_rights(texts: list[str], rights: list[Rights]) -> None:
    """Equal input, equal draft; every sentence is a report's own, in its share; no source without word rights speaks."""
    materials = [
        material(texts, teller=Teller(source_id=f"s{place}", rights=right, origin=place)) for place, right in enumerate(rights)
    ]
    story = dossier(*materials)

    first, second = (write_extractive(story, options=_OPTIONS) for _ in range(2))

    assert first == second
    if isinstance(first, Draft):
        by_report = {each.report.id: each for each in materials}
        for sentence in first.sentences:
            teller = by_report[sentence.citations[0].rsplit(".", 1)[0]]
            assert teller.rights in {Rights.FULL, Rights.EXCERPT}
            assert sentence.text in teller.report.text
            assert (sentence.treatment is Treatment.OWN) == (teller.rights is Rights.FULL)


def test_a_long_story_has_at_most_twelve_sentences() -> None:
    """However much there is to tell."""
    texts = [
        f"{chr(65 + at)}{'aeiou'[at % 5]}rn{at} {'bdfgk'[at % 5]}olt{at} mended whart{at} without any bel{at}."
        for at in range(26)
    ]

    draft = _draft(material(texts))

    assert 4 <= len(_body(draft)) <= 12


def test_published_times_of_fact_lines_are_the_reports() -> None:
    """A fact line keeps its report's own time."""
    at = datetime(2026, 1, 9, 3, tzinfo=UTC)
    russian = material(
        ["Паром вышел в море."], headline="Паром вышел", teller=Teller(source_id="volna", language="ru", published_at=at)
    )

    draft = _draft(russian)

    assert [line.published_at for line in draft.fact_lines] == [at]
