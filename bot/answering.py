"""From a message to its answers in the chat: each is kept for its buttons, sent once, and known by its message."""

import logging
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.error import NetworkError
from telegram.ext import ContextTypes

from bot import kept
from bot.buttons import below_answer
from bot.chat_memory import AnswerIn, Asker
from bot.conversation import Conversation, recorded, say, say_html
from bot.doubt import candidates, carries
from bot.kept import KeptReply
from bot.render import Reply, render_enough, render_question_refused
from bot.state.answers import Asked as KeptQuestion
from bot.state.answers import KeptAnswer
from bot.state.errors import AnswerTooLarge, StateUnavailable
from bot.state.sightings import UNSIGHTED
from bot.tongue import Tongue, tongue_in
from bot.turns import turn_if_any
from index.errors import QuestionRefused
from index.records import Answer, Kind
from index.records import Message as Asked

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer that can be sent: ``row`` is None where it could not be kept, and then it has no buttons."""

    html: str
    row: KeptAnswer | None = None
    keyboard: InlineKeyboardMarkup | None = None


async def answers_to(
    message: Message, text: str, tongue: Tongue, talk: Conversation, kind: Kind | None = None
) -> tuple[Answer, ...] | Reply:
    """The answers to what a message asks in ``text``, or why it cannot be asked. A command says which ``kind``.

    A question may lean on the answer that it replies to, or else on the person's last one.
    """
    asker, replied = asker_of(message), message.reply_to_message
    leaning_on = [AnswerIn(message.chat_id, replied.message_id), asker] if replied else [asker]
    try:
        answers = await talk.answer(Asked(text, talk.memory.last(*leaning_on), kind))
    except QuestionRefused as refused:
        return render_question_refused(refused, tongue)
    talk.memory.remember(asker, answers[-1].query)
    return answers


def asker_of(message: Message) -> Asker:
    """Whose question it is, for what leans on it later."""
    # Outside of forums a thread is a chain of replies, and no place of its own.
    topic = message.message_thread_id if message.is_topic_message else None
    return Asker(message.chat_id, topic, message.from_user.id if message.from_user else None)


async def admitted(message: Message, tongue: Tongue, talk: Conversation) -> bool:
    """Whether one more question may be asked; if not, that is said once."""
    in_group = message.chat.type != message.chat.PRIVATE
    person = message.from_user.id if message.from_user else None
    refusal = talk.quotas.ask(person, message.chat_id if in_group else None)
    if refusal and refusal.is_news:
        await say(message, render_enough(refusal.wait_s, tongue, in_group=in_group))
    return refusal is None


async def answer(
    message: Message,
    text: str,
    update: Update,
    context: ContextTypes.DEFAULT_TYPE,
    talk: Conversation,
    kind: Kind | None = None,
) -> None:
    """Answer everything that a message asks in ``text``, if it may ask."""
    tongue = await talk.tongue(update)
    if await admitted(message, tongue, talk):
        await answer_all(message, text, update, context, tongue, talk, kind)


async def answer_all(
    message: Message,
    text: str,
    update: Update,
    context: ContextTypes.DEFAULT_TYPE,
    tongue: Tongue,
    talk: Conversation,
    kind: Kind | None = None,
) -> None:
    """Answer everything that a message asks in ``text``, but for what an earlier attempt has answered."""
    answers = await answers_to(message, text, tongue, talk, kind)
    if isinstance(answers, Reply):
        await say(message, answers)
        return
    rows = await earlier(message, talk)
    for one in answers:
        try:
            await reply(message, one, tongue, talk, taken_out(rows, one))
        except NetworkError as error:
            # The next question of the message has its own answer, which may arrive all the same.
            await context.application.process_error(update, error)


async def reply(
    message: Message, answer: Answer, tongue: Tongue, talk: Conversation, row: KeptAnswer | None = None
) -> None:
    """Send one answer, unless it has arrived: as ``row``, which an earlier attempt has kept, or anew."""
    prepared = _again(row) if row else None
    if prepared is None or row is None:
        prepared = await prepare(message, answer, tongue, talk)
    elif reply_id := await _arrived(message, row, prepared, talk):
        await _sent(row, reply_id, talk)
        return
    sent = await say_html(message, prepared.html, prepared.keyboard)
    talk.memory.remember(AnswerIn(sent.chat_id, sent.message_id, asker_of(message).person), answer.query)
    if prepared.row:
        await recorded(talk.store.answers.sent(prepared.row.answer_id, [sent.message_id]))


async def prepare(message: Message, answer: Answer, tongue: Tongue, talk: Conversation) -> Prepared:
    """Render an answer, and keep it for its buttons. That the articles do not answer is counted, but once."""
    await talk.count_gap(answer)
    rendered, keeping = kept.kept_reply(answer, tongue)
    if answer.query.kind is Kind.SMALL_TALK:
        return Prepared(rendered.html)
    row = await _keep(answer, keeping, asker_of(message).person, message, tongue, talk)
    return _prepared(row, keeping) if row else Prepared(rendered.html)


async def keep_unseen(answer: Answer, person: int | None, tongue: Tongue, talk: Conversation) -> str | None:
    """Keep an answer that goes into a chat where the bot is not. Returns its id, or None where it cannot be kept."""
    _, keeping = kept.kept_reply(answer, tongue)
    row = await _keep(answer, keeping, person, None, tongue, talk)
    return row.answer_id if row else None


async def _keep(
    answer: Answer, keeping: KeptReply, person: int | None, message: Message | None, tongue: Tongue, talk: Conversation
) -> KeptAnswer | None:
    """Keep an answer to a person, in whose chat the ``message`` asked for it, if any. None where it cannot be kept."""
    chat_id, message_id = (message.chat_id, message.message_id) if message else (None, None)
    query = answer.query
    asked = KeptQuestion(chat_id, person, message_id, query.question, tongue.language, query.kind, answer.snapshot)
    try:
        return await talk.store.answers.keep(asked, keeping.payload())
    except (StateUnavailable, AnswerTooLarge) as error:
        log.error("an answer goes out without buttons or link: %s", error)  # noqa: TRY400 (no traceback needed)
        return None


async def earlier(message: Message, talk: Conversation) -> list[KeptAnswer]:
    """What an earlier attempt at this update has kept."""
    turn = turn_if_any()
    return await kept_answers(message, talk) if turn and turn.attempt > 1 else []


async def kept_answers(message: Message, talk: Conversation) -> list[KeptAnswer]:
    """The answers to a message that are kept; none where the state is not there."""
    try:
        return list(await talk.store.answers.to_message(message.chat_id, message.message_id))
    except StateUnavailable as error:
        log.error("what was answered before is not known: %s", error)  # noqa: TRY400 (no traceback needed)
        return []


def taken_out(rows: list[KeptAnswer], answer: Answer) -> KeptAnswer | None:
    """The first of ``rows`` that is to the same question, which then is no longer among them."""
    row = next((row for row in rows if row.asked.question == answer.query.question), None)
    if row:
        rows.remove(row)
    return row


async def _arrived(message: Message, row: KeptAnswer, prepared: Prepared, talk: Conversation) -> int | None:
    """The message that carries an answer, if it was sent and arrived."""
    turn = turn_if_any()
    if row.reply_ids:
        return row.reply_ids[0]
    if turn is None or turn.doubt is None or prepared.keyboard is None:
        return None
    try:
        sighted = await talk.store.sightings.around(message.chat_id, turn.doubt.since)
    except StateUnavailable as error:
        log.error("a search goes without what is known: %s", error)  # noqa: TRY400 (no traceback needed)
        sighted = UNSIGHTED
    in_group = message.chat.type != message.chat.PRIVATE
    for reply_id in candidates(sighted, turn.doubt, question_id=message.message_id, in_group=in_group):
        if reply_id not in turn.sent and await carries(
            message.get_bot(), message.chat_id, reply_id, prepared.html, prepared.keyboard
        ):
            log.info("update %d had its answer, message %d", turn.update_id, reply_id)
            return reply_id
    return None


async def _sent(row: KeptAnswer, reply_id: int, talk: Conversation) -> None:
    if turn := turn_if_any():
        turn.sent.append(reply_id)
    await recorded(talk.store.answers.sent(row.answer_id, [reply_id]))


def _again(row: KeptAnswer) -> Prepared | None:
    """An answer as it was kept; None where another version of the program has kept it otherwise."""
    keeping = kept.read(row.payload)
    return _prepared(row, keeping) if keeping else None


def _prepared(row: KeptAnswer, keeping: KeptReply) -> Prepared:
    keyboard = below_answer(row.answer_id, keeping, row.asked.question, tongue_in(row.asked.language))
    return Prepared(keeping.pages[0], row, keyboard)
