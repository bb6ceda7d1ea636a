// A note from a phone on a bad line: kept here until the site has it, and sent once. Hearts without a new page.
const phone = document.querySelector(".wall-phone");
const form = document.querySelector("form[data-put]");
const say = document.querySelector("#wall-say");
const wall = document.querySelector("[data-wall]");
const WEEK = 7 * 24 * 60 * 60 * 1000;
const AGAIN = 5000;
const names = { draft: `wall-draft:${phone.dataset.here}`, own: `wall-own:${phone.dataset.here}` };
let timer = 0;
let sending = false;

function read(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name) || "null");
    return kept && Date.now() - kept.at < WEEK ? kept : null;
  } catch {
    return null;
  }
}

function keep(name, what) {
  try {
    if (what) localStorage.setItem(name, JSON.stringify({ at: Date.now(), ...what }));
    else localStorage.removeItem(name);
  } catch {
    // a private window keeps nothing
  }
}

function tell(template) {
  say.replaceChildren(...(template ? [document.querySelector(template).content.cloneNode(true)] : []));
}

// --- Putting something up ---

const typed = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));

function giveBack() {
  const draft = read(names.draft);
  if (!draft || form.querySelector("[aria-invalid=true], .errors")) return;
  for (const [name, value] of Object.entries(draft.fields)) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.type === "checkbox") field.checked = value === "on";
    else field.value = value;
  }
}

async function send() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  const body = new FormData(form);
  try {
    const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(60000) });
    if (answer.redirected) {
      keep(names.draft, null); // only now: the site has it
      location.assign(answer.url);
      return;
    }
    if (answer.status >= 500) throw new Error(`The site answered ${answer.status}`);
    keep(names.draft, null);
    form.submit(); // the page says what is wrong, and has all that was typed
  } catch {
    keep(names.draft, { fields: typed() });
    if (!say.firstChild) {
      tell("#wall-waiting"); // said once, not at each try
      say.scrollIntoView({ block: "nearest" });
    }
    timer = setTimeout(send, AGAIN);
  } finally {
    sending = false;
  }
}

if (form) {
  giveBack();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.addEventListener("input", () => keep(names.draft, { fields: typed() }));
  document.addEventListener("click", (event) => event.target.closest("[data-again]") && send());
  addEventListener("online", () => timer && send());
}
document.addEventListener("wall-state", (event) => {
  if (!form || !form.elements.words.value) return;
  event.preventDefault(); // somebody is writing
  tell("#wall-changed");
});

// --- Hearts ---

document.addEventListener("submit", async (event) => {
  const heart = event.target.closest("form[data-act]");
  if (!heart || !wall) return; // earlier notes come on pages that do not change by themselves
  event.preventDefault();
  const body = new URLSearchParams({ key: wall.dataset.key }); // one key, however many hearts are under way
  try {
    await fetch(heart.action, { method: "POST", body, redirect: "manual" });
    document.dispatchEvent(new CustomEvent("wall-ask"));
  } catch {
    document.querySelector("[data-lost]").hidden = false;
  }
});

// --- Your notes ---

const own = document.querySelector("[data-own]");

function showOwn(notes) {
  const lines = Object.entries(notes).map(([url, words]) => {
    const [line, link] = [document.createElement("li"), document.createElement("a")];
    [link.href, link.textContent, link.dir, link.className] = [url, words, "auto", "alone"];
    line.append(link);
    return line;
  });
  own.querySelector("ul").replaceChildren(...lines);
  own.hidden = !lines.length;
}

const notes = read(names.own)?.notes || {};
const mine = document.querySelector("[data-mine]");
const gone = document.querySelector("[data-gone]:not(p)");
if (mine) notes[mine.dataset.mine] = mine.dataset.words;
if (gone) delete notes[gone.dataset.gone];
if (mine || gone) keep(names.own, { notes });
showOwn(notes);
own.querySelector("[data-forget-own]").addEventListener("click", () => {
  keep(names.own, null);
  showOwn({});
});
