"""The gate: repairs first, holds in doubt, and lets nothing through that its sources do not support."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.check.building import LEXICON, Teller, Told, dossier, material, name, num, told

from copydesk.check.claim import Claim, Grounds
from copydesk.check.gate import Gate, encode_cleared, reopen
from copydesk.check.mending import STORY_CHECKS
from copydesk.model.approval import Approval, Approvals
from copydesk.model.cleared import Cleared, Held, HeldReason, Policy, RepairKind
from copydesk.model.draft import Dossier, Draft, DraftSentence, FactLine, Material, Paragraph, Treatment
from copydesk.model.source import Rights
from copydesk.model.verdict import Approved, Finding, Verdict, Wording
from copydesk.testing.judge import FakeJudge
from copydesk.text.facts import FactReader

_LEAD = told("The fire in the harbour warehouse killed 12 people on Friday.", num("12", "12", counted="people"))
_DETAIL = "The harbour office closed the northern pier for the whole week."
_SIDE = "Fishermen brought blankets and warm tea to the crews."
_READER = FactReader(LEXICON)
_WIRE = Teller(source_id="coast-wire", origin=1)
_GATE = Gate(_READER, Policy.STRICT)


def _sentence(
    text: str, *citations: str, credited: bool = True, treatment: Treatment = Treatment.OWN, language: str = "en"
) -> DraftSentence:
    credit = (citations[0].split(".")[0].removeprefix("r-"),) if credited else ()
    return DraftSentence(text=text, citations=citations, language=language, treatment=treatment, credited_to=credit)


def _draft(
    *body: DraftSentence, headline: DraftSentence | None = None, lines: tuple[FactLine, ...] = (), language: str = "en"
) -> Draft:
    headline = headline or _sentence("Ferry runs aground", "r-harbour-post.0")
    paragraphs = (Paragraph(sentences=body),) if body else ()
    return Draft(story_id="s1", language=language, headline=headline, paragraphs=paragraphs, fact_lines=lines)


def _story(*others: Material, rights: Rights = Rights.FULL) -> Dossier:
    return dossier(material([_LEAD, _DETAIL, _SIDE], teller=Teller(rights=rights)), *others)


def _cleared(draft: Draft, *, story: Dossier | None = None, gate: Gate = _GATE) -> Cleared:
    decision = gate.decide(draft, dossier=story or _story())
    assert isinstance(decision, Cleared), decision
    return decision


def _body(cleared: Cleared) -> list[str]:
    return [sentence.text for sentence in cleared.draft.sentences[1:]]


def test_the_sources_own_sentences_are_cleared_as_excerpts() -> None:
    """Every claim supported, every wording an excerpt, the page's hash bound in."""
    cleared = _cleared(_draft(_sentence(_LEAD.text, "r-harbour-post.1"), _sentence(_DETAIL, "r-harbour-post.2")))

    assert {verdict.wording for verdict in cleared.verdicts} == {Wording.EXCERPT}
    assert {verdict.finding for verdict in cleared.verdicts} == {Finding.SUPPORTED}
    assert cleared.pages == (("r-harbour-post", "ab" * 32),)
    assert cleared.repairs == ()


def test_a_changed_figure_is_replaced_by_the_sources_own_sentence() -> None:
    """The repair says what was wrong."""
    cleared = _cleared(_draft(_sentence("The fire in the harbour warehouse killed 17 people on Friday.", "r-harbour-post.1")))

    (repair,) = cleared.repairs
    assert _body(cleared) == [_LEAD.text]
    assert repair.kind is RepairKind.REPLACED
    assert "17" in repair.reason


def test_reworded_text_is_not_let_out_by_the_strict_policy() -> None:
    """Rules cannot judge free wording: the source's own sentence stands instead; `open` says that nobody checked it."""
    draft = _draft(_sentence("A blaze at a harbour warehouse left 12 people dead.", "r-harbour-post.1"))

    strict = _cleared(draft)
    free = _cleared(draft, gate=Gate(_READER, Policy.OPEN))

    assert _body(strict) == [_LEAD.text]
    assert free.verdicts[1].wording is Wording.UNCHECKED


def test_the_credit_that_is_missing_is_added() -> None:
    """One origin alone says it: its teller is named."""
    cleared = _cleared(_draft(_sentence(_DETAIL, "r-harbour-post.2", credited=False)))

    assert [repair.kind for repair in cleared.repairs] == [RepairKind.CREDITED]
    assert cleared.draft.paragraphs[0].sentences[0].credited_to == ("harbour-post",)


