"""A local Bot API with a chat page: the demo for people without a token, and the test bed of the whole application.

It shares no code with the rest of `bot`, so that it can referee what the bot sends; `tests/test_layers.py` keeps it so.
"""
