"""How good quotes, statements and dates are on held-back gold: `python -m tests.benchmarks.heldback`. Totals only.

What is measured, and why no failure is ever listed, is in tests/golden/heldback/README.md.
"""

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from index.data_files import Day, Schema, read_data_file
from index.dates import Precision, find_dates
from index.entity_file import load_entities
from index.quotes import find_quotes
from index.records import Quote, Span
from index.statements import Statement, Tier, find_statements

GOLDEN = Path(__file__).parents[1] / "golden"
HELD_BACK = GOLDEN / "heldback"
ENTITIES = load_entities(GOLDEN / "entities.yaml")
# Two quotes are the same when they share this much of the letters of either.
SAME = 0.9
# Forms whose speakers are counted by themselves, because they are the hard ones.
HARD_FORMS = ("said-before", "pronoun")
_TITLES = frozenset(
    """mr mrs ms dr sir senator general gen colonel col brig brigadier major captain haji mullah mawlawi maulvi mufti
    malik ambassador justice professor minister president prime deputy foreign defence interior""".split()
)
_ARTICLES = frozenset(("a", "an", "the"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")


# ---------------------------------------------------------------- the gold


class GoldQuote(Schema):
    """A quote, in one part or several, and who speaks; ``also`` are other names for the same speaker."""

    text: str | None = None
    parts: tuple[str, ...] = ()
    speaker: str
    also: tuple[str, ...] = ()
    form: str
    credited_to: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return (self.text,) if self.text is not None else self.parts


class GoldPassage(Schema):
    published: Day
    text: str
    quotes: tuple[GoldQuote, ...]
    not_quotes: tuple[str, ...] = ()


class GoldPassages(Schema):
    passages: tuple[GoldPassage, ...]


class GoldDate(Schema):
    text: str
    value: str
    precision: Precision


class GoldDated(Schema):
    published: Day
    text: str
    dates: tuple[GoldDate, ...]


class GoldDates(Schema):
    sentences: tuple[GoldDated, ...]


class GoldStatement(Schema):
    source: str
    cue: str
    content: str
    party: str | None = None


class GoldSentence(Schema):
    """A sentence and its statements; ``none`` says that it has none, though words in it look like cues."""

    text: str
    statements: tuple[GoldStatement, ...] = ()
    none: bool = False


class GoldSentences(Schema):
    sentences: tuple[GoldSentence, ...] = Field(min_length=1)


def gold_quotes() -> GoldPassages:
    return read_data_file(HELD_BACK / "quotes.yaml", GoldPassages).value


def gold_dates() -> GoldDates:
    return read_data_file(HELD_BACK / "dates.yaml", GoldDates).value


def gold_statements() -> GoldSentences:
    return read_data_file(HELD_BACK / "statements.yaml", GoldSentences).value


def places(text: str, words: Sequence[str]) -> list[Span]:
    """Where words stand in a text, each behind the one before it.

    Raises:
        ValueError: Some do not.
    """
    found, behind = list[Span](), 0
    for one in words:
        start = text.index(one, behind)
        behind = start + len(one)
        found.append(Span(start, behind))
    return found


def quote_letters(passage: GoldPassage) -> Iterator[frozenset[int]]:
    """For each quote of a passage, where its letters are."""
    spans = iter(places(passage.text, [part for quote in passage.quotes for part in quote.words]))
    for quote in passage.quotes:
        yield _letters(list(itertools.islice(spans, len(quote.words))))


# ---------------------------------------------------------------- the measures


class Share(NamedTuple):
    """So many of so many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0


class F1(NamedTuple):
    """The harmonic mean of precision and recall."""

    right: int
    found: int
    gold: int

    @property
    def value(self) -> float:
        return 2 * self.right / (self.found + self.gold)


Totals = dict[str, Share | F1]


def quote_totals() -> Totals:
    counts = Counter[str]()
    for passage in gold_quotes().passages:
        left = list(find_quotes(passage.text, ENTITIES))
        counts["found"] += len(left)
        for gold, letters in zip(passage.quotes, quote_letters(passage), strict=True):
            forms = ["gold", *(form for form in HARD_FORMS if form == gold.form)]
            counts.update(forms)
            same = next((one for one in left if _alike(letters, _letters(one.parts))), None)
            if same is None:
                continue
            left.remove(same)
            counts.update(f"{form} spans" for form in forms)
            if _is_speaker(same, gold):
                counts.update(f"{form} right" for form in forms)
            if gold.credited_to:
                counts["credited"] += 1
                counts["credited right"] += _plain(same.credited_to or "") == _plain(gold.credited_to)
    return {
        "quotes: span F1": F1(counts["gold spans"], counts["found"], counts["gold"]),
        "quotes: right speaker, of those found": Share(counts["gold right"], counts["gold spans"]),
        "quotes: found and right speaker": Share(counts["gold right"], counts["gold"]),
        **{f"quotes, {form}: found and right": Share(counts[f"{form} right"], counts[form]) for form in HARD_FORMS},
        "quotes: right outlet credited, of those found": Share(counts["credited right"], counts["credited"]),
    }


def date_totals() -> Totals:
    right, found_days, gold_days, right_days = 0, 0, 0, 0
    found_all, gold_all = 0, 0
    for sentence in gold_dates().sentences:
        spans = places(sentence.text, [one.text for one in sentence.dates])
        gold = [(span, one.value) for span, one in zip(spans, sentence.dates, strict=True)]
        mentions = find_dates(sentence.text, sentence.published)
        found = [(one.span, one.value) for one in mentions if one.precision is not Precision.DURATION]
        right += _agreeing(gold, found)
        found_all, gold_all = found_all + len(found), gold_all + len(gold)
        of_days = [[(span, value[:10]) for span, value in each if _DAY.fullmatch(value)] for each in (gold, found)]
        right_days += _agreeing(*of_days)
        gold_days, found_days = gold_days + len(of_days[0]), found_days + len(of_days[1])
    return {
        "dates: value F1": F1(right, found_all, gold_all),
        "dates, days: precision": Share(right_days, found_days),
        "dates, days: recall": Share(right_days, gold_days),
    }


def statement_totals() -> Totals:
    tiers, recall, answered_from, parties, real = Counter[Tier](), [0, 0], 0, [0, 0], 0
    for sentence in gold_statements().sentences:
        found = find_statements(sentence.text, ENTITIES)
        sure = [one for one in found if one.tier is not Tier.C]
        tiers.update(one.tier for one in found)
        sources = [span for gold in sentence.statements for span in _everywhere(sentence.text, gold.source)]
        real += sum(any(_overlap(one.source, source) for source in sources) for one in sure)
        for gold in sentence.statements:
            same = [one for one in found if _is_statement(one, gold, sentence.text)]
            recall[0], recall[1] = recall[0] + bool(same), recall[1] + 1
            answered_from += any(one.tier is not Tier.C for one in same)
            if same and gold.party:
                parties[0], parties[1] = parties[0] + (same[0].party == gold.party), parties[1] + 1
    total = sum(tiers.values())
    return {
        "statements: real, of those found in tiers A and B": Share(real, tiers[Tier.A] + tiers[Tier.B]),
        "statements: recall": Share(*recall),
        "statements: recall in tiers A and B": Share(answered_from, recall[1]),
        "statements: right party, of those found": Share(*parties),
        **{f"statements: share of tier {tier}": Share(tiers[tier], total) for tier in Tier},
    }


def totals() -> Totals:
    return {**quote_totals(), **date_totals(), **statement_totals()}


# ---------------------------------------------------------------- what counts as the same


def _letters(parts: Sequence[Span]) -> frozenset[int]:
    return frozenset(place for part in parts for place in range(part.start, part.end))


def _alike(left: Collection[int], right: Collection[int]) -> bool:
    return len(set(left) & set(right)) >= SAME * max(len(left), len(right))


def _is_speaker(found: Quote, gold: GoldQuote) -> bool:
    return found.speaker is not None and any(_same_speaker(found.speaker, name) for name in (gold.speaker, *gold.also))


def _same_speaker(left: str, right: str) -> bool:
    plain_left, plain_right = _plain(left), _plain(right)
    if not plain_left or not plain_right:
        return left.casefold() == right.casefold()
    if _is_name(left) and _is_name(right):
        return plain_left[-1] == plain_right[-1]
    shorter, longer = sorted((plain_left, plain_right), key=len)
    return shorter == longer or (len(shorter) > 1 and longer[: len(shorter)] == shorter)


def _is_name(speaker: str) -> bool:
    """Whether these are the words of a name: capitals throughout, and no article before them."""
    words = speaker.split()
    return words[0].casefold() not in _ARTICLES and all(not word[0].islower() for word in (words[0], words[-1]))


def _plain(speaker: str) -> list[str]:
    """The words that count: a name without its titles, a description without its articles."""
    words = re.findall(r"[\w'’-]+", speaker.casefold())
    passed_over = _TITLES if words and _is_name(speaker) else _ARTICLES
    return [word for word in words if word not in passed_over]


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _everywhere(text: str, words: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(re.escape(words), text)]


def _is_statement(found: Statement, gold: GoldStatement, text: str) -> bool:
    return all(
        any(_overlap(span, place) for place in _everywhere(text, words))
        for span, words in ((found.source, gold.source), (found.content, gold.content))
    )


def _agreeing(gold: Sequence[tuple[Span, str]], found: Sequence[tuple[Span, str]]) -> int:
    """How many of the gold dates have a found one of their value in their place, each taken once."""
    left, agreeing = list(found), 0
    for place, value in gold:
        same = next((one for one in left if one[1] == value and _overlap(one[0], place)), None)
        if same is not None:
            left.remove(same)
            agreeing += 1
    return agreeing


def main() -> None:
    for name, total in totals().items():
        counted = f"{total.right} of {total.of}" if isinstance(total, Share) else f"{total.gold} gold"
        print(f"{name:52} {total.value:6.1%}  ({counted})")


if __name__ == "__main__":
    main()
