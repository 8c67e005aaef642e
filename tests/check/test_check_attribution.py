"""Who said it, how sure it is, and who tells it."""

import pytest
from tests.check.building import Teller, claim, day, ground, grounds, num, said, stance, told, wants

from copydesk.check.attribution import check_attribution
from copydesk.check.credit import check_credit
from copydesk.check.polarity import check_modality, check_polarity
from copydesk.model.facts import StanceKind
from copydesk.model.verdict import Finding


@pytest.mark.parametrize(
    "case",
    [
        (
            "en",
            "The port office said the ferry was full.",
            "said",
            "The port office",
            "The ferry was full, the port office said.",
            "the port office",
        ),
        ("ko", "해양청은 여객선이 만석이었다고 밝혔다.", "밝혔다", "해양청", "해양청에 따르면 여객선은 만석이었다.", "해양청"),
        ("ru", "По данным порта, паром был полон.", "По данным", "порта", "Паром был полон, сообщил порт.", "порт"),
    ],
)
def test_the_same_teller_is_supported(case: tuple[str, ...]) -> None:
    """Moved attribution is attribution."""
    language, evidence, cue, source, text, mine = case
    witness = ground(told(evidence, said(cue, source)), teller=Teller(language=language))

    verdicts = check_attribution(claim(text, said(mine, mine), language=language), grounds(witness))

    assert [verdict.finding for verdict in verdicts] == [Finding.SUPPORTED]


@pytest.mark.parametrize(
    ("language", "evidence", "cue", "text", "agency"),
    [
        (
            "en",
            "The letter appears to have been sent on his birthday.",
            "appears",
            "The letter appears to have been sent on his birthday, KCNA said.",
            "KCNA",
        ),
        ("ko", "서한은 생일에 보낸 것으로 보인다.", "것으로 보인다", "서한은 생일에 보낸 것으로 보인다고 KCNA는 전했다.", "KCNA"),
    ],
)
def test_a_reporters_guess_in_an_agencys_mouth_is_contradicted(
    language: str, evidence: str, cue: str, text: str, agency: str
) -> None:
    """The agency's statement stands beside the guess; it must not swallow it."""
    guess = ground(told(evidence, stance(cue, StanceKind.POSSIBLE)), teller=Teller(language=language))
    beside = ground(told("KCNA reported the letter.", said("reported", "KCNA", "agency-kcna")))
    mine = claim(text, stance(cue, StanceKind.POSSIBLE), said(agency, agency, "agency-kcna"), language=language)

    (verdict,) = check_attribution(mine, grounds(guess, near=(beside,)))

    assert verdict.finding is Finding.CONTRADICTED
    assert "guess" in verdict.message


