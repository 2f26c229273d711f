"""Who and what there is: people and their languages, groups and the bot's place in them, and the switches."""

from dataclasses import dataclass, fields, replace

from bot.sandbox.bot import Bot
from bot.sandbox.chats import Group, Message, Service, Switches, Topic, User
from bot.sandbox.feed import Forgotten
from bot.sandbox.person import Person, PersonError

KINDS = ("group", "supergroup")
BOT_STATUSES = ("member", "administrator", "left", "kicked")
_LONGEST_NAME = 64  # characters
# Groups count down from here, supergroups as Telegram's do from -100…
_FIRST_GROUP, _FIRST_SUPERGROUP = -4_000_000_000, -1_001_000_000_010


@dataclass(frozen=True, slots=True)
class World:
    bot: Bot
    person: Person

    def add_person(self, name: str, language_code: str) -> User:
        """A new person, with a private chat of their own."""
        number = max(self.bot.chats.people) + 1
        user = User(
            number, is_bot=False, first_name=_name(name), username=f"reader_{number}", language_code=language_code
        )
        self.bot.chats.people[number] = user
        self._changed()
        return user

    def set_language(self, user_id: int, language_code: str) -> User:
        """Change the language of a person's app; the bot learns it with their next message."""
        user = replace(self.person.member(user_id, user_id), language_code=language_code)
        self.bot.chats.people[user_id] = user
        self._changed()
        return user

    def add_group(
        self, title: str, members: list[int], topics: list[str], kind: str = "supergroup", bot_status: str = "member"
    ) -> Group:
        """A new group of one person or more, with topics if it is a forum. The first member takes the bot in."""
        if kind not in KINDS or (topics and kind != "supergroup"):
            raise PersonError("kind must be supergroup, or group for one without topics")
        if bot_status not in BOT_STATUSES:
            raise PersonError(f"bot must be one of {', '.join(BOT_STATUSES)}")
        for member in members:
            self.person.member(member, member)
        chats = self.bot.chats
        first = _FIRST_GROUP if kind == "group" else _FIRST_SUPERGROUP
        group_id = first - len(chats.groups)
        opened = tuple(Topic(chats.next_id(), _name(topic)) for topic in topics)
        group = Group(group_id, _name(title), kind, frozenset(members), "left", opened)
        chats.groups[group_id] = group
        return self.set_bot_status(members[0], group_id, bot_status)

    def set_bot_status(self, user_id: int, chat_id: int, status: str) -> Group:
        """Take the bot into a group, make it an administrator, or put it out."""
        self.person.member(user_id, chat_id)
        if status not in BOT_STATUSES:
            raise PersonError(f"bot must be one of {', '.join(BOT_STATUSES)}")
        old = self._group(chat_id)
        new = replace(old, bot_status=status)
        if new == old:
            return old
        if old.has_bot and not new.has_bot:
            self._report(user_id, chat_id, Service("left_chat_member", (self.bot.chats.bot,)))
        self.bot.chats.groups[chat_id] = new
        self.person.bot_moved(user_id, chat_id, old.bot_status, status)
        if new.has_bot and not old.has_bot:
            self._report(user_id, chat_id, Service("new_chat_members", (self.bot.chats.bot,)))
        self._changed()
        return new

    def migrate(self, user_id: int, chat_id: int) -> Group:
        """Make a group a supergroup: it gets a new id, and the old one is of no more use."""
        self.person.member(user_id, chat_id)
        old = self._group(chat_id)
        if old.kind != "group":
            raise PersonError("Only a group becomes a supergroup")
        chats = self.bot.chats
        new = replace(old, id=_FIRST_SUPERGROUP - len(chats.groups), kind="supergroup")
        chats.groups[new.id] = new
        self._report(user_id, old.id, Service("migrate_to_chat_id", chat_id=new.id))
        self._report(user_id, new.id, Service("migrate_from_chat_id", chat_id=old.id))
        chats.groups[old.id] = replace(old, moved_to=new.id)
        self._changed()
        return new

    def switch(self, given: dict[str, object]) -> Switches:
        """Set what @BotFather sets."""
        known = {one.name for one in fields(Switches)}
        for name, value in given.items():
            if name not in known or not isinstance(value, bool):
                raise PersonError(f"{name}: the switches are {', '.join(sorted(known))}, each true or false")
        chats = self.bot.chats
        chats.switches = replace(chats.switches, **given)  # type: ignore[arg-type]
        return chats.switches

    def reset(self) -> None:
        """Forget messages, files, open queries and waiting updates. Who there is stays, and what the bot set up."""
        bot = self.bot
        for kept in (bot.chats, bot.updates, bot.files, bot.inline):
            kept.forget()
        bot.presses.clear()
        bot.guests.clear()
        bot.chats.blocked.clear()
        self._changed()

    def _group(self, chat_id: int) -> Group:
        if (group := self.bot.group(chat_id)) is None:
            raise PersonError(f"There is no group {chat_id}", 404)
        return group

    def _report(self, user_id: int, chat_id: int, service: Service) -> None:
        sender = self.bot.chats.people[user_id]
        self.person.report(Message(0, chat_id, 0, sender, "", service=service))

    def _changed(self) -> None:
        self.bot.feed.publish(Forgotten())


def _name(text: str) -> str:
    if not text.strip() or len(text) > _LONGEST_NAME:
        raise PersonError(f"A name must have 1 to {_LONGEST_NAME} characters")
    return text.strip()
