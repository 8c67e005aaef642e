"""The gate: repairs first, holds in doubt, and lets nothing through that its sources do not support."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.check.building import Teller, Told, dossier, material, name, num, told
from tests.check.gating import DETAIL, GATE, LEAD, READER, SIDE, WIRE, body_of, drafted, fire, let_out, written

from copydesk.check.claim import Claim, Grounds
from copydesk.check.gate import Gate
from copydesk.check.mending import STORY_CHECKS
from copydesk.model.cleared import Held, HeldReason, Policy, RepairKind
from copydesk.model.draft import DraftSentence, Paragraph, Treatment
from copydesk.model.source import Rights
from copydesk.model.verdict import Finding, Verdict, Wording


def test_the_sources_own_sentences_are_cleared_as_excerpts() -> None:
    """Every claim supported, every wording an excerpt, the page's hash bound in."""
    cleared = let_out(drafted(written(LEAD.text, "r-harbour-post.1"), written(DETAIL, "r-harbour-post.2")))

    assert {verdict.wording for verdict in cleared.verdicts} == {Wording.EXCERPT}
    assert {verdict.finding for verdict in cleared.verdicts} == {Finding.SUPPORTED}
    assert cleared.pages == (("r-harbour-post", "ab" * 32),)
    assert cleared.repairs == ()


def test_a_changed_figure_is_replaced_by_the_sources_own_sentence() -> None:
    """The repair says what was wrong."""
    cleared = let_out(drafted(written("The fire in the harbour warehouse killed 17 people on Friday.", "r-harbour-post.1")))

    (repair,) = cleared.repairs
    assert body_of(cleared) == [LEAD.text]
    assert repair.kind is RepairKind.REPLACED
    assert "17" in repair.reason


def test_reworded_text_is_not_let_out_by_the_strict_policy() -> None:
    """Rules cannot judge free wording: the source's own sentence stands instead; `open` says that nobody checked it."""
    draft = drafted(written("A blaze at a harbour warehouse left 12 people dead.", "r-harbour-post.1"))

    strict = let_out(draft)
    free = let_out(draft, gate=Gate(READER, Policy.OPEN))

    assert body_of(strict) == [LEAD.text]
    assert free.verdicts[1].wording is Wording.UNCHECKED


def test_the_credit_that_is_missing_is_added() -> None:
    """One origin alone says it: its teller is named."""
    cleared = let_out(drafted(written(DETAIL, "r-harbour-post.2", credited=False)))

    assert [repair.kind for repair in cleared.repairs] == [RepairKind.CREDITED]
    assert cleared.draft.paragraphs[0].sentences[0].credited_to == ("harbour-post",)


def test_a_lead_in_is_credit_enough() -> None:
    """The paragraph names the teller for all its sentences."""
    paragraph = Paragraph(sentences=(written(DETAIL, "r-harbour-post.2", credited=False),), attributed_to=("harbour-post",))

    cleared = let_out(replace(drafted(), paragraphs=(paragraph,)))

    assert cleared.repairs == ()


def test_a_lead_in_of_another_source_is_no_credit() -> None:
    """The lead-in "X reports" over Y's sentence is a false attribution: Y is named beside it."""
    paragraph = Paragraph(sentences=(written(DETAIL, "r-harbour-post.2", credited=False),), attributed_to=("coast-wire",))

    cleared = let_out(replace(drafted(), paragraphs=(paragraph,)))

    assert cleared.draft.paragraphs[0].attributed_to == ()
    assert cleared.draft.paragraphs[0].sentences[0].credited_to == ("harbour-post",)


def test_a_credit_to_a_source_that_does_not_tell_it_is_corrected() -> None:
    """The credit names the teller, not somebody else."""
    wrong = replace(written(DETAIL, "r-harbour-post.2"), credited_to=("coast-wire",))

    cleared = let_out(drafted(wrong))

    assert cleared.draft.paragraphs[0].sentences[0].credited_to == ("harbour-post",)


