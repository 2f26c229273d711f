"""Turns what there is into the HTML of the page: bubbles, drafts, chats, commands, calls."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.sandbox.bot import Bot
from bot.sandbox.bubbles import rendered, safe_href
from bot.sandbox.calls import Call
from bot.sandbox.chats import Message, User
from bot.sandbox.feed import Drafted
from bot.sandbox.place import Place
from bot.sandbox.words import Words, words_in

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_SNIPPET = 90  # characters of a message where only a line of it is shown
OFFERED_REACTIONS = ("👍", "❤", "🔥", "🎉", "🤔", "👎")
HUES = 6  # of the round pictures that stand for people and chats


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "clock": clock,
        "iso": iso,
        "safe_href": safe_href,
        "as_json": as_json,
        "size": size,
        "hue": hue,
        "initial": initial,
        "suffix": suffix,
        "filled": filled,
    }
    return environment


@dataclass(frozen=True, slots=True)
class Painting:
    """Everything is drawn as the person of a place sees it."""

    bot: Bot
    _templates: Environment = field(default_factory=_environment)

    def whole(self, template: str, place: Place, **values: object) -> Markup:
        """One of the templates, with the words and the place that all of them use."""
        words = words_in(place.person.language_code)
        shown = self._templates.get_template(template).render(words=words, place=place, paint=self, **values)
        # Everything in it has been escaped by the template.
        return Markup(shown)  # noqa: S704

    def bubble(self, message: Message, place: Place) -> Markup:
        """A message with all that belongs to it; or, if it reports something, that as a line."""
        if message.service:
            return self.whole("service.html", place, message=message, report=self.report(message, place))
        words = words_in(place.person.language_code)
        target = self.bot.chats.find(message.chat_id, message.reply_to) if message.reply_to else None
        return self.whole(
            "bubble.html",
            place,
            message=message,
            text=rendered(message.text, message.entities, words),
            target=target,
            reactions=Counter(emoji for _, emoji in message.reactions),
            mine={emoji for user_id, emoji in message.reactions if user_id == place.person.id},
        )

    def draft(self, drafted: Drafted, place: Place) -> Markup:
        """What the bot has so far, where its message will come."""
        words = words_in(place.person.language_code)
        return self.whole("draft.html", place, text=rendered(drafted.text, drafted.entities, words))

    def commands(self, place: Place) -> Markup:
        menu = self.bot.profile.menu(place.chat_id, place.person.language_code)
        # Among others a command says which bot it is for.
        tail = f"@{self.bot.chats.bot.username}" if place.group else ""
        return self.whole("commands.html", place, menu=menu, tail=tail)

    def call(self, call: Call, place: Place) -> Markup:
        return self.whole("call.html", place, call=call)

    def line(self, message: Message, place: Place) -> str:
        """A message in one line of plain text, whatever it holds."""
        if message.service:
            return str(self.report(message, place).striptags())
        if message.text or message.attachment is None:
            return _snippet(message.text)
        words = words_in(place.person.language_code)
        return words.photo if message.attachment.kind == "photo" else message.attachment.name

    def latest(self, place: Place) -> Markup:
        """The last message of a chat as a line, with who wrote it where that is not plain."""
        transcript = self.bot.chats.transcript(place.chat_id)
        last = transcript[-1] if transcript else None
        named = last and not last.service and (place.group or last.sender.id == place.person.id)
        return self.whole("latest.html", place, last=last, named=named)

    def report(self, message: Message, place: Place) -> Markup:
        """What a service message says, as a sentence."""
        words, service = words_in(place.person.language_code), message.service
        assert service
        whom = self.name(service.users[0], place) if service.users else ""
        sentence = {
            "new_chat_members": words.joined,
            "left_chat_member": words.removed,
            "migrate_to_chat_id": words.became_supergroup,
            "migrate_from_chat_id": words.was_group,
        }[service.field]
        return filled(sentence, who=self.name(message.sender, place), whom=whom)

    def name(self, user: User, place: Place) -> str:
        """What a user is called here."""
        if user.is_bot:
            return self.bot.name(place.person.language_code)
        return words_in(place.person.language_code).you if user.id == place.person.id else user.first_name

    def about(self, place: Place) -> str:
        return self.bot.profile.shown("description", place.person.language_code)

    def status(self, words: Words) -> str:
        return {"starting": words.starting, "away": words.away, "ready": words.ready}[self.bot.updates.status]


def clock(seconds: float) -> str:
    """Unix seconds as hours and minutes here."""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%H:%M")


def iso(seconds: float) -> str:
    """Unix seconds as date and time here, for machines."""
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def as_json(value: object) -> str:
    """A value for people who debug; half a surrogate pair becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()


def size(data: bytes) -> str:
    """The size of a file for people, in kilobytes of 1000 bytes or in megabytes."""
    count = len(data)
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def hue(number: int) -> int:
    """Which of the hues stands for a user or a chat."""
    return abs(number) % HUES


def initial(name: str) -> str:
    return name.strip()[:1].upper()


def suffix(name: str) -> str:
    """What kind of file a name promises, in at most four letters."""
    return PurePosixPath(name).suffix[1:5].upper()


def filled(sentence: str, **names: object) -> Markup:
    """A sentence with names in it, each of which finds its own direction."""
    return Markup(sentence).format(**{key: Markup("<bdi>{}</bdi>").format(name) for key, name in names.items()})  # noqa: S704


def _snippet(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SNIPPET else f"{line[: LONGEST_SNIPPET - 1]}…"
