"""What the chat page says, in the languages of its two people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The page's own sentences in one language. ``direction`` is ``ltr`` or ``rtl``; braces hold names."""

    language: str
    direction: str
    native_name: str
    # Places and people.
    title: str
    people: str
    chats: str
    show_chats: str
    conversation: str
    topics: str
    general: str
    group_of: str
    forum_of: str
    bot_is_out: str
    # The bot's state.
    starting: str
    away: str
    ready: str
    stopped: str
    typing: str
    thinking: str
    # Messages.
    you: str
    edited: str
    in_reply_to: str
    via: str
    forwarded_from: str
    guest_for: str
    more: str
    less: str
    hidden_text: str
    photo: str
    document: str
    enlarge: str
    download: str
    close: str
    reactions: str
    no_messages: str
    joined: str
    removed: str
    became_supergroup: str
    was_group: str
    latest: str
    # What can be done with a message.
    message_menu: str
    react: str
    reply: str
    reply_to_selection: str
    edit: str
    copy: str
    copied: str
    not_copied: str
    # Writing.
    write: str
    send: str
    save: str
    cancel: str
    attach: str
    as_file: str
    commands: str
    no_commands: str
    greeting: str
    start: str
    replying_to: str
    editing: str
    # Searching through the bot.
    results: str
    searching: str
    no_results: str
    no_answer: str
    inline_off: str
    more_results: str
    choose_chat: str
    no_chat: str
    # The bench.
    calls: str
    refused: str
    fault: str
    only_refused: str
    no_calls: str
    faults: str
    faults_hint: str
    rate: str
    rates: str
    reset: str
    block: str
    unblock: str
    blocked: str
    take_in: str
    put_out: str
    flood: str
    server_error: str
    slow: str
    reply_lost: str
    refused_connection: str
    duplicate: str
    swapped: str
    late: str
    no_script: str


ENGLISH = Words(
    language="en",
    direction="ltr",
    native_name="English",
    title="Sandbox",
    people="Write as",
    chats="Chats",
    show_chats="Show chats and people",
    conversation="Conversation",
    topics="Topics",
    general="General",
    group_of="Group, {count} people",
    forum_of="Forum, {count} people",
    bot_is_out="the bot is not in it",
    starting="The bot is starting…",
    away="The bot has not asked for messages for a while. Is it still running?",
    ready="connected",
    stopped="The sandbox has stopped. Trying again…",
    typing="The bot is typing…",
    thinking="Thinking…",
    you="You",
    edited="edited",
    in_reply_to="In reply to",
    via="via {name}",
    forwarded_from="Forwarded from {name}",
    guest_for="Called as a guest by {name}",
    more="Show more",
    less="Show less",
    hidden_text="Hidden text, show it",
    photo="Photo",
    document="File",
    enlarge="Enlarge",
    download="Download",
    close="Close",
    reactions="Reactions",
    no_messages="No messages yet",
    joined="{who} added {whom}",
    removed="{who} removed {whom}",
    became_supergroup="This group is now a supergroup",
    was_group="This supergroup was a group before",
    latest="Go to the latest message",
    message_menu="What to do with this message",
    react="React",
    reply="Reply",
    reply_to_selection="Reply to the selected words",
    edit="Edit",
    copy="Copy text",
    copied="Copied",
    not_copied="The browser did not let it be copied",
    write="Write a message",
    send="Send",
    save="Save the change",
    cancel="Cancel",
    attach="Attach a photo or a file",
    as_file="Send as a file",
    commands="Commands",
    no_commands="The bot has set no such command.",
    greeting="What can this bot do?",
    start="Start",
    replying_to="Reply to {name}",
    editing="Edit message",
    results="What the bot offers",
    searching="Searching…",
    no_results="Nothing found.",
    no_answer="The bot gave no answer.",
    inline_off="Inline mode is switched off for this bot.",
    more_results="More results",
    choose_chat="Choose a chat",
    no_chat="You have no chat of the kind that this button is for.",
    calls="Calls",
    refused="refused",
    fault="fault",
    only_refused="Only refused calls",
    no_calls="Nothing here yet.",
    faults="Let things go wrong",
    faults_hint="What is ticked happens to this share of calls or updates.",
    rate="Share",
    rates="Answer 429 to too many messages",
    reset="Forget all messages",
    block="Block the bot",
    unblock="Unblock the bot",
    blocked="You have blocked the bot.",
    take_in="Take the bot into this group",
    put_out="Put the bot out of this group",
    flood="429, come again later",
    server_error="Error of the front server",
    slow="Late answer",
    reply_lost="Answer breaks off",
    refused_connection="Nobody can connect for a moment",
    duplicate="Update comes twice",
    swapped="Updates change places",
    late="Update comes late",
    no_script="This page needs JavaScript to talk to the bot.",
)

