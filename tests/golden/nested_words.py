"""Quotations in quotations, of both kinds of marks, and a quoted third person."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 11, 22)
QUOTES: tuple[Said, ...] = (
    Said(("My grandfather used to sa … r,’ and I did not listen,",), "Adela Rahimi"),
    Said(("The major shouted, 'Back, back!' but there was no back,",), "Feroz Khan"),
    Said(("We sent them our white beards; they sent us their drones.",), "an elder"),
    Said(("a throat that both sides have by the hand",), "Salma Yousafzai"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = ()
