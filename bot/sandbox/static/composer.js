// What the person writes: messages, replies, changes, files, commands, and searches through the bot.
import { ask, by, element, place, post, recall, remember, show, words } from "./here.js";

const [text, form, context, attached, choices, commands, results, state] =
  ["text", "composer", "context", "attached", "choices", "commands", "results", "choices-state"].map(by);
const PAUSE_MS = 350; // between the last letter and the search
const PHOTOS = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const draftOf = (key) => `draft ${key}`;
let target = {}; // of a reply: reply_to, quote; of a change: message_id
let file = null;
let latestSearch = 0;
let searchTimer;

// --- The list above the input: commands, or what the bot offers.
const options = () => [...choices.querySelectorAll("ul:not([hidden]) [role=option]:not([hidden])")];
const active = () => options().find((option) => option.getAttribute("aria-selected") === "true");

function open(list) {
  for (const one of [commands, results]) one.hidden = one !== list;
  choices.hidden = !list;
  by("show-commands").setAttribute("aria-expanded", String(list === commands));
  if (list) text.setAttribute("aria-controls", list.id);
  select(null);
}

function select(option) {
  for (const one of options()) one.setAttribute("aria-selected", String(one === option));
  if (!option) return text.removeAttribute("aria-activedescendant");
  text.setAttribute("aria-activedescendant", option.id);
  return option.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const all = options();
  const now = all.indexOf(active());
  if (all.length) select(all[(now + step + all.length + (now < 0 && step < 0)) % all.length]);
}

function close() {
  clearTimeout(searchTimer);
  latestSearch += 1;
  open(null);
}

function offerCommands(start) {
  for (const option of commands.children) option.hidden = !option.dataset.command.startsWith(`/${start}`);
  open(commands);
  state.textContent = options().length ? "" : words.no_commands;
}

// --- Searching through the bot, as soon as its name and a space stand in front.
function offer({ query_id, results: found, next_offset, button }, query, added) {
  const make = (title, description, fields) => {
    const option = element(`<li role="option" aria-selected="false" data-testid="result"><b dir="auto"></b><span dir="auto"></span></li>`);
    option.id = `result-${results.children.length}`;
    option.firstChild.textContent = title;
    option.lastChild.textContent = description;
    Object.assign(option.dataset, fields);
    results.append(option);
    return option;
  };
  if (!added) results.replaceChildren();
  if (button && !added) make(button.text, "", { start: button.start_parameter, testid: "results-button" });
  const made = found.map((one) => make(one.title, one.description, { query: query_id, result: one.id }));
  if (next_offset) make(words.more_results, "", { more: next_offset, search: query, testid: "more-results" });
  open(results);
  state.textContent = found.length || added ? "" : words.no_results;
  if (added) select(made[0] ?? null);
}

async function search(query, offset = "") {
  const number = (latestSearch += 1);
  if (!offset) { results.replaceChildren(); open(results); }
  state.textContent = words.searching;
  const { status, answer } = await ask("inline", { query, offset });
  if (number !== latestSearch) return;
  if (status === 200) return offer(answer, query, Boolean(offset));
  state.textContent = { 504: words.no_answer, 409: words.inline_off }[status] ?? answer.error;
}

async function choose({ command, start, query, result, more, search: searched }, option) {
  if (more) { option.remove(); return search(searched, more); }
  close();
  if (command) { put(""); return post("say", { text: command }); }
  if (start) {
    const sent = await post("say", { chat_id: Number(place.userId), thread_id: null, text: `/start ${start}` });
    if (!sent) return;
    put("");
    return location.assign(`/?user_id=${place.userId}`);
  }
  if (await post("choose", { query_id: query, result_id: result })) put("");
}

// --- The input itself.
function put(value) {
  text.value = value;
  remember(draftOf(place.key), value);
}

function typed() {
  remember(draftOf(place.key), text.value);
  const searched = text.value.match(new RegExp(`^@${place.bot}\\s([^]*)$`, "i"));
  clearTimeout(searchTimer);
  if (searched) searchTimer = setTimeout(() => search(searched[1].trim()), PAUSE_MS);
  else if (/^\/\w*$/.test(text.value) && !target.message_id) offerCommands(text.value.slice(1));
  else close();
}