def test_a_sentence_that_cites_nothing_known_is_dropped() -> None:
    """A citation of a sentence that does not exist supports nothing."""
    cleared = let_out(drafted(written(DETAIL, "r-harbour-post.2"), written("The pier burned down.", "r-nowhere.7")))

    assert body_of(cleared) == [DETAIL]
    assert [repair.kind for repair in cleared.repairs] == [RepairKind.DROPPED]


def test_a_doubled_sentence_is_told_once() -> None:
    """The second one is dropped."""
    cleared = let_out(drafted(written(DETAIL, "r-harbour-post.2"), written(DETAIL, "r-harbour-post.2")))

    assert body_of(cleared) == [DETAIL]


@pytest.mark.parametrize("citation", ["r-harbour-post.0", "r-harbour-post.4", "r-coast-wire.0"])
def test_no_headline_is_put_in_the_place_of_a_body_sentence(citation: str) -> None:
    """The story's, another report's, or one that a report says again in its text: the failing sentence is dropped."""
    story = dossier(
        material([LEAD, DETAIL, SIDE, "Ferry runs aground."]),
        material(["The crews spent the night in the school."], headline="Ferry stuck on the rocks", teller=WIRE),
    )
    failing = written("The ferry that ran aground on the rocks carried 70 people.", citation)

    cleared = let_out(drafted(written(DETAIL, "r-harbour-post.2"), failing), story=story)

    assert body_of(cleared) == [DETAIL]
    assert [repair.kind for repair in cleared.repairs] == [RepairKind.DROPPED]


def test_a_sentence_that_the_draft_has_elsewhere_stays_where_it_is() -> None:
    """It is not put in an earlier one's place, to be missing in its own."""
    failing = written("The harbour office closed the northern pier for 9 weeks.", "r-harbour-post.2")

    cleared = let_out(drafted(failing, written(SIDE, "r-harbour-post.3"), written(DETAIL, "r-harbour-post.2")))

    assert body_of(cleared) == [SIDE, DETAIL]
    assert [(repair.kind, repair.before) for repair in cleared.repairs] == [(RepairKind.DROPPED, failing.text)]


def test_a_failing_sentence_in_the_sources_own_words_is_put_right() -> None:
    """Its own words in the draft do not stand against it."""
    unmarked = written(DETAIL, "r-harbour-post.2")

    cleared = let_out(drafted(unmarked), story=fire(rights=Rights.EXCERPT))

    assert [sentence.treatment for sentence in cleared.draft.sentences[1:]] == [Treatment.QUOTED]


def test_a_failing_headline_is_replaced_by_one_that_stands() -> None:
    """By its own citation first, else by another report's headline."""
    bad = written("Fire kills 90 at the harbour", "r-nowhere.0")

    cleared = let_out(drafted(written(DETAIL, "r-harbour-post.2"), headline=bad))

    assert cleared.draft.headline.text == "Ferry runs aground"
    assert cleared.repairs[0].kind is RepairKind.REPLACED


def test_a_story_whose_every_headline_fails_is_held() -> None:
    """There is no story without a headline that stands."""
    wrong = told("Unification Minister Jang Jung-yong resigns", name("Jang Jung-yong"))
    story = dossier(material([LEAD], headline=wrong))
    draft = drafted(written(LEAD.text, "r-harbour-post.1"), headline=written(wrong.text, "r-harbour-post.0"))

    held = GATE.decide(draft, dossier=story)

    assert isinstance(held, Held)
    assert held.reason is HeldReason.HEADLINE_FAILED
    assert "Chung Dong-young" in held.message