def test_a_lead_in_is_credit_enough() -> None:
    """The paragraph names the teller for all its sentences."""
    paragraph = Paragraph(sentences=(_sentence(_DETAIL, "r-harbour-post.2", credited=False),), attributed_to=("harbour-post",))

    cleared = _cleared(replace(_draft(), paragraphs=(paragraph,)))

    assert cleared.repairs == ()


def test_a_lead_in_of_another_source_is_no_credit() -> None:
    """The lead-in "X reports" over Y's sentence is a false attribution: Y is named beside it."""
    paragraph = Paragraph(sentences=(_sentence(_DETAIL, "r-harbour-post.2", credited=False),), attributed_to=("coast-wire",))

    cleared = _cleared(replace(_draft(), paragraphs=(paragraph,)))

    assert cleared.draft.paragraphs[0].attributed_to == ()
    assert cleared.draft.paragraphs[0].sentences[0].credited_to == ("harbour-post",)


def test_a_credit_to_a_source_that_does_not_tell_it_is_corrected() -> None:
    """The credit names the teller, not somebody else."""
    wrong = replace(_sentence(_DETAIL, "r-harbour-post.2"), credited_to=("coast-wire",))

    cleared = _cleared(_draft(wrong))

    assert cleared.draft.paragraphs[0].sentences[0].credited_to == ("harbour-post",)


def test_a_sentence_that_cites_nothing_known_is_dropped() -> None:
    """A citation of a sentence that does not exist supports nothing."""
    cleared = _cleared(_draft(_sentence(_DETAIL, "r-harbour-post.2"), _sentence("The pier burned down.", "r-nowhere.7")))

    assert _body(cleared) == [_DETAIL]
    assert [repair.kind for repair in cleared.repairs] == [RepairKind.DROPPED]


def test_a_doubled_sentence_is_told_once() -> None:
    """The second one is dropped."""
    cleared = _cleared(_draft(_sentence(_DETAIL, "r-harbour-post.2"), _sentence(_DETAIL, "r-harbour-post.2")))

    assert _body(cleared) == [_DETAIL]


@pytest.mark.parametrize("citation", ["r-harbour-post.0", "r-harbour-post.4", "r-coast-wire.0"])
def test_no_headline_is_put_in_the_place_of_a_body_sentence(citation: str) -> None:
    """The story's, another report's, or one that a report says again in its text: the failing sentence is dropped."""
    story = dossier(
        material([_LEAD, _DETAIL, _SIDE, "Ferry runs aground."]),
        material(["The crews spent the night in the school."], headline="Ferry stuck on the rocks", teller=_WIRE),
    )
    failing = _sentence("The ferry that ran aground on the rocks carried 70 people.", citation)

    cleared = _cleared(_draft(_sentence(_DETAIL, "r-harbour-post.2"), failing), story=story)

    assert _body(cleared) == [_DETAIL]
    assert [repair.kind for repair in cleared.repairs] == [RepairKind.DROPPED]


def test_a_sentence_that_the_draft_has_elsewhere_stays_where_it_is() -> None:
    """It is not put in an earlier one's place, to be missing in its own."""
    failing = _sentence("The harbour office closed the northern pier for 9 weeks.", "r-harbour-post.2")

    cleared = _cleared(_draft(failing, _sentence(_SIDE, "r-harbour-post.3"), _sentence(_DETAIL, "r-harbour-post.2")))

    assert _body(cleared) == [_SIDE, _DETAIL]
    assert [(repair.kind, repair.before) for repair in cleared.repairs] == [(RepairKind.DROPPED, failing.text)]


def test_a_failing_sentence_in_the_sources_own_words_is_put_right() -> None:
    """Its own words in the draft do not stand against it."""
    unmarked = _sentence(_DETAIL, "r-harbour-post.2")

    cleared = _cleared(_draft(unmarked), story=_story(rights=Rights.EXCERPT))

    assert [sentence.treatment for sentence in cleared.draft.sentences[1:]] == [Treatment.QUOTED]


def test_a_failing_headline_is_replaced_by_one_that_stands() -> None:
    """By its own citation first, else by another report's headline."""
    bad = _sentence("Fire kills 90 at the harbour", "r-nowhere.0")

    cleared = _cleared(_draft(_sentence(_DETAIL, "r-harbour-post.2"), headline=bad))

    assert cleared.draft.headline.text == "Ferry runs aground"
    assert cleared.repairs[0].kind is RepairKind.REPLACED


