// Answering a questionnaire on a bad line: answers are kept on this device until the site has them.
// Each page is fetched and put in place of the last; without this file the browser loads the pages itself.
import { Begun, clearOld, isKept, wordsOf } from "./say-kept.js";

const say = document.querySelector("[data-say]");
const news = document.querySelector("#say-news");
const kiosk = say.dataset.kiosk; // a device put out for people: it keeps nothing, and nothing leads back
const store = new Begun(say.dataset.say, Boolean(kiosk));
let waiting = null; // what could not be sent yet
let busy = false;

const form = () => say.querySelector("form");
// An empty file field sends a file without a name: that is none.
const fields = (button) => {
  const sent = [...new FormData(form())].filter(([, value]) => !(value instanceof File) || value.size);
  if (button && button.name) sent.push([button.name, button.value]);
  return sent;
};

// With a file they travel in parts, as the browser itself would send them.
function asSent(fields) {
  if (fields.every(isKept)) return new URLSearchParams(fields);
  const parts = new FormData();
  for (const [name, value] of fields) parts.append(name, value);
  return parts;
}

// A cached page must not give two people the same key, so each answer gets its own here.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Whether it is kept now. The first page has nothing to keep, and must not put its nothing in place of a draft.
const keep = () => (form().dataset.here ? store.keep(form().dataset.here, fields()) : store.read() !== null);

function tell(name) {
  news.replaceChildren(document.querySelector(name).content.cloneNode(true));
}

// Put the page that came in place of this one.
function show(html, address, remember) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const next = page.querySelector("[data-say] form");
  if (next) form().replaceWith(document.adoptNode(next));
  else document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
  document.title = page.title;
  document.dispatchEvent(new Event("part-shown")); // other scripts make the most of what is new
  news.replaceChildren();
  waiting = null;
  if (next && next.dataset.here) {
    if (remember && !kiosk) history.pushState({ to: next.dataset.here }, "", next.dataset.here);
    keep();
  }
  arrive();
}

// The reader starts at the top, where the question (or what went wrong) is.
function arrive() {
  scrollTo(0, 0);
  const first = document.querySelector("main [data-focus], main h1");
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
}

// Where all questions are on one page that this device keeps; say-offline.js keeps it. In the words that were chosen.
async function pageWithAll(sent) {
  const box = document.querySelector("#outbox");
  if (!box || !window.caches || !(await caches.match(box.dataset.all))) return "";
  const query = wordsOf(sent);
  if (kiosk) query.set("kiosk", "1");
  return `${box.dataset.all}?${query}`;
}

async function send(address, sent, remember = true) {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(address, { method: "POST", body: asSent(sent) });
    if (answer.redirected && kiosk) {
      location.replace(answer.url);
    } else if (answer.redirected && address.endsWith("/send/")) {
      store.forget(); // only now: the site has the answers
      location.replace(answer.url);
    } else if (answer.ok || [422, 429].includes(answer.status)) { // the page says what to do
      show(await answer.text(), address, remember);
    } else {
      throw new Error(`The site answered ${answer.status}`);
    }
  } catch (trouble) {
    const all = form().matches("[data-start]") && (await pageWithAll(sent));
    if (all) return location.assign(all + (store.read() ? "#go-on" : ""));
    waiting = [address, sent, remember];
    tell(keep() ? "#say-kept" : "#say-not-kept");
    news.scrollIntoView({ block: "nearest" });
  } finally {
    busy = false;
  }
}

const again = () => waiting && send(...waiting);

// Somebody started before on this device. Whoever is here now decides what becomes of it.
function offerDraft(draft) {
  const start = form().querySelector("button");
  start.hidden = true;
  tell("#say-draft");
  news.querySelector("[data-go-on]").addEventListener("click", () => {
    start.hidden = false;
    send(draft.to, draft.fields);
  });
  news.querySelector("[data-start-again]").addEventListener("click", () => {
    store.forget();
    news.replaceChildren();
    start.hidden = false;
    start.click();
  });
}

function begin() {
  history.replaceState({ to: "" }, "");
  try {
    clearOld();
    form().querySelectorAll("[data-drafts]").forEach((line) => (line.hidden = false));
  } catch (blocked) {
    console.info("This browser keeps nothing on this device.", blocked.name);
  }
  const draft = store.read();
  if (draft && form().matches("[data-start]")) offerDraft(draft);
}

say.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  const address = (button && button.getAttribute("formaction")) || form().getAttribute("action");
  const sent = fields(button);
  if (form().matches("[data-start]")) sent.push(["once", newKey()]);
  send(address, sent);
});
say.addEventListener("input", keep);
document.addEventListener("click", (event) => event.target.closest("[data-again]") && again());
addEventListener("online", again);
addEventListener("popstate", (event) => {
  if (kiosk || !event.state) return; // a link to a place on this page
  if (event.state.to) send(event.state.to, fields(), false);
  else location.reload();
});
begin();
