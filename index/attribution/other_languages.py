"""Speakers in Urdu, Persian, Pashto and Turkish sentences: the nearest name beside a word of speech."""

import re
from collections.abc import Sequence

from index.attribution.people import Cast, Speaker
from index.attribution.tokens import Sentence, Token

_ARABIC = re.compile(r"[؀-ۿ]")
_LATIN = re.compile(r"[A-Za-z]")
# A speaker and the word of speech stand within so many tokens of the quotation.
_NEAR = 40
# Words that tell Turkish from English; none of them is an English word.
_TURKISH = frozenset(
    "ve bir bu için ile olarak de da olan değil daha çok gibi sonra kadar ise ama"
    " ya ki dedi söyledi açıkladı belirtti".split()
)
# Said, told, wrote, declared, announced, added, warned …
_CUES = frozenset(
    """
    کہا کہنا بتایا لکھا بولے فرمایا کہتے کہتی کہی اعلان
    گفت گفته گفتند می‌گوید گوید افزود نوشت تاکید تأکید اظهار اعلام
    وویل ویلي وايي وایي لیکلي زیاته ليکلي
    dedi söyledi açıkladı belirtti vurguladı kaydetti ifade yazdı ekledi konuştu diyen duyurdu bildirdi uyardı dile
    """.split()
)


def is_foreign(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is written in Arabic letters or in Turkish."""
    words = " ".join(token.text for token in sentence.tokens if not token.quoted) or sentence.span.of(text)
    if _ARABIC.search(words):
        return len(_ARABIC.findall(words)) > len(_LATIN.findall(words))
    return any(token.plain in _TURKISH for token in sentence.tokens)


def foreign_speaker(cast: Cast, tokens: Sequence[Token], at: int) -> tuple[Speaker | None, Token | None]:
    """Who said the quotation ``at``, and the word of speech: both None where the sentence has no such word."""
    cue = _nearest_cue(tokens, at)
    if cue is None:
        return None, None
    near_left, near_right = tokens[max(0, at - _NEAR) : at], tokens[at + 1 : at + 1 + _NEAR]
    left = next(
        (token.end for token in reversed(near_left) if token.quoted),
        near_left[0].start if near_left else tokens[at].start,
    )
    right = next(
        (token.start for token in near_right if token.quoted), near_right[-1].end if near_right else tokens[at].end
    )
    before = cast.entities_between(left, tokens[at].start)
    behind = cast.entities_between(tokens[at].end, right)
    persons = [one for one in (*reversed(before), *behind) if one.person]
    return next(iter(persons or (*before, *behind)), None), cue


def _nearest_cue(tokens: Sequence[Token], at: int) -> Token | None:
    near = tokens[max(0, at - _NEAR) : at + 1 + _NEAR]
    cues = [token for token in near if token.plain in _CUES]
    return min(cues, key=lambda token: abs(token.start - tokens[at].start), default=None)
