"""What the bot says itself, in English; `locale` has the same in other languages, and a `Tongue` says it.

It says nothing about the talks: that is left to citations. What stands in braces is filled in by the one who says it.
"""

from typing import NewType

# A text that has been marked for translation, and so is in every catalogue.
Marked = NewType("Marked", str)


def marked(text: str) -> Marked:
    """Mark a text for translation: `make catalogues` looks for calls of this name."""
    return Marked(text)


def counted(one: str, many: str) -> tuple[Marked, Marked]:
    """Mark a text with the number ``{n}`` for translation into as many forms as a language has."""
    return Marked(one), Marked(many)


EXAMPLES = (
    marked("Who headed the Afghan side in Istanbul?"),
    marked("What did Khawaja Asif say about open war?"),
    marked("When did the 48-hour truce begin?"),
)

START = marked(
    "I answer questions about the Afghanistan–Pakistan talks with passages from news articles, each with its source."
    " I write nothing of my own, and I tell you when the articles say nothing."
)
TRY = marked("Ask, for instance:")
HELP = marked(
    "Type a question in plain words, in this chat. You get the passages that answer it, the supporting sentence in"
    " bold, and below each the outlet and day, linked to the article."
)
HELP_BRIEF = marked(
    "“Our summary” means that the passage is our own short account of the linked article; words in quotation marks"
    " are always verbatim."
)
HELP_LANGUAGES = marked("Most sources are in English, and questions in English find most.")
SMALL_TALK = marked(
    "Hello. I answer questions about the Afghanistan–Pakistan talks, only with passages from news articles."
)

NOTHING_FOUND = marked("The articles say nothing that answers this.")
WEAK = marked("The articles do not clearly answer this. These passages come closest; they may not answer it.")
MISSING_WORDS = marked("No article uses: {words}")
# For translators: what parts the words of a list.
SEPARATOR = marked(", ")
CORPUS = counted("{n} article, of {newest}", "{n} articles, newest {newest}")
PERIOD = counted("My {n} article is from {oldest} to {newest}.", "My {n} articles are from {oldest} to {newest}.")
CAN_ANSWER = marked("What they answer, for instance:")
# For translators: {topic} is English, as "size of the Pakistani team". Below stand the versions, each on a line.
DIFFERING = marked("The articles differ on {topic}:")
READ_IN_PART = marked("I read English only: of your question I understood names, dates and common words.")

VERDICTS = {
    "verbatim": marked("Yes: these words are printed so."),
    "altered": marked(
        "Not quite: the printed words are different. Struck out is what is not there, underlined what is."
    ),
    "misattributed": marked("These words are printed, but as somebody else’s."),
    "not_found": marked("No article here prints these words. The nearest passages:"),
}
# The same where the words are no quotation, but what an article says itself.
OWN_WORDS = {
    "verbatim": marked("An article prints these words as its own, not as a quotation."),
    "altered": marked(
        "Not quite: an article says it in other words. Struck out is what is not there, underlined what is."
    ),
    "misattributed": marked("An article prints these words as its own; it does not quote anybody with them."),
}
# What alleged words change in the printed ones, by the name of its weight.
LEFT_OUT = {
    "NEGATION": marked("Negation left out: “{printed}”."),
    "NUMBER": marked("Number left out: “{printed}”."),
}
ADDED = {
    "NEGATION": marked("Negation added: “{alleged}”."),
    "NUMBER": marked("Number added: “{alleged}”."),
}
CHANGED = {
    "NEGATION": marked("Negation changed: “{alleged}”, printed “{printed}”."),
    "NUMBER": marked("Number changed: “{alleged}”, printed “{printed}”."),
}

OTHERS = marked("Other passages")
UNDATED = marked("undated")
UNTIL = marked("until {day}")
# For translators: the words of a question or an article and the day that they mean, as "Saturday → 25 Oct 2025".
MEANING = marked("{words} → {days}")
# For translators: what follows the day in a line of a timeline; {sentence} is that of an article.
EVENT = marked("— {sentence}")
# For translators: the line below a passage begins so, and the day follows; {rank} is its number in the answer.
SOURCE = marked("[{rank}] {outlet}")
# For translators: notes behind the source, as "[1] Dawn, 25 Oct 2025 · in English · our summary · also in Herald".
IN_LANGUAGE = marked("in {language}")
OUR_SUMMARY = marked("our summary")
EXCERPT = marked("excerpt")
# For translators: the day that the passage itself gives for what it tells, where it is not that of publication.
DATED = marked("dated {days}")
ALSO_IN_ONE = marked("also in {outlet}")
ALSO_IN = counted("also in {n} outlet", "also in {n} outlets")
# For translators: the day on which the first of several outlets had the passage.
FIRST = marked("first on {day}")

# On buttons.
MORE = marked("More passages")
BACK = marked("Back")
CONTEXT = marked("In context")
COPY = marked("Copy citation")
SHARE = marked("Share")
# What pressing them says.
MORE_PASSAGES = marked("These passages come next:")
TOO_OLD = marked("This answer is too old for its buttons. Please ask again.")
THANKS = marked("Thank you.")

