"""Dates that are counted from another day: weekdays, "last week", "two days later"."""

import re
from datetime import date

from index.dates import periods
from index.dates.grammar import ENGLISH_WEEKDAY, GAP, NUMBER, NUMBER_STARTS, weekday_of
from index.dates.mentions import Rule
from index.dates.periods import Period
from index.dates.reading import Base, Reading, Scene, Shift, pattern
from index.dates.words import number

_TIMES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "day": ""}
_FORWARD = frozenset("next following coming later after hence".split())
_BACK = frozenset("last past previous preceding earlier before ago".split())
_NEWSPAPER = re.compile(r"\s+(?:Times|Guardian|Express|Post|Tribune|Mail|Mirror|Telegraph|Standard|Review)\b")
_ORDINAL_DAY = re.compile(r",?\s+(?:the\s+)?\d\d?(?:st|nd|rd|th)\b")
_UNTIL = re.compile(
    r"\b(?:until|till)\s+(?:(?:at|midnight|noon|midday|\d[\d:.]{0,4}|[ap]\.?m\.?|early|late)\s+){0,3}(?:on\s+)?$"
)
# People, holidays and sequences: "Gen. Sunday Orm", "Good Friday", "the second Friday".
_NOT_BEFORE_WEEKDAY = re.compile(
    r"\b(?:(?:gen|col|maj|lt|capt|mr|mrs|ms|dr|prof)\.?|good|black|first|second|third|fourth|fifth|every|each)\s+$"
)

UNIT = r"(?:minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade)"


def weekday_near(to: date, weekday: int, tense: int) -> date | None:
    """The day of that name on or before ``to``; on or after it where the words look forward."""
    back, forward = (to.weekday() - weekday) % 7, (weekday - to.weekday()) % 7
    return periods.moved(to, forward if tense > 0 else -back)


# "from midnight Wednesday to midnight Monday": the last day comes after the first one.
_FROM_TO = re.compile(r"\bfrom\b.{3,40}\b(?:to|until|till|through)\s+(?:(?:midnight|noon|midday)\s+)?$")


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    weekday = weekday_of(match["weekday"], typed=scene.typed)
    if weekday is None or _NEWSPAPER.match(scene.after(match)) or _NOT_BEFORE_WEEKDAY.search(scene.before(match)):
        return None
    if _ORDINAL_DAY.match(scene.after(match)):
        return None  # "Friday the 7th" of a month that is not named
    which = (match["which"] or "").lower().split()
    week, tense = (match["week"] or "").lower(), scene.tense(match) or _UNTIL.search(scene.before(match)) is not None
    ends = _FROM_TO.search(scene.before(match, 60)) is not None
    anchored = ends or bool({"following", "previous", "preceding"} & set(which))

    def of(to: date) -> Period | None:
        back, forward = (to.weekday() - weekday) % 7, (weekday - to.weekday()) % 7
        if week:
            by = weekday - to.weekday() + (7 if "next" in week else -7 if "last" in week else 0)
        elif _FORWARD & set(which):
            by = forward or 7
        elif _BACK & set(which):
            by = -(back or 7)
        elif "this" in which:
            by = weekday - to.weekday()
        else:
            by = forward if tense > 0 or ends else -back
        that = periods.moved(to, by)
        return periods.day(that, Rule.WEEKDAY) if that else None

    return Shift(Base.ANCHOR if anchored else Base.SPEECH, of)


def _weekdays(match: re.Match[str], scene: Scene) -> Reading | None:
    """From one weekday to another. Of what is past, both are; of what is to come, the last one is."""
    first, last = (weekday_of(match[name], typed=scene.typed) for name in ("weekday", "weekday2"))
    if first is None or last is None or first == last:
        return None
    days, ahead = (last - first) % 7, scene.tense(match) > 0
    if match.groupdict().get("night") and days != 1:
        return None

    def of(to: date) -> Period | None:
        high = weekday_near(to, last, int(ahead))
        low = periods.moved(high, -days) if high else None
        return periods.days(low, high) if low and high else None

    return Shift(Base.SPEECH, of)