def test_a_story_whose_every_headline_fails_is_held() -> None:
    """There is no story without a headline that stands."""
    wrong = told("Unification Minister Jang Jung-yong resigns", name("Jang Jung-yong"))
    story = dossier(material([_LEAD], headline=wrong))
    draft = _draft(_sentence(_LEAD.text, "r-harbour-post.1"), headline=_sentence(wrong.text, "r-harbour-post.0"))

    held = _GATE.decide(draft, dossier=story)

    assert isinstance(held, Held)
    assert held.reason is HeldReason.HEADLINE_FAILED
    assert "Chung Dong-young" in held.message


def test_a_draft_of_which_nothing_is_left_is_held() -> None:
    """A headline alone is no story."""
    held = _GATE.decide(_draft(_sentence("The pier burned down.", "r-nowhere.7")), dossier=_story())

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
    right = {"ko": "항만청은 북쪽 부두를 한 주 동안 닫았다.", "en": _DETAIL, "zh": "港务局宣布北码头将关闭一个星期。"}[language]
    headline = {"ko": "부두 닫혀", "en": "Pier closed", "zh": "码头关闭"}[language]
    story = dossier(material([wrong, right], headline=headline, teller=Teller(language=language)), language=language)
    body = (_sentence(wrong.text, "r-harbour-post.1", language=language), _sentence(right, "r-harbour-post.2", language=language))
    draft = _draft(*body, headline=_sentence(headline, "r-harbour-post.0", language=language), language=language)

    cleared = _cleared(draft, story=story)

    assert _body(cleared) == [right]
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
    draft = _draft(sentence, headline=_sentence("장관 보고", "r-harbour-post.0", language="ko"), language="ko")

    cleared = _cleared(draft, story=dossier(one, other, language="ko"))

    assert _body(cleared) == [right.text]


def test_a_page_part_that_was_never_localised_is_dropped() -> None:
    """An English sentence has no place in a Korean edition's text."""
    korean = material(
        ["항만청은 북쪽 부두를 한 주 동안 닫았다."],
        headline="부두 닫혀",
        teller=Teller(source_id="bada", language="ko", origin=1),
    )
    body = (
        _sentence("항만청은 북쪽 부두를 한 주 동안 닫았다.", "r-bada.1", language="ko"),
        _sentence(_DETAIL, "r-harbour-post.2"),
    )
    draft = _draft(*body, headline=_sentence("부두 닫혀", "r-bada.0", language="ko"), language="ko")

    cleared = _cleared(draft, story=dossier(korean, *_story().materials, language="ko"))

    assert [sentence.language for sentence in cleared.draft.sentences] == ["ko", "ko"]


def test_an_excerpt_source_never_gives_a_third_sentence() -> None:
    """The gate counts, whatever the writer did."""
    quoted = [
        _sentence(text, f"r-harbour-post.{place}", treatment=Treatment.QUOTED)
        for place, text in enumerate((_LEAD.text, _DETAIL, _SIDE), start=1)
    ]
    headline = _sentence("Ferry runs aground", "r-harbour-post.0", treatment=Treatment.QUOTED)

    cleared = _cleared(_draft(*quoted, headline=headline), story=_story(rights=Rights.EXCERPT))

    assert _body(cleared) == [_LEAD.text, _DETAIL]


def test_unquoted_words_of_an_excerpt_source_are_put_between_marks() -> None:
    """As the story's own they may not stand; quoted and credited they may."""
    headline = _sentence("Ferry runs aground", "r-harbour-post.0", treatment=Treatment.QUOTED)

    cleared = _cleared(_draft(_sentence(_DETAIL, "r-harbour-post.2"), headline=headline), story=_story(rights=Rights.EXCERPT))

    assert cleared.draft.paragraphs[0].sentences[0].treatment is Treatment.QUOTED


@pytest.mark.parametrize("rights", [Rights.FACTS_ONLY, Rights.LINK_ONLY, Rights.SKIP])
def test_words_of_a_source_without_word_rights_never_stand(rights: Rights) -> None:
    """Not as headline, not as sentence."""
    other = material([_DETAIL], headline="Pier closed", teller=Teller(source_id="coast-wire", rights=rights, origin=1))
    draft = _draft(
        _sentence(_SIDE, "r-harbour-post.3"),
        _sentence(_DETAIL, "r-coast-wire.1"),
        headline=_sentence("Pier closed", "r-coast-wire.0"),
    )
    story = dossier(material([_LEAD, "The crews worked all night long.", _SIDE]), other)

    cleared = _cleared(draft, story=story)

    assert {citation.split(".")[0] for sentence in cleared.draft.sentences for citation in sentence.citations} == {
        "r-harbour-post"
    }


