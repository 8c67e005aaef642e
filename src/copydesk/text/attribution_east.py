"""Attributions in Korean, Japanese and Chinese: by particle, by the topic of the sentence, and by 据…报道."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.model.facts import EntityKind
from copydesk.text.languages.schema_speech import attribution_data, speech_data
from copydesk.text.named import NamedText
from copydesk.text.patterns import alternation
from copydesk.text.sourced import Sourced

_TOPIC_KO = re.compile(r"(?:은|는|께서는|측은)(?![가-힣])")
_SUBJECT_KO = re.compile(r"(?:이|가|께서|에서)(?![가-힣])")
_TOPIC_JA = re.compile(r"[はが]")
_REPORTED_CLAUSE_KO = re.compile(r"바\Z")
_LAST_WORDS_KO = re.compile(r"(?:[^\s,.\"“”'‘’()]{1,12} ){0,1}[^\s,.\"“”'‘’]{1,16}\Z")
_SEGMENT = re.compile(r"[^、。，,；;：:！？「」『』“”\s]{1,24}\Z")
_LOOK_BACK = 60
_OUTLET_REPORT = re.compile(r"[^.\n\"“”]{0,40}?(?P<verb>보도했|보도한|보도하|전했|전한|알렸)")


def korean_attributions(named: NamedText) -> Iterator[Sourced]:
    """X에 따르면, X를 인용해; …다고 X가 전했다; X는 …다고 밝혔다; an outlet that 보도했다."""
    for match in _after("ko").finditer(named.lower):
        if before := _korean_before_cue(named, cue=match.span()):
            yield before
    for outlet in named.of_kind(EntityKind.OUTLET):
        report = _OUTLET_REPORT.match(named.text, named.after_title(outlet))
        if report and (named.has_particle(outlet, _SUBJECT_KO) or named.has_particle(outlet, _TOPIC_KO)):
            yield Sourced.by_name(outlet, cue=report.span("verb"))
    for reported in _reported_ko().finditer(named.lower):
        cue = reported.span("verb")
        sourced = _korean_between(named, start=reported.start("between"), cue=cue) or _korean_topic(named, cue=cue)
        if sourced:
            yield sourced


def _korean_before_cue(named: NamedText, *, cue: tuple[int, int]) -> Sourced | None:
    name = named.ending_at(cue[0])
    if name:
        return Sourced.by_name(name, cue=cue)
    head = max(0, cue[0] - _LOOK_BACK)
    if _REPORTED_CLAUSE_KO.search(named.lower, head, cue[0]):  # 매체가 보도한 바에 따르면
        return _korean_topic(named, cue=cue) or _korean_noun(named, start=head, cue=cue)
    words = _LAST_WORDS_KO.search(named.text, head, cue[0])
    return Sourced(cue=cue, source=words.span()) if words else None


def _korean_between(named: NamedText, *, start: int, cue: tuple[int, int]) -> Sourced | None:
    """The source between 다고 and the verb."""
    for particle in (_SUBJECT_KO, _TOPIC_KO):
        names = named.marked_by(particle, start=start, end=cue[0])
        if names:
            return Sourced.by_name(names[0], cue=cue)
    return _korean_noun(named, start=start, cue=cue)


def _korean_topic(named: NamedText, *, cue: tuple[int, int]) -> Sourced | None:
    """The topic of the sentence, or else its first subject."""
    start = named.sentence_start(cue[0])
    for particle in (_TOPIC_KO, _SUBJECT_KO):
        names = named.marked_by(particle, start=start, end=cue[0])
        if names:
            return Sourced.by_name(names[0], cue=cue)
    return _korean_noun(named, start=start, cue=cue)


def _korean_noun(named: NamedText, *, start: int, cue: tuple[int, int]) -> Sourced | None:
    source = _source_ko().search(named.lower, start, cue[0])
    return Sourced(cue=cue, source=source.span(1)) if source else None


def japanese_attributions(named: NamedText) -> Iterator[Sourced]:
    """Xによると; X は …と述べた."""
    for cue in _after("ja").finditer(named.text):
        name = named.ending_at(cue.start())
        segment = _SEGMENT.search(named.text, max(0, cue.start() - _LOOK_BACK), cue.start())
        if name:
            yield Sourced.by_name(name, cue=cue.span())
        elif segment:
            yield Sourced(cue=cue.span(), source=segment.span())
    for reported in _reported_ja().finditer(named.text):
        start = named.sentence_start(reported.start())
        if not _TOPIC_JA.search(named.text, start, reported.start("verb")):
            continue
        names = named.marked_by(_TOPIC_JA, start=start, end=reported.start("verb"))
        source = _source_ja().search(named.text, start, reported.start("verb"))
        if names:
            yield Sourced.by_name(names[0], cue=reported.span("verb"))
        elif source:
            yield Sourced(cue=reported.span("verb"), source=source.span(1))


def chinese_attributions(named: NamedText) -> Iterator[Sourced]:
    """据X报道; X表示."""
    for around in _around_zh().finditer(named.text):
        name = named.next_name(around.start("source"))
        cue = around.span("opening")
        if name and name.end <= around.end("source"):
            yield Sourced.by_name(name, cue=cue)
        else:
            yield Sourced(cue=cue, source=around.span("source"))
    for verb in _verbs_zh().finditer(named.text):
        name = named.ending_at(verb.start()) or named.last_name(verb.start())
        if name and _GAP_ZH.match(named.text, named.after_title(name), verb.start()):
            yield Sourced.by_name(name, cue=verb.span())
        elif source := _source_zh().search(named.text, max(0, verb.start() - _LOOK_BACK // 2), verb.start()):
            yield Sourced(cue=verb.span(), source=source.span(1))


_GAP_ZH = re.compile(r"[^，。；：:！？“”「」\n]{0,10}\Z")


@cache
def _after(language: str) -> re.Pattern[str]:
    return re.compile(alternation(attribution_data(language).after))


@cache
def _reported_ko() -> re.Pattern[str]:
    """The end of an indirect statement, at most three words, a verb of saying."""
    link = r"(?:다|라|자|냐)(?:고도|고|며|면서)[ ]|것으로[ ]|(?<=[\"”’'])(?:이라고|라고|고|며|이라며|라며)[ ]"
    return re.compile(
        rf"(?:{link})(?P<between>(?:[^\s.\"“”]{{1,16}}[ ]){{0,3}}?)(?P<verb>{alternation(speech_data('ko').verbs)})"
    )


@cache
def _reported_ja() -> re.Pattern[str]:
    verbs = alternation(speech_data("ja").verbs)
    return re.compile(rf"と(?:の(?:見方|考え|認識|見解)を)?、?(?:[^。、「」と]{{0,10}}(?:[はがにで])、?)?(?P<verb>{verbs})")


@cache
def _source_ko() -> re.Pattern[str]:
    noun = alternation((*attribution_data("ko").sources, *attribution_data("ko").pronouns))
    return re.compile(
        rf"(?<![가-힣])((?:[가-힣]{{1,8}} )?(?:[가-힣]{{1,6}})?{noun})(?:은|는|이|가|들은|들이|측은|측이|에서)(?![가-힣])"
    )


@cache
def _source_ja() -> re.Pattern[str]:
    noun = alternation((*attribution_data("ja").sources, *attribution_data("ja").pronouns))
    return re.compile(rf"((?:[^、。「」\s はがをに]{{1,10}})?{noun})(?:は|が)")


@cache
def _source_zh() -> re.Pattern[str]:
    noun, pronoun = alternation(attribution_data("zh").sources), alternation(attribution_data("zh").pronouns)
    return re.compile(rf"(?<![^，。；：:“”\s])((?:[^，。：:“”\s]{{1,8}})?{noun}|{pronoun})[^，。；：:“”\n]{{0,6}}\Z")


@cache
def _around_zh() -> re.Pattern[str]:
    data = attribution_data("zh")
    opening = alternation(pair.partition("|")[0] for pair in data.around)
    closing = alternation(pair.partition("|")[2] for pair in data.around)
    return re.compile(rf"(?P<opening>{opening})(?P<source>[^，。；\n]{{1,30}}?){closing}")


@cache
def _verbs_zh() -> re.Pattern[str]:
    return re.compile(alternation(speech_data("zh").verbs))
