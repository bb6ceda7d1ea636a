// Answering without a connection: what is needed for it is kept on the device, and so are answers until the site has
// them. Each set has its own key, so that the site keeps it once however often it is sent.
const box = document.querySelector("#outbox");
const whole = document.querySelector("[data-whole]");
const isKiosk = location.search.includes("kiosk") || Boolean(document.querySelector("[data-kiosk]"));
const start = box && (isKiosk ? box.dataset.kioskStart : box.dataset.start);
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

const all = () => run("readonly", (store) => store.getAll());
const put = (set) => run("readwrite", (store) => store.put(set));
const drop = (once) => run("readwrite", (store) => store.delete(once));

// Whether to go on with the next one. Only the site's own word takes a set away.
async function send(set) {
  const answer = await fetch(set.to, { method: "POST", body: new URLSearchParams(set.fields) });
  const said = await answer.json();
  if (said.kept === true) await drop(set.once);
  else if ([409, 422].includes(answer.status)) await put({ ...set, why: said.why });
  else return false;
  return true;
}

async function sendAll() {
  try {
    for (const set of await all()) if (!set.why && !(await send(set))) break;
  } catch (dropped) {
    console.info("Answers wait on this device.", dropped.name);
  }
  await tell();
}

// --- What is told: how many, never what ---

function part(name) {
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
  box.replaceChildren(...parts);
}

function refused(set) {
  const notice = part("#outbox-refused");
  notice.querySelector("[data-why]").textContent = set.why;
  notice.querySelector("[data-try]").addEventListener("click", () => put({ ...set, why: "" }).then(sendAll));
  notice.querySelector("[data-throw]").addEventListener("click", () => drop(set.once).then(tell));
  return notice;
}

// --- The page with all questions ---

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function isNumber(field) {
  if (!field.value.trim()) return true;
  const number = Number(field.value.trim().replace(",", "."));
  return !(Number.isNaN(number) || number < Number(field.dataset.least) || number > Number(field.dataset.most));
}

// What the site would refuse later, when whoever answers has gone.
function wrong(fields) {
  const has = (name, value) => fields.some((field) => field[0] === name && field[1] === value);
  const isSaid = ([name, value]) => name.startsWith("a-") && value.trim() && value !== "not-said";
  if (!fields.some(isSaid)) return "#whole-said";
  if (![...whole.querySelectorAll("[inputmode=decimal]")].every(isNumber)) return "#whole-number";
  if (fields.some((field) => isSaid(field) && has(field[0].replace("a-", "n-"), "1"))) return "#whole-both";
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
  const fields = [...new FormData(whole)].filter(([name]) => name !== "once");
  const trouble = wrong(fields);
  if (trouble) return show(document.querySelector("#whole-wrong"), trouble);
  fields.push(["once", once], ...(isKiosk ? [["kiosk", "1"]] : []));
  try {
    await put({ once, to: whole.dataset.whole, fields });
  } catch (blocked) {
    return show(document.querySelector("#whole-wrong"), "#whole-room");
  }
  whole.reset();
  const done = show(whole, "#whole-done");
  done.querySelector("[data-to-start]").href = start;
  done.querySelector("[data-sent=yes]").hidden = true;
  await sendAll();
  const waits = (await all()).find((set) => set.once === once);
  done.querySelector("[data-sent=yes]").hidden = Boolean(waits);
  done.querySelector("[data-sent=no]").hidden = !waits || Boolean(waits.why);
}

// --- Beginning ---

async function keepPages() {
  await navigator.serviceWorker.register(box.dataset.worker);
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: [start, box.dataset.all] });
}

if (box) {
  if (whole) whole.addEventListener("submit", finish);
  addEventListener("online", sendAll);
  setInterval(() => box.childElementCount && sendAll(), OFTEN);
  sendAll().catch((blocked) => console.info("This browser keeps nothing on this device.", blocked.name));
  if ("serviceWorker" in navigator) keepPages().catch((trouble) => console.info("Not kept for later.", trouble.name));
}