def test_a_fact_line_says_only_what_its_report_says() -> None:
    """An invented figure, another headline or facts of a link-only source drop the line."""
    russian = material(
        [told("Мацегора умер.", name("Мацегора", "person-matsegora"))],
        headline="Посол умер",
        teller=Teller(source_id="volna", language="ru", origin=1, rights=Rights.FACTS_ONLY),
    )
    good = FactLine(
        report_id="r-volna", source_id="volna", language="ru", headline="Посол умер", published_at=None, who=("person-matsegora",)
    )
    lines = (good, replace(good, figures=("99 %",)), replace(good, headline="Посол жив"), replace(good, report_id="r-nowhere"))

    cleared = _cleared(_draft(lines=lines), story=_story(russian))

    assert cleared.draft.fact_lines == (good,)
    assert len(cleared.repairs) == 3


def test_an_original_headline_stands_over_fact_lines() -> None:
    """No report in the edition's language: the headline stays in its own."""
    line = FactLine(
        report_id="r-harbour-post", source_id="harbour-post", language="en", headline="Ferry runs aground", published_at=None
    )

    cleared = _cleared(_draft(lines=(line,), language="ko"), story=replace(_story(), language="ko"))

    assert (cleared.draft.language, cleared.draft.headline.language) == ("ko", "en")