def test_a_teller_whom_the_evidence_does_not_have_is_unsupported() -> None:
    """An attribution is a claim of its own."""
    witness = ground("The ferry was full.")

    (verdict,) = check_attribution(claim("The ferry was full, the navy said.", said("said", "the navy")), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


def test_the_source_itself_may_be_named_as_teller() -> None:
    """That the Harbour Post reported it is true of its own report."""
    witness = ground("The ferry was full.", teller=Teller(source_id="harbour-post"))

    (verdict,) = check_attribution(
        claim("The ferry was full, Harbour Post wrote.", said("wrote", "Harbour Post")), grounds(witness)
    )

    assert verdict.finding is Finding.SUPPORTED


def test_a_claim_told_as_a_fact_is_undecided() -> None:
    """The evidence gives it to somebody; the draft does not."""
    witness = ground(told("The port office said the ferry was full.", said("said", "The port office")))

    (verdict,) = check_attribution(claim("The ferry was full."), grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


@pytest.mark.parametrize(
    ("language", "evidence", "text", "word"),
    [
        ("en", "The minister resigned.", "The minister did not resign.", "not"),
        ("ko", "장관이 사임했다.", "장관이 사임하지 않았다.", "않았다"),
        ("ja", "大臣は辞任した。", "大臣は辞任しなかった。", "なかった"),
        ("zh", "部长辞职了。", "部长没有辞职。", "没有"),
        ("ru", "Министр ушёл.", "Министр не ушёл.", "не"),
        ("de", "Der Minister trat zurück.", "Der Minister trat nicht zurück.", "nicht"),
        ("fr", "Le ministre a démissionné.", "Le ministre n'a pas démissionné.", "pas"),
        ("es", "El ministro dimitió.", "El ministro no dimitió.", "no dim"),
    ],
)
def test_an_inserted_denial_is_contradicted(language: str, evidence: str, text: str, word: str) -> None:
    """More denials than the evidence has."""
    mine = claim(text, stance(word, StanceKind.NEGATED), language=language)

    (verdict,) = check_polarity(mine, grounds(ground(evidence, teller=Teller(language=language))))

    assert verdict.finding is Finding.CONTRADICTED


def test_a_lost_denial_is_undecided() -> None:
    """A clause may rightly have been cut; the proof of wording refuses what rules cannot."""
    witness = ground(told("The minister did not resign.", stance("not", StanceKind.NEGATED)))

    (verdict,) = check_polarity(claim("The minister resigned."), grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


def test_as_many_denials_raise_no_question() -> None:
    """Denial in other words is denial."""
    witness = ground(told("The minister never resigned.", stance("never", StanceKind.NEGATED)))

    verdicts = check_polarity(claim("The minister did not resign.", stance("not", StanceKind.NEGATED)), grounds(witness))

    assert verdicts == ()


@pytest.mark.parametrize(
    ("language", "evidence", "hedge", "text"),
    [
        ("en", "The two may meet in April.", "may", "The two will meet in April."),
        ("ko", "두 정상이 4월에 만날 가능성이 있다.", "가능성", "두 정상은 4월에 반드시 만난다."),
        ("ru", "Лидеры могут встретиться.", "могут", "Лидеры обязательно встретятся."),
        ("de", "Sie könnten sich treffen.", "könnten", "Sie werden sich sicher treffen."),
    ],
)
def test_a_possibility_told_as_certain_is_contradicted(language: str, evidence: str, hedge: str, text: str) -> None:
    """A "may" did not become a "will"."""
    witness = ground(told(evidence, stance(hedge, StanceKind.POSSIBLE)), teller=Teller(language=language))

    (verdict,) = check_modality(claim(text, language=language), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED


def test_a_hedge_that_is_only_missing_is_undecided() -> None:
    """No word of certainty, no refusal."""
    witness = ground(told("The two may have met.", stance("may", StanceKind.POSSIBLE)))

    (verdict,) = check_modality(claim("The two met."), grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


def test_what_one_origin_alone_says_must_be_credited() -> None:
    """Without a teller named, it is told as the story's own."""
    witness = ground("The ferry was full.")

    (verdict,) = check_credit(claim("The ferry was full.", credited=False), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED
    assert "Harbour Post" in verdict.message


def test_what_two_origins_say_needs_no_credit() -> None:
    """Two independent origins make it the story's own."""
    one = ground("The ferry was full.")
    other = ground("The ferry was full that day.", teller=Teller(source_id="coast-wire", origin=1))

    verdicts = check_credit(claim("The ferry was full.", credited=False), grounds(one, other))

    assert verdicts == ()


def test_copies_of_one_origin_do_not_confirm_each_other() -> None:
    """Fifty copies are one voice."""
    copies = [ground("The ferry was full.", teller=Teller(source_id=f"copy-{count}", origin=0)) for count in range(5)]

    (verdict,) = check_credit(claim("The ferry was full.", credited=False), grounds(*copies))

    assert verdict.finding is Finding.UNSUPPORTED


def test_a_figure_that_another_origin_disputes_is_never_the_storys_own() -> None:
    """Contradicted as a fact, undecided as its teller's claim, with the other side as evidence."""
    mine = ground(told("The strike lasted 3 days.", num("3", "3", counted="days")))
    rival = ground(
        told("The strike lasted 5 days.", num("5", "5", counted="days")), teller=Teller(source_id="coast-wire", origin=1)
    )
    own = claim("The strike lasted 3 days.", num("3", "3", counted="days"), credited=False)
    credited = claim("The strike lasted 3 days.", num("3", "3", counted="days"))

    findings = [check_credit(each, grounds(mine, rivals=(rival,)))[0].finding for each in (own, credited)]

    assert findings == [Finding.CONTRADICTED, Finding.UNDECIDED]


def test_a_day_that_another_origin_disputes_is_disputed() -> None:
    """Dates of one event are compared like figures."""
    mine = ground(told("The ferry sailed on January 8.", day("January 8", "2026-01-08")))
    rival = ground(
        told("The ferry sailed on January 7.", day("January 7", "2026-01-07")), teller=Teller(source_id="coast-wire", origin=1)
    )
    own = claim("The ferry sailed on January 8.", day("January 8", "2026-01-08"), credited=False)

    (verdict,) = check_credit(own, grounds(mine, rivals=(rival,)))

    assert verdict.finding is Finding.CONTRADICTED
    assert "January 7" in verdict.message


def test_what_somebody_wants_is_no_statement() -> None:
    """A wish need not have been said, and answers for no statement."""
    mine = claim("The port office supports the plan.", wants("supports", "The port office"))

    verdicts = check_attribution(mine, grounds(ground("The port office supports the plan.")))

    assert verdicts == ()


def test_a_teller_without_a_name_answers_for_one_across_languages() -> None:
    """The English pronoun and the German one."""
    witness = ground(told("Die Fähre war voll, sagte er.", said("sagte", "er")), teller=Teller(language="de"))

    (verdict,) = check_attribution(claim("The ferry was full, he said.", said("said", "he")), grounds(witness))

    assert verdict.finding is Finding.SUPPORTED


@pytest.mark.parametrize(
    ("language", "evidence", "text"),
    [
        ("en", "The ferry left not only on time.", "The ferry did not leave."),
        ("ko", "틀림없이 배가 떠났다.", "배가 떠나지 않았다."),
    ],
)
def test_a_phrase_that_denies_nothing_bears_no_denial(language: str, evidence: str, text: str) -> None:
    """The denial of a phrase like "not only" is none."""
    facts = {"en": ("not only", "not"), "ko": ("없", "않")}[language]
    witness = ground(told(evidence, stance(facts[0], StanceKind.NEGATED)), teller=Teller(language=language))

    (verdict,) = check_polarity(claim(text, stance(facts[1], StanceKind.NEGATED), language=language), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED


def test_other_languages_may_deny_in_other_words() -> None:
    """What one language says with "not yet" another says with "yet to": no contradiction, but a person must see it."""
    witness = ground("The club has yet to announce a date.")
    mine = claim("구단은 날짜를 아직 발표하지 않았다.", stance("않", StanceKind.NEGATED), language="ko")

    (verdict,) = check_polarity(mine, grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "Никто не ушёл.", ("Никто", "не")),
        ("es", "No dijo nada.", ("No", "nada")),
        ("fr", "Il n'a jamais rien dit.", ("jamais", "rien")),
    ],
)
def test_denials_in_concord_are_one(language: str, text: str, words: tuple[str, ...]) -> None:
    """Where English denies once, these languages say it with two words."""
    witness = ground(told("They never spoke.", stance("never", StanceKind.NEGATED)))
    mine = claim(text, *(stance(word, StanceKind.NEGATED) for word in words), language=language)

    assert check_polarity(mine, grounds(witness)) == ()


def test_denials_in_concord_do_not_answer_for_two() -> None:
    """Two denials of the draft against one of the evidence, whatever its words."""
    marks = (stance("Никто", StanceKind.NEGATED), stance("не", StanceKind.NEGATED))
    witness = ground(told("Никто не ушёл.", *marks), teller=Teller(language="ru"))
    mine = claim(
        "Nobody left and the ferry did not sail.", stance("Nobody", StanceKind.NEGATED), stance("not", StanceKind.NEGATED)
    )

    (verdict,) = check_polarity(mine, grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED


@pytest.mark.parametrize(
    "evidence",
    ["It was an uncomfortable night.", "A non-profit group rented the ferry.", "I couldn't help but think of the storm."],
)
def test_what_english_denies_by_form_others_may_deny_outright(evidence: str) -> None:
    """Un-, non- and "could not help but" become a denial elsewhere: a person must see it, and nothing contradicts it."""
    mine = claim("Es war nicht angenehm.", stance("nicht", StanceKind.NEGATED), language="de")

    (verdict,) = check_polarity(mine, grounds(ground(evidence)))

    assert verdict.finding is Finding.UNDECIDED


@pytest.mark.parametrize("evidence", ["The union met under the bridge.", "The unit was united by noon."])
def test_a_word_that_only_begins_like_a_denial_is_none(evidence: str) -> None:
    """Neither a union nor a unit denies anything."""
    mine = claim("Die Gruppe kam nicht.", stance("nicht", StanceKind.NEGATED), language="de")

    (verdict,) = check_polarity(mine, grounds(ground(evidence)))

    assert verdict.finding is Finding.CONTRADICTED


@pytest.mark.parametrize(
    ("language", "evidence", "cue"),
    [
        ("es", "Por supuesto, el alcalde abre el puente mañana.", "supuesto"),
        ("es", "Si llueve, el puente queda cerrado.", "Si"),
        ("ru", "Какими бы ни были споры, мост откроют.", "бы"),
        ("de", "Wenn es regnet, bleibt die Brücke zu.", "Wenn"),
    ],
)
def test_a_phrase_that_doubts_nothing_and_a_condition_bear_a_future(language: str, evidence: str, cue: str) -> None:
    """What happens "if" is rightly told with a "will", and "of course" is no doubt."""
    witness = ground(told(evidence, stance(cue, StanceKind.POSSIBLE)), teller=Teller(language=language))

    verdicts = check_modality(claim("The bridge will be closed."), grounds(witness))

    assert Finding.CONTRADICTED not in {each.finding for each in verdicts}
