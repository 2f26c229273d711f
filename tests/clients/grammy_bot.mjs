// A small bot of grammY, unmodified: `node grammy_bot.mjs SERVER_URL`. `aiogram_bot.py` is its twin.
//
// It prints "polling" once it polls, and stops when its standard input ends.

import { Bot, GrammyError, InlineKeyboard, InputFile } from "grammy";

const server = process.argv[2];
const bot = new Bot("123456789:" + "sandbox-token-of-a-test-".repeat(2), { client: { apiRoot: server } });
const keyboard = new InlineKeyboard()
  .text("Next", "page:2")
  .row()
  .url("Article", "https://example.org/talks")
  .copyText("Copy", "Example News, 12 Nov 2025");
const inUrdu = { scope: { type: "all_private_chats" }, language_code: "ur" };

bot.command("start", (context) => context.reply(`Started with ${context.match}`));

// Say what the menu has, in general and for private chats in Urdu.
bot.command("menu", async (context) => {
  const menus = [await bot.api.getMyCommands(), await bot.api.getMyCommands(inUrdu)];
  await context.reply(menus.flat().map((command) => command.description).join(" / "));
});

// Send a document, and read it back from the server.
bot.command("file", async (context) => {
  const sent = await context.replyWithDocument(new InputFile(Buffer.from("مذاکرات\n"), "notes.txt"), {
    caption: "<i>Notes</i>",
    parse_mode: "HTML",
  });
  const file = await context.api.getFile(sent.document.file_id);
  const content = await (await fetch(`${server}/file/bot${bot.token}/${file.file_path}`)).text();
  await context.reply(`${file.file_size} bytes: ${content}`);
});

bot.command("long", async (context) => {
  try {
    await context.reply("x".repeat(4097));
  } catch (refusal) {
    if (!(refusal instanceof GrammyError)) throw refusal;
    await context.reply(`${refusal.name}: ${refusal.description}`);
  }
});

// Reply to a question, quoting its first word.
bot.on("message:text", async (context) => {
  await context.replyWithChatAction("typing");
  await context.reply(
    "<b>Agreed</b> <a href='https://example.org/talks'>[1]</a>\n" +
      "<blockquote expandable>They met &amp; agreed.</blockquote>\n" +
      "<tg-time unix='1763000000' format='D'>12 Nov 2025</tg-time>",
    {
      parse_mode: "HTML",
      reply_markup: keyboard,
      reply_parameters: { message_id: context.message.message_id, quote: context.message.text.split(" ")[0] },
    },
  );
});

// Edit the message whose button was pressed, and say so.
bot.on("callback_query:data", async (context) => {
  const page = context.callbackQuery.data.replace("page:", "");
  await context.editMessageText(`Page ${page}`, { reply_markup: keyboard });
  await context.answerCallbackQuery("Turned the page");
});

// Offer one article for whatever is typed.
bot.on("inline_query", async (context) => {
  const { query } = context.inlineQuery;
  const content = { message_text: `<b>Passage</b> about ${query}`, parse_mode: "HTML" };
  const article = { type: "article", id: "1", title: `About ${query}`, input_message_content: content };
  await context.answerInlineQuery([article], { cache_time: 0, is_personal: true });
});

process.stdin.on("end", () => bot.stop()).resume();
await bot.api.setMyCommands([{ command: "start", description: "Begin" }]);
await bot.api.setMyCommands([{ command: "start", description: "شروع کریں" }], inUrdu);
await bot.start({ onStart: () => console.log("polling") });
