"""Whom the names, descriptions and pronouns of one article mean."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.attribution.cues import DETERMINERS, HONORIFICS, PREPOSITIONS, PRONOUNS, ROLES, SPEAKERS
from index.attribution.names import (
    FEMALE,
    Name,
    goes_on_as_name,
    has_voice,
    head_of,
    is_body,
    name_at_end,
    name_behind_comma,
    name_behind_portfolio,
    name_behind_title,
    names_in,
    plain_words,
    same_office,
    titles_in,
    without_apposition,
    without_possessive,
    without_titles,
)
from index.attribution.sources import subject
from index.attribution.tokens import Sentence, Stretch, Token
from index.entities import Entities, Entity, EntityKind, Mention
from index.records import Span

_MOST_MENTIONS = 50
# The subject of a sentence stands within so many tokens of its start.
_FARTHEST_SUBJECT = 80
# Who speaks for the party in whose capital they sit: "officials in Kabul".
_RULERS = frozenset("administration authorities government leaders leadership officials rulers".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is meant. ``span`` is where the text says so; ``inferred`` when it does not name them there.

    ``person`` is False for bodies and groups. ``words`` are the small letters of titles and descriptions given to them.
    """

    name: str
    span: Span
    entity_id: str | None
    inferred: bool
    person: bool
    party: str | None
    words: frozenset[str] = frozenset()


