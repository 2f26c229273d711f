"""What is said about what is followed: that it is, what it is, and what is new of it. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.citations import in_short, whole
from bot.following import Named
from bot.markup import Markup, bold, italic, join, plain
from bot.render import Reply
from bot.state.errors import TooManyFollows
from bot.state.follows import LONGEST_FOLLOWED
from bot.tongue import Tongue
from index.records import Citation

COMMAND = "/follow"
# Of a long question so much heads what is new of it.
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Section:
    """What is new of one thing that is followed."""

    named: Named
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class News:
    """One message, and what of the sections it has room for."""

    reply: Reply
    told: tuple[Section, ...]


def render_followed(named: Named, tongue: Tongue) -> Reply:
    return Reply(plain(tongue.say(texts.FOLLOWED_WHAT, what=_short(named.name), command=COMMAND)))


def followed(tongue: Tongue) -> str:
    """What pressing the button says; it has room for 200 characters."""
    return tongue.say(texts.FOLLOWED, command=COMMAND)


def render_follows(follows: Sequence[Named], tongue: Tongue) -> Reply:
    """The list of what a chat follows."""
    if not follows:
        return Reply(plain(tongue.say(texts.FOLLOWS_NOTHING, command=COMMAND)))
    lines = [f"• {tongue.isolated(_short(one.name))}" for one in follows]
    return Reply(plain("\n".join((tongue.say(texts.FOLLOWS), *lines))))


def too_many(refused: TooManyFollows, tongue: Tongue) -> str:
    return tongue.count(*texts.FOLLOWS_MOST, refused.most, command=COMMAND)


def render_too_many(refused: TooManyFollows, tongue: Tongue) -> Reply:
    return Reply(plain(too_many(refused, tongue)))


def render_too_long(tongue: Tongue) -> Reply:
    return Reply(plain(tongue.count(*texts.FOLLOW_TOO_LONG, LONGEST_FOLLOWED)))


def render_news(sections: Sequence[Section], tongue: Tongue) -> News:
    """What is new, as one message, as long as there is room: the first passage of each section before any second.

    Each of the sections, which are at least one, has a passage.
    """
    blocks: list[list[Markup]] = [[] for _ in sections]
    for number in range(max(len(one.citations) for one in sections)):
        for section, shown in zip(sections, blocks, strict=True):
            # One that found no room is not jumped over: the next would be told before it.
            if number < len(section.citations) and len(shown) == number:
                _add(section.citations[number], shown, sections, blocks, tongue)
    told = [
        Section(section.named, section.citations[: len(shown)])
        for section, shown in zip(sections, blocks, strict=True)
        if shown
    ]
    return News(Reply(_message(sections, blocks, tongue)), tuple(told))


def _add(
    citation: Citation, shown: list[Markup], sections: Sequence[Section], blocks: list[list[Markup]], tongue: Tongue
) -> None:
    for form in (whole, in_short):
        shown.append(form(citation, tongue))
        if _message(sections, blocks, tongue).fits:
            return
        shown.pop()


def _message(sections: Sequence[Section], blocks: Sequence[Sequence[Markup]], tongue: Tongue) -> Markup:
    parts = [plain(tongue.say(texts.NEWS))]
    for section, shown in zip(sections, blocks, strict=True):
        if shown:
            parts.append(join([bold(plain(tongue.isolated(_short(section.named.name)))), join(shown, "\n\n")], "\n"))
    return join([*parts, italic(plain(tongue.say(texts.NEWS_WHY)))], "\n\n")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()} …"