def test_a_draft_of_which_nothing_is_left_is_held() -> None:
    """A headline alone is no story."""
    held = GATE.decide(drafted(written("The pier burned down.", "r-nowhere.7")), dossier=fire())

    assert isinstance(held, Held)
    assert held.reason is HeldReason.TOO_LITTLE_LEFT


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("ko", told("한국중앙통신(KCNA)에 따르면 김 위원장은 푸틴 대통령에게 서한을 보냈다.")),
        ("ko", told("통일부 장중용 장관은 대통령에게 북한 정책을 보고했다.")),
        ("en", told("Unification Minister Jang Jung-yong briefed the president on Friday.", name("Jang Jung-yong"))),
        ("zh", told("韩国中央通讯社（KCNA）报道，信件已于星期五送达莫斯科。")),
    ],
)
def test_a_wrong_name_is_kept_out_even_where_a_source_prints_it(language: str, wrong: Told) -> None:
    """The faults of the seed page: a word-by-word agency name, a minister's name after a round trip."""
    right = {"ko": "항만청은 북쪽 부두를 한 주 동안 닫았다.", "en": DETAIL, "zh": "港务局宣布北码头将关闭一个星期。"}[language]
    headline = {"ko": "부두 닫혀", "en": "Pier closed", "zh": "码头关闭"}[language]
    story = dossier(material([wrong, right], headline=headline, teller=Teller(language=language)), language=language)
    body = (written(wrong.text, "r-harbour-post.1", language=language), written(right, "r-harbour-post.2", language=language))
    draft = drafted(*body, headline=written(headline, "r-harbour-post.0", language=language), language=language)

    cleared = let_out(draft, story=story)

    assert body_of(cleared) == [right]
    assert "established form" in cleared.repairs[0].reason or "office" in cleared.repairs[0].reason


def test_another_independent_report_gives_the_sentence_with_the_right_name() -> None:
    """A misspelt sentence that two reports tell is replaced by the one that spells it right."""
    wrong = told("통일부 장중용 장관은 금요일 대통령에게 보고했다.")
    right = told("통일부 정동영 장관은 금요일 대통령에게 보고했다.", name("정동영", "person-chung"))
    one = material([wrong], headline="장관 보고", teller=Teller(language="ko"))
    other = material([right], headline="장관 보고해", teller=Teller(source_id="coast-wire", language="ko", origin=1))
    sentence = DraftSentence(
        text=wrong.text, citations=("r-harbour-post.1", "r-coast-wire.1"), language="ko", credited_to=("harbour-post",)
    )
    draft = drafted(sentence, headline=written("장관 보고", "r-harbour-post.0", language="ko"), language="ko")

    cleared = let_out(draft, story=dossier(one, other, language="ko"))

    assert body_of(cleared) == [right.text]


def test_a_page_part_that_was_never_localised_is_dropped() -> None:
    """An English sentence has no place in a Korean edition's text."""
    korean = material(
        ["항만청은 북쪽 부두를 한 주 동안 닫았다."],
        headline="부두 닫혀",
        teller=Teller(source_id="bada", language="ko", origin=1),
    )
    body = (
        written("항만청은 북쪽 부두를 한 주 동안 닫았다.", "r-bada.1", language="ko"),
        written(DETAIL, "r-harbour-post.2"),
    )
    draft = drafted(*body, headline=written("부두 닫혀", "r-bada.0", language="ko"), language="ko")

    cleared = let_out(draft, story=dossier(korean, *fire().materials, language="ko"))

    assert [sentence.language for sentence in cleared.draft.sentences] == ["ko", "ko"]


