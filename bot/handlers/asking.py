"""A question is answered in its chat, wherever that is: privately, in a group, in a topic."""

import logging

from telegram import Message
from telegram.error import NetworkError

from bot.buttons import below_answer
from bot.chat_memory import AnswerIn, Asker
from bot.conversation import Conversation, say
from bot.kept import KeptReply, kept_reply
from bot.render import render_question_refused
from bot.state.answers import Asked as KeptQuestion
from bot.state.errors import AnswerTooLarge, StateUnavailable
from bot.tongue import Tongue
from index.errors import QuestionRefused
from index.records import Answer, Kind
from index.records import Message as Asked

log = logging.getLogger(__name__)


async def answer_message(message: Message, question: str, tongue: Tongue, talk: Conversation) -> None:
    """Answer each question in what somebody asked with a message; one that cannot be sent keeps no other back.

    Raises:
        NetworkError: Why the first that could not be sent could not.
    """
    try:
        answers = await ask(message, question, talk)
    except QuestionRefused as refused:
        await say(message, render_question_refused(refused, tongue))
        return
    failed = []
    for one in answers:
        try:
            await _reply(message, one, tongue, talk)
        except NetworkError as error:
            failed.append(error)
    if failed:
        raise failed[0]


async def ask(message: Message, question: str, talk: Conversation) -> tuple[Answer, ...]:
    """The answers to a question, which may lean on the answer it replies to, or else on the person's last question.

    Raises:
        QuestionRefused: It cannot be asked as it stands.
    """
    asker, replied = asker_of(message), message.reply_to_message
    answered = [AnswerIn(message.chat_id, replied.message_id)] if replied else []
    answers = await talk.answer(Asked(question, talk.memory.last(*answered, asker)))
    talk.memory.remember(asker, answers[-1].query)
    return answers


def asker_of(message: Message) -> Asker:
    """Whose question it is, for what leans on it later."""
    # Outside of forums a thread is a chain of replies, and its id no place of its own.
    topic = message.message_thread_id if message.is_topic_message else None
    return Asker(message.chat_id, topic, message.from_user.id if message.from_user else None)


async def keep(asked: KeptQuestion, keeping: KeptReply, talk: Conversation) -> str | None:
    """Keep an answer before it goes out. Returns its id, or None where it cannot be kept."""
    try:
        return (await talk.store.answers.keep(asked, keeping.payload())).answer_id
    except (StateUnavailable, AnswerTooLarge) as error:
        log.error("an answer goes out without buttons: %s", error)  # noqa: TRY400 (no traceback needed)
        return None


async def keep_for_nobody(answer: Answer, person: int | None, tongue: Tongue, talk: Conversation) -> str | None:
    """Keep an answer that goes into a chat which the bot does not see. Returns its id, or None."""
    query = answer.query
    asked = KeptQuestion(None, person, None, query.question, tongue.language, query.kind, answer.snapshot)
    _, keeping = kept_reply(answer, tongue)
    return await keep(asked, keeping, talk)


async def _reply(message: Message, answer: Answer, tongue: Tongue, talk: Conversation) -> None:
    """Keep an answer for its buttons, and send it. Where it cannot be kept it has none."""
    reply, keeping = kept_reply(answer, tongue)
    if answer.query.kind is Kind.SMALL_TALK:
        await say(message, reply)
        return
    person, query = message.from_user.id if message.from_user else None, answer.query
    asked = KeptQuestion(
        message.chat_id, person, message.message_id, query.question, tongue.language, query.kind, answer.snapshot
    )
    answer_id = await keep(asked, keeping, talk)
    keyboard = below_answer(answer_id, keeping, query.question, tongue) if answer_id else None
    sent = await say(message, reply, keyboard)
    talk.memory.remember(AnswerIn(message.chat_id, sent.message_id), query)
    if answer_id:
        await talk.store.answers.sent(answer_id, [sent.message_id])
