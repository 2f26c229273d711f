"""Days in a message: words in the reader's language, behind which the reader's app knows the day itself."""

from datetime import UTC, date, datetime, time

from bot import texts
from bot.markup import Markup, moment, plain
from bot.tongue import Tongue

# The hour, UTC, that is on the same day nearly everywhere: from Hawaii (-10:00) to the Chatham Islands in summer
# (+13:45). At noon it is tomorrow in New Zealand.
HOUR = 10
# Telegram counts the seconds since 1970 in 32 bits, with a sign.
_FIRST, _LAST = date(1970, 1, 1), date(2038, 1, 18)
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def shown_day(day: date | None, tongue: Tongue) -> Markup:
    """A day that the reader's app writes in its own way, or that there is none."""
    words = plain(tongue.day(day))
    if day is None or not _FIRST <= day <= _LAST:
        return words
    shown = moment(words, int(datetime.combine(day, time(HOUR), UTC).timestamp()))
    if tongue.direction == "ltr":
        return shown
    # The app may write it in English, where it would turn the rest of the line round.
    return plain(_FIRST_STRONG_ISOLATE) + shown + plain(_POP_ISOLATE)


def shown_days(days: tuple[date, date] | None, tongue: Tongue) -> Markup:
    """A first and a last day, or that there is none. Only a single day is one that apps know."""
    if days is None:
        return plain(tongue.say(texts.UNDATED))
    low, high = days
    return shown_day(low, tongue) if low == high else plain(tongue.days(low, high))
