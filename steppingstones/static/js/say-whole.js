// All questions on one page, which works without a connection. What is typed is kept on this device as it is typed, and
// waits in the outbox (say-offline.js) once it is sent.
import { all, isKiosk, part, put, sendAll, start } from "./say-offline.js";
import { Begun, clearOld, ways, wordsOf } from "./say-kept.js";

const say = document.querySelector(".say");
let whole = say.querySelector("[data-whole]");
const begun = new Begun(whole.dataset.which, isKiosk);
const GO_ON = "#go-on"; // say.js has asked already whose draft it is

const filledIn = () => [...new FormData(whole)].filter(([name]) => name !== "once");

// --- What was begun ---

function isSomething([name, value]) {
  return !["lang", "easy"].includes(name) && value.trim();
}

function keep() {
  if (filledIn().some(isSomething)) begun.keep(whole.dataset.here, filledIn());
  else begun.forget();
}

function putBack(fields) {
  for (const field of whole.elements) {
    if (!field.name || field.type === "hidden") continue;
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.tagName === "SELECT") field.value = values.find((one) => field.querySelector(`[value="${one}"]`)) || "";
    else field.value = values[0] || "";
  }
}

// --- In which words ---

// Another language, or easy words: the page in these words takes the place of this one, with all that is filled in.
async function inOtherWords(query, fields) {
  const address = location.pathname + query + (isKiosk ? "&kiosk" : "");
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const next = page.querySelector("[data-whole]");
  const said = (name, query) => new URLSearchParams(query).get(name) || "";
  if (said("lang", query) !== said("lang", new FormData(next))) throw new Error("Another language was kept.");
  whole.replaceWith(document.adoptNode(next));
  whole = next;
  document.title = page.title;
  history.replaceState(null, "", address);
  putBack(fields);
  ready();
}

async function choose(event) {
  const link = event.target.closest("a[data-words]");
  if (!link) return;
  event.preventDefault();
  try {
    await inOtherWords(link.getAttribute("href"), filledIn());
    keep();
    arrive();
  } catch (dropped) {
    show(document.querySelector("#whole-news"), "#whole-not-here");
    console.info("Not kept on this device.", dropped.name);
  }
}

// The words in which it was begun.
async function goOn(draft) {
  const words = wordsOf(draft.fields);
  try {
    if (`${words}` !== location.search.slice(1)) return await inOtherWords(`?${words}`, draft.fields);
  } catch (dropped) {
    console.info("Not kept on this device.", dropped.name);
  }
  putBack(draft.fields);
}

// Whoever is here now decides what becomes of it, and sees nothing of it before.
function offer(draft) {
  const news = show(document.querySelector("#whole-news"), "#whole-begun");
  const decide = async (act) => {
    await act();
    news.remove();
    whole.hidden = false;
    arrive();
  };
  whole.hidden = true;
  news.querySelector("[data-go-on]").addEventListener("click", () => decide(() => goOn(draft)));
  news.querySelector("[data-start-again]").addEventListener("click", () => decide(() => begun.forget()));
}

function arrive() {
  scrollTo(0, 0);
  whole.querySelector("h1").focus({ preventScroll: true });
}

function giveBack() {
  const draft = begun.read();
  const isAsked = location.hash === GO_ON;
  history.replaceState(null, "", location.pathname + location.search); // a reload asks again
  if (!draft || !draft.fields.some(isSomething)) return;
  if (isAsked) goOn(draft);
  else offer(draft);
}

// --- Sending ---

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function isNumber(field) {
  if (!field.value.trim()) return true;
  const number = Number(field.value.trim().replace(",", "."));
  return !(Number.isNaN(number) || number < Number(field.dataset.least) || number > Number(field.dataset.most));
}

// One picture of each set, or none at all.
function isCard(fields) {
  const chosen = fields.filter(([name]) => name.startsWith("card-")).length;
  if (fields.some(([name]) => name === "no-card")) return !chosen;
  return !chosen || chosen === whole.querySelectorAll(".card-pictures").length;
}

