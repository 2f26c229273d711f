"""When things were, or how long they took: dates in texts and in questions, in the languages of the articles."""

from index.dates.finder import find_dates
from index.dates.mentions import DateMention, Precision, Rule

__all__ = ["DateMention", "Precision", "Rule", "find_dates"]
