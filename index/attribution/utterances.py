"""Which attribution of a sentence each of its quotations belongs to."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.attribution.clauses import Attribution, Way
from index.attribution.cues import BE, QUOTING
from index.attribution.inversions import noun_phrase_from
from index.attribution.media import is_outlet
from index.attribution.sources import behind_clock, subject
from index.attribution.tokens import Stretch, Token

# A verb introduces a quotation that stands within so many tokens behind it.
_FARTHEST = 14
_LINKS = frozenset(", – — -".split())


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation of a sentence with what attributes it.

    ``at`` is its token. ``direct``: the quotation itself is what was said, not words inside a reporting
    clause. ``passed_on``: the source is an outlet, and nobody else in the sentence is said to have spoken.
    """

    at: int
    attribution: Attribution
    direct: bool
    passed_on: bool = False


def utterances(tokens: tuple[Token, ...], said: Sequence[Attribution]) -> tuple[Utterance, ...]:
    """The quotations of a sentence that somebody in it is said to have spoken, in order.

    ``said`` are the attributions of the sentence in order. An outlet that passed words on is taken for their speaker
    only where no other attribution is.
    """
    quoted = [at for at, token in enumerate(tokens) if token.quoted]
    if not quoted:
        return ()
    own = [one for one in said if one.source is None or not is_outlet(tokens, one.source)]
    outlets = [one for one in said if one.source is not None and is_outlet(tokens, one.source)]
    if any(one.way is Way.VERB and one.source is not None for one in own):
        outlets += [one for one in own if _passes_on(tokens, one)]
        own = [one for one in own if not _passes_on(tokens, one)]
    spoken, passed_on = _Said.of(own), _Said.of(outlets)
    found: list[Utterance] = []
    for at in quoted:
        one = _attributed(tokens, at, spoken) or _by_colon(tokens, at, own) or _signed(tokens, at)
        if one is None and outlets:
            one = _attributed(tokens, at, passed_on)
            one = replace(one, passed_on=True) if one else None
        if one is not None:
            found.append(one)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Said:
    """Attributions in the order of their ends, with where they start and end."""

    attributions: tuple[Attribution, ...]
    firsts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, said: Sequence[Attribution]) -> "_Said":
        # A phrase behind its verb can reach further than the next verb: "said Asif, who warned".
        ordered = sorted(said, key=lambda one: one.end)
        firsts: list[int] = []
        for one in reversed(ordered):
            firsts.append(min(one.first, firsts[-1]) if firsts else one.first)
        return cls(tuple(ordered), tuple(reversed(firsts)), tuple(one.end for one in ordered))

    def before(self, at: int) -> int:
        """How many end at or before a token."""
        return bisect_right(self.ends, at)

    def around(self, at: int) -> Attribution | None:
        """The one whose cue and source stand on both sides of a token: was called "…" by Fidan."""
        place = self.before(at)
        one = self.attributions[place] if place < len(self.attributions) else None
        return one if one is not None and one.inverted and one.first < at < one.end else None

    def behind(self, at: int) -> Attribution | None:
        """The first that starts behind a token."""
        place = bisect_right(self.firsts, at)
        return self.attributions[place] if place < len(self.attributions) else None


def _attributed(tokens: Sequence[Token], at: int, said: _Said) -> Utterance | None:
    around = said.around(at)
    if around is not None:
        return Utterance(at, around, direct=False)
    left, right = _left(tokens, said, at), said.behind(at)
    one = _chosen(tokens, at, left, right)
    if one is None and right is not None and _trails(tokens, right):
        return Utterance(at, right, direct=False)
    return one


def _passes_on(tokens: Sequence[Token], one: Attribution) -> bool:
    """… said on 17 October, according to KUNA, that: the name inserted between commas passed it on."""
    before = tokens[one.first - 1].text if one.first else ""
    behind = tokens[one.end].text if one.end < len(tokens) else "."
    return one.way is Way.ACCORDING and before == "," and behind in {":", ",", "."}


def _left(tokens: Sequence[Token], said: _Said, at: int) -> Attribution | None:
    """The attribution before a quotation that governs it.

    "Asif said Kabul wanted to …": the words are Asif's; "said Kabul warned of …": they are Kabul's; "told Dawn what
    the text says: …": they are the speaker's.
    """
    number = said.before(at)
    if number == 0:
        return None
    nearest = said.attributions[number - 1]
    within = nearest.end < at and nearest.first > 0 and tokens[nearest.first - 1].plain == "what"
    if not within and (nearest.verb is None or nearest.verb.speaks):
        return nearest
    for one in reversed(said.attributions[max(0, number - 4) : number - 1]):
        if one.verb is not None and one.verb.speaks and one.end <= nearest.first:
            return one
    return nearest


