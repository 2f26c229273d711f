// Puts what the server has rendered in its place, and sends what the person does. No other work happens here.
"use strict";

const by = (id) => document.getElementById(id);
const [log, messages, typing, notice, text, calls] = ["log", "messages", "typing", "notice", "text", "calls"].map(by);
const { chatId, lastEvent, stopped, copied } = document.body.dataset;
const TYPING_MS = 5500; // Telegram shows "typing" for about 5 seconds
const NOTICE_MS = 5000;
const SHOWN_CALLS = 100;
let typingTimer, noticeTimer;

function show(sentence) {
  notice.textContent = sentence;
  notice.hidden = !sentence;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { notice.hidden = true; }, NOTICE_MS);
}

async function post(action, body) {
  try {
    const answer = await fetch(`/sandbox/api/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ chat_id: Number(chatId), ...body }),
    });
    if (!answer.ok) show((await answer.json()).error);
    return answer.ok;
  } catch {
    show(stopped);
    return false;
  }
}

function element(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

// A quote that fits into its few lines needs no button.
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

// A long answer is read from its top; anything else is simply the end of the conversation.
function reveal(item) {
  log.scrollTop = item.offsetHeight > log.clientHeight ? item.offsetTop - 8 : log.scrollHeight;
}

function nearEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 40;
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

const changes = {
  message(change) {
    const item = element(change.html);
    messages.append(item);
    settleQuotes(item);
    if (change.from === "bot") endTyping();
    reveal(item);
  },
  edit(change) {
    const old = by(`m${change.message_id}`);
    if (!old) return;
    const wasAtEnd = nearEnd();
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const item = element(change.html);
    old.replaceWith(item);
    settleQuotes(item);
    if (focused) (twin(focused, item) ?? log).focus({ preventScroll: true });
    if (wasAtEnd) reveal(item);
  },
  delete(change) { by(`m${change.message_id}`)?.remove(); },
  typing() {
    endTyping();
    typing.textContent = typing.dataset.text;
    typingTimer = setTimeout(endTyping, TYPING_MS);
  },
  answer(change) { endWaiting(); if (change.text) show(change.text); },
  commands(change) { by("commands").innerHTML = change.html; },
  profile(change) {
    by("name").textContent = change.name;
    by("about").textContent = change.about;
  },
  call(change) {
    const list = calls.querySelector("ol");
    list.append(element(change.html));
    while (list.children.length > SHOWN_CALLS) list.firstElementChild.remove();
    list.scrollTop = list.scrollHeight;
    if (!change.refused) return;
    const count = calls.querySelector("[data-testid=refusal-count]");
    count.textContent = String(Number(count.textContent) + 1);
    calls.querySelector(".refusals").hidden = false;
  },
  status(change) {
    by("status").textContent = change.text;
    by("status").className = change.status;
  },
  reload() { location.reload(); },
};

const stream = new EventSource(`/sandbox/events?chat_id=${chatId}&after=${lastEvent}`);
for (const [kind, change] of Object.entries(changes)) {
  stream.addEventListener(kind, (event) => change(JSON.parse(event.data)));
}
stream.addEventListener("error", () => changes.status({ status: "away", text: stopped }));

by("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = text.value;
  if (!said.trim()) return;
  text.value = "";
  if (!(await post("say", { text: said })) && !text.value) text.value = said;
});
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  by("composer").requestSubmit();
});

const actions = {
  callback_data(button) {
    button.setAttribute("aria-busy", "true");
    const message = button.closest("[data-message-id]");
    post("press", { message_id: Number(message.dataset.messageId), data: button.dataset.value })
      .then((sent) => { if (!sent) endWaiting(); });
  },
  async copy_text(button) {
    await navigator.clipboard.writeText(button.dataset.value);
    show(copied);
  },
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("button, .spoiler");
  if (!button) return;
  if (button.dataset.say) post("say", { text: button.dataset.say });
  else if (button.dataset.action) actions[button.dataset.action]?.(button);
  else if (button.matches(".more")) expand(button, button.getAttribute("aria-expanded") === "false");
  else if (button.matches(".spoiler")) button.classList.add("shown");
});
document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.(".spoiler") || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  event.target.click();
});
// A link inside the folded part of a quote must not take the focus unseen.
document.addEventListener("focusin", (event) => {
  const folded = event.target.closest("blockquote.clamped");
  if (folded && !folded.nextElementSibling.hidden) expand(folded.nextElementSibling, true);
});
addEventListener("resize", () => settleQuotes(messages));

// The end of the conversation stays in sight when the room for it changes.
let atEnd = true;
log.addEventListener("scroll", () => { atEnd = nearEnd(); });
new ResizeObserver(() => { if (atEnd) log.scrollTop = log.scrollHeight; }).observe(log);

settleQuotes(messages);
log.scrollTop = log.scrollHeight;
// On a phone this would open the keyboard over half the page.
if (matchMedia("(pointer: fine)").matches) text.focus();