# Inline mode, guest mode and groups.
# For translators: above an answer that somebody sends into a chat where nobody else has seen the question.
ASKED = marked("Asked: {question}")
MAY_NOT_ANSWER = marked("This passage comes close; it may not answer the question.")
# For translators: titles in a list of what may be sent; {source} is an outlet and a day.
OUTLET_AND_DAY = marked("{outlet}, {day}")
NEAR_PASSAGE = marked("May not answer: {source}")
WHOLE_ANSWER = marked("The whole answer")
NEAR_PASSAGES = marked("May not answer: the closest passages")
# On buttons below and above what may be sent.
SHARE_AGAIN = marked("Share again")
OPEN_ANSWER = marked("Open in the bot")
NOTHING_INLINE = marked("No article answers this. Ask in the bot")
ASK_IN_BOT = marked("Ask in the bot")
FAILED_INLINE = marked("Something went wrong. Ask in the bot")
# For translators: {name} is the bot's own, as @talks_bot, {example} a question, {command} as /help@talks_bot.
GROUP_HELP = marked(
    "In a group I read only what is meant for me. Ask with my name, as “{name} {example}”, or reply to an answer of"
    " mine to ask on. Commands work as well, as {command}."
)

# What is followed. For translators: {command} is /follow.
FOLLOW = marked("Follow")
# For translators: on a button that ends the following of {what}.
UNFOLLOW = marked("Stop: {what}")
# For translators: at most 190 characters.
FOLLOWED = marked(
    "Followed. When the articles have something new, I tell you here, once a day at most. {command} lists it."
)
FOLLOWED_WHAT = marked(
    "You follow “{what}” now. When the articles have something new, I tell you here, once a day at most."
    " {command} lists what you follow."
)
FOLLOWS = marked("Followed in this chat:")
# For translators: "Follow" is the button of that name.
FOLLOWS_NOTHING = marked(
    "Nothing is followed in this chat. Press “Follow” below an answer, or type a party, a person or a question behind"
    " {command}."
)
FOLLOWS_MOST = counted(
    "This chat follows {n} thing, and I keep no more. Stop one of them first: {command} lists them.",
    "This chat follows {n} things, and I keep no more. Stop one of them first: {command} lists them.",
)
FOLLOW_TOO_LONG = counted(
    "What is followed has at most {n} character. Please make it shorter.",
    "What is followed has at most {n} characters. Please make it shorter.",
)
UNFOLLOWED = marked("Stopped.")
NEWS = marked("New in the articles, on what is followed here:")
NEWS_WHY = marked("This comes once a day at most, because somebody here follows it. The buttons below end that.")

TEXT_ONLY = marked("I can only read text. Please type your question.")
QUESTION_EMPTY = marked("The question is empty. Please type one.")
QUESTION_TOO_LONG = counted(
    "The question has {n} character; I take at most {most}.", "The question has {n} characters; I take at most {most}."
)
QUESTION_UNREADABLE = marked("I cannot read this question. Please type it again.")
ERROR = marked(
    "Something went wrong on my side, and your question has no answer yet. Please send it again. (Error {error_id})"
)

# What a passage is: of whose words, and whom it credits with them.
# For translators: notes behind the source, as "[1] Dawn, 25 Oct 2025 · direct quote by Anna Berg · credited to AFP".
DIRECT_QUOTE = marked("direct quote")
DIRECT_QUOTE_BY = marked("direct quote by {speaker}")
# For translators: {speaker} did not say it in these words; {outlet} tells it.
REPORTED = marked("{speaker}, reported by {outlet}")
PARAPHRASE = marked("paraphrase by {outlet}")
CREDITED = marked("credited to {outlet}")
# For translators: {words} of the question before are meant in this one, too, as "and Kabul?" leaves them out.
CARRIED = marked("You asked about: {words} (from your last question)")

# What commands do, as Telegram's menu has it.
COMMANDS = {
    "ask": marked("Ask a question"),
    "quotes": marked("What somebody is quoted with"),
    "positions": marked("What a side says, also on a topic"),
    "compare": marked("Both sides on a topic, one beside the other"),
    "timeline": marked("What happened, in order"),
    "verify": marked("Whether somebody said these words"),
    "sources": marked("Which outlets I know"),
    "follow": marked("Be told what is new of a party, a person or a question"),
    "language": marked("Choose the language of this chat"),
    "help": marked("How to ask, and how to read an answer"),
    "about": marked("What this bot is"),
    "privacy": marked("What is stored, and how to delete it"),
}
# How commands are used, each with an example below.
USAGE = {
    "ask": marked("Write your question behind the command, for instance:"),
    "quotes": marked("Write a name behind the command, and a topic if you like, for instance:"),
    "positions": marked("Write a side behind the command, and a topic if you like, for instance:"),
    "compare": marked("Write both sides and a topic behind the command, for instance:"),
    "timeline": marked("Write days or a topic behind the command, for instance:"),
    "verify": marked("Write the words behind the command, in quotation marks, and who is to have said them:"),
}
# For translators: names as they are written in your language.
USAGE_EXAMPLES = {
    "ask": EXAMPLES[0],
    "quotes": marked("Khawaja Asif"),
    "positions": marked("Zabihullah Mujahid"),
    "compare": marked("Pakistan and the Taliban on casualties"),
    "timeline": marked("October 2025"),
    # Words are looked for as they are printed, and so not translated.
    "verify": Marked("“open war” Khawaja Asif"),
}
HELP_COMMANDS = marked("Commands:")
# For translators: a line of the list of commands, as "/ask — Ask a question".
HELP_COMMAND = marked("{command} — {what}")
HELP_BUTTONS = marked(
    "Buttons below an answer show more passages or the text around one, copy its citation, share it, or save the answer"
    " as a file, where you also find a link that opens it again."
)
ABOUT = marked(
    "I am a search, and write no sentence of my own about the talks: every passage is taken word for word from the"
    " article that it names. Where the articles are silent I say so, and where they differ I show both."
)
OUTLETS = counted("{n} outlet, with its articles:", "{n} outlets, with their articles:")
# For translators: a line of the list of outlets; {n} is how many articles it has.
OUTLET = marked("{outlet}: {n}")
MORE_OUTLETS = counted("and {n} more", "and {n} more")