_DEICTIC = {
    "today": (0, ""),
    "yesterday": (-1, ""),
    "tomorrow": (1, ""),
    "tonight": (0, "TNI"),
    "last night": (-1, "TNI"),
    "the day before yesterday": (-2, ""),
    "the day after tomorrow": (2, ""),
}


def deictic(by_days: int, suffix: str) -> Shift:
    """A day, or a time of one, counted from the day of publication or speech."""

    def of(to: date) -> Period | None:
        that = periods.moved(to, by_days)
        return periods.at(that, suffix, Rule.RELATIVE) if that else None

    return Shift(Base.SPEECH, of)


def _deictic(match: re.Match[str], scene: Scene) -> Reading | None:
    if match.group()[0].isupper() and not scene.typed and re.search(r"[\w,]\s+$", scene.before(match)):
        return None  # "India Today reported"
    by_days, suffix = _DEICTIC[" ".join(match[1].lower().split())]
    return deictic(by_days, suffix)


def _this_morning(match: re.Match[str], _: Scene) -> Reading | None:
    return deictic(0, _TIMES[match[1].lower()])


def counted(base: Base, unit: str, amount: int, rule: Rule) -> Shift:
    """The unit of time that lies ``amount`` units away from the base."""

    def of(to: date) -> Period | None:
        found = periods.shifted(to, unit, amount)
        return found and found.by(rule)

    return Shift(base, of)


def _ago(match: re.Match[str], _: Scene) -> Reading | None:
    amount = number(match["number"]) or 0
    how = match["how"].lower()
    forward = not (_BACK & set(how.split()))
    signed = amount if forward else -amount
    if how in {"ago", "from now", "from today"}:
        return counted(Base.SPEECH, match["unit"].lower(), signed, Rule.RELATIVE)
    base = Base.ANCHOR_ONLY if forward else Base.ANCHOR
    if match["unit"].lower() in {"year", "decade"}:
        base = Base.AROUND
    return counted(base, match["unit"].lower(), signed, Rule.ANCHOR)


def _next_day(match: re.Match[str], scene: Scene) -> Reading | None:
    which, part = match["which"].lower(), match["part"].lower()
    by_days = 1 if which in _FORWARD else -1 if which in _BACK else 0
    # Without a day before it, only what looks forward can be the day after publication.
    base = Base.ANCHOR if by_days < 0 or scene.tense(match) > 0 else Base.ANCHOR_ONLY

    def of(to: date) -> Period | None:
        that = periods.moved(to, by_days)
        return periods.at(that, _TIMES[part], Rule.ANCHOR) if that else None

    return Shift(base, of)


def _following_week(match: re.Match[str], _: Scene) -> Reading | None:
    which = match["which"].lower()
    by = 1 if which == "following" else 0 if which == "same" else -1
    return counted(Base.ANCHOR if by < 0 else Base.ANCHOR_ONLY, match["unit"].lower(), by, Rule.ANCHOR)


def _last_week(match: re.Match[str], scene: Scene) -> Reading | None:
    which, unit = set(match["which"].lower().split()), match["unit"].lower()
    by = 1 if which & {"next", "coming"} else -1 if which & {"last", "past"} else 0
    if unit != "weekend":
        return counted(Base.SPEECH, unit, by, Rule.RELATIVE)
    back = by == 0 and scene.tense(match) <= 0

    def of(to: date) -> Period | None:
        # Early in the week, "this weekend" of somebody who looks back is the last one.
        that = periods.moved(to, -7 if back and to.weekday() < 3 else 7 * by)
        return periods.weekend(that) if that else None

    return Shift(Base.SPEECH, of)


def _weekend(match: re.Match[str], scene: Scene) -> Reading | None:
    back = scene.tense(match) <= 0

    def of(to: date) -> Period | None:
        that = periods.moved(to, -7 if back and to.weekday() < 6 else 0)
        return periods.weekend(that) if that else None

    return Shift(Base.SPEECH, of)


def _part_of_this(match: re.Match[str], _: Scene) -> Reading | None:
    by = {"next": 1, "last": -1}.get((match["which"] or "").lower(), 0)
    return counted(Base.SPEECH, match["unit"].lower(), by, Rule.RELATIVE)


