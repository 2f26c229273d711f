"""From the words a person typed to a `Query`. Pure text work: no corpus, no model."""

import re

from index.errors import QuestionRefused
from index.records import Query

# What one Telegram message can hold.
MAX_QUESTION_CHARACTERS = 4_096

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

# Words that say how something is asked, not what about.
_STOP_WORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being between both but by can
    could did do does doing done during each else ever for from get give given gives got had happen happened happens
    has have having he her here hers him his how i if in into is it its itself just kindly let like many me mean more
    most much must my near no nor not of off on once one only or other our ours out over own per please quite really
    regarding said same say saying says shall she should show so some such tell than that the their theirs them then
    there these they thing things this those through to too under until up upon us used very was we were what whats
    when where whether which while who whom whose why will with within without would yes yet you your yours
    der die das el la le les
    bir bu da de ile için mi mı mu mü ne neden nasıl nerede niye olarak şu ve veya kim kimi kime ki
    از است این آن اند او با باید بر برای به بود بودند تا چرا چه چی چند را در که کی کدام کجا کرد کردند گفت گفتند می هم
    اور ان اس آپ ایک ہے ہیں تھا تھی تھے سے کا کی کے کو کر کیا کب کہا کہاں کون کس کیوں میں نے پر تک جو ہو ہوا ہوئی یہ وہ
    او په د دا دې ده دی سره ته څه څوک چې چا کله کړ کړل له نه ور وو وه ویل وویل پر یې
    """.split()
)

_SMALL_TALK = frozenset(
    """
    hello hi hey hiya howdy greetings salam salaam salams assalamualaikum aleikum alaikum good morning afternoon evening
    night day thanks thank you thx ty cheers bye goodbye see later ok okay cool great nice test testing ping start bot
    there everyone how are doing up sup what is who can do help me please yo merhaba selam günaydın teşekkürler teşekkür
    ederim sağol iyi akşamlar günler سلام علیکم السلام وعلیکم شکریہ شکریه مننه تشکر ممنون درود مرحبا خدا حافظ
    """.split()
)
# Small talk holds at least one of these: "what is up" is a greeting, "who are you" too, "what is who" is not.
_GREETINGS = frozenset(
    """
    hello hi hey hiya howdy greetings salam salaam salams assalamualaikum alaikum aleikum morning afternoon evening
    thanks thank thx ty cheers bye goodbye ok okay cool great nice test testing ping yo sup you up help merhaba selam
    günaydın teşekkürler teşekkür sağol iyi سلام السلام علیکم شکریہ شکریه مننه تشکر ممنون درود مرحبا خدا حافظ
    """.split()
)
_MOST_WORDS_OF_SMALL_TALK = 6

_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff]")
# Letters that only one of the languages written in Arabic script has, most telling first.
_LETTERS_OF = (("ps", "ځڅډړښږټڼېۍئ"), ("ur", "ٹڈڑںےہھ"), ("fa", "پچژگکی"))
_TURKISH = re.compile(r"[ğışĞİŞ]")
_TURKISH_WORDS = frozenset("ne kim nerede nasıl neden hangi için ile ve bir mi mı mu mü".split())


def parse(question: str) -> Query:
    """Understand a question.

    Raises:
        QuestionRefused: It is empty, longer than a message can be, or holds bytes that are no text.
    """
    question = question.strip()
    if not question:
        raise QuestionRefused("the question is empty; type a question")
    if len(question) > MAX_QUESTION_CHARACTERS:
        raise QuestionRefused(f"the question has {len(question):,} characters; at most {MAX_QUESTION_CHARACTERS:,}")
    if any("\ud800" <= letter <= "\udfff" for letter in question):
        raise QuestionRefused("the question is not UTF-8; send it as UTF-8")
    words = _WORD.findall(question)
    small_talk = _is_small_talk([word.lower() for word in words])
    return Query(
        question=question,
        kind="small talk" if small_talk else "question",
        language=_language(question, words),
        terms=tuple(dict.fromkeys(word for word in words if word.lower() not in _STOP_WORDS)),
    )


def _is_small_talk(words: list[str]) -> bool:
    few = 0 < len(words) <= _MOST_WORDS_OF_SMALL_TALK
    return few and _SMALL_TALK.issuperset(words) and not _GREETINGS.isdisjoint(words)


def _language(question: str, words: list[str]) -> str:
    if _ARABIC_SCRIPT.search(question):
        return next((code for code, letters in _LETTERS_OF if any(letter in question for letter in letters)), "ar")
    turkish = _TURKISH.search(question) or len(_TURKISH_WORDS.intersection(word.lower() for word in words)) > 1
    return "tr" if turkish else "en"
