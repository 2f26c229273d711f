"""Timelines in the languages of the interface, and one of what nobody wrote to be read."""

from datetime import date

from bot.timeline import Timeline, TimelineEvent

# Invented sentences with every letter that only some of the languages have.
SENTENCES = {
    "en": (
        "The envoys of the hill towns reached the hotel late, and nobody signed what they were offered for the wells.",
        "“We will not sign (before $5 million or $6 million is paid)”, said Mira Tolen.",
        "The ferry strike ended.",
    ),
    "ur": (
        "پہاڑی شہروں کے ایلچی ہوٹل پہنچے اور ٹھیک ڈیڑھ گھنٹے بعد (Reuters) نے لکھا: وہ ۲۵ کنوؤں پر راضی نہیں۔",
        "Nobody signed in the harbour hotel, (AFP) reported on Monday evening.",
        "اجلاس ختم۔",
    ),
    "ps": (
        "ښځې، ځوانان او څارونکي په ډېرو ړومبیو ورځو کې د ږغ، ګټې، ڼوي او مېړني په اړه وغږېدل؛ نړۍ ئې واورېده.",
        "هغه وویل: «موږ نه لاسلیک کوو.»",
    ),
    "fa": (
        "فرستادگان شهرهای کوهستانی می‌گویند که چاه‌ها و پل ژرف را (خبرگزاری AFP، ۲۰۳۱) با کسی شریک نمی‌شوند.",
        "نشست دوم برگزار شد.",
    ),
    "tr": (
        "İstanbul’daki görüşmelerde ığdır ağacı, çeşme ve köprü üzerine şöyle bir öneri sunuldu; hiç kimse imzalamadı.",
        "Görüşme bitti.",
    ),
}  # fmt: skip
RIGHT_TO_LEFT = frozenset({"ur", "ps", "fa"})
_ZALGO = "Z" + "\u0341\u0302\u0336\u0321" * 9 + "algo" + "\u0304\u035f" * 8 + " ہے" + "\u064e\u0651" * 9
HOSTILE = (
    "a" * 10_000,
    "word " * 2_000,
    "ہ" * 10_000,
    "\U0001f389\U0001f38a party ❤ हिन्दी 北京 end",
    "\u202eEkim\u202c شنبه \u2067(x\u2069 ۳ \u202dabc",
    "",
    "<b>bold</b> & *md* [x](y) $\\frac{1}{2}$ \\n %s {} _^ $unclosed",
    " \n\t\u200b",
    f"{_ZALGO} {_ZALGO}",
    "\ud800 lone \x00 \x07 nul\ufeff ﷽ ẤỄǕ gjpqy",
)
_OUTLETS = ("Hill Gazette", "روزنامہ بندرگاہ", "Körfez Ajansı", "The River and Harbour Towns’ United Evening Herald")
_DAYS = (
    (date(2031, 3, 4), date(2031, 3, 4)),
    (date(2031, 3, 4), date(2031, 3, 4)),
    (date(2031, 3, 10), date(2031, 3, 13)),
    (date(2031, 3, 14), date(2031, 3, 14)),
    (date(2031, 4, 1), date(2031, 4, 30)),
    (date(2031, 4, 2), date(2031, 4, 2)),
    (date(2032, 9, 3), date(2032, 9, 3)),
    (date(2032, 9, 4), date(2032, 9, 4)),
    (date(2032, 9, 5), date(2032, 9, 5)),
    (date(2032, 9, 9), date(2032, 9, 9)),
)


def days_worded(low: date, high: date) -> str:
    return str(low) if low == high else f"{low} – {high}"


def a_timeline(sentences: tuple[str, ...], language: str = "en", *, events: int = 0, dark: bool = False) -> Timeline:
    """So many events, else one for each sentence, with the sentences in turn."""
    told = tuple(
        TimelineEvent(
            number + 1, *_DAYS[number], sentences[number % len(sentences)], _OUTLETS[number % len(_OUTLETS)], language
        )
        for number in range(events or len(sentences))
    )  # fmt: skip
    title = "What happened at the harbour between March 2031 and September 2032?"
    if language in RIGHT_TO_LEFT:
        title = "بندرگاہ پر کیا ہوا؟"
    return Timeline(
        title, told, days_worded, lambda days: f"+{days}", language, "25 articles", language in RIGHT_TO_LEFT, dark
    )