@pytest.mark.parametrize("broken", [*STORY_CHECKS])
def test_a_check_that_breaks_holds_the_draft(broken: Callable[[Claim, Grounds], tuple[Verdict, ...]]) -> None:
    """Fail closed: each check in turn."""

    def breaks(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
        raise ZeroDivisionError(f"{claim.language} {len(grounds.best)}")

    checks = tuple(breaks if check is broken else check for check in STORY_CHECKS)
    gate = Gate(_READER, Policy.STRICT, checks=checks)

    held = gate.decide(_draft(_sentence(_DETAIL, "r-harbour-post.2")), dossier=_story())

    assert isinstance(held, Held)
    assert held.reason is HeldReason.CHECK_BROKE
    assert "ZeroDivisionError" in held.message


def test_a_report_without_stored_page_holds_the_draft() -> None:
    """What cannot be traced to a snapshot is not published."""
    story = _story()
    report = replace(story.materials[0].report, page_sha256="")
    story = replace(story, materials=(replace(story.materials[0], report=report),))

    held = _GATE.decide(_draft(_sentence(_DETAIL, "r-harbour-post.2")), dossier=story)

    assert isinstance(held, Held)
    assert held.reason is HeldReason.CHECK_BROKE


def test_a_disputed_figure_is_credited_to_its_teller() -> None:
    """Two origins disagree about one count: neither is the story's own."""
    first = told("The strike of the ferry crews lasted 3 days.", num("3", "3", counted="days"))
    second = told("The strike of the ferry crews lasted 5 days.", num("5", "5", counted="days"))
    story = dossier(
        material([first]), material([second], headline="Strike over", teller=Teller(source_id="coast-wire", origin=1))
    )

    cleared = _cleared(_draft(_sentence(first.text, "r-harbour-post.1", credited=False)), story=story)

    assert cleared.draft.paragraphs[0].sentences[0].credited_to == ("harbour-post",)
    assert "says 5" in cleared.repairs[0].reason


def test_a_citation_alone_confirms_nothing() -> None:
    """A second origin counts only if its sentence states the claim: otherwise the one teller is named."""
    other = material([_SIDE], headline="Tea for crews", teller=Teller(source_id="coast-wire", origin=1))
    sentence = DraftSentence(text=_DETAIL, citations=("r-harbour-post.2", "r-coast-wire.1"), language="en")

    cleared = _cleared(_draft(sentence), story=_story(other))

    assert [repair.kind for repair in cleared.repairs] == [RepairKind.CREDITED]


def test_two_origins_that_state_it_make_it_the_storys_own() -> None:
    """No teller needs to be named."""
    text = "The harbour office closed the northern pier for a whole week."
    other = material([text], headline="Pier closed", teller=Teller(source_id="coast-wire", origin=1))
    sentence = DraftSentence(text=_DETAIL, citations=("r-harbour-post.2", "r-coast-wire.1"), language="en")

    cleared = _cleared(_draft(sentence), story=_story(other))

    assert cleared.repairs == ()


def test_a_sentence_that_leans_on_a_dropped_one_goes_too() -> None:
    """Its "he" would mean somebody else."""
    wrong = told("Unification Minister Jang Jung-yong briefed the president on Friday.", name("Jang Jung-yong"))
    follower = "He said that the ministry would play a leading role."
    story = dossier(material([_DETAIL, wrong, follower, _SIDE]))
    body = [_sentence(each, f"r-harbour-post.{place}") for place, each in enumerate((_DETAIL, wrong.text, follower), start=1)]

    cleared = _cleared(_draft(*body), story=story)

    assert _body(cleared) == [_DETAIL]


def test_the_wrong_family_name_of_a_misspelling_report_is_kept_out() -> None:
    """After 장중용 통일부 장관 comes 장 장관: as wrong, and in no lexicon."""
    wrong = told("장중용 통일부 장관은 금요일 대통령에게 보고했다.", name("장중용", "person-chung"))
    short = told("장 장관은 통일부가 앞장서겠다고 말했다.")
    right = told("항만청은 북쪽 부두를 한 주 동안 닫았다.")
    story = dossier(material([wrong, right, short], headline="장관 보고", teller=Teller(language="ko")), language="ko")
    body = (
        _sentence(right.text, "r-harbour-post.2", language="ko"),
        _sentence(short.text, "r-harbour-post.3", language="ko"),
    )
    draft = _draft(*body, headline=_sentence("장관 보고", "r-harbour-post.0", language="ko"), language="ko")

    cleared = _cleared(draft, story=story)

    assert _body(cleared) == [right.text]


def test_an_editors_yes_is_kept_with_the_sentence() -> None:
    """Under `judged` with who and when; under `strict` it counts for nothing, and facts refused stay refused."""
    reworded = "Crews were given blankets and warm tea by fishermen of the harbour."
    wrong = reworded.replace("blankets", "40 blankets")
    at = datetime(2026, 1, 9, 8, tzinfo=UTC)
    editor = Approvals(given=tuple(Approval(text=text, evidence=(_SIDE,), by="Kim Mina", at=at) for text in (reworded, wrong)))
    draft = _draft(_sentence(reworded, "r-harbour-post.3"), _sentence(wrong, "r-harbour-post.3"))

    judged = _cleared(draft, gate=Gate(_READER, Policy.JUDGED, editor=editor))
    strict = _cleared(draft, gate=Gate(_READER, Policy.STRICT, editor=editor))

    assert _body(judged)[0] == reworded
    assert judged.verdicts[1].approved == Approved(by="Kim Mina", at=at)
    assert wrong not in _body(judged)
    assert reworded not in _body(strict)
    assert reopen(encode_cleared(judged), digest=judged.digest) == judged


def _reworded(*, writer: str = "extractive", policy: Policy = Policy.JUDGED) -> tuple[Cleared, FakeJudge]:
    judge = FakeJudge()
    draft = _draft(
        _sentence(_LEAD.text, "r-harbour-post.1"), _sentence("People fishing there fetched warm things.", "r-harbour-post.3")
    )
    written = replace(draft, writer=writer, uses_model=writer != "extractive")
    return _cleared(written, gate=Gate(_READER, policy, judge=judge)), judge


def test_a_judged_sentence_goes_out_with_who_judged_it() -> None:
    """Anybody can see which model said yes, and when."""
    cleared, judge = _reworded()

    verdict = cleared.verdicts[-1]

    assert (verdict.wording, len(judge.asked)) == (Wording.JUDGED, 1)
    assert verdict.judgement is not None
    assert verdict.judgement.judge.model == judge.model


def test_under_strict_no_judge_is_asked() -> None:
    """What it says would change nothing."""
    cleared, judge = _reworded(policy=Policy.STRICT)

    assert judge.asked == []
    assert Wording.JUDGED not in {verdict.wording for verdict in cleared.verdicts}


@pytest.mark.parametrize("writer", ["test-judge", "vendor/Test-Judge"])
def test_a_model_never_judges_its_own_draft(writer: str) -> None:
    """The writer's own answer is no second reading, however its name is written."""
    cleared, judge = _reworded(writer=writer)

    assert judge.asked == []
    assert Wording.JUDGED not in {verdict.wording for verdict in cleared.verdicts}


def test_a_judgement_survives_the_store() -> None:
    """What was cleared is reopened with who judged it."""
    cleared, _ = _reworded()

    reopened = reopen(encode_cleared(cleared), digest=cleared.digest)

    assert reopened == cleared
