"""Who an update is from: what a handler has to know about them."""

from telegram import Update

from bot.tongue import Tongue, tongue_of


def tongue_for(update: Update) -> Tongue:
    """The language of the person's Telegram; English where nobody is there or it is another."""
    return tongue_of(update.effective_user.language_code if update.effective_user else None)