def _chosen(tokens: Sequence[Token], at: int, left: Attribution | None, right: Attribution | None) -> Utterance | None:
    introduced = left is not None and _introduces(tokens, left, at)
    if right is not None and not introduced and _follows(tokens, right, at):
        return Utterance(at, right, direct=_opens(tokens, at))
    if left is None:
        return None
    if left.end < at and _spoken_before(tokens, left, at):
        return Utterance(at, left, direct=True)
    return Utterance(at, left, direct=introduced)


def _introduces(tokens: Sequence[Token], left: Attribution, at: int) -> bool:
    """Whether it is as in X said: "…", X said, "…", X told Reuters "…", X said on Friday that "…"."""
    if tokens[at - 1].text == ":" or (left.end == at and (left.says or left.verb is None or not left.verb.soft)):
        return True
    if at - left.end > _FARTHEST:
        return tokens[at - 1].text == ":"
    gap = tokens[left.end : at]
    if len(gap) == 1 and gap[0].text in _LINKS:
        return True
    if left.verb is not None and left.verb.lemma in {"tell", "ask", "remind", "warn"} and len(gap) <= 7:
        return gap[-1].text in _LINKS or gap[-1].plain == "that"
    return left.says and gap[-1].text in _LINKS and tokens[at].end == tokens[-1].end


def _follows(tokens: Sequence[Token], right: Attribution, at: int) -> bool:
    """Whether it is as in "…," X said; "…", said X; "…," according to X; "…" was how X put it."""
    if right.way is Way.VERB and not (right.says or (right.verb is not None and right.verb.lemma in QUOTING)):
        return False
    first = right.first
    if tokens[first - 1].plain == "how" and tokens[first - 2].plain in BE:
        # "…" was how X put it.
        first -= 2
    return first - at <= 3 and all(token.text in _LINKS for token in tokens[at + 1 : first])


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or not tokens[at - 1].word or tokens[at - 1].plain in {"and", "but", "so", "yet"}


def _spoken_before(tokens: Sequence[Token], left: Attribution, at: int) -> bool:
    """Whether it is as in "…," X said on Friday, "…": the attribution stands between two parts."""
    return (
        left.first > 0
        and all(token.text in _LINKS for token in tokens[_last_quoted(tokens, left.first) + 1 : left.first])
        and tokens[at - 1].text in _LINKS | {":", ";"}
        and _last_quoted(tokens, left.first) >= 0
    )


def _last_quoted(tokens: Sequence[Token], before: int) -> int:
    for at in range(before - 1, max(-1, before - 4), -1):
        if tokens[at].quoted:
            return at
    return -1


def _trails(tokens: Sequence[Token], right: Attribution) -> bool:
    """Whether it is as in: … "…" …, he said."""
    comma = right.first > 0 and tokens[right.first - 1].text == ","
    return right.way is Way.ACCORDING or (comma and right.says)


def _by_colon(tokens: Sequence[Token], at: int, said: Sequence[Attribution]) -> Utterance | None:
    """Tarar: "…"; the minister issued a warning: "…"."""
    if at < 2 or tokens[at - 1].text != ":" or (said and said[0].first < at):
        return None
    first = behind_clock(tokens)
    lead = tokens[first : at - 1] if at <= 60 else ()
    # "For Kugelman, the trouble is one of leverage:".
    found = (noun_phrase_from(lead, 1) if lead and lead[0].plain == "for" else None) or subject(lead)
    source = (found[0] + first, _with_name(lead, found[1]) + first) if found else None
    return Utterance(at, Attribution(Way.COLON, (at - 1, at), source), direct=True) if source else None


def _with_name(tokens: Sequence[Token], end: int) -> int:
    """Behind the name that stands between commas after a phrase: Kabul's envoy in Doha, Ali Khan, disagreed."""
    comma = next((at for at in range(end, min(end + 5, len(tokens))) if tokens[at].text == ","), None)
    name = (comma or 0) + 1
    while comma and name < len(tokens) and tokens[name].word and tokens[name].capital:
        name += 1
    named = comma is not None and name > comma + 1 and name < len(tokens) and tokens[name].text == ","
    return name if named else end


def _signed(tokens: Sequence[Token], at: int) -> Utterance | None:
    """A quotation with a name below it, behind a dash or a colon: "…" — Khawaja Asif; "…": Muttaqi."""
    if at + 2 > len(tokens) - 1 or tokens[at + 1].text not in {"—", "–", "―", "-", ":"}:
        return None
    end = at + 2
    while end < len(tokens) and tokens[end].word and tokens[end].capital:
        end += 1
    whole = end == len(tokens) or tokens[end].text in ",."
    source: Stretch | None = (at + 2, end) if end > at + 2 and whole else None
    return Utterance(at, Attribution(Way.COLON, (at + 1, at + 2), source), direct=True) if source else None
