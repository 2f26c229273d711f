"""Everything the bot has to remember over a restart, in SQLite or PostgreSQL.

Start with `store.open_store`. Each file beside it is one thing that is kept; records go in and come out, rows never do.
"""
