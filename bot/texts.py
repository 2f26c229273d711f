"""What the bot says itself. It says nothing about the talks: that is left to citations."""

EXAMPLES = (
    "Who headed the Afghan side in Istanbul?",
    "What did Khawaja Asif say about open war?",
    "When did the 48-hour truce begin?",
)

START = (
    "I answer questions about the Afghanistan–Pakistan talks with passages from news articles, each with its source."
    " I write nothing of my own, and I tell you when the articles say nothing."
)
TRY = "Ask, for instance:"
HELP = (
    "Type a question in plain words, in this chat. You get the passages that answer it, the supporting sentence in"
    " bold, and below each the outlet and day, linked to the article."
)
HELP_BRIEF = (
    "“Our summary” means that the passage is our own short account of the linked article; words in quotation marks"
    " are always verbatim."
)
HELP_LANGUAGES = "Most sources are in English, and questions in English find most."
SMALL_TALK = "Hello. I answer questions about the Afghanistan–Pakistan talks, only with passages from news articles."

NOTHING_FOUND = "The articles say nothing that answers this."
WEAK = "The articles do not clearly answer this. These passages come closest; they may not answer it."
MISSING_WORDS = "No article uses: {words}"
CORPUS = "{articles} articles, newest {newest}"
PERIOD = "My {articles} articles are from {oldest} to {newest}."
CAN_ANSWER = "What they answer, for instance:"
DIFFERING = "The articles differ on {topic}:"
READ_IN_PART = "I read English only: of your question I understood names, dates and common words."
VERDICTS = {
    "verbatim": "Yes: these words are printed so.",
    "altered": "Not quite: the printed words are different. Struck out is what is not there, underlined what is.",
    "misattributed": "These words are printed, but as somebody else’s.",
    "not_found": "No article here prints these words. The nearest passages:",
}
# The same where the words are no quotation, but what an article says itself.
OWN_WORDS = {
    "verbatim": "An article prints these words as its own, not as a quotation.",
    "altered": "Not quite: an article says it in other words. Struck out is what is not there, underlined what is.",
    "misattributed": "An article prints these words as its own; it does not quote anybody with them.",
}
CORPUS_OF_ONE = "1 article, of {newest}"
UNDATED = "undated"
OTHERS = "Other passages"
UNTIL = "until {day}"
DATED = "dated {days}"
OUR_SUMMARY = "our summary"
EXCERPT = "excerpt"
ALSO_IN_ONE = "also in {outlet}, first on {day}"
ALSO_IN = "also in {outlets} outlets, first on {day}"

TEXT_ONLY = "I can only read text. Please type your question."
QUESTION_REFUSED = "I cannot take this question: {why}."
ERROR = "Something went wrong on my side, and your question has no answer yet. Please send it again. (Error {error_id})"

COMMANDS = {"start": "What this bot does", "help": "How to ask, and how to read an answer"}
DESCRIPTION = START
SHORT_DESCRIPTION = "Cited answers about the Afghanistan–Pakistan talks"