// What the site would refuse later, when whoever answers has gone.
function wrong(fields) {
  const has = (name, value) => fields.some((field) => field[0] === name && field[1] === value);
  const isSaid = ([name, value]) => name.startsWith("a-") && value.trim() && value !== "not-said";
  if (!fields.some(isSaid)) return "#whole-said";
  if (![...whole.querySelectorAll("[inputmode=decimal]")].every(isNumber)) return "#whole-number";
  if (fields.some((field) => isSaid(field) && has(field[0].replace("a-", "n-"), "1"))) return "#whole-both";
  if (!isCard(fields)) return "#whole-card";
  if (!has("uses", "group")) return "#whole-agree";
  return has("uses", "quote-named") && has("name", "") ? "#whole-name" : "";
}

function show(place, name) {
  const shown = part(name);
  place.replaceChildren(shown);
  (shown.querySelector("h1") || shown).focus();
  return shown;
}

async function finish(event) {
  event.preventDefault();
  const once = newKey(); // the page was kept, and with it the same key for everybody
  const fields = filledIn();
  const trouble = wrong(fields);
  if (trouble) return show(document.querySelector("#whole-wrong"), trouble);
  fields.push(["once", once], ...(isKiosk ? [["kiosk", "1"]] : []));
  try {
    await put({ once, to: whole.dataset.whole, fields });
  } catch (blocked) {
    return show(document.querySelector("#whole-wrong"), "#whole-room");
  }
  begun.forget(); // only now: it waits in the outbox
  whole.reset();
  await tellDone(once);
}

// Sent at once: the receipt, as after any send. Else whoever is here says whether the device is theirs, so that their way
// back can come later; without that word none is kept, for several people may answer on one device.
async function tellDone(once) {
  const done = show(whole, "#whole-done");
  const one = (name) => done.querySelector(name);
  one("[data-to-start]").href = start;
  one("[data-sent=yes]").hidden = true;
  let receipt = "";
  document.addEventListener("set-sent", ({ detail }) => {
    if (detail.once !== once) return;
    receipt = detail.receipt;
    tellSent(done, receipt);
  });
  await sendAll(); // others may wait, too
  if (receipt) return location.replace(receipt);
  const waits = (await all()).find((set) => set.once === once);
  if (!waits) return;
  one("[data-sent=no]").hidden = Boolean(waits.why);
  one("[data-ask]").hidden = isKiosk || Boolean(waits.why);
  one("[data-mine]").addEventListener("click", () => answerAsked(done, "[data-mine-kept]", () => ways.ask(once)));
  one("[data-not-mine]").addEventListener("click", () => answerAsked(done, "[data-none-kept]"));
}

// `keeps`: what puts the wish down, where there is one.
function answerAsked(done, words, keeps = () => {}) {
  try {
    keeps();
  } catch (blocked) {
    words = "[data-none-kept]"; // a private window may refuse
  }
  done.querySelector("[data-ask]").remove();
  done.querySelector(words).hidden = false;
  done.querySelector("[data-to-start]").focus();
}

// While whoever sent it still has the page before them, unless they said that others use the device.
function tellSent(done, receipt) {
  done.querySelector("[data-sent=yes]").hidden = false;
  done.querySelector("[data-sent=no]").hidden = true;
  const asked = done.querySelector("[data-ask]");
  if (!asked) return; // it is kept, or it is not, as they said
  asked.remove();
  if (!receipt) return;
  done.querySelector("[data-way]").hidden = false;
  done.querySelector("[data-way] a").href = receipt;
}

// --- Beginning ---

const ready = () => whole.querySelectorAll("[data-shared]").forEach((part) => (part.hidden = !isKiosk));
ready();
say.addEventListener("submit", finish);
say.addEventListener("input", keep);
say.addEventListener("click", choose);
try {
  clearOld();
} catch (blocked) {
  console.info("This browser keeps nothing on this device.", blocked.name);
}
giveBack();
