// Puts what the server has rendered in its place, and passes on what the person presses. No other work happens here.
import { change, prefill, reply } from "./composer.js";
import { by, copy, element, localise, openDialog, place, post, recall, remember, show, words } from "./here.js";

const [log, messages, typing, calls, draft] = ["log", "messages", "typing", "calls", "draft"].map(by);
const TYPING_MS = 5500; // Telegram shows "typing" for about 5 seconds
const DRAFT_MS = 30_000;
const SHOWN_CALLS = 100;
let typingTimer, draftTimer;

// --- Quotes: one that fits into its few lines needs no button.
function settleQuotes(root) {
  for (const button of root.querySelectorAll(".more")) {
    const quote = button.previousElementSibling;
    if (button.getAttribute("aria-expanded") === "false") button.hidden = quote.scrollHeight <= quote.clientHeight + 1;
  }
}

function expand(button, open) {
  button.setAttribute("aria-expanded", String(open));
  button.textContent = open ? button.dataset.less : button.dataset.more;
  button.previousElementSibling.classList.toggle("clamped", !open);
}

// --- Where the conversation stands.
function nearEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 60;
}

// A long answer is read from its top; anything else is simply the end of the conversation.
function reveal(item) {
  const top = item.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
  log.scrollTop = item.offsetHeight > log.clientHeight ? top - 8 : log.scrollHeight;
}

function jump(item) {
  item.scrollIntoView({ block: "center" });
  item.focus({ preventScroll: true });
  item.classList.remove("found");
  requestAnimationFrame(() => item.classList.add("found"));
}

// Messages of one album stand together.
function gather(item) {
  const before = item.previousElementSibling;
  if (!item.dataset.album || before?.dataset.album !== item.dataset.album) return;
  if (!before.matches(".album")) {
    const album = element(`<li class="album"><ol></ol></li>`);
    album.dataset.album = item.dataset.album;
    before.replaceWith(album);
    album.firstChild.append(before);
  }
  item.previousElementSibling.firstChild.append(item);
}

function settle(root) {
  localise(root);
  settleQuotes(root);
}

function endTyping() {
  clearTimeout(typingTimer);
  typing.textContent = "";
}

