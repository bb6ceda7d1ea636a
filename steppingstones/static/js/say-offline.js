// Answering without a connection: what is needed for it is kept on the device, and so are answers until the site has
// them. Each set has its own key, so that the site keeps it once however often it is sent. The page with all questions:
// say-whole.js.
import { ways } from "./say-kept.js";

const box = document.querySelector("#outbox");
export const isKiosk = location.search.includes("kiosk") || Boolean(document.querySelector("[data-kiosk]"));
export const start = box && (isKiosk ? box.dataset.kioskStart : box.dataset.start);
const OFTEN = 60 * 1000;

// --- The outbox ---

function open() {
  return new Promise((opened, failed) => {
    const request = indexedDB.open("say", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("outbox", { keyPath: "once" });
    request.onsuccess = () => opened(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function run(mode, act) {
  const database = await open();
  return new Promise((done, failed) => {
    const change = database.transaction("outbox", mode, { durability: "strict" });
    const request = act(change.objectStore("outbox"));
    change.oncomplete = () => (database.close(), done(request.result));
    change.onabort = change.onerror = () => failed(change.error);
  });
}

export const all = () => run("readonly", (store) => store.getAll());
export const put = (set) => run("readwrite", (store) => store.put(set));
const drop = (once) => run("readwrite", (store) => store.delete(once));

// Whether to go on with the next one. Only the site's own word takes a set away.
async function send(set) {
  const answer = await fetch(set.to, { method: "POST", body: new URLSearchParams(set.fields) });
  const said = await answer.json();
  if (said.kept === true) {
    if (said.receipt) ways.came(set.once, said.receipt); // before the set goes: there is no other way back
    await drop(set.once);
    document.dispatchEvent(new CustomEvent("set-sent", { detail: { once: set.once, receipt: said.receipt } }));
  }
  else if ([409, 422].includes(answer.status)) await put({ ...set, why: said.why });
  else return false;
  return true;
}

export async function sendAll() {
  try {
    for (const set of await all()) if (!set.why && !(await send(set))) break;
  } catch (dropped) {
    console.info("Answers wait on this device.", dropped.name);
  }
  await tell();
}

// --- What is told: how many, never what ---

export function part(name) {
  return document.querySelector(name).content.firstElementChild.cloneNode(true);
}

async function tell() {
  const sets = await all();
  const parts = sets.filter((set) => set.why).map(refused);
  const waits = sets.length - parts.length;
  if (waits) {
    const notice = part("#outbox-waits");
    notice.querySelector("[data-number]").textContent = waits;
    notice.querySelector("[data-send-now]").addEventListener("click", sendAll);
    parts.unshift(notice);
  }
  if (!isKiosk) parts.push(...ways.all().filter((way) => way.to).map(wayBack));
  box.replaceChildren(...parts);
}

function refused(set) {
  const notice = part("#outbox-refused");
  notice.querySelector("[data-why]").textContent = set.why;
  notice.querySelector("[data-try]").addEventListener("click", () => put({ ...set, why: "" }).then(sendAll));
  notice.querySelector("[data-throw]").addEventListener("click", () => drop(set.once).then(tell));
  return notice;
}

// --- Beginning ---

function wayBack({ name, to }) {
  const notice = part("#outbox-way");
  notice.querySelector("[data-way]").href = to;
  notice.querySelector("[data-away]").addEventListener("click", () => {
    ways.forget(name);
    notice.remove();
    document.querySelector("h1").focus();
  });
  return notice;
}

// The first page in each language, and the page with all questions in each language, in usual and in easy words.
function addresses() {
  const languages = ["", ...box.dataset.languages.split(" ").filter(Boolean)].map((code) => (code ? `lang=${code}` : ""));
  const inWords = languages.flatMap((code) => [code, code ? `${code}&easy=1` : "easy=1"]);
  const at = (place, words) => (words ? `${place}?${words}` : place);
  return [...languages.map((words) => at(start, words)), ...inWords.map((words) => at(box.dataset.all, words))];
}

async function keepPages() {
  await navigator.serviceWorker.register(box.dataset.worker);
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: addresses() });
}

if (box) {
  addEventListener("online", sendAll);
  setInterval(() => box.querySelector("[data-send-now]") && sendAll(), OFTEN);
  sendAll().catch((blocked) => console.info("This browser keeps nothing on this device.", blocked.name));
  if ("serviceWorker" in navigator) keepPages().catch((trouble) => console.info("Not kept for later.", trouble.name));
}