@pytest.mark.parametrize("broken", [*STORY_CHECKS])
def test_a_check_that_breaks_holds_the_draft(broken: Callable[[Claim, Grounds], tuple[Verdict, ...]]) -> None:
    """Fail closed: each check in turn."""

    def breaks(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
        raise ZeroDivisionError(f"{claim.language} {len(grounds.best)}")

    checks = tuple(breaks if check is broken else check for check in STORY_CHECKS)
    gate = Gate(READER, Policy.STRICT, checks=checks)

    held = gate.decide(drafted(written(DETAIL, "r-harbour-post.2")), dossier=fire())

    assert isinstance(held, Held)
    assert held.reason is HeldReason.CHECK_BROKE
    assert "ZeroDivisionError" in held.message


def test_a_report_without_stored_page_holds_the_draft() -> None:
    """What cannot be traced to a snapshot is not published."""
    story = fire()
    report = replace(story.materials[0].report, page_sha256="")
    story = replace(story, materials=(replace(story.materials[0], report=report),))

    held = GATE.decide(drafted(written(DETAIL, "r-harbour-post.2")), dossier=story)

    assert isinstance(held, Held)
    assert held.reason is HeldReason.CHECK_BROKE


def test_a_disputed_figure_is_credited_to_its_teller() -> None:
    """Two origins disagree about one count: neither is the story's own."""
    first = told("The strike of the ferry crews lasted 3 days.", num("3", "3", counted="days"))
    second = told("The strike of the ferry crews lasted 5 days.", num("5", "5", counted="days"))
    story = dossier(
        material([first]), material([second], headline="Strike over", teller=Teller(source_id="coast-wire", origin=1))
    )

    cleared = let_out(drafted(written(first.text, "r-harbour-post.1", credited=False)), story=story)

    assert cleared.draft.paragraphs[0].sentences[0].credited_to == ("harbour-post",)
    assert "says 5" in cleared.repairs[0].reason


def test_a_citation_alone_confirms_nothing() -> None:
    """A second origin counts only if its sentence states the claim: otherwise the one teller is named."""
    other = material([SIDE], headline="Tea for crews", teller=Teller(source_id="coast-wire", origin=1))
    sentence = DraftSentence(text=DETAIL, citations=("r-harbour-post.2", "r-coast-wire.1"), language="en")

    cleared = let_out(drafted(sentence), story=fire(other))

    assert [repair.kind for repair in cleared.repairs] == [RepairKind.CREDITED]


def test_two_origins_that_state_it_make_it_the_storys_own() -> None:
    """No teller needs to be named."""
    text = "The harbour office closed the northern pier for a whole week."
    other = material([text], headline="Pier closed", teller=Teller(source_id="coast-wire", origin=1))
    sentence = DraftSentence(text=DETAIL, citations=("r-harbour-post.2", "r-coast-wire.1"), language="en")

    cleared = let_out(drafted(sentence), story=fire(other))

    assert cleared.repairs == ()


def test_a_sentence_that_leans_on_a_dropped_one_goes_too() -> None:
    """Its "he" would mean somebody else."""
    wrong = told("Unification Minister Jang Jung-yong briefed the president on Friday.", name("Jang Jung-yong"))
    follower = "He said that the ministry would play a leading role."
    story = dossier(material([DETAIL, wrong, follower, SIDE]))
    body = [written(each, f"r-harbour-post.{place}") for place, each in enumerate((DETAIL, wrong.text, follower), start=1)]

    cleared = let_out(drafted(*body), story=story)

    assert body_of(cleared) == [DETAIL]


def test_the_wrong_family_name_of_a_misspelling_report_is_kept_out() -> None:
    """After 장중용 통일부 장관 comes 장 장관: as wrong, and in no lexicon."""
    wrong = told("장중용 통일부 장관은 금요일 대통령에게 보고했다.", name("장중용", "person-chung"))
    short = told("장 장관은 통일부가 앞장서겠다고 말했다.")
    right = told("항만청은 북쪽 부두를 한 주 동안 닫았다.")
    story = dossier(material([wrong, right, short], headline="장관 보고", teller=Teller(language="ko")), language="ko")
    body = (
        written(right.text, "r-harbour-post.2", language="ko"),
        written(short.text, "r-harbour-post.3", language="ko"),
    )
    draft = drafted(*body, headline=written("장관 보고", "r-harbour-post.0", language="ko"), language="ko")

    cleared = let_out(draft, story=story)

    assert body_of(cleared) == [right.text]
