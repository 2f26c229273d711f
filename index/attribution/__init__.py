"""Who is said to have said what: the reading that quotes and statements share.

`cues` has the words, `tokens` the sentences, `sources` finds noun phrases, `clauses` finds who says and with which
word, `people` knows whom names and pronouns mean, `reading` puts them together for one body.
"""
