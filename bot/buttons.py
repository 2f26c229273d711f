"""The buttons below an answer. What they carry is the id of the kept answer, and what to do with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts
from bot.exports import Form
from bot.kept import KeptReply
from bot.tongue import Tongue

# What a button does; the first letter of its data.
PAGE, CONTEXT, UP, DOWN, SAVE, FILE, PICTURE, PICTURE_FILE = "p", "c", "u", "d", "s", "f", "t", "o"
# The same of what is followed. Of the last two the id is that of a follow: below what is new of it, and below the list.
FOLLOW, UNFOLLOW, UNFOLLOW_LISTED = "w", "n", "l"
# The order is that of the numbers that buttons carry: new forms come last.
FORMS = (("Markdown", Form.MARKDOWN), ("BibTeX", Form.BIBTEX), ("CSL-JSON", Form.CSL_JSON), ("CSV", Form.CSV))
# An app shows about so many characters of what a button says.
_LONGEST_LABEL = 40
LONGEST_QUERY = 256  # what a person's app takes as an inline query


@dataclass(frozen=True, slots=True)
class Pressed:
    """``number`` is the page or the citation that is meant, from 0."""

    verb: str
    answer_id: str
    number: int = 0

    @property
    def data(self) -> str:
        return f"{self.verb}:{self.answer_id}:{self.number}"


def pressed(data: str) -> Pressed | None:
    """Read the data of a button; None where it is none of ours."""
    verb, _, rest = data.partition(":")
    answer_id, _, number = rest.rpartition(":")
    if not answer_id or not number.isdecimal():
        return None
    return Pressed(verb, answer_id, int(number))


def below_answer(answer_id: str, kept: KeptReply, question: str, tongue: Tongue, page: int = 0) -> InlineKeyboardMarkup:
    """The keyboard of an answer, or of a page of what else there is."""
    rows = [
        _pages(answer_id, kept, tongue, page),
        _citation(answer_id, kept, question, tongue),
        _elsewhere(answer_id, kept, tongue, page),
        _votes(answer_id, kept, tongue),
    ]
    return InlineKeyboardMarkup([row for row in rows if row])


def back_to_answer(answer_id: str, tongue: Tongue) -> InlineKeyboardMarkup:
    """The keyboard of a passage among its paragraphs."""
    return InlineKeyboardMarkup([[_button(tongue.say(texts.BACK), Pressed(PAGE, answer_id))]])


def to_save(answer_id: str, link: str, tongue: Tongue, page: int) -> InlineKeyboardMarkup:
    """What an answer can be saved as, and the ``link`` that opens it again."""
    forms = [_button(name, Pressed(FILE, answer_id, number)) for number, (name, _) in enumerate(FORMS)]
    copy = InlineKeyboardButton(tongue.say(texts.COPY_LINK), copy_text=CopyTextButton(link))
    back = _button(tongue.say(texts.BACK), Pressed(PAGE, answer_id, page))
    return InlineKeyboardMarkup([forms[:2], forms[2:], [copy, back]])


def below_picture(answer_id: str, tongue: Tongue) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[_button(tongue.say(texts.PICTURE_FILE), Pressed(PICTURE_FILE, answer_id))]])


def _elsewhere(answer_id: str, kept: KeptReply, tongue: Tongue, page: int) -> list[InlineKeyboardButton]:
    row = []
    if kept.timeline:
        row.append(_button(tongue.say(texts.PICTURE), Pressed(PICTURE, answer_id)))
    if kept.files:
        row.append(_button(tongue.say(texts.SAVE), Pressed(SAVE, answer_id, page)))
    return row


def _pages(answer_id: str, kept: KeptReply, tongue: Tongue, page: int) -> list[InlineKeyboardButton]:
    row = []
    if page > 0:
        row.append(_button(tongue.say(texts.BACK), Pressed(PAGE, answer_id, page - 1)))
    if page + 1 < len(kept.pages):
        row.append(_button(tongue.say(texts.MORE), Pressed(PAGE, answer_id, page + 1)))
    return row


def _citation(answer_id: str, kept: KeptReply, question: str, tongue: Tongue) -> list[InlineKeyboardButton]:
    row = []
    if kept.contexts:
        row.append(_button(tongue.say(texts.CONTEXT), Pressed(CONTEXT, answer_id)))
    if kept.citation:
        row.append(InlineKeyboardButton(tongue.say(texts.COPY), copy_text=CopyTextButton(kept.citation)))
        row.append(InlineKeyboardButton(tongue.say(texts.SHARE), switch_inline_query=question[:LONGEST_QUERY]))
    return row


def _votes(answer_id: str, kept: KeptReply, tongue: Tongue) -> list[InlineKeyboardButton]:
    votes = [_button("👍", Pressed(UP, answer_id)), _button("👎", Pressed(DOWN, answer_id))]
    return [*votes, _button(tongue.say(texts.FOLLOW), Pressed(FOLLOW, answer_id))] if kept.follow else votes


def to_unfollow(named: Iterable[tuple[int, str]], verb: str, tongue: Tongue) -> InlineKeyboardMarkup | None:
    """A button for each thing that is followed, given by the id of the follow and its name; None where nothing is."""
    rows = []
    for follow_id, name in named:
        short = name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1].rstrip()}…"
        rows.append([_button(tongue.say(texts.UNFOLLOW, what=short), Pressed(verb, str(follow_id)))])
    return InlineKeyboardMarkup(rows) if rows else None


def _button(label: str, does: Pressed) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=does.data)