function aim(fields, title, snippet) {
  target = fields;
  context.hidden = !title;
  by("context-title").textContent = title;
  by("context-text").textContent = snippet;
  form.classList.toggle("editing", Boolean(fields.message_id));
  const label = fields.message_id ? words.save : words.send;
  by("send").setAttribute("aria-label", label);
  by("send").title = label;
}

function cancel() {
  if (target.message_id) put("");
  aim({}, "", "");
  text.focus();
}

function hold(given) {
  file = given ?? null;
  attached.hidden = !file;
  by("attached-name").textContent = file?.name ?? "";
  by("as-file-choice").hidden = !PHOTOS.includes(file?.type);
  by("as-file").checked = false;
  by("file").value = "";
  text.focus();
}

async function packed() {
  if (!file) return {};
  const reader = new FileReader();
  const read = new Promise((done) => { reader.onload = done; });
  reader.readAsDataURL(file);
  await read;
  const kind = PHOTOS.includes(file.type) && !by("as-file").checked ? "photo" : "document";
  const base64 = reader.result.slice(reader.result.indexOf(",") + 1);
  return { file: { kind, name: file.name || kind, mime_type: file.type, base64 } };
}

async function send() {
  const [said, held, aimed] = [text.value, file, target];
  if (!said.trim() && !held) return;
  close();
  const body = { text: said, ...aimed, ...(await packed()) };
  put("");
  if (!(await post(aimed.message_id ? "edit" : "say", body))) {
    if (!text.value) put(said);
    return;
  }
  if (file === held && held) hold(null);
  if (target === aimed) aim({}, "", "");
}

form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
text.addEventListener("input", typed);
text.addEventListener("keydown", (event) => {
  const listed = !choices.hidden;
  const keys = {
    ArrowDown: () => listed && move(1),
    ArrowUp: () => (listed ? move(-1) : !text.value && changeLast()),
    Escape: () => (listed ? close() : cancel()),
    Enter: () => !event.shiftKey && (active() ? choose(active().dataset, active()) : send()),
  };
  if (event.isComposing || !keys[event.key] || keys[event.key]() === false) return;
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown" || listed) event.preventDefault();
});
text.addEventListener("blur", () => { if (!choices.matches(":hover")) close(); });
choices.addEventListener("pointerdown", (event) => event.preventDefault());
choices.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) choose(option.dataset, option);
});
by("show-commands").addEventListener("pointerdown", (event) => event.preventDefault());
by("show-commands").addEventListener("click", () => {
  if (commands.hidden || choices.hidden) offerCommands("");
  else close();
  text.focus();
});
by("context-cancel").addEventListener("click", cancel);
by("attached-cancel").addEventListener("click", () => hold(null));
by("attach").addEventListener("click", () => by("file").click());
by("file").addEventListener("change", (event) => hold(event.target.files[0]));
text.addEventListener("paste", (event) => {
  if (!event.clipboardData.files.length) return;
  event.preventDefault();
  hold(event.clipboardData.files[0]);
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length) hold(event.dataTransfer.files[0]);
});

export function reply(item, quote) {
  const name = item.querySelector(".sender").textContent;
  const shown = quote || item.querySelector(".text, .file-name bdi")?.textContent || words.photo;
  aim({ reply_to: Number(item.dataset.messageId), quote }, words.replying_to.replace("{name}", `\u2068${name}\u2069`), shown);
  text.focus();
}

export function change(item) {
  const said = item.querySelector(".text")?.textContent ?? "";
  aim({ message_id: Number(item.dataset.messageId) }, words.editing, said);
  text.value = said;
  text.focus();
}

function changeLast() {
  const own = [...document.querySelectorAll("[data-editable]")].at(-1);
  if (own) change(own);
}

// Begin a search here, or in another place that is opened then.
export function prefill(query, key = place.key) {
  const value = `@${place.bot} ${query}`;
  if (key !== place.key) return remember(draftOf(key), value);
  put(value);
  text.focus();
  return typed();
}

text.value = recall(draftOf(place.key)) ?? "";
// On a phone this would open the keyboard over half the page.
if (matchMedia("(pointer: fine)").matches || text.value) text.focus();
if (text.value) typed();
show("");
