"""Is an alleged quotation real? Compared word by word: a negation lost changes the meaning and hardly the vector."""
