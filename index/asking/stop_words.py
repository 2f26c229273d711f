"""Words that say how something is asked and not what about, for each language of the questions."""

from index.records import Kind

_ENGLISH = frozenset(
    """
    a about above actually after again ago all already also am an and any anything are around as at be because been
    before being between both but by came can could did didn't do does doesn't doing don't done during each else ever
    exactly for from get give given gives got had happen happened happening happens has have having he her here hers
    him his how how's i i'm if in instead into is isn't it it's its itself just kindly know let like long many me mean
    might more most much must my near no nor not of off on once one only or other our ours out over own per please pls
    plz quite really regarding said same say saying says shall she should show so some something still such tell than
    that that's the their theirs them then there these they thing things this those though through to too under until
    till up upon us used very via was wasn't we were weren't what what's whats when when's whens where where's wheres
    whether which while who who's whos whom whose why why's will with within without won't would yes yet you your yours
    since hello hi hey thanks thank dear w der das el la le les
    """.split()
)
_TURKISH = frozenset(
    """
    acaba ama ancak bana bir biz bu bunu böyle çok da daha de değil diye dolayı en gibi göre hakkında hangi hangisi
    hep her hiç ile ilgili için ise kaç kadar karşı ki kim kime kimi kimin kimler mi mı mu mü mıydı mıdır midir miydi
    ne neden nedir nelerdir neler nerede nereye niçin niye nasıl o olan olarak oldu olduğu oldular önce peki sen siz
    sonra şu tarafından var ve veya ya yani yok zaman dedi demişti diyor söyledi söyler misin lütfen
    """.split()
)
_ARABIC_SCRIPT = frozenset(
    """
    از است این آن اند او با باید بر برای به بود بودند تا چرا چه چی چند چقدر را در که کی کدام کجا کسی کسانی کرد کردند
    گفت گفتند گفته می هم شد شدند شود شده کند کنند دارد دارند داد داده درباره درباره‌ی مورد وقتی زمانی آیا یا یک نیز
    اور ان اس آپ ایک ہے ہیں تھا تھی تھے سے کا کی کے کو کر کیا کب کہا کہاں کون کونسا کونسی کس کن کیوں کیسے میں نے پر تک
    جو ہو ہوا ہوئی ہوئے یہ وہ بارے متعلق کتنا کتنی کتنے گیا گئی گئے کہ کہتا کہتے بھی والے والی والا دیا دی ہوتا ہوتی
    او په د دا دې ده دی دي سره ته څه څوک چې چا کله کړ کړل کړي له نه ور وو وه وي ویل وویل ویلي وايي پر یې کې کښې څومره
    څو ولې چېرې چیرته کوم کومه کومو اړه لپاره شو شول شوي شي به هم یو ؤ و
    في من على إلى الى عن مع هل ما ماذا متى أين اين كم كيف لماذا أي اي هو هي هم هذا هذه ذلك تلك التي الذي الذين كان كانت
    قال قالت قالوا قد لقد لم لن لا أن ان إن أو او ثم بعد قبل بين حول عند كل تم عدد وما
    """.split()
)
_STOP_WORDS = {"en": _ENGLISH, "tr": _ENGLISH | _TURKISH}

# What only says which kind of answer is wanted, where that kind is wanted.
_KIND_WORDS: dict[Kind, frozenset[str]] = {
    Kind.QUOTE: frozenset(
        """
        quote quotes quoted qoute qoutes quotation quotations verbatim exact words word wording literal literally full
        precise iqtibas alıntı sözleri اقتباس الفاظ نقل قول عین کلمات
        """.split()
    ),
    Kind.POSITION: frozenset(
        """
        position positions stance view views viewpoint standpoint opinion attitude want wants wanted think thinks stand
        see feel according tutumu görüşü istiyor موقف مؤقف موضع دیدگاه نظر دریځ رأي
        """.split()
    ),
    Kind.DATE: frozenset(
        """
        date dates day month year week weekday hour time clock since evening morning gün günü günlerde tarih tarihte
        دن تاریخ روز روزی تاریخی ورځ نېټه وخت تاريخ يوم
        """.split()
    ),
    Kind.VERIFY: frozenset(
        """
        true false fake real correct accurate right genuine authentic quote quotation words use used say told write
        wrote verify gerçek gerçekten doğru صحيح واقعی درست
        """.split()
    ),
    Kind.COMPARISON: frozenset(
        """
        vs versus compare compared comparison comparing difference differences differ versions version account accounts
        side sides against karşılaştır fark موازنہ بمقابلہ فرق مقایسه تفاوت
        """.split()
    ),
    Kind.SOURCES: frozenset(
        """
        source sources outlet outlets article articles newspaper newspapers media reports report reported list
        kaynak kaynaklar ذرائع منابع مصادر
        """.split()
    ),
}
_NONE: frozenset[str] = frozenset()


def stop_words(language: str) -> frozenset[str]:
    """The stop words, in small letters, of a language; those written in Arabic letters share theirs."""
    return _STOP_WORDS.get(language, _ARABIC_SCRIPT)


def kind_words(kind: Kind) -> frozenset[str]:
    """The words, in small letters, that ask for an answer of this kind and are not what is asked about."""
    return _KIND_WORDS.get(kind, _NONE)