RELATIVE = (
    pattern(
        "the night between Friday and Saturday",
        "the intervening night",
        rf"(?:the{GAP})?(?:intervening{GAP})?(?P<night>night){GAP}(?:between|of){GAP}(?P<weekday>{ENGLISH_WEEKDAY})"
        rf"(?:{GAP}(?:and|to){GAP}|{GAP}?-{GAP}?)(?P<weekday2>{ENGLISH_WEEKDAY})",
        _weekdays,
    ),
    pattern(
        "from Friday to Sunday",
        "from between",
        rf"(?:from|between){GAP}(?P<weekday>{ENGLISH_WEEKDAY}){GAP}(?:to|until|till|through|and){GAP}"
        rf"(?P<weekday2>{ENGLISH_WEEKDAY})(?!,?{GAP}?\d)",
        _weekdays,
    ),
    pattern(
        "last Thursday",
        "last next this past coming the early late monday tuesday wednesday thursday friday saturday sunday",
        rf"(?:(?:early|late)(?:{GAP}on)?{GAP})?"
        rf"(?:(?P<which>last|next|this{GAP}past|this{GAP}coming|this|past|coming|the{GAP}(?:following|previous|preceding))"
        rf"{GAP})?(?P<weekday>{ENGLISH_WEEKDAY})(?:'s(?!\w))?(?:,?{GAP}(?:of{GAP})?(?P<week>last|next|this){GAP}week)?",
        _weekday,
    ),
    pattern(
        "yesterday",
        "today yesterday tomorrow tonight last the earlier later",
        rf"(?:(?:earlier|later){GAP})?(the{GAP}day{GAP}before{GAP}yesterday|the{GAP}day{GAP}after{GAP}tomorrow|today|yesterday|"
        rf"tomorrow|tonight|last{GAP}night)(?!\w)(?:'s(?!\w))?",
        _deictic,
    ),
    pattern("this morning", "this", rf"this{GAP}(morning|afternoon|evening)(?!\w)", _this_morning),
    pattern(
        "two weeks ago",
        NUMBER_STARTS,
        rf"(?P<number>{NUMBER})[\s-](?P<unit>{UNIT})s?{GAP}(?P<how>ago|from{GAP}now|from{GAP}today|earlier|later|"
        rf"(?:before|after)(?=[.,;:)\"”]|$))(?!\w)",
        _ago,
    ),
    pattern(
        "the next day",
        "the next following previous preceding same that",
        rf"(?:the{GAP})?(?P<which>next|following|previous|preceding|same|(?<=the )same|that){GAP}"
        rf"(?P<part>day|morning|afternoon|evening|night)(?!\w)(?!{GAP}of)",
        _next_day,
    ),
    pattern(
        "the night before",
        "the",
        rf"the{GAP}(?P<part>day|evening|night){GAP}(?P<which>before|after)(?=[.,;:)\"”]|$|{GAP}(?:and|but|in|at|by){GAP})",
        _next_day,
    ),
    pattern(
        "the following week",
        "the",
        rf"the{GAP}(?P<which>following|same|previous|preceding){GAP}(?P<unit>week|month|year)(?!\w)",
        _following_week,
    ),
    pattern(
        "last week",
        "early earlier late later last this next past coming the",
        rf"(?:(?:early|earlier|late|later){GAP})?(?:the{GAP})?(?P<which>this{GAP}past|this{GAP}coming|last|this|next|coming|past"
        rf"(?={GAP}weekend)|current){GAP}(?P<unit>week|weekend|month|quarter|year|decade)(?!\w)(?:'s(?!\w))?(?!-|{GAP}of{GAP})",
        _last_week,
    ),
    pattern(
        "by the end of the month",
        "the beginning start middle end",
        rf"(?:the{GAP})?(?:beginning|start|middle|end){GAP}of{GAP}(?:the|(?P<which>this|last|next)){GAP}"
        rf"(?P<unit>week|month|year)(?!\w)",
        _part_of_this,
    ),
    pattern("the weekend", "the", rf"the{GAP}weekend(?!\w)(?!{GAP}(?:of|before|after)(?!\w))", _weekend),
)
