"""Verbs of speech and position where they report nothing: declined to comment, the truce agreed on Sunday."""

from index.attribution.cues import AUXILIARIES, DETERMINERS, MEDIA, NEGATIONS, PREPOSITIONS, SPEAKERS, Form, Verb
from index.attribution.inversions import Tokens
from index.attribution.tokens import Stretch

# "asked not to be named", "insisted on anonymity": how somebody speaks, not what is said.
_OBLIGING = frozenset("must should could can may might".split())
# What one does to fire as well as to a question.
_RESPONDING = frozenset("reply respond".split())
# What somebody must or might say is not said.
_UNSAID = frozenset("must should might".split())
_ASKING = frozenset("ask request insist decline refuse prefer want".split())
_UNNAMED = frozenset("named identified anonymity unnamed".split())
# "thought to carry a commander": said of it, not by it.
_SAID_OF = frozenset("allege believe estimate report say think".split())
# "the truce agreed on 19 October": so do things that were agreed, and not those who agree.
_DONE_TO_THINGS = frozenset(
    "accept agree announce approve confirm declare demand disclose discuss mention offer plan pledge promise propose"
    " report request reveal".split()
)
# "declined to comment": nothing was said.
_SILENT = frozenset("answer be comment elaborate engage respond speak".split())


def is_other_use(tokens: Tokens, at: int, verb: Verb) -> bool:
    """Whether nothing is reported: spoke at the summit, responded to the fire, Kabul must offer, did not say."""
    after = [token.plain for token in tokens[at + 1 : at + 3]]
    if verb.lemma in {"decline", "refuse"} and after[:1] == ["to"] and after[1:] and after[1] in _SILENT:
        return True
    said_of = verb.form is Form.PAST and after[:1] == ["to"] and verb.lemma in _SAID_OF
    if said_of or (verb.says and verb.speaks and verb.lemma != "deny" and _is_negated(tokens, at)):
        return True
    if at and tokens[at - 1].plain in (_UNSAID if verb.says else _OBLIGING):
        return True
    if verb.lemma == "speak" and after[:1] != ["of"]:
        return True
    if verb.lemma in _RESPONDING and after[:1] == ["to"]:
        return not any(token.quoted for token in tokens[:at])
    return verb.lemma in _ASKING and any(token.plain in _UNNAMED for token in tokens[at + 1 : at + 6])


def is_done_to(tokens: Tokens, at: int, verb: Verb, source: Stretch) -> bool:
    """Whether it is as in "the truce agreed on 19 October", where what stands left is no subject."""
    if verb.form is not Form.PAST or verb.lemma not in _DONE_TO_THINGS or source[1] != at or at + 1 == len(tokens):
        return False
    if tokens[at + 1].plain not in {"on", "in", "at", "last", "earlier"} or tokens[source[0]].plain not in DETERMINERS:
        return False
    behind = (token.plain for token in tokens[at + 2 : at + 8])
    speaks = any(token.plain in SPEAKERS | MEDIA for token in tokens[source[0] : at])
    end = next((to for to in range(source[0] + 1, at) if tokens[to].plain in PREPOSITIONS), at)
    return not speaks and not tokens[end - 1].capital and "that" not in behind


def is_to_come(tokens: Tokens, at: int, verb: Verb, source: Stretch) -> bool:
    """Whether it is as in: Dawn reported that Islamabad would seek guarantees. That is the report's own content."""
    return not verb.says and tokens[at - 1].plain == "would" and tokens[source[0] - 1].plain == "that"


def _is_negated(tokens: Tokens, at: int) -> bool:
    """Whether "not" or the like stands among the auxiliaries and adverbs before a verb."""
    first = at
    while (
        first > 0
        and at - first < 4
        and (tokens[first - 1].plain in AUXILIARIES or tokens[first - 1].plain[-2:] == "ly")
    ):
        first -= 1
    return any(token.plain in NEGATIONS for token in tokens[first:at])
