"""What the chat page says, in the languages of its two people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The page's own sentences in one language. ``direction`` is ``ltr`` or ``rtl``."""

    language: str
    direction: str
    native_name: str
    title: str
    people: str
    conversation: str
    starting: str
    away: str
    ready: str
    stopped: str
    typing: str
    you: str
    edited: str
    in_reply_to: str
    more: str
    less: str
    hidden_text: str
    write: str
    send: str
    commands: str
    greeting: str
    start: str
    calls: str
    refused: str
    no_calls: str
    copied: str
    no_script: str


ENGLISH = Words(
    language="en",
    direction="ltr",
    native_name="English",
    title="Sandbox chat",
    people="Write as",
    conversation="Conversation",
    starting="The bot is starting…",
    away="The bot has not asked for messages for a while. Is it still running?",
    ready="connected",
    stopped="The sandbox has stopped. Trying again…",
    typing="The bot is typing…",
    you="You",
    edited="edited",
    in_reply_to="In reply to",
    more="Show more",
    less="Show less",
    hidden_text="Hidden text, show it",
    write="Write a message",
    send="Send",
    commands="Commands",
    greeting="What can this bot do?",
    start="Start",
    calls="Calls",
    refused="refused",
    no_calls="The bot has called nothing yet.",
    copied="Copied",
    no_script="This page needs JavaScript to talk to the bot.",
)

URDU = Words(
    language="ur",
    direction="rtl",
    native_name="اردو",
    title="آزمائشی گفتگو",
    people="بطور لکھیں",
    conversation="گفتگو",
    starting="بوٹ شروع ہو رہا ہے…",
    away="بوٹ نے کچھ دیر سے پیغامات نہیں مانگے۔ کیا وہ چل رہا ہے؟",
    ready="جڑا ہوا ہے",
    stopped="سینڈ باکس بند ہو گیا ہے۔ دوبارہ کوشش ہو رہی ہے…",
    typing="بوٹ لکھ رہا ہے…",
    you="آپ",
    edited="ترمیم شدہ",
    in_reply_to="کے جواب میں",
    more="مزید دکھائیں",
    less="کم دکھائیں",
    hidden_text="چھپا ہوا متن، دکھائیں",
    write="پیغام لکھیں",
    send="بھیجیں",
    commands="احکامات",
    greeting="یہ بوٹ کیا کر سکتا ہے؟",
    start="شروع کریں",
    calls="کالیں",
    refused="مسترد",
    no_calls="بوٹ نے ابھی کوئی کال نہیں کی۔",
    copied="نقل ہو گیا",
    no_script="بوٹ سے بات کرنے کے لیے اس صفحے کو JavaScript درکار ہے۔",
)

_ALL = {words.language: words for words in (ENGLISH, URDU)}


def words_in(language_code: str) -> Words:
    """The words in a language, or in English where there are none."""
    return _ALL.get(language_code, ENGLISH)
