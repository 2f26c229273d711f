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
# For translators: a line of a timeline; {sentence} is that of an article.
EVENT = marked("{days} — {sentence}")
# For translators: the line below a passage; {rank} is its number in the answer.
SOURCE = marked("[{rank}] {outlet}, {day}")
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

COMMANDS = {
    "start": marked("What this bot does"),
    "help": marked("How to ask, and how to read an answer"),
    "follow": marked("Be told what is new of a party, a person or a question"),
}
DESCRIPTION = START
SHORT_DESCRIPTION = marked("Cited answers about the Afghanistan–Pakistan talks")