URDU = Words(
    language="ur",
    direction="rtl",
    native_name="اردو",
    title="سینڈ باکس",
    people="کس کے نام سے لکھیں",
    chats="گفتگوئیں",
    show_chats="گفتگوئیں اور افراد دکھائیں",
    conversation="گفتگو",
    topics="موضوعات",
    general="عمومی",
    group_of="گروپ، {count} افراد",
    forum_of="فورم، {count} افراد",
    bot_is_out="بوٹ اس میں شامل نہیں",
    starting="بوٹ شروع ہو رہا ہے…",
    away="بوٹ نے کچھ دیر سے پیغامات نہیں مانگے۔ کیا وہ چل رہا ہے؟",
    ready="جڑا ہوا ہے",
    stopped="سینڈ باکس بند ہو گیا ہے۔ دوبارہ کوشش ہو رہی ہے…",
    typing="بوٹ لکھ رہا ہے…",
    thinking="سوچ رہا ہے…",
    you="آپ",
    edited="ترمیم شدہ",
    in_reply_to="اس کے جواب میں",
    via="{name} کے ذریعے",
    forwarded_from="{name} کی طرف سے آگے بھیجا گیا",
    guest_for="{name} نے بطور مہمان بلایا",
    more="مزید دکھائیں",
    less="کم دکھائیں",
    hidden_text="چھپا ہوا متن، دکھائیں",
    photo="تصویر",
    document="فائل",
    enlarge="بڑا کر کے دیکھیں",
    download="ڈاؤن لوڈ کریں",
    close="بند کریں",
    reactions="ردِ عمل",
    no_messages="ابھی کوئی پیغام نہیں",
    joined="{who} نے {whom} کو شامل کیا",
    removed="{who} نے {whom} کو نکال دیا",
    became_supergroup="یہ گروپ اب سپر گروپ ہے",
    was_group="یہ سپر گروپ پہلے گروپ تھا",
    latest="تازہ ترین پیغام پر جائیں",
    message_menu="اس پیغام کے اختیارات",
    react="ردِ عمل دیں",
    reply="جواب دیں",
    reply_to_selection="منتخب الفاظ کا جواب دیں",
    edit="ترمیم کریں",
    copy="متن نقل کریں",
    copied="نقل ہو گیا",
    not_copied="براؤزر نے نقل کرنے کی اجازت نہیں دی",
    write="پیغام لکھیں",
    send="بھیجیں",
    save="ترمیم محفوظ کریں",
    cancel="منسوخ کریں",
    attach="تصویر یا فائل منسلک کریں",
    as_file="فائل کے طور پر بھیجیں",
    commands="احکامات",
    no_commands="بوٹ نے ایسا کوئی حکم نہیں رکھا۔",
    greeting="یہ بوٹ کیا کر سکتا ہے؟",
    start="شروع کریں",
    replying_to="{name} کو جواب",
    editing="پیغام میں ترمیم",
    results="بوٹ کی تجاویز",
    searching="تلاش جاری ہے…",
    no_results="کچھ نہیں ملا۔",
    no_answer="بوٹ نے کوئی جواب نہیں دیا۔",
    inline_off="اس بوٹ کا اِن لائن موڈ بند ہے۔",
    more_results="مزید نتائج",
    choose_chat="گفتگو منتخب کریں",
    no_chat="یہ بٹن جس قسم کی گفتگو کے لیے ہے، آپ کے پاس ویسی کوئی گفتگو نہیں۔",
    calls="کالیں",
    refused="مسترد",
    fault="خرابی",
    only_refused="صرف مسترد شدہ کالیں",
    no_calls="یہاں ابھی کچھ نہیں۔",
    faults="خرابیاں پیدا کریں",
    faults_hint="نشان زدہ خرابی کالوں یا اپ ڈیٹس کے اتنے حصے کو پیش آتی ہے۔",
    rate="حصہ",
    rates="حد سے زیادہ پیغامات پر 429 کا جواب",
    reset="تمام پیغامات بھلا دیں",
    block="بوٹ کو بلاک کریں",
    unblock="بوٹ کو اَن بلاک کریں",
    blocked="آپ نے بوٹ کو بلاک کر رکھا ہے۔",
    take_in="بوٹ کو اس گروپ میں شامل کریں",
    put_out="بوٹ کو اس گروپ سے نکالیں",
    flood="429، کچھ دیر بعد آئیں",
    server_error="سامنے کے سرور کی خرابی",
    slow="جواب میں دیر",
    reply_lost="جواب بیچ میں ٹوٹ جائے",
    refused_connection="کچھ دیر کوئی رابطہ نہ ہو سکے",
    duplicate="اپ ڈیٹ دو بار آئے",
    swapped="اپ ڈیٹس کی ترتیب بدل جائے",
    late="اپ ڈیٹ دیر سے آئے",
    no_script="بوٹ سے بات کرنے کے لیے اس صفحے کو JavaScript درکار ہے۔",
)

_ALL = {words.language: words for words in (ENGLISH, URDU)}


def words_in(language_code: str) -> Words:
    """The words in a language, or in English where there are none."""
    return _ALL.get(language_code, ENGLISH)
