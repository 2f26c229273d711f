"""A language of the interface: its sentences, numbers and days, and the direction in which it runs."""

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_interval
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot import texts
from bot.texts import Marked

# Each language with the locale whose days and numbers it has: days before months in English, and of Persian the names
# of months that Afghans use.
_LOCALES = {"en": "en_GB", "ur": "ur", "ps": "ps", "fa": "fa_AF", "tr": "tr"}
LANGUAGES = tuple(_LOCALES)
# The language of `bot.texts`, and of everybody whose own is not among these.
ENGLISH = "en"
_OTHER_NAMES = {"prs": "fa"}
_CATALOGUES = Path(__file__).parent / "locale"

# Digits as the numbering systems of these locales write them; Babel formats dates with Latin digits only.
_DIGITS = {"latn": {}, "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}

# Names of units, and their seconds; CLDR lacks some in Pashto.
_UNITS = ((texts.SECONDS, 1), (texts.MINUTES, 60), (texts.HOURS, 3_600))

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
# Bidirectional classes of letters, by the direction that they do not run in.
_FOREIGN = {"ltr": frozenset({"R", "AL"}), "rtl": frozenset({"L"})}


@dataclass(frozen=True, slots=True)
class Tongue:
    """How the bot speaks to readers of one language."""

    language: str
    locale: Locale
    translations: NullTranslations

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    def say(self, message: Marked, **values: str | int) -> str:
        """A text with its values: numbers in the digits of the language, words that run the other way isolated."""
        return self._filled(self.translations.gettext(message), values)

    def count(self, one: Marked, many: Marked, n: int, **values: str | int) -> str:
        """The same of a text in the form that the language has for a number, which ``{n}`` stands for."""
        return self._filled(self.translations.ngettext(one, many, n), {"n": n, **values})

    def number(self, n: int) -> str:
        return self._in_digits(format_decimal(n, locale=self.locale, numbering_system="default"))

    def day(self, day: date | None) -> str:
        """A day as the language writes it, of the Gregorian calendar as in the articles."""
        return self._in_digits(format_date(day, "medium", self.locale)) if day else self.say(texts.UNDATED)

    def days(self, low: date, high: date) -> str:
        """The first and the last of some days; the one day, where they are the same."""
        if low == date.min:
            return self.say(texts.UNTIL, day=self.day(high))
        if low == high:
            return self.day(low)
        return self._in_digits(format_interval(low, high, "yMMMd", locale=self.locale))

    def span(self, seconds: float) -> str:
        """A time that one waits, in one unit and never too short: seconds, minutes or hours, at least one."""
        name, unit = next((one for one in _UNITS if seconds < one[1] * 60), _UNITS[-1])
        return self.count(*name, max(1, math.ceil(seconds / unit)))

    def names(self, language: str) -> str:
        """The name of a language, given by its code; the code itself where there is no name."""
        return str(self.locale.languages.get(_language(language), language))

    def reads(self, language: str) -> bool:
        """Whether that is this language, whatever the code for it."""
        return _language(language) == self.language

    def isolated(self, text: str) -> str:
        """Text that may run the other way than the line around it, kept from turning the rest round."""
        outside, found = text, 1
        while found:
            outside, found = _ISOLATED.subn("", outside)
        if _ISOLATES.search(outside):
            # Isolates that are left open, or closed twice, would reach beyond the text.
            text = outside = _ISOLATES.sub("", text)
        if any(unicodedata.bidirectional(letter) in _FOREIGN[self.direction] for letter in outside):
            return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
        return text

    def _filled(self, message: str, values: dict[str, str | int]) -> str:
        filling = {
            name: self.number(value) if isinstance(value, int) else self.isolated(value)
            for name, value in values.items()
        }
        return message.format(**filling)

    def _in_digits(self, text: str) -> str:
        return text.translate(_DIGITS[self.locale.default_numbering_system])


@cache
def tongue_in(language: str) -> Tongue:
    """One of `LANGUAGES`. Its catalogue is read when it is first spoken.

    Raises:
        KeyError: There is no such language.
    """
    locale = Locale.parse(_LOCALES[language])
    if language == ENGLISH:
        return Tongue(language, locale, NullTranslations())
    with (_CATALOGUES / language / "LC_MESSAGES" / "bot.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Tongue(language, locale, GNUTranslations(compiled))


def tongue_of(language_code: str | None) -> Tongue:
    """The tongue for an IETF language tag, as Telegram gives of its users: ``fa-AF``, ``prs``, ``en-GB``."""
    language = _language(language_code or ENGLISH)
    return tongue_in(language if language in LANGUAGES else ENGLISH)


def _language(tag: str) -> str:
    language = re.split("[-_]", tag.lower(), maxsplit=1)[0]
    return _OTHER_NAMES.get(language, language)
