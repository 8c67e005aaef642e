"""Attributions in languages that space their words: en, de, fr, es, ru."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from copydesk.model.facts import Name
from copydesk.text.attribution_words import (
    Rules,
    noun_at_start,
    pronoun_at_start,
    rules_of,
    source_at_start,
    stops,
    titles_between,
    with_apposition,
    words_to_name,
)
from copydesk.text.contents import Tag, contents_of, with_title, without_post
from copydesk.text.languages.schema_speech import attribution_data
from copydesk.text.named import NamedText
from copydesk.text.sourced import Sourced
from copydesk.text.verb_group import CLOSING, ENDS_CLAUSE, OPENING, BeforeVerb

_LOOK_BACK = 110
_MOST_WORDS = 9
"""Words of a source that is no name ("a spokesman for the ministry of the interior")."""
_ANY_SOURCE = re.compile(r"[ \u00a0]([^\s,.;:()\"“”«»][^,.;:()\n\"“”«»]{2,60}?)(?=[,.;:()\n\"“”«»]|\Z)")
"""What stands behind a cue up to the next stop: behind "according to" it is the source, whatever it is."""
_SPACES = " \u00a0"
_QUOTE_END = re.compile(rf"[{CLOSING}],?[ \u00a0]?(?:[—–-][ \u00a0])?\Z")
_WIDEST_JOINT = 6
_SHORT_NAME = 4
"""Letters up to which the end of a name tells nothing of its case."""
_CLAUSE_HEAD = re.compile(r"[^,.;:()\n\"“”«»„]{2,60}\Z")


def spaced_attributions(named: NamedText) -> Iterator[Sourced]:
    """Cues before a source ("according to"), around one ("wie … berichtete"), and verbs with a source on either side."""
    rules = rules_of(named.language)
    lower = named.lower
    for cue in rules.before.finditer(lower):
        if sourced := _source_after(named, cue=cue.span(), is_verb=False):
            yield _with_contents(named, sourced, is_verb=False)
    for around in rules.around.finditer(lower):
        name = named.next_name(around.start("source"))
        cue_span, source = around.span("opening"), around.span("source")
        is_name = bool(name and name.end <= around.end("source"))
        sourced = Sourced.by_name(name, cue=cue_span) if name and is_name else Sourced(cue=cue_span, source=source)
        yield _with_contents(named, sourced, is_verb=False, end=around.end())
    for behind in rules.after.finditer(lower):
        if sourced := _source_of_clause(named, cue=behind.span()):
            yield _with_contents(named, sourced, is_verb=False, from_place=sourced.source[1])
    last: Sourced | None = None
    for match in rules.verbs.finditer(lower):
        found = _verb(named, match, rules=rules, last=last)
        if found:
            yield found
            last = found


def _verb(named: NamedText, match: re.Match[str], *, rules: "Rules", last: Sourced | None) -> Sourced | None:
    """The attribution of a verb of saying or of wanting, believing and supporting, if its source can be told."""
    cue, form = match.span(), match.group().replace("\u00a0", " ")
    is_closed = rules.is_closed(named.lower, form, end=cue[1])
    if form in rules.halves and not is_closed:
        return None
    if rules.says_nothing.match(named.lower, cue[1]) or (form in rules.also_nouns and rules.is_noun(named.lower, end=cue[1])):
        return None
    is_stance = rules.is_stance(form)
    is_quoted = named.is_quoted(cue[0])
    if is_quoted and is_stance:  # what somebody quoted wants is told by the one who is quoted
        return None
    start, _ = named.statement(cue[0])
    before = BeforeVerb.read(named, cue=cue[0], floor=max(start, cue[0] - _LOOK_BACK), rules=rules)
    if is_stance and before.is_modal:
        return None
    shared = last if last is not None and last.cue[0] >= start and last.source != (0, 0) else None
    verb = _Verb(named=named, before=before, cue=cue, form=form, start=start, rules=rules, shared=shared, is_closed=is_closed)
    if form in rules.shared:
        sourced = _of_participle(verb)
    else:
        sourced = _agent(named, cue=cue, rules=rules) if before.is_passive else _subject(verb)
    if sourced is None or (is_quoted and before.word in rules.own_pronouns):
        return None
    if is_stance:
        sourced = replace(sourced, is_stance=True)
    return _with_contents(named, sourced, is_verb=True, from_place=before.end)


class _Verb(Struct, frozen=True, kw_only=True):
    """A verb whose source is looked for. `start` begins its statement; `shared` is the attribution before it there.

    `is_closed`: its other half ends the clause (teilte … mit).
    """

    named: NamedText
    before: BeforeVerb
    cue: tuple[int, int]
    form: str
    start: int
    rules: "Rules"
    shared: Sourced | None
    is_closed: bool = False

    @property
    def may_be_noun(self) -> bool:
        """Whether the form is a verb only behind a pronoun, a name or a common source."""
        return self.form in self.rules.also_nouns and not self.is_closed

    def taken_over(self) -> Sourced | None:
        """The source of the verb before this one."""
        return replace(self.shared, cue=self.cue) if self.shared else None

    def by_pronoun(self) -> Sourced | None:
        """The pronoun right before the verb."""
        before = self.before
        return _by_span(before.end - len(before.word), before.end, cue=self.cue) if before.word in self.rules.pronouns else None

    def by_pronoun_inside(self) -> Sourced | None:
        """The pronoun that the verb is printed with (a-t-elle ajouté, dit-il)."""
        start = self.cue[0]
        for word in self.form.replace(" ", "-").split("-"):
            if word in self.rules.pronouns and self.form[start - self.cue[0] - 1 : start - self.cue[0]] == "-":
                return _by_span(start, start + len(word), cue=self.cue)
            start += len(word) + 1
        return None

    def by_name(self) -> Sourced | None:
        """The name right before the verb, unless its case shows that it is no subject."""
        name = self.named.ending_at(self.before.end) or self.named.any_ending_at(self.before.end)
        return Sourced.by_name(name, cue=self.cue) if name and not self._is_oblique(name) else None

    def _is_oblique(self, name: Name) -> bool:
        return len(name.text) > _SHORT_NAME and name.text.lower().endswith(self.rules.oblique)

    def follows_object(self) -> bool:
        """Whether the name right before the verb is led to by a preposition."""
        name = self.named.ending_at(self.before.end) or self.named.any_ending_at(self.before.end)
        return name is not None and self.is_object(name)

    def is_addressed(self, name: Name) -> bool:
        """Whether a name is spoken or written to: in "the letter to Putin, made public on Friday, says" it is not he who says."""
        return self._word_before(name) in self.rules.addressing

    def is_object(self, name: Name) -> bool:
        """Whether a preposition leads to the name: in "the reply to Putin promises" it is not Putin who promises."""
        word = self._word_before(name)
        return word in self.rules.no_ends and word not in self.rules.articles

    def _word_before(self, name: Name) -> str:
        """The word that stands before a name and its title, an article apart."""
        lower, start = self.named.lower, name.start
        while start > self.before.floor and lower[start - 1] in _SPACES:
            start -= 1
        if name.title and lower.endswith(name.title.lower(), 0, start):
            start -= len(name.title)
        words = lower[self.before.floor : start].split()
        if words and words[-1] in self.rules.articles:
            words.pop()
        return words[-1] if words else ""

    def ends_no_source(self) -> bool:
        """Whether the word before the verb is one that no source ends in."""
        word = self.before.word
        is_owner = word.endswith(("'s", "’s"))
        return is_owner or word in self.rules.no_ends or word in self.rules.articles or not word[-1:].isalpha()


def _subject(verb: _Verb) -> Sourced | None:
    """The source on either side of an active verb."""
    word = verb.before.word
    if found := verb.by_pronoun_inside():
        return found
    if verb.before.mark or not word:
        return _beyond_mark(verb)
    if found := verb.by_pronoun():
        return found
    if word in verb.rules.joined:
        return None if verb.may_be_noun else verb.taken_over() or _opening_subject(verb)
    if verb.follows_object():
        return _phrase_source(verb) or (None if verb.may_be_noun else verb.by_name())
    return verb.by_name() or _no_name(verb)


def _no_name(verb: _Verb) -> Sourced | None:
    """A source that is no name right before the verb: a phrase, or what stands behind a verb in two halves."""
    if not verb.ends_no_source():
        return _phrase_source(verb)
    return _source_after(verb.named, cue=verb.cue, is_verb=True) if verb.is_closed else None


def _beyond_mark(verb: _Verb) -> Sourced | None:
    """The source where a mark stands right before the verb: beyond an apposition, behind the verb, or that of the verb before."""
    named, mark, cue = verb.named, verb.before.mark, verb.cue
    is_said = not verb.may_be_noun and not verb.rules.is_stance(verb.form)
    after = None
    if mark == "," and is_said and (closing := _closing_source(named, cue=cue, rules=verb.rules)):
        return closing
    if mark in {",", ")"} and (found := _beyond_apposition(verb)):
        return found
    if is_said and (mark in CLOSING + ",—–-" or not verb.before.word):
        after = _source_after(named, cue=cue, is_verb=True) or _behind_quote(named, cue=cue)
    return after if after or mark != "," or verb.may_be_noun else verb.taken_over()


def _source_of_clause(named: NamedText, *, cue: tuple[int, int]) -> Sourced | None:
    """What stands before a word behind its source, back to the last mark: the name at its end, or else all of it."""
    start, _ = named.statement(cue[0])
    head = _CLAUSE_HEAD.search(named.text, max(start, cue[0] - _LOOK_BACK), cue[0])
    if not head or not head.group().strip():
        return None
    name = named.ending_at(cue[0] - 1) or named.any_ending_at(cue[0] - 1)
    if name:
        return Sourced.by_name(name, cue=cue)
    begin = head.end() - len(head.group().lstrip())
    return Sourced(cue=cue, source=(begin, len(named.text[: head.end()].rstrip()))) if begin < head.end() else None


def _phrase_source(verb: _Verb) -> Sourced | None:
    """A source that is no name: the noun phrase before the verb, or what stands behind it where the language inverts."""
    word, rules = verb.before.word, verb.rules
    is_source = rules.is_source(word)
    if verb.may_be_noun and not is_source:
        return None
    if rules.inverts and not is_source and (after := _source_after(verb.named, cue=verb.cue, is_verb=True)):
        return after
    noun = _noun_phrase(verb.named, verb.before, rules=rules)
    is_unsure = rules.is_stance(verb.form) or rules.inverts
    if noun is None or (is_unsure and not (noun[2] or is_source or _is_head(verb, noun))):
        return None
    return Sourced(cue=verb.cue, source=noun[:2])


def _is_head(verb: _Verb, noun: tuple[int, int, bool]) -> bool:
    """Whether a phrase names an office and begins its sentence or has a verb that is followed by what is said."""
    lower = verb.named.lower
    is_placed = noun[0] == verb.start or verb.rules.is_led.match(lower, verb.cue[1])
    return bool(is_placed) and verb.rules.names_office(lower[noun[0] : noun[1]])


def _of_participle(verb: _Verb) -> Sourced | None:
    """The source of "saying": that of the verb before it, the subject of its sentence, or the name or source right before."""
    before, rules = verb.before, verb.rules
    if before.mark or not before.word or before.word in rules.joined:
        return verb.taken_over() or _first_subject(verb.named, start=verb.start, cue=verb.cue)
    if before.is_passive or before.word in rules.no_ends or before.word in rules.articles:
        return None
    if found := verb.by_pronoun() or verb.by_name():
        return found
    noun = _noun_phrase(verb.named, before, rules=rules) if rules.is_source(before.word) else None
    return Sourced(cue=verb.cue, source=noun[:2]) if noun else None


def _noun_phrase(named: NamedText, before: BeforeVerb, *, rules: "Rules") -> tuple[int, int, bool] | None:
    """The words that end where the verb group begins, back to a stop or a word no source holds; whether an article begins."""
    lower, start = named.lower, before.end
    for _ in range(_MOST_WORDS):
        end = start
        while end > before.floor and lower[end - 1] == " ":
            end -= 1
        begin = lower.rfind(" ", before.floor, end) + 1 or before.floor
        word = lower[begin:end]
        if end <= before.floor or (start != before.end and word[-1:] in ENDS_CLAUSE + CLOSING + ".!?"):
            break
        if word.strip(OPENING) in rules.articles and not _leads_on(lower, begin, before.floor, rules=rules):
            return begin + len(word) - len(word.lstrip(OPENING)), before.end, True
        if word in rules.breaks:
            break
        start = begin
    while start < before.end and lower[start] in OPENING + " ":
        start += 1
    return (start, before.end, False) if start < before.end else None


def _leads_on(lower: str, begin: int, floor: int, *, rules: "Rules") -> bool:
    """Whether the article is that of a further word inside a source: the head of the agency."""
    end = begin - 1
    word = lower[lower.rfind(" ", floor, end) + 1 : end] if end > floor else ""
    return word in rules.inner


def _closing_source(named: NamedText, *, cue: tuple[int, int], rules: "Rules") -> Sourced | None:
    """The name behind a verb that both end their sentence: …, передаёт ТАСС."""
    found = _source_after(named, cue=cue, is_verb=True) if rules.inverts else None
    if found is None:
        return None
    _, end = named.statement(cue[0])
    return found if not named.text[found.source[1] : end].strip(".!?…\"'”’»“ \u00a0") else None


def _beyond_apposition(verb: _Verb) -> Sourced | None:
    """The name before brackets or an apposition that ends here: A, chief of B, said; none that a preposition leads to."""
    named, cue = verb.named, verb.cue
    apposition = with_apposition(named.language)
    fitting = [name for name in named.names_before(cue[0]) if apposition.match(named.lower, named.after_title(name), cue[0])]
    if not fitting:
        return None
    # the furthest, but not one that a preposition leads to: "the head of B, A, said"
    name = next((each for each in reversed(fitting) if not verb.is_object(each)), fitting[-1])
    return None if verb.is_addressed(name) else Sourced.by_name(name, cue=cue)


def _first_subject(named: NamedText, *, start: int, cue: tuple[int, int]) -> Sourced | None:
    """The first name or pronoun of the sentence."""
    name = named.next_name(start)
    pronoun = pronoun_at_start(named.language).match(named.lower, start)
    if pronoun:
        return _by_span(pronoun.start(1), pronoun.end(1), cue=cue)
    return Sourced.by_name(name, cue=cue) if name and name.end < cue[0] else None


def _opening_subject(verb: _Verb) -> Sourced | None:
    """The name or pronoun that the sentence begins with, a title apart: she shook her head and said."""
    if verb.rules.is_stance(verb.form):
        return None
    found = _first_subject(verb.named, start=verb.start, cue=verb.cue)
    name = verb.named.starting_at(found.source[0]) if found else None
    is_first = found is not None and found.source[0] - verb.start <= len(name.title if name else "") + 1
    return found if is_first else None


def _behind_quote(named: NamedText, *, cue: tuple[int, int]) -> Sourced | None:
    """Who said what stands between marks before the verb: a few words and a name, or an article and a few words."""
    is_behind = _QUOTE_END.search(named.text, max(0, cue[0] - _WIDEST_JOINT), cue[0])
    if not is_behind or stops(named.language).match(named.lower, cue[1]):
        return None
    name = named.next_name(cue[1])
    if name and name.start - cue[1] < _LOOK_BACK and words_to_name(named.language).match(named.lower, cue[1], name.start):
        return Sourced.by_name(name, cue=cue)
    noun = noun_at_start(named.language).match(named.lower, cue[1])
    return Sourced(cue=cue, source=noun.span(1)) if noun else None


def _agent(named: NamedText, *, cue: tuple[int, int], rules: "Rules") -> Sourced | None:
    """Who does what a passive verb tells: was praised by X."""
    agent = rules.agent.match(named.lower, cue[1])
    if not agent:
        return None
    found = _source_after(named, cue=(cue[0], agent.end()), is_verb=False)
    return replace(found, cue=cue) if found else None


def _by_span(start: int, end: int, *, cue: tuple[int, int]) -> Sourced:
    return Sourced(cue=cue, source=(start, end))


def _with_contents(named: NamedText, sourced: Sourced, *, is_verb: bool, from_place: int = -1, end: int = -1) -> Sourced:
    cue, source = sourced.cue, sourced.source
    is_near = source != (0, 0) and (source[0] >= cue[1] or source[1] >= (from_place if from_place >= 0 else cue[0]))
    start = min(cue[0], with_title(named, source[0])) if is_near else cue[0]
    finish = max(cue[1], source[1], end) if is_near else cue[1]
    tag = Tag(
        start=start,
        end=finish,
        cue_end=cue[1],
        is_verb=is_verb,
        is_inverted=is_near and source[0] >= cue[1],
        is_stance=sourced.is_stance,
    )
    contents = (named.clipped(content, place=cue[0]) for content in contents_of(named, tag))
    return replace(sourced, contents=tuple(without_post(named, each, tag=start) for each in contents if each))


def _source_after(named: NamedText, *, cue: tuple[int, int], is_verb: bool) -> Sourced | None:
    """The name or common source that begins behind the cue, at most titles and articles between."""
    if is_verb and stops(named.language).match(named.lower, cue[1]):
        return None
    name = named.next_name(cue[1])
    titles = titles_between(named.language)
    if name and name.start - cue[1] < _LOOK_BACK and titles.match(named.lower, cue[1], name.start):
        return Sourced.by_name(name, cue=cue)
    source = source_at_start(named.language).match(named.lower, cue[1])
    if source and is_verb and not _inverts(named, source):
        return None
    if not source and not is_verb:
        source = _ANY_SOURCE.match(named.lower, cue[1])
    return Sourced(cue=cue, source=source.span(1)) if source else None


def _inverts(named: NamedText, source: re.Match[str]) -> bool:
    """Whether what stands behind a verb is its subject: in some languages a pronoun there begins what is said."""
    data = attribution_data(named.language)
    if data.inverts or source.group(1) not in data.pronouns:
        return True
    return not named.lower[source.end() : source.end() + 2].strip().isalnum()
