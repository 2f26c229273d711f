"""Which language a question is in, told by its letters and its commonest words."""

import re
from collections.abc import Sequence

_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff]")
# Letters that only one of the languages written in Arabic script has, most telling first.
_OWN_LETTERS = (("ps", re.compile("[ځڅډړښږټڼېۍ]")), ("ur", re.compile("[ٹڈڑںےہھ]")))
_PERSIAN_LETTERS = re.compile("[پچژگکی]")
# Where the letters leave it open: words that one of the languages uses all the time and the others do not.
_OWN_WORDS = {
    "ur": frozenset("کا کو اور سے نے پر کس کب کون کیا تک کر ان تھا".split()),
    "fa": frozenset("از را در که چه با برای این آن است بود شد کرد گفت کجا چرا چند کدام آیا".split()),
    "ps": frozenset("د ته په له څه کله څوک چا کوم ولې وو وویل کړ شو".split()),
    "ar": frozenset("في من على الى إلى عن هل ما ماذا متى أين كم لماذا أي".split()),
}
_TURKISH_LETTERS = re.compile(r"[ğışĞİŞ]")
# Turkish names stand in English questions, too; one of these says that the rest of it is English.
_ENGLISH_WORDS = frozenset(
    """
    of the did does was were what who whom whose when where which how
    why say said is are to for from about and
    """.split()
)
# One of these is enough; of the others, which are short and may be something else, it takes two.
_TURKISH_WORDS = frozenset(
    """
    neden niye nerede nereye hangi nedir ateşkes ateskes müzakere müzakereler görüşme görüşmeler görüşmeleri dedi diyor
    söyledi istiyor kaç
    """.split()
)
_SHORT_TURKISH_WORDS = frozenset(
    "ne kim kime kimi nasıl zaman için ile ve bir mi mı mu mü bu gün oldu göre kadar".split()
)


def language_of(text: str, words: Sequence[str]) -> str:
    """The ISO 639-1 code of the language of ``text``, whose words in small letters are ``words``; en if in doubt."""
    if _ARABIC_SCRIPT.search(text):
        return _of_arabic_script(text, words)
    if not _ENGLISH_WORDS.isdisjoint(words):
        return "en"
    if _TURKISH_LETTERS.search(text) or not _TURKISH_WORDS.isdisjoint(words):
        return "tr"
    return "tr" if len(_SHORT_TURKISH_WORDS.intersection(words)) > 1 else "en"


def _of_arabic_script(text: str, words: Sequence[str]) -> str:
    for code, letters in _OWN_LETTERS:
        if letters.search(text):
            return code
    by_letters = "fa" if _PERSIAN_LETTERS.search(text) else "ar"
    counts = {code: len(own.intersection(words)) for code, own in _OWN_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > counts[by_letters] else by_letters
