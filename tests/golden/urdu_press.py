"""Urdu press in translation: long titles, courtesy, "said that", "he said while"."""

from datetime import date

from tests.golden import Dated, Reported, Said

PUBLISHED = date(2025, 10, 30)
QUOTES: tuple[Said, ...] = (
    Said(("the nation stands shoulder to shoulder with its armed forces",), "Attaullah Tarar", entity_id="tarar"),
    Said(
        ("the language of threats w … ed in the language of law",), "Attaullah Tarar", entity_id="tarar", inferred=True
    ),
    Said(("Two Muslim neighbours sho … tle them, under one roof.",), "Rafiq Hazarvi"),
    Said(("Their families will not be left alone in this hour.",), "Gulzar Bugti"),
)
# None: this article is about quotes and dates.
STATEMENTS: tuple[Reported, ...] | None = None
DATES: tuple[Dated, ...] = (
    Dated("Wednesday", "2025-10-29", "day"),
    Dated("October 12", "2025-10-12", "day"),
)
