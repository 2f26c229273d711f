"""The library: articles in, cited answers out. It knows nothing of Telegram, the web or settings.

Read it from the top: `records` (what crosses borders), `articles` (files of the corpus), `sentences` and `passages`
(what is retrieved), `embedding`, `snapshot` (what is on disk), `queries`, `search`, `answers`, then `build` and
`__main__` (the `talks-index` commands). Imports go in that order only; `tests/test_layers.py` keeps it so.
"""