class Cast:
    """Everybody an article names, so that later words can be understood. Sources are resolved in their order."""

    def __init__(self, body: str, sentences: Sequence[Sentence], entities: Entities) -> None:
        self._body = body
        self._sentences = sentences
        self._entities = entities
        self._mentions = entities.mentions(body)
        self._mention_starts = [mention.span.start for mention in self._mentions]
        self._adjectives = {adjective.casefold() for entity in entities for adjective in entity.adjectives}
        self._names = sorted(self._all_names(), key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self._by_surname: dict[str, list[Name]] = {}
        self._by_given_name: dict[str, list[Name]] = {}
        for name in self._names:
            *given, surname = plain_words(name.name)
            self._by_surname.setdefault(surname, []).append(name)
            for word in set(given):
                self._by_given_name.setdefault(word, []).append(name)
        self._heard: list[tuple[int, Speaker]] = []

    def resolve(self, sentence: int, source: Stretch, lemma: str | None = None) -> Speaker | None:
        """Whom a source means; None for a pronoun of which nothing is known. Remembers who has spoken."""
        found = self._resolve(sentence, source, lemma)
        if found is not None:
            self._heard.append((sentence, found))
        return found

    def heard_last(self, sentence: int, back: int) -> Speaker | None:
        """Who was resolved last, at most ``back`` sentences before ``sentence``."""
        if self._heard and sentence - self._heard[-1][0] <= back:
            return self._heard[-1][1]
        return None

    def entities_between(self, start: int, end: int) -> tuple[Speaker, ...]:
        """The persons and parties that a stretch of the body names, in order."""
        if start >= end:
            return ()
        named = [(one.span, self._entities[one.entity_id]) for one in self._within(Span(start, end))]
        return tuple(
            Speaker(
                one.name,
                span,
                one.entity_id,
                inferred=False,
                person=one.kind is EntityKind.PERSON,
                party=one.party,
            )
            for span, one in named
            if one.kind in {EntityKind.PERSON, EntityKind.PARTY}
        )

    # ------------------------------------------------------------ sources

    def _resolve(self, number: int, source: Stretch, lemma: str | None) -> Speaker | None:
        sentence = self._sentences[number]
        tokens = sentence.tokens
        first = tokens[source[0]]
        if source[1] - source[0] == 1 and first.plain in PRONOUNS:
            return self._pronoun(number, first, lemma)
        words = titles_in(tokens, source)
        head = head_of(tokens, source)
        named = self._named(sentence, head)
        if source[0] == 0 and head[1] == 1 < source[1] and tokens[1].plain in PREPOSITIONS:
            # "Counsel for the federation": the first word of a sentence has its capital anyway.
            named = None
        if named is None and head[1] < source[1]:
            behind = name_behind_comma(tokens, source)
            behind = behind or name_behind_title(tokens, source) or name_behind_portfolio(tokens, source)
            named = self._named(sentence, behind) if behind else None
        party = self._party(sentence, source, head)
        if party is None and first.plain in {"its", "their"} and has_voice(tokens, head):
            owner = self._group(number, first)
            party = owner.party if owner else None
        if named is not None:
            name, span, entity = named
            known = party if entity is None else entity.party
            entity_id = entity.entity_id if entity else None
            return Speaker(name, span, entity_id, inferred=False, person=True, party=known, words=words)
        described = self._described(number, tokens, head) if party is None else None
        if described is not None:
            span = sentence.part(head)
            return replace(described, span=span, inferred=True, words=described.words | words)
        span = sentence.part(without_apposition(tokens, source))
        named_party = next(iter(self._parties(sentence, source)), None)
        whole = party is not None and named_party is not None and self._is_whole(sentence, source, named_party[0])
        name = self._entities[party].name if party is not None and whole else span.of(self._body)
        return Speaker(name, span, party, inferred=False, person=False, party=party, words=words)

    def _named(self, sentence: Sentence, head: Stretch) -> tuple[str, Span, Entity | None] | None:
        """The person that a noun phrase without apposition names: canonical name, where, and who it is if known."""
        tokens = sentence.tokens
        run = name_at_end(tokens, head)
        if run is None:
            return None
        span = sentence.part(run)
        persons = [one for one in self._within(span) if self._entities[one.entity_id].kind is EntityKind.PERSON]
        if persons and persons[-1].span.end >= span.end - 2:
            entity = self._entities[persons[-1].entity_id]
            return entity.name, persons[-1].span, entity
        run = None if is_body(tokens, run) else without_titles(tokens, run)
        return self._unknown_or_surname(sentence.part(run)) if run else None

    def _unknown_or_surname(self, span: Span) -> tuple[str, Span, Entity | None] | None:
        """The person of a name that is not known as it stands here, unless it is that of a party or place."""
        if any(self._entities[one.entity_id].kind is not EntityKind.PERSON for one in self._within(span)):
            return None
        printed = without_possessive(span.of(self._body))
        full = self._full_name(printed, span.start)
        entity_found = self._entities.named(full or printed)
        if entity_found is not None and entity_found.kind is not EntityKind.PERSON:
            return None
        name = entity_found.name if entity_found else (full or printed)
        return name, Span(span.start, span.start + len(printed)), entity_found

    def _full_name(self, printed: str, start: int) -> str | None:
        """The full name that one word of it stands for: the last one before, else the first behind."""
        words = plain_words(printed)
        if len(words) != 1:
            return None
        names = self._by_surname.get(words[0]) or self._by_given_name.get(words[0])
        if not names:
            return None
        at = bisect_left(names, start, key=lambda name: name.start)
        full = names[max(0, at - 1)].name
        # A title that belongs to a name of two words need not be repeated: Qari Samiullah, and then Samiullah.
        return None if plain_words(full)[0] in HONORIFICS else full

    def _all_names(self) -> Iterator[Name]:
        """The names of persons outside quotations: what looks like one, and who is known by one word."""
        mentioned = {mention.span.start: mention for mention in self._mentions}
        for sentence in self._sentences:
            for name in names_in(sentence):
                mention = mentioned.get(name.start)
                other = mention is not None and self._entities[mention.entity_id].kind is not EntityKind.PERSON
                if not other or " " in name.name:
                    yield name
        for sentence in self._sentences:
            for token in sentence.tokens:
                mention = mentioned.get(token.start)
                if mention is None or token.quoted or mention.span.end != token.end:
                    continue
                entity = self._entities[mention.entity_id]
                if entity.kind is EntityKind.PERSON:
                    yield Name(token.start, entity.name, None, frozenset())

    def _within(self, span: Span) -> tuple[Mention, ...]:
        """The entities named in a span: the first of them, where it is longer than any noun phrase."""
        first = bisect_left(self._mention_starts, span.start)
        end = bisect_left(self._mention_starts, span.end)
        return self._mentions[first : min(end, first + _MOST_MENTIONS)]

    # ------------------------------------------------------------ parties

    def _party(self, sentence: Sentence, source: Stretch, head: Stretch) -> str | None:
        """The party that a source speaks for: itself, its ministry, its officials, its minister by name."""
        tokens = sentence.tokens
        words = {token.plain.removesuffix("'s") for token in tokens[source[0] : source[1]] if token.word}
        if words & {"former", "ex"} or any(word.startswith("ex-") for word in words):
            return None
        named = list(self._parties(sentence, head))
        if named and (self._is_whole(sentence, head, named[0][0]) or has_voice(tokens, head)):
            both = {party for _, party in named}
            joined = len(both) > 1 and any(token.plain == "and" for token in tokens[head[0] : head[1]])
            return None if joined else named[0][1]
        behind = list(self._parties(sentence, (head[1], source[1]))) if head[1] < source[1] else []
        if not behind or not (has_voice(tokens, head) or has_voice(tokens, source)):
            return None
        # "A diplomat in Kabul", "the envoy to Pakistan": where somebody is, not for whom he speaks.
        elsewhere = tokens[head[1]].plain in {"in", "to", "at", "near"} and tokens[head[1] - 1].plain not in _RULERS
        return None if elsewhere else behind[0][1]

    def _parties(self, sentence: Sentence, stretch: Stretch) -> Iterator[tuple[Span, str]]:
        if stretch[0] >= stretch[1]:
            return
        span = sentence.part(stretch)
        followed = {left.end: right for left, right in pairwise(sentence.tokens[stretch[0] : stretch[1]])}
        for one in self._within(span):
            other = one.span.end in followed and goes_on_as_name(followed[one.span.end])
            if self._entities[one.entity_id].kind is EntityKind.PARTY and not other:
                yield one.span, one.entity_id

    def _is_whole(self, sentence: Sentence, head: Stretch, named: Span) -> bool:
        """Whether a noun phrase is nothing but the name of a party: the Islamic Emirate, Kabul."""
        rest = [
            token
            for token in sentence.tokens[head[0] : head[1]]
            if token.word
            and token.plain not in DETERMINERS
            and not (named.start < token.end and token.start < named.end)
        ]
        return not rest and named.of(self._body).casefold() not in self._adjectives

    # ------------------------------------------------------------ words that stand for somebody

    def _described(self, number: int, tokens: Sequence[Token], head: Stretch) -> Speaker | None:
        """Who "the minister" is: whoever was last given these words."""
        words = [token.plain for token in tokens[head[0] : head[1]] if token.word]
        if len(words) < 2 or words[0] not in {"the", "this", "that"} or words[-1] not in SPEAKERS or len(words) > 4:
            return None
        wanted = {same_office(word) for word in words[1:]}
        for sentence, speaker in reversed(self._heard[-20:]):
            if number - sentence > 12:
                break
            if wanted <= {same_office(word) for word in speaker.words | self._role(speaker.entity_id)}:
                return speaker
        before = tokens[head[0]].start
        at = bisect_left(self._starts, before)
        for name in reversed(self._names[max(0, at - 12) : at]):
            known = self._entities.named(name.name)
            words_of = name.words | self._role(known.entity_id if known else None)
            if wanted <= {same_office(word) for word in words_of}:
                return self._person(name, Span(name.start, name.start + len(name.name)))
        return None

    def _role(self, entity_id: str | None) -> frozenset[str]:
        role = self._entities[entity_id].role if entity_id else None
        return frozenset(plain_words(role)) if role else frozenset()

    def _pronoun(self, number: int, token: Token, lemma: str | None) -> Speaker | None:
        span = Span(token.start, token.end)
        if token.plain in {"he", "she"}:
            found = self._antecedent(number, token, female=token.plain == "she", speaking=lemma in {"add", "continue"})
        elif token.plain in {"they", "it"}:
            found = self._group(number, token)
        else:
            found = None
        if found is None:
            return None
        return replace(found, span=span, inferred=True)

    def _antecedent(self, number: int, token: Token, *, female: bool, speaking: bool) -> Speaker | None:
        """The person before the pronoun: sentence by sentence back, who spoke, else who is named first."""
        for back in range(9):
            at = number - back
            if at < 0:
                return None
            heard = (
                speaker for sentence, speaker in reversed(self._heard[-24:]) if sentence == at and _is_somebody(speaker)
            )
            spoke = next((speaker for speaker in heard if self._agrees(speaker.name, female=female)), None)
            if spoke is not None:
                return spoke
            if speaking and back < 4 and any(one.person for _, one in self._heard[-3:]):
                continue
            described = self._subject(at, token)
            if described is not None and self._agrees(described.name, female=female):
                return described
            span = self._sentences[at].span
            first = bisect_left(self._starts, span.start)
            end = bisect_left(self._starts, min(span.end, token.start))
            named = [one for one in self._names[first : min(end, first + 6)] if one.female in {None, female}]
            agreeing = [one for one in named if self._agrees(one.name, female=female)]
            known = [one for one in agreeing if one.female == female or self._is_female(one.name) == female]
            if agreeing:
                return self._person((known or agreeing)[0], Span(token.start, token.end))
        return None

    def _subject(self, number: int, pronoun: Token) -> Speaker | None:
        """The person without a name who is the subject of a sentence, if a pronoun behind it can mean them."""
        tokens = self._sentences[number].tokens[:_FARTHEST_SUBJECT]
        if tokens[0].plain not in {"a", "an", "one", "another"}:
            return None
        found = subject(tokens)
        if found is None or tokens[found[1] - 1].start >= pronoun.start:
            return None
        behind = tokens[found[1]].plain if found[1] < len(tokens) else ""
        if behind in {"named", "called"} or name_behind_comma(tokens, (found[0], min(len(tokens), found[1] + 6))):
            return None
        speaker = self._resolve(number, found, None)
        return speaker if speaker is not None and _is_somebody(speaker) else None

    def _agrees(self, name: str, *, female: bool) -> bool:
        return self._is_female(name) in {None, female}

    def _is_female(self, name: str) -> bool | None:
        """As far as a form of address or the first name tells."""
        words = plain_words(name)
        if words[-1] in {"spokeswoman", "spokesman"}:
            return words[-1] == "spokeswoman"
        same = (one for one in self._by_surname.get(words[-1], [])[:8] if _may_be_same(words, plain_words(one.name)))
        known = next((one.female for one in same if one.female is not None), None)
        if known is None and words[0] in FEMALE:
            known = True
        return known

    def _group(self, number: int, token: Token) -> Speaker | None:
        span = self._sentences[number].span
        mentions = self._within(Span(span.start, token.start)) if span.start < token.start else ()
        for mention in mentions:
            entity = self._entities[mention.entity_id]
            if entity.kind is EntityKind.PARTY and token.plain in {"it", "its"}:
                party = entity.entity_id
                return Speaker(entity.name, mention.span, party, inferred=True, person=False, party=party)
        for sentence, speaker in reversed(self._heard[-8:]):
            if number - sentence > 4:
                break
            if not speaker.person:
                return speaker
        return None

    def _person(self, name: Name, span: Span) -> Speaker:
        full = self._full_name(name.name, name.start) or name.name
        entity = self._entities.named(full)
        if entity is None or entity.kind is not EntityKind.PERSON:
            return Speaker(full, span, None, inferred=True, person=True, party=None, words=name.words)
        known = entity.entity_id
        return Speaker(entity.name, span, known, inferred=True, person=True, party=entity.party, words=name.words)


def _may_be_same(one: list[str], other: list[str]) -> bool:
    """Whether two names with the same last word can be one person's: Andrabi, Tahir Andrabi, but not Temur Andrabi."""
    return min(len(one), len(other)) == 1 or bool(set(one[:-1]) & set(other[:-1]))


def _is_somebody(speaker: Speaker) -> bool:
    """Whether "he" or "she" can stand for a speaker: a person, or "a senior official of the ministry"."""
    if speaker.person:
        return True
    words = speaker.name.lower().split()
    end = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words))
    return words[end - 1] in ROLES
