"""Greetings, thanks and the like: what needs an answer, but none from the corpus."""

from collections.abc import Sequence

_SMALL_TALK = frozenset(
    """
    hello hi hey hiya howdy greetings salam salaam salams assalamualaikum aleikum alaikum good morning afternoon evening
    night day thanks thank you thx ty cheers bye goodbye see later ok okay cool great nice test testing ping start bot
    there everyone how are doing up sup what is who can do help me please yo merhaba selam günaydın teşekkürler teşekkür
    ederim sağol iyi akşamlar günler سلام علیکم السلام وعلیکم شکریہ شکریه مننه تشکر ممنون درود مرحبا خدا حافظ
    شكرا عليكم
    """.split()
)
# Small talk holds at least one of these: "what is up" is a greeting, "who are you" too, "what is who" is not.
_GREETINGS = frozenset(
    """
    hello hi hey hiya howdy greetings salam salaam salams assalamualaikum alaikum aleikum morning afternoon evening
    thanks thank thx ty cheers bye goodbye ok okay cool great nice test testing ping yo sup you up help merhaba selam
    günaydın teşekkürler teşekkür sağol iyi سلام السلام علیکم شکریہ شکریه مننه تشکر ممنون درود مرحبا خدا حافظ شكرا
    """.split()
)
_MOST_WORDS_OF_SMALL_TALK = 6


def is_small_talk(words: Sequence[str]) -> bool:
    """Whether the words, in small letters, greet or thank and ask nothing."""
    few = 0 < len(words) <= _MOST_WORDS_OF_SMALL_TALK
    return few and _SMALL_TALK.issuperset(words) and not _GREETINGS.isdisjoint(words)
