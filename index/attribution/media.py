"""Outlets and agencies as a text names them: who passed a statement on, rather than who made it."""

from collections.abc import Sequence

from index.attribution.clauses import Attribution, Way
from index.attribution.cues import DETERMINERS, SPEAKERS, VERBS
from index.attribution.inversions import noun_phrase_from
from index.attribution.names import head_of
from index.attribution.tokens import Stretch, Token

# Last words of the names of outlets, or the whole name.
_LAST = frozenset(
    """
    agence agency afp aljazeera anadolu ani ap app ariana ary associated bbc bloomberg broadcaster broadcasting cable
    channel
    cbs chronicle cnn courier daily dawn diplomat dpa economist efe euronews express france24 gazette geo globe guardian
    herald hindu independent irna jang jazeera arabiya journal khaama mail media monitor nbc network networks
    newspaper news
    newsweek nikkei observer outlet outlets pajhwok post press pti ptv quint radio recorder reuters review samaa
    scroll sky
    standard star tass telegraph television tribune times today tolo tolonews trt tv voa wire xinhua wion aaj bol hum
    geonews kuna irib ariananews arynews amu nni ndtv firstpost moneycontrol website magazine
    """.split()
)
# What BBC Urdu and VOA Deewa are called by.
_SERVICES = frozenset("arabic bangla dari deewa hindi pashto persian turkish urdu world".split())
_WITH = frozenset("with to".split())
_CONVERSING = frozenset("interview interviews speaking talking remarks comments spoke talk talked conversation".split())
_PASSING_ON = frozenset("quoted cited carried broadcast published aired obtained seen reported shown".split())


def is_outlet(tokens: tuple[Token, ...], stretch: Stretch) -> bool:
    """Whether a noun phrase names an outlet or an agency, or "Pakistani media"."""
    words = [token for token in tokens[stretch[0] : stretch[1]] if token.word]
    opening = next((at for at in range(*stretch) if tokens[at].text in ",("), None)
    if opening is not None and opening > stretch[0]:
        words = [token for token in tokens[stretch[0] : opening] if token.word]
    last = words[-1].plain.removesuffix("'s") if words else ""
    if last not in _LAST:
        return False
    # "a post", "the review" are things; "the Post", "Pakistani media" are outlets.
    return words[-1].capital or last in {"media", "newspaper", "broadcaster", "agency", "channel", "television"}


def _is_acronym(tokens: tuple[Token, ...], stretch: Stretch) -> bool:
    return stretch[1] - stretch[0] == 1 and tokens[stretch[0]].text.isupper()


def credit(tokens: tuple[Token, ...], said: Sequence[Attribution]) -> Stretch | None:
    """The outlet or agency that a sentence itself names for what is said in it. ``said`` are its attributions.

    None where it is named by no name: a local paper, a private TV channel; "state television" is known without one.
    """
    found = _credit(tokens, said)
    return found if found is not None and _is_named(tokens, found) else None


def _is_named(tokens: tuple[Token, ...], stretch: Stretch) -> bool:
    words = tokens[stretch[0] : stretch[1]]
    if words[-1].plain in SPEAKERS and not is_outlet(tokens, stretch):
        return False
    return any((token.capital and token.plain != "tv") or token.plain == "state" for token in words)


def _credit(tokens: tuple[Token, ...], said: Sequence[Attribution]) -> Stretch | None:
    spoken = any(one.way is Way.VERB and one.source is not None for one in said)
    for one in said:
        if one.credit is not None:
            return _bare(tokens, one.credit)
        if spoken and one.way is Way.ACCORDING and one.source is not None and _is_acronym(tokens, one.source):
            return _bare(tokens, one.source)
        if one.source is not None and is_outlet(tokens, one.source) and (one.way is Way.ACCORDING or one.says):
            return _bare(tokens, one.source)
    for at, token in enumerate(tokens):
        first = _named_from(tokens, at, token)
        found = _outlet_at(tokens, first) if first is not None else None
        if found is None and token.plain == "interview":
            found = _outlet_before(tokens, at)
        if found is not None:
            return found
    return None


def cited_source(tokens: tuple[Token, ...]) -> Stretch | None:
    """Whose words an outlet passes on: Express News, citing a government official, reported that …."""
    for at, token in enumerate(tokens):
        if token.plain not in {"citing", "quoting"}:
            continue
        source = noun_phrase_from(tokens, at + 1)
        head = head_of(tokens, source) if source is not None else None
        if head is not None and tokens[head[1] - 1].plain in SPEAKERS and not is_outlet(tokens, head):
            return source
    return None


def _outlet_before(tokens: tuple[Token, ...], at: int) -> Stretch | None:
    """In his Al Jazeera interview."""
    first = at
    while first > 0 and at - first < 4 and tokens[first - 1].capital:
        first -= 1
    return _bare(tokens, (first, at)) if first < at and is_outlet(tokens, (first, at)) else None


def _named_from(tokens: tuple[Token, ...], at: int, token: Token) -> int | None:
    """Where an outlet may be named: behind "told", "in an interview with", "broadcast by", "citing"."""
    after = tokens[at + 1].plain if at + 1 < len(tokens) else ""
    if token.plain in {"told", "tells", "telling", "citing", "quoting", "on", "in"}:
        return at + 1
    if token.plain == "to" and at and _is_said(tokens[at - 1]):
        return at + 1
    if (token.plain in _CONVERSING and after in _WITH) or (token.plain in _PASSING_ON and after in {"by", "on"}):
        return at + 2
    return None


def _is_said(token: Token) -> bool:
    verb = VERBS.get(token.plain)
    return verb is not None and verb.says


def _outlet_at(tokens: tuple[Token, ...], first: int) -> Stretch | None:
    end, last = first, None
    while end < len(tokens) and end - first < 8:
        token = tokens[end]
        if not token.word or not (token.capital or token.plain in DETERMINERS or is_outlet(tokens, (end, end + 1))):
            if token.plain not in {"private", "state", "local", "television", "news", "broadcaster", "of"}:
                break
        elif is_outlet(tokens, (first, end + 1)):
            last = end + 1
        end += 1
    if last is None:
        return None
    if not tokens[last - 1].capital or tokens[last - 1].plain == "radio":
        # State broadcaster RTA: an unknown name behind a known word for an outlet.
        while last < len(tokens) and tokens[last].word and tokens[last].capital:
            last += 1
    last += last < len(tokens) and tokens[last].capital and tokens[last].plain in _SERVICES
    return _bare(tokens, (first, last))


def _bare(tokens: tuple[Token, ...], stretch: Stretch) -> Stretch:
    """Without the article and description in front and the apposition behind: the Pakistani newspaper Dawn."""
    first, end = stretch
    while first < end - 1 and tokens[first].plain in DETERMINERS:
        first += 1
    opening = next((at for at in range(first, end) if tokens[at].text in ",("), end)
    end = opening if opening > first else end
    if tokens[end - 1].capital:
        described = (
            at + 1 for at in range(end - 1, first - 1, -1) if not tokens[at].capital and tokens[at].plain != "of"
        )
        first = next(described, first)
    return (first, end)
