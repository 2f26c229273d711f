"""The library: articles in, cited answers out. It knows nothing of Telegram, the web or settings.

Read it from the top: `records` (what crosses borders), `articles` (files of the corpus), `sentences` and `passages`
(what is retrieved), `embedding`, `snapshot` (what is on disk), `queries`, `search`, `answers`, then `build` and
`__main__` (the `talks-index` commands). Imports go in that order only; `tests/test_layers.py` keeps it so.
"""

import os

# Products of one question with a few thousand words are too small to share: with two threads they wait for each other,
# and an answer takes a third longer. Read when numpy is loaded, so it has to be said before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
