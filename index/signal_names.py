"""The signals that a passage is compared by, in order; a vector of signals has one number for each."""

SIGNALS = (
    "fused", "dense", "dense_share", "passage_dense", "sentence_dense", "lexical_share", "article_share",
    "late", "late_weighted", "late_least", "late_two_least", "late_rarest", "late_unmet",
    "late_behind", "late_most_behind", "coverage",
    "topic", "topic_in_sentence", "topic_in_title", "names", "days", "pairs", "date", "number", "counted",
    "hour", "person", "place", "reason", "quote", "verify", "speaker", "source", "length",
)  # fmt: skip
