"""What the bot answers from: an immutable directory that says what it is, and the pointer to the current one.

A snapshot holds `manifest.json` (`manifest`), `records.sqlite` (`records_db`), `text/` (`text_index`), and
`vectors.faiss` with `sentences.npy` (`vectors`). `opened` reads it and refuses any mismatch by name; `publish` writes
it aside, verifies it, and only then moves the pointer.
"""