function endWaiting() {
  for (const button of messages.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

// The control of a new rendering that stands for one of the old.
function twin(control, item) {
  const same = (other) => other.textContent === control.textContent && other.className === control.className;
  return [...item.querySelectorAll("button, a")].find(same);
}

// --- What has been said elsewhere and not yet been read.
const unread = new Set(recall("unread"));

function showUnread() {
  remember("unread", [...unread]);
  for (const link of document.querySelectorAll("[data-key]:not(body)")) {
    const inside = (key) => key === link.dataset.key || (link.matches(".chats *") && key.startsWith(`${link.dataset.key}.`));
    link.classList.toggle("unread", [...unread].some(inside));
  }
  by("unread").hidden = unread.size === 0;
}

const changes = {
  message(frame) {
    const follow = nearEnd() || frame.own;
    const item = element(frame.html);
    messages.append(item);
    gather(item);
    settle(item);
    if (frame.from === "bot") { endTyping(); draft.replaceChildren(); }
    if (follow) reveal(item);
    else by("latest").hidden = false;
  },
  edit(frame) {
    const old = by(`m${frame.message_id}`);
    if (!old) return;
    const wasAtEnd = nearEnd();
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const item = element(frame.html);
    old.replaceWith(item);
    settle(item);
    if (focused) (focused === old ? item : twin(focused, item) ?? item).focus({ preventScroll: true });
    if (wasAtEnd) reveal(item);
  },
  delete(frame) {
    by(`m${frame.message_id}`)?.remove();
    messages.querySelector(".album:not(:has(.message))")?.remove();
  },
  typing() {
    endTyping();
    typing.textContent = words.typing;
    typingTimer = setTimeout(endTyping, TYPING_MS);
  },
  draft(frame) {
    const follow = nearEnd();
    endTyping();
    draft.replaceChildren(element(frame.html));
    settle(draft);
    if (follow) log.scrollTop = log.scrollHeight;
    clearTimeout(draftTimer);
    draftTimer = setTimeout(() => draft.replaceChildren(), DRAFT_MS);
  },
  answer({ text, alert }) {
    endWaiting();
    if (text && alert) openDialog(text);
    else if (text) show(text);
  },
  commands(frame) { by("commands").innerHTML = frame.html; },
  profile({ name, about }) {
    for (const one of document.querySelectorAll(".bot-name")) one.textContent = name;
    if (by("about")) by("about").textContent = about;
  },
  line({ chat, key, html, fresh }) {
    const latest = document.querySelector(`.chats [data-key="${chat}"] .latest`);
    if (latest) latest.innerHTML = html;
    if (fresh && key !== place.key) unread.add(key);
    showUnread();
  },
  call(frame) {
    const list = calls.querySelector("ol");
    list.prepend(element(frame.html));
    localise(list.firstElementChild);
    while (list.children.length > SHOWN_CALLS) list.lastElementChild.remove();
    if (!frame.refused) return;
    const count = calls.querySelector("[data-testid=refusal-count]");
    count.textContent = String(Number(count.textContent) + 1);
    calls.querySelector(".refusals").hidden = false;
  },
  status(frame) {
    by("status").textContent = frame.text;
    by("status").className = frame.status;
  },
  reload() { location.reload(); },
};

const topic = place.threadId && `&thread_id=${place.threadId}`;
const stream = new EventSource(`/sandbox/events?user_id=${place.userId}&chat_id=${place.chatId}${topic}&after=${place.lastEvent}`);
for (const [kind, change_] of Object.entries(changes)) {
  stream.addEventListener(kind, (event) => change_(JSON.parse(event.data)));
}
stream.addEventListener("error", () => changes.status({ status: "away", text: words.stopped }));

// --- The menu of a message.
let menu = null;

function selectedIn(item) {
  const selection = getSelection();
  const inside = selection.rangeCount && item.querySelector(".text")?.contains(selection.getRangeAt(0).commonAncestorContainer);
  return inside ? selection.toString().trim() : "";
}

function closeMenu(returnFocus) {
  if (!menu) return;
  const button = menu.previousElementSibling;
  menu.remove();
  menu = null;
  button.setAttribute("aria-expanded", "false");
  if (returnFocus) button.focus();
}

function openMenu(button) {
  const item = button.closest(".message");
  const quote = selectedIn(item);
  closeMenu();
  menu = by("menu").content.firstElementChild.cloneNode(true);
  menu.dataset.quote = quote;
  const unfit = { quote: !quote, edit: !("editable" in item.dataset), copy: !item.querySelector(".text") };
  for (const [what, is] of Object.entries(unfit)) if (is) menu.querySelector(`[data-do=${what}]`).remove();
  button.after(menu);
  button.setAttribute("aria-expanded", "true");
  menu.scrollIntoView({ block: "nearest" });
  menu.querySelector("[data-do]").focus();
}

const doings = {
  quote: (item, quote) => reply(item, quote),
  reply: (item) => reply(item, ""),
  edit: (item) => change(item),
  copy: (item) => copy(item.querySelector(".text").innerText),
};

function react(button, item) {
  const mine = item.querySelector(`.reactions [aria-pressed=true][data-react="${button.dataset.react}"]`);
  post("react", { message_id: Number(item.dataset.messageId), emoji: mine ? "" : button.dataset.react });
}

// --- What the buttons of a message do.
function chooseChat(query, allowed) {
  const links = [...document.querySelectorAll(".chats a")].filter((link) => !allowed || allowed.split(" ").includes(link.dataset.kind));
  const list = element(`<ul class="chooser"></ul>`);
  for (const link of links) {
    const copied = link.cloneNode(true);
    copied.removeAttribute("aria-current");
    copied.addEventListener("click", (event) => {
      prefill(query, link.dataset.key);
      if (link.dataset.key !== place.key) return;
      event.preventDefault();
      by("dialog").close();
      by("text").focus();
    });
    list.append(element("<li></li>"));
    list.lastChild.append(copied);
  }
  openDialog(links.length ? words.choose_chat : words.no_chat, list);
}

const actions = {
  callback_data(button) {
    button.setAttribute("aria-busy", "true");
    const message = button.closest("[data-message-id]");
    post("press", { message_id: Number(message.dataset.messageId), data: button.dataset.value })
      .then((sent) => { if (!sent) endWaiting(); });
  },
  copy_text: (button) => copy(button.dataset.value),
  switch_inline_query_current_chat: (button) => prefill(button.dataset.value),
  switch_inline_query: (button) => chooseChat(button.dataset.value),
  switch_inline_query_chosen_chat: (button) => chooseChat(button.dataset.value, button.dataset.allowed ?? ""),
};

function enlarge(link) {
  const photo = link.firstElementChild.cloneNode();
  openDialog(photo.alt, photo);
}

function toggleSide(open) {
  document.body.classList.toggle("side-open", open);
  by("show-chats").setAttribute("aria-expanded", String(open));
  (open ? by("side").querySelector("[aria-current]") : by("show-chats")).focus();
}

const pressed = [
  [".about-message", (button) => (menu?.previousElementSibling === button ? closeMenu(true) : openMenu(button))],
  ["[data-do]", (button) => {
    const [item, { quote }] = [button.closest(".message"), menu.dataset];
    closeMenu(button.dataset.do === "copy");
    doings[button.dataset.do](item, quote);
  }],
  ["[data-react]", (button) => {
    const item = button.closest(".message");
    closeMenu(true);
    react(button, item);
  }],
  ["[data-say]", (button) => post("say", { text: button.dataset.say })],
  ["[data-action]", (button) => actions[button.dataset.action]?.(button)],
  [".more", (button) => expand(button, button.getAttribute("aria-expanded") === "false")],
  [".spoiler", (spoiler) => spoiler.classList.add("shown")],
  ["a.reply", (link, event) => {
    const item = document.querySelector(link.getAttribute("href"));
    event.preventDefault();
    if (item) jump(item);
  }],
  ["a.photo", (link, event) => { event.preventDefault(); enlarge(link); }],
  ["#latest", () => { log.scrollTop = log.scrollHeight; log.focus(); }],
  ["#show-chats", () => toggleSide(!document.body.matches(".side-open"))],
  ["#hide-chats", () => toggleSide(false)],
  ["#dialog-close", () => by("dialog").close()],
  ["#reset", () => post("reset", {})],
  ["[data-block]", (button) => post(button.dataset.block, {})],
  ["button[data-bot]", (button) => post("bot_status", { bot: button.dataset.bot })],
];
document.addEventListener("click", (event) => {
  if (menu && !menu.contains(event.target) && !event.target.closest(".about-message")) closeMenu();
  if (document.body.matches(".side-open") && !event.target.closest(".side, #show-chats")) toggleSide(false);
  for (const [selector, act] of pressed) {
    const found = event.target.closest(selector);
    if (found) return act(found, event);
  }
});
// The words that are selected stay so when the menu is opened by the mouse.
document.addEventListener("mousedown", (event) => { if (event.target.closest(".about-message")) event.preventDefault(); });

document.addEventListener("keydown", (event) => {
  if (event.target.matches?.(".spoiler") && ["Enter", " "].includes(event.key)) {
    event.preventDefault();
    event.target.click();
  } else if (menu?.contains(event.target)) {
    const items = [...menu.querySelectorAll("[role=menuitem]")];
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") closeMenu(true);
    else if (event.key === "Tab") closeMenu(true);
    else if (step) items[(items.indexOf(event.target) + step + items.length) % items.length].focus();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  } else if (event.key === "Escape" && document.body.matches(".side-open")) {
    toggleSide(false);
  } else if (event.key === "Escape" && calls.contains(event.target)) {
    calls.open = false;
    calls.firstElementChild.focus();
  }
});
// A link inside the folded part of a quote must not take the focus unseen.
document.addEventListener("focusin", (event) => {
  const folded = event.target.closest("blockquote.clamped");
  if (folded && !folded.nextElementSibling.hidden) expand(folded.nextElementSibling, true);
});

// --- The bench.
by("faults").addEventListener("change", (event) => {
  const { elements } = event.currentTarget;
  const ticked = [...elements].filter((one) => one.checked && one.name !== "rates");
  const faults = ticked.map(({ name }) => ({ kind: name, rate: Number(elements[`${name}-rate`].value) }));
  post("faults", { faults, rates: elements.rates.checked });
});
by("only-refused").addEventListener("change", (event) => {
  calls.querySelector("ol").classList.toggle("only-refused", event.target.checked);
});
if (recall("calls")) calls.open = true;
calls.addEventListener("toggle", () => remember("calls", calls.open));

// The end of the conversation stays in sight when the room for it changes.
let atEnd = true;
log.addEventListener("scroll", () => {
  atEnd = nearEnd();
  by("latest").hidden = atEnd;
});
new ResizeObserver(() => { if (atEnd) log.scrollTop = log.scrollHeight; settleQuotes(messages); }).observe(log);

for (const item of [...messages.children]) gather(item);
settle(document);
setInterval(() => localise(document), 60_000);
unread.delete(place.key);
showUnread();
log.scrollTop = log.scrollHeight;
