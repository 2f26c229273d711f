"""How the bot gets its updates."""

from bot.sandbox.bot import Bot
from bot.sandbox.delivery import KINDS
from bot.sandbox.level import Level
from bot.sandbox.parameters import Arguments
from bot.sandbox.refusal import Refused


async def get_updates(bot: Bot, given: Arguments) -> object:
    updates = await bot.updates.poll(
        offset=given.integer("offset"),
        limit=given.integer("limit", 100),
        timeout_s=given.integer("timeout"),
        allowed=_allowed(bot, given),
    )
    return [update.json() for update in updates]


async def set_webhook(bot: Bot, given: Arguments) -> object:
    bot.webhook.set(given, _allowed(bot, given))
    return True


async def delete_webhook(bot: Bot, given: Arguments) -> object:
    drop = given.values.get("drop_pending_updates")
    bot.webhook.set(Arguments({"url": "", "drop_pending_updates": drop}), None)
    return True


async def get_webhook_info(bot: Bot, _: Arguments) -> object:
    target, error = bot.webhook.target, bot.webhook.last_error
    info: dict[str, object] = {
        "url": target.url,
        "has_custom_certificate": False,
        "pending_update_count": bot.updates.pending,
    }
    if target.url:
        info |= {"max_connections": target.connections, "ip_address": "127.0.0.1"}
    if error:
        info |= {"last_error_date": error[0], "last_error_message": error[1]}
    return info | ({"allowed_updates": list(bot.updates.allowed)} if bot.updates.allowed else {})


def _allowed(bot: Bot, given: Arguments) -> list[str] | None:
    """The kinds of update that are asked for. Telegram passes over those that do not exist; the referee does not."""
    allowed = given.texts("allowed_updates")
    unknown = set(allowed or ()) - KINDS
    if unknown and bot.level is Level.STRICT:
        raise Refused(f'Bad Request: unknown kind of update "{min(unknown)}" in allowed_updates')
    return None if allowed is None else [kind for kind in allowed if kind in KINDS]
