// Where this page looks, and how it speaks: with the sandbox, and with its reader.
const { words: said, userId, chatId, threadId, key, bot, lastEvent } = document.body.dataset;
const NOTICE_MS = 6000;
export const by = (id) => document.getElementById(id);
export const words = JSON.parse(said);
export const place = { userId, chatId, key, bot, lastEvent, threadId };
const here = { user_id: Number(userId), chat_id: Number(chatId), ...(threadId && { thread_id: Number(threadId) }) };
let noticeTimer;

// A sentence for a moment, read out at once.
export function show(sentence) {
  const notice = by("notice");
  notice.textContent = sentence;
  notice.hidden = !sentence;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { notice.hidden = true; }, NOTICE_MS);
}

// What the sandbox answers, as { status, answer }; status 0 if it is not there.
export async function ask(action, body) {
  try {
    const response = await fetch(`/sandbox/api/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...here, ...body }),
    });
    return { status: response.status, answer: await response.json() };
  } catch {
    return { status: 0, answer: { error: words.stopped } };
  }
}

// Do something and say so if it was refused; tells whether it was done.
export async function post(action, body) {
  const { status, answer } = await ask(action, body);
  if (status !== 200) show(answer.error);
  return status === 200;
}

export function element(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

// What this tab remembers of a person's place over a reload.
const slot = (name) => `${name} ${userId}`;
export const recall = (name) => JSON.parse(sessionStorage.getItem(slot(name)) ?? "null");
export const remember = (name, value) => sessionStorage.setItem(slot(name), JSON.stringify(value));

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    show(words.copied);
  } catch {
    show(words.not_copied);
  }
}

export function openDialog(title, ...nodes) {
  by("dialog-title").textContent = title;
  by("dialog-body").replaceChildren(...nodes);
  by("dialog").showModal();
}

// Times in the reader's language and zone, by the letters of the Bot API.
const language = navigator.languages.find((one) => one.split("-")[0] === words.language) ?? words.language;
const FORMS = {
  w: { weekday: "long" },
  d: { year: "2-digit", month: "2-digit", day: "2-digit" },
  D: { year: "numeric", month: "long", day: "numeric" },
  t: { hour: "numeric", minute: "2-digit" },
  T: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};
const UNITS = [["year", 31556952], ["month", 2629746], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });

function relative(unix) {
  const seconds = Math.round(unix - Date.now() / 1000);
  const [unit, length] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.round(seconds / length), unit);
}

export function localise(root) {
  for (const time of root.querySelectorAll("time[data-unix]")) {
    const { unix, format } = time.dataset;
    const moment = new Date(unix * 1000);
    time.dir = "auto";
    if (time.matches(".text time")) time.title ||= `${time.textContent} · ${full.format(moment)}`;
    else time.title = full.format(moment);
    const options = Object.assign({}, ...[...format].map((letter) => FORMS[letter]));
    if (/r/i.test(format)) time.textContent = relative(unix);
    else if (format) time.textContent = new Intl.DateTimeFormat(language, options).format(moment);
  }
}
