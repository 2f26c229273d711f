"""Kinds and wanted types of questions in the other languages of the articles, by small lists of words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.entity_names import fold
from index.records import Kind, Wanted


@dataclass(frozen=True, slots=True)
class _Tongue:
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...]
    wanted: tuple[tuple[Wanted, re.Pattern[str]], ...]


def _phrases(phrases: str) -> re.Pattern[str]:
    """Any of the phrases, which a bar parts, as whole words in folded text; ``…`` stands for up to eight words.

    ``^`` ties a phrase to the beginning of the text.
    """
    parts = (" ".join(phrase.split()) for phrase in phrases.split("|"))
    return re.compile("|".join(_phrase(part) for part in parts))


def _phrase(phrase: str) -> str:
    start = "^ " if phrase.startswith("^") else " "
    pieces = (re.escape(fold(piece)) for piece in phrase.removeprefix("^").split("…"))
    return start + r" (?:\S+ ){0,8}?".join(pieces) + "(?= )"


def _tongue(kinds: Iterable[tuple[Kind, str]], wanted: Iterable[tuple[Wanted, str]]) -> _Tongue:
    return _Tongue(
        tuple((kind, _phrases(phrases)) for kind, phrases in kinds),
        tuple((type_, _phrases(phrases)) for type_, phrases in wanted),
    )


# The first kind whose words are there is taken.
_TONGUES = {
    "ur": _tongue(
        (
            (
                Kind.VERIFY,
                """
                کیا واقعی | ^کیا … نے … کہا تھا کہ | ^کیا … نے کہا | کیا یہ سچ ہے | کیا یہ درست ہے |
                کیا یہ بیان
                """,
            ),
            (Kind.COMPARISON, "بمقابلہ | موازنہ | دونوں فریقوں کے | فرق"),
            (Kind.DATE, "کب | کس دن | کس تاریخ | کون سے دن | کس سال | کس مہینے | تاریخ کیا | کتنے بجے"),
            (Kind.QUOTE, "کیا کہا | کیا کہتے | کیا بتایا | کیا لکھا | کے الفاظ | اقتباس | کس نے کہا | کیا بیان دیا"),
            (
                Kind.POSITION,
                """
                موقف | مؤقف | مطالبہ | مطالبات | شرائط | رائے | ردعمل | رد عمل | کیا چاہتا | کیا چاہتے |
                کیا چاہتی
                """,
            ),
            (Kind.SOURCES, "کون سے ذرائع | کن ذرائع | کس اخبار | کون سے اخبار"),
        ),
        (
            (Wanted.NUMBER, "کتنے | کتنا | کتنی | کتنوں | چند"),
            (Wanted.PLACE, "کہاں | کس شہر | کس جگہ | کس مقام | کس ہوٹل"),
            (Wanted.REASON, "کیوں | کس وجہ | کس لیے"),
            (Wanted.PERSON, "کون تھا | کون ہے | کون تھے | کون ہیں | کس نے | کس کی | کس کو | کس سے | کون | کس وزیر"),
        ),
    ),
    "fa": _tongue(
        (
            (Kind.VERIFY, "آیا … گفت | آیا … گفته | واقعا گفت | آیا این نقل قول"),
            (Kind.COMPARISON, "مقایسه | در مقایسه با | تفاوت | هر دو طرف"),
            (
                Kind.DATE,
                """
                چه وقت | چه زمانی | چه روزی | چه تاریخی | کدام روز | کدام تاریخ | چه سالی | چه ماهی | چه ساعتی |
                کی بود | تاریخ … چیست | از کی | تا کی
                """,
            ),
            (
                Kind.QUOTE,
                """
                چه گفت | چه گفتند | چه گفته | چی گفت | چه می‌گوید | چه میگوید | عین کلمات | نقل قول | نقل‌قول |
                چه نوشت | چه کسی گفت
                """,
            ),
            (
                Kind.POSITION,
                """
                موضع | خواسته | خواست | دیدگاه | نظر | شرط | شرایط | واکنش | چه می‌خواهد | چه میخواهد |
                چه می‌خواهند
                """,
            ),
            (Kind.SOURCES, "کدام منابع | کدام رسانه‌ها | کدام رسانه | منابع شما"),
        ),
        (
            (Wanted.NUMBER, "چند | چقدر | چه تعداد | چه مقدار"),
            (Wanted.PLACE, "کجا | کدام شهر | چه شهری | کدام ولایت | چه جایی | کدام هتل"),
            (Wanted.REASON, "چرا | به چه دلیل | علت"),
            (Wanted.PERSON, "چه کسی | چه کسانی | کدام وزیر | کدام مقام | کی ها | چه کس"),
        ),
    ),
    "ps": _tongue(
        (
            (Kind.VERIFY, "آیا … وویل | ایا … وویل | ایا … ویلي | آیا … ویلي"),
            (Kind.COMPARISON, "پرتله | توپیر | دواړه خواوې"),
            (Kind.DATE, "کله | کومه ورځ | په کومه ورځ | څه وخت | کومه نېټه | کوم کال | تر کله"),
            (Kind.QUOTE, "څه وویل | څه ویلي | څه وايي | څه ولیکل | ټکي په ټکي | چا وویل"),
            (Kind.POSITION, "دریځ | غوښتنه | غوښتنې | شرطونه | نظر | غبرګون | څه غواړي"),
            (Kind.SOURCES, "کومو رسنیو | کومې رسنۍ | کومې سرچینې"),
        ),
        (
            (Wanted.NUMBER, "څومره | څو | څو تنه"),
            (Wanted.PLACE, "چېرې | چیرته | چېرته | کوم ښار | کوم ځای | کوم هوټل"),
            (Wanted.REASON, "ولې | د څه لپاره"),
            (Wanted.PERSON, "څوک | چا | کوم وزیر | کوم چارواکي | کوم چارواکی | کوم … چارواکي"),
        ),
    ),
    "tr": _tongue(
        (
            (
                Kind.VERIFY,
                """
                dedi mi | söyledi mi | demiş miydi | dediği doğru mu | gerçekten … dedi | gerçek mi |
                söz gerçek
                """,
            ),
            (Kind.COMPARISON, "karşılaştır | karşılaştırma | arasındaki fark | farkı | her iki taraf"),
            (
                Kind.DATE,
                """
                ne zaman | hangi gün | hangi günler | hangi günlerde | hangi tarihte | hangi tarih | hangi ay |
                hangi ayda | hangi yıl | hangi yılda | tarihi ne | saat kaçta | ne zamandan
                """,
            ),
            (
                Kind.QUOTE,
                """
                ne dedi | ne demişti | ne söyledi | ne diyor | sözleri | sözlerini | alıntı | kim dedi |
                nasıl dedi | ne yazdı
                """,
            ),
            (
                Kind.POSITION,
                """
                tutumu | tutum | talebi | talepleri | görüşü | görüşleri | şartları | şartı | pozisyonu |
                tepkisi | ne istiyor | ne talep | kabul ediyor mu | kabul etti mi | reddediyor mu | hazır mı |
                istiyor mu | destekliyor mu | nasıl bakıyor
                """,
            ),
            (Kind.SOURCES, "hangi kaynak | hangi kaynaklar | kaynaklarınız | hangi gazete | hangi gazeteler"),
        ),
        (
            (Wanted.NUMBER, "kaç | kaçı | ne kadar"),
            (
                Wanted.PLACE,
                """
                nerede | nereye | nereden | hangi şehir | hangi şehirde | hangi otel | hangi otelde |
                hangi restoranda
                """,
            ),
            (Wanted.REASON, "neden | niye | niçin"),
            (Wanted.PERSON, "kim | kimler | kime | kimi | kimin | kimle | hangi bakan | hangi yetkili"),
        ),
    ),
    "ar": _tongue(
        (
            (Kind.VERIFY, "هل قال | هل قالت | هل صرح | هل صحيح | هل حقا"),
            (Kind.COMPARISON, "مقارنة | الفرق بين | مقابل"),
            (Kind.DATE, "متى | أي يوم | أي تاريخ | ما تاريخ | أي شهر | أي عام | أي سنة | منذ متى"),
            (
                Kind.QUOTE,
                """
                ماذا قال | ماذا قالت | ماذا قالوا | ما قال | ما الذي قاله | بالحرف | اقتباس | من قال |
                ماذا كتب
                """,
            ),
            (
                Kind.POSITION,
                """
                موقف | مطالب | شروط | رأي | رد فعل | ماذا تريد | ماذا يريد | هل قبلت | هل تقبل | هل قبل |
                هل رفضت | هل ترفض | هل وافقت | هل تؤيد | هل توافق
                """,
            ),
            (Kind.SOURCES, "ما مصادركم | أي مصادر | أي صحيفة | أي وسائل"),
        ),
        (
            (Wanted.NUMBER, "كم | ما عدد | ما نسبة"),
            (Wanted.PLACE, "أين | في أي مدينة | في أي فندق | أي مدينة | في أي مكان | في أي معبر"),
            (Wanted.REASON, "لماذا | لم لم | ما سبب | ما السبب"),
            (Wanted.PERSON, "من هو | من هي | من هم | من قاد | من كان | ^من | أي وزير | لمن"),
        ),
    ),
}


def kind_in(language: str, folded: str) -> Kind:
    """The kind of a question in one of these languages; ``folded`` has a space at either end."""
    kinds = _TONGUES[language].kinds
    return next((kind for kind, words in kinds if words.search(folded)), Kind.QUESTION)


def wanted_in(language: str, folded: str) -> Wanted | None:
    """The type of answer that a question in one of these languages calls for, as `kind_in` reads it."""
    return next((wanted for wanted, words in _TONGUES[language].wanted if words.search(folded)), None)