CHOOSE_LANGUAGE = marked("Which language shall I speak in this chat?")
AS_IN_TELEGRAM = marked("As in my Telegram")
LANGUAGE_CHOSEN = marked("I speak English in this chat now. Passages stay in the language of their article.")
LANGUAGE_AS_IN_TELEGRAM = marked("I speak the language of your Telegram now, as far as I can.")
ADMINISTRATORS_CHOOSE = marked("Only administrators choose the language of a group.")
LATER = marked("That is not possible at the moment. Please try again later.")

PRIVACY = marked("I store what I need to answer, for so long:")
# By what `bot.state.retention` calls it.
RETAINED = {
    "Ids of updates that were answered": counted(
        "Numbers of the messages that I have answered: {n} day",
        "Numbers of the messages that I have answered: {n} days",
    ),
    "Updates that never could be answered": counted(
        "Messages that I could not answer: {n} day", "Messages that I could not answer: {n} days"
    ),
    "Answers with their questions, and the votes on them": counted(
        "Questions with their answers, for buttons and links, and votes without names: {n} day",
        "Questions with their answers, for buttons and links, and votes without names: {n} days",
    ),
    "Refused questions": counted(
        "Questions that I found nothing for, without who asked: {n} day",
        "Questions that I found nothing for, without who asked: {n} days",
    ),
    "Stories that a follow was told": counted(
        "What I told you of things that you follow: {n} day", "What I told you of things that you follow: {n} days"
    ),
    "Chats that follow nothing": counted(
        "The number of this chat with its language, from your last visit: {n} day",
        "The number of this chat with its language, from your last visit: {n} days",
    ),
}
PRIVACY_MEMORY = marked(
    "Your last question, for follow-ups: one hour, in memory only. What you follow stays until you stop."
)
PRIVACY_NAMES = marked("I store no names and no phone numbers, and give nothing to anybody.")
ERASE = marked("Delete my data")
ERASE_SURE = marked(
    "Delete everything that is stored of you, here and in groups? Buttons and links of your answers then stop working."
)
ERASE_YES = marked("Yes, delete it")
ERASE_NO = marked("No, keep it")
ERASED = marked("Deleted. That was:")
ERASED_NOTHING = marked("There was nothing to delete.")
ERASED_KINDS = {
    "answers": counted("{n} answer with its question", "{n} answers with their questions"),
    "follows": counted("{n} thing that you followed", "{n} things that you followed"),
    "votes": counted("{n} vote", "{n} votes"),
    "chats": counted("the settings of {n} chat", "the settings of {n} chats"),
    "updates": counted("what is left of {n} message", "what is left of {n} messages"),
}
KEPT = marked("Nothing was deleted.")

# Files, pictures and links of an answer.
SAVE = marked("Save")
COPY_LINK = marked("Copy link")
SAID_BY = marked("said by {speaker}")
SNAPSHOT = marked("snapshot {id}")
PICTURE = marked("As a picture")
PICTURE_FILE = marked("As a file")
GAP = counted("{n} day later", "{n} days later")
GONE = marked("This answer is kept no longer. Please ask again.")
REOPENED = marked("Answered on {day} from snapshot {snapshot}.")


# What is said of questions that come too fast, and of messages that were edited.
SECONDS = counted("{n} second", "{n} seconds")
MINUTES = counted("{n} minute", "{n} minutes")
HOURS = counted("{n} hour", "{n} hours")
# For translators: {span} is one of these.
ENOUGH = marked("That is as much as I can answer for you just now. Please ask again in {span}.")
ENOUGH_IN_GROUP = marked("That is as much as I can answer in this group just now. Please ask again in {span}.")
CROWDED = marked("Many people are asking at the moment. Your answer will take about {span}; you need not ask again.")
ASKED_NO_LONGER = marked("You have edited your message; it no longer asks what was answered here.")

DESCRIPTION = START
SHORT_DESCRIPTION = marked("Cited answers about the Afghanistan–Pakistan talks")
