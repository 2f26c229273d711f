"""Opinion: quoted authorities, a proverb, scare quotes, a rhetorical question, hypotheticals."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 16)
QUOTES: tuple[Said, ...] = (
    Said(("the border is a wound tha … prove that they are alive",), "Bilquis Ansari"),
    Said(("We negotiated for six hours about the word ‘immediately’,",), "Yahya Durr"),
    Said(("Then we went to lunch,", "immediately."), "Yahya Durr", inferred=True),
)
STATEMENTS: tuple[Reported, ...] = (
    Reported("A", "the historian Bilquis Ansari", "put it", "“the border is a wound th … rove that they are alive”"),
    Reported(
        "A",
        "Yahya Durr, a former chief secretary",
        "told",
        "“We negotiated for six hours about the word ‘immediately’,”",
    ),
    Reported("A", "he", "added", "“Then we went to lunch,”"),
    Reported("A", "he", "added", "“immediately.”"),
)
DATES: tuple[Dated, ...] = (
    Dated("six hours", "PT6H", "duration"),
    Dated("1988", "1988", "year"),
    Dated("Two years later", "1990", "year"),
)
