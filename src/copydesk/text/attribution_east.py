"""Attributions in Korean, Japanese and Chinese: by particle, by the topic of the sentence, and by 据…报道."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from copydesk.model.facts import EntityKind, Name
from copydesk.text.carried import carried
from copydesk.text.languages.schema_speech import attribution_data, name_data, speech_data
from copydesk.text.named import REACH, NamedText
from copydesk.text.patterns import alternation
from copydesk.text.sourced import Sourced

_TOPIC_KO = re.compile(r"(?:은|는|께서는|측은)(?![가-힣])")
_SUBJECT_KO = re.compile(r"(?:이|가|께서|에서)(?![가-힣])")
_TOPIC_JA = re.compile(r"[はが]")
_REPORTED_CLAUSE_KO = re.compile(r"바\Z")
_LAST_WORDS_KO = re.compile(r"(?:[^\s,.\"“”'‘’()]{1,12} ){0,1}[^\s,.\"“”'‘’]{1,16}\Z")
_SEGMENT = re.compile(r"[^、。，,；;：:！？「」『』“”\s]{1,24}\Z")
_LOOK_BACK = 60
_LONGEST_TITLE = 30
_PARTICLE_KO = re.compile(r"(?:은|는|이|가|께서는|께서|측은|측이|에서)(?:[ ,]|(?=[\"“‘']))")
_PARTICLE_JA = re.compile(r"[はがも]、?")
_ENDINGS_KO = "다라자냐"
_PARTING = " \u00a0\n\t,.，、。：:；;"
_OUTLET_REPORT = re.compile(r"[^.\n\"“”]{0,40}?(?P<verb>보도했|보도한|보도하|전했|전한|알렸)")


def korean_attributions(named: NamedText) -> Iterator[Sourced]:
    """X에 따르면, X를 인용해; …다고 X가 전했다; X는 …다고 밝혔다; an outlet that 보도했다."""
    for match in _after("ko").finditer(named.lower):
        if before := _korean_before_cue(named, cue=match.span()):
            yield _rest(named, before, start=match.end())
    last: Sourced | None = None
    for reported in _reported_ko().finditer(named.lower):
        start, cue = reported.start("between"), reported.span("verb")
        last = _korean_between(named, start=start, cue=cue) or _korean_topic(named, cue=cue) or carried(named, last, cue=cue)
        if last is not None:
            end = reported.start() + (named.text[reported.start()] in _ENDINGS_KO)
            yield replace(last, contents=_told(named, last, end=end, particle=_PARTICLE_KO))
    for outlet in named.of_kind(EntityKind.OUTLET):
        place = named.after_title(outlet)
        report = _OUTLET_REPORT.match(named.text, place)
        particle = _PARTICLE_KO.match(named.text, place)
        if report and particle:
            sourced = Sourced.by_name(outlet, cue=report.span("verb"))
            yield replace(sourced, contents=_stretch(named, particle.end(), report.start("verb")))


def _head(named: NamedText, position: int) -> int:
    """Where the sentence around a place begins, as far as it is within reach."""
    return max(named.statement(position)[0], position - 2 * REACH, named.quote_start(position))


def _told(named: NamedText, sourced: Sourced, *, end: int, particle: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """What stands before a word that closes what is said, without the source at the head of the sentence."""
    start, _ = named.statement(end - 1)
    if start <= sourced.source[0] < sourced.source[1] < end:
        mark = particle.search(named.text, sourced.source[1], min(end, sourced.source[1] + _LONGEST_TITLE))
        if mark:
            head = named.text[start : min(sourced.source[0], start + 2 * _LONGEST_TITLE)]
            start = mark.end() if len(head.strip()) <= _LONGEST_TITLE else start
    return _stretch(named, start, end)


def _rest(named: NamedText, sourced: Sourced, *, start: int) -> Sourced:
    """The source with the rest of its sentence as what it says."""
    return replace(sourced, contents=_stretch(named, start, named.statement(start - 1)[1]))


def _stretch(named: NamedText, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """A stretch without the spaces and stops at its ends, as the one content there is; none where nothing is left."""
    while start < end and named.text[start] in _PARTING:
        start += 1
    while start < end and named.text[end - 1] in _PARTING:
        end -= 1
    return ((start, end),) if start < end else ()


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
    """The topic of the sentence, a pronoun too, or else its first subject."""
    start = _head(named, cue[0])
    if topics := named.marked_by(_TOPIC_KO, start=start, end=cue[0]):
        return Sourced.by_name(topics[0], cue=cue)
    if pronoun := named.first_outside(_pronoun_ko(), start, cue[0]):
        return Sourced(cue=cue, source=pronoun.span(1))
    if subjects := named.marked_by(_SUBJECT_KO, start=start, end=cue[0]):
        return None if _is_inside(named, subjects[0]) else Sourced.by_name(subjects[0], cue=cue)
    return _korean_noun(named, start=start, cue=cue)


def _is_inside(named: NamedText, name: Name) -> bool:
    """Whether a subject is that of a clause inside: the word behind it leads on to a noun."""
    return bool(_inside_ko().match(named.text, named.after_title(name)))


def _korean_noun(named: NamedText, *, start: int, cue: tuple[int, int]) -> Sourced | None:
    source = named.first_outside(_office_ko(), start, cue[0]) or named.first_outside(_source_ko(), start, cue[0])
    return Sourced(cue=cue, source=source.span(1)) if source else None


def japanese_attributions(named: NamedText) -> Iterator[Sourced]:
    """Xによると; X は …と述べた."""
    for cue in _after("ja").finditer(named.text):
        name = named.ending_at(cue.start())
        segment = _SEGMENT.search(named.text, max(0, cue.start() - _LOOK_BACK), cue.start())
        if name:
            yield _rest(named, Sourced.by_name(name, cue=cue.span()), start=cue.end())
        elif segment:
            yield _rest(named, Sourced(cue=cue.span(), source=segment.span()), start=cue.end())
    last: Sourced | None = None
    for reported in _reported_ja().finditer(named.text):
        start = _head(named, reported.start())
        names = named.marked_by(_TOPIC_JA, start=start, end=reported.start("verb"))
        source = named.first_outside(_source_ja(), start, reported.start("verb"))
        cue_span = reported.span("verb")
        if names:
            last = Sourced.by_name(names[0], cue=cue_span)
        else:
            last = Sourced(cue=cue_span, source=source.span(1)) if source else carried(named, last, cue=cue_span)
        if last is not None:
            yield replace(last, contents=_told(named, last, end=reported.start(), particle=_PARTICLE_JA))
    for alone in _alone_ja().finditer(named.text):
        name = named.starting_at(alone.start())
        if name and named.after_title(name) == alone.start("particle"):
            yield Sourced.by_name(name, cue=alone.span("verb"))


def chinese_attributions(named: NamedText) -> Iterator[Sourced]:
    """据X报道; X表示."""
    done = 0
    before: Sourced | None = None
    for around in _around_zh().finditer(named.text):
        name = named.next_name(around.start("source"))
        cue = around.span("opening")
        is_name = bool(name and name.end <= around.end("source"))
        sourced = Sourced.by_name(name, cue=cue) if name and is_name else Sourced(cue=cue, source=around.span("source"))
        yield _rest(named, sourced, start=around.end())
    around_spans = [around.span() for around in _around_zh().finditer(named.text)]
    for verb in _verbs_zh().finditer(named.text):
        while done < len(around_spans) and around_spans[done][1] < verb.end():
            done += 1
        if done < len(around_spans) and around_spans[done][0] <= verb.start():
            continue
        if named.text[verb.start() - 1 : verb.start()] == _OWNING_ZH or _verbs_zh().match(named.text, verb.end()):
            continue  # 纽约时报的报道 is a thing, and 补充说 says once
        around_end = around_spans[done - 1][1] if done else 0
        subject = _said_as_well(named, before, cue=verb.span()) or _chinese_subject(named, cue=verb.span(), around_end=around_end)
        if subject:
            before = subject
            yield _chinese_told(named, subject, verb_end=verb.end())


def _said_as_well(named: NamedText, before: Sourced | None, *, cue: tuple[int, int]) -> Sourced | None:
    """Whoever spoke before in the sentence, where a verb only goes on: 他提到…，并称…. A name between is what he speaks of."""
    start = cue[0] - (named.text[cue[0] - 1 : cue[0]] in _AS_WELL_ZH)
    goes_on = named.text[start : start + 1] in _AS_WELL_ZH and named.text[start - 1 : start] in _CLAUSE_MARKS_ZH
    if before is None or not goes_on or before.cue[0] < named.statement(cue[0])[0]:
        return None
    return replace(before, cue=cue, contents=())


def _chinese_subject(named: NamedText, *, cue: tuple[int, int], around_end: int) -> Sourced | None:
    """The name of the verb's own clause, or where that has none the one that its sentence begins with; else a common source."""
    name = named.ending_at(cue[0]) or named.last_name(cue[0])
    if name and (_is_object_zh(named, name) or named.text[cue[0] - 1] in _CLAUSE_MARKS_ZH):
        name = _first_of_clause(named, before=cue[0], around_end=around_end)
    elif name and not _GAP_ZH.match(named.text, named.after_title(name), cue[0]):
        name = None
    if name:
        return Sourced.by_name(name, cue=cue)
    source = _source_zh().search(named.text, max(0, cue[0] - _LOOK_BACK // 2), cue[0])
    return Sourced(cue=cue, source=source.span(1)) if source else None


def _is_object_zh(named: NamedText, name: Name) -> bool:
    """Whether a name, a title before it apart, is spoken to or about: 向普京, 向俄罗斯总统普京."""
    start = name.start
    if name.title and named.text.endswith(name.title, 0, start):
        start -= len(name.title)
    return named.text[start - 1 : start] in _objects_zh() if start else False


def _first_of_clause(named: NamedText, *, before: int, around_end: int) -> Name | None:
    """The person or body that the nearest clause begins with that begins with one, behind 据…报道 too, a title apart."""
    start, _ = named.statement(before)
    for name in reversed(named.names_between(max(start, before - REACH), before)):
        head = name.start - len(name.title) if name.title and named.text.endswith(name.title, 0, name.start) else name.start
        is_first = head in {start, around_end} or named.text[head - 1] in _CLAUSE_MARKS_ZH
        if is_first and not named.is_in_title(name):
            return None if _is_object_zh(named, name) else name
    return None


def _chinese_told(named: NamedText, sourced: Sourced, *, verb_end: int) -> Sourced:
    """What stands behind the verb, or where its sentence ends with it, the quotation before the source."""
    told = _rest(named, sourced, start=verb_end)
    quote = named.quote_before(sourced.source[0]) or named.quote_before(sourced.source[0] - 1)
    return told if told.contents or not quote else replace(told, contents=(quote,))


_OWNING_ZH = "的"
_AS_WELL_ZH = frozenset("并並")
_CLAUSE_MARKS_ZH = "，, \u00a0"
_GAP_ZH = re.compile(r"[^，。；：:！？“”「」\n]{0,10}\Z")


@cache
def _after(language: str) -> re.Pattern[str]:
    return re.compile(alternation(attribution_data(language).after))


@cache
def _reported_ko() -> re.Pattern[str]:
    """The end of an indirect statement, at most three words, a verb of saying."""
    view = alternation(attribution_data("ko").views)
    verb = alternation(speech_data("ko").verbs)
    link = r"(?:다|라|자|냐)(?:고도|고|며|면서)[ ]|것으로[ ]|(?<=[\"”’'])(?:이라고|라고|고|며|이라며|라며)[ ]"
    link = rf"(?:{link}|(?:다|라|자|냐)는 {view}(?:을|를|도)[ ])"
    return re.compile(rf"{link}(?P<between>(?:[^\s.\"“”]{{1,16}}[ ]){{0,3}}?)(?P<verb>{verb})")


@cache
def _reported_ja() -> re.Pattern[str]:
    verbs = alternation(speech_data("ja").verbs)
    view = rf"{alternation(attribution_data('ja').views)}(?:[をもに]|にも)"
    return re.compile(rf"(?:と(?:の{view})?|{view})、?(?:[^。、「」と]{{0,10}}(?:[はがにで])、?)?(?P<verb>{verbs})")


@cache
def _inside_ko() -> re.Pattern[str]:
    return re.compile(rf"(?:이|가|께서) [가-힣]{{0,6}}?{alternation(attribution_data('ko').inside)} ")


@cache
def _alone_ja() -> re.Pattern[str]:
    """A short sentence of a source and a verb: the source, a particle, at most a time, the verb."""
    verbs = alternation(attribution_data("ja").alone)
    source = r"(?:(?<=[。\n])|\A)[^。、「」\n]{2,24}?(?P<particle>[がは])"
    return re.compile(rf"{source}(?:[^。、「」\n]{{1,10}}、)?(?P<verb>{verbs})(?=。|\n|\Z)")


@cache
def _objects_zh() -> frozenset[str]:
    return frozenset(attribution_data("zh").objects)


@cache
def _pronoun_ko() -> re.Pattern[str]:
    """A pronoun that is the topic."""
    return re.compile(rf"(?<![가-힣])({alternation(attribution_data('ko').pronouns)})(?:은|는)(?![가-힣])")


@cache
def _office_ko() -> re.Pattern[str]:
    """A common source or an office that is the topic: 대통령은, 통일부 장관은."""
    data = attribution_data("ko")
    noun = alternation((*data.sources, *name_data("ko").titles))
    body = rf"[가-힣]{{1,8}}{alternation(data.bodies)}"
    return re.compile(rf"(?<![가-힣])((?:[가-힣]{{1,8}} )?(?:(?:[가-힣]{{1,6}})?{noun}|{body}))(?:은|는|들은|측은)(?![가-힣])")


@cache
def _source_ko() -> re.Pattern[str]:
    noun = alternation((*attribution_data("ko").sources, *attribution_data("ko").pronouns))
    return re.compile(
        rf"(?<![가-힣])((?:[가-힣]{{1,8}} )?(?:[가-힣]{{1,6}})?{noun})(?:은|는|이|가|들은|들이|측은|측이|에서)(?![가-힣])"
    )


@cache
def _source_ja() -> re.Pattern[str]:
    data = attribution_data("ja")
    noun, pronoun, office = alternation(data.sources), alternation(data.pronouns), alternation(name_data("ja").titles)
    body = rf"[^、。「」\s はがをに]{{1,12}}{alternation(data.bodies)}|(?<![a-zａ-ｚ])[a-zａ-ｚ]{{2,10}}"
    named = rf"(?:[^、。「」\s はがをに]{{1,10}})?(?:{noun}(?=[はが])|{office}(?=は))"
    return re.compile(rf"({pronoun}(?=[はが])|{named}|(?:{body})(?=は))")


@cache
def _source_zh() -> re.Pattern[str]:
    data = attribution_data("zh")
    noun, pronoun = alternation((*data.sources, *name_data("zh").titles)), alternation(data.pronouns)
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
