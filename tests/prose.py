"""Made-up bodies for properties: text that is rich in what parts sentences, quotations and paragraphs."""

from hypothesis import strategies as st

_PIECES = (
    "The envoys met", "envoys", "He said", "talks", "Dr", "a.m", "U.S", "J", "No", "3", "مذاکرات", "İstanbul", "😀",
    ".", ".", ".", "!", "?", "…", "۔", "؟", "।", ",", " ", " ", " ", " ", "\n", "\n\n", "\n\n", "\t",
    "“", "”", "“", "”", "„", "«", "»", "‘", "’", '"', '"', "'", "(", ")", "—", "[", "]",
)  # fmt: skip

# Whatever a person may have put into a file, and what looks like news.
bodies = st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=80).map("".join))
