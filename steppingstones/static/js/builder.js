// The builder of questionnaires: keys, and the look beside the form while somebody types. Links and forms do the rest.
const builder = document.querySelector("#builder");
const rows = [...builder.querySelectorAll("a.builder-words")];
const form = builder.querySelector("form[data-see]");
const panel = builder.querySelector(".builder-panel");
const is_field = (thing) => thing.matches("input, textarea, select");

// --- Where the focus is when the page has come ---

function first_field() {
  const fields = [...panel.querySelectorAll("form :is(input:not([type=hidden]), textarea, select)")];
  return fields.find((field) => field.checked) || fields[0] || panel.querySelector("a, button");
}

function begin() {
  if (document.querySelector("[data-focus]")) return;
  const there = location.hash && document.getElementById(location.hash.slice(1));
  if (panel && location.hash === "#seen") document.querySelector("#seen").focus();
  else if (panel) first_field()?.focus({ preventScroll: Boolean(there) });
  else if (there) there.querySelector("a.builder-words")?.focus({ preventScroll: true });
}

// --- How people will see it, a moment after each letter ---

const QUIET = 350;
let timer = 0;
let asked = null;

async function look() {
  clearTimeout(timer);
  asked?.abort();
  asked = new AbortController();
  const body = new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "once"));
  const options = { method: "POST", body, headers: { "X-Part": "look" }, signal: asked.signal };
  try {
    const answer = await fetch(form.dataset.see, options);
    if (!answer.ok) throw new Error(answer.status);
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("#seen").replaceChildren(...part.body.childNodes);
  } catch (lost) {
    if (lost.name !== "AbortError") console.info("The look got no answer.", lost.message);
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(look, QUIET);
}

if (form) {
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.querySelector("[data-look]").addEventListener("click", async (event) => {
    event.preventDefault();
    await look();
    document.querySelector("#seen").focus();
  });
}

// --- Keys: letters only while a question in the list has the focus, never while somebody types ---

function walk(key, row) {
  const place = rows.indexOf(row);
  const there = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: rows.length - 1 }[key];
  rows[there]?.focus();
  return there !== undefined;
}

function move(key, row) {
  const way = { ArrowUp: "up", ArrowDown: "down" }[key];
  const button = way && row.closest("li").querySelector(`[data-way=${way}]`);
  if (button && button.getAttribute("aria-disabled") !== "true") button.form.requestSubmit(button);
  return Boolean(button);
}

const ADDRESSES = { i: "only-if/", k: "as/", delete: "remove/" };

function act(key, row) {
  const address = row.href.split("#")[0];
  const here = `#${row.closest("li").id}`;
  if (key in ADDRESSES) location.assign(`${address}${ADDRESSES[key]}${here}`);
  else if (key === "a") location.assign(`${builder.dataset.add}?after=${here.replace("#question-", "")}#new`);
  else if (key === "n") location.assign(`${builder.dataset.add}#new`);
  else if (key === "c") send(`${address}copy/`, `copy-${here}`);
  else return false;
  return true;
}

function send(address, what) {
  const acts = document.querySelector("#acts");
  const button = document.createElement("button");
  Object.assign(button, { name: "what", value: what, hidden: true });
  button.setAttribute("formaction", address);
  acts.append(button);
  acts.requestSubmit(button);
}

builder.addEventListener("click", (event) => {
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
});

builder.addEventListener("keydown", (event) => {
  const row = event.target.closest("a.builder-words");
  const close = panel && panel.querySelector("[data-close]");
  if (event.key === "Escape" && close) close.click();
  else if (is_field(event.target) && event.key === "Enter" && event.ctrlKey) event.target.form.requestSubmit();
  else if (!row || event.ctrlKey || event.metaKey) return;
  else if (event.altKey ? !move(event.key, row) : !walk(event.key, row) && !act(event.key.toLowerCase(), row)) return;
  event.preventDefault();
});

begin();
// A browser that scrolls to the part named in the address takes the focus away from what has it: give it back.
addEventListener("load", () => requestAnimationFrame(() => document.activeElement === document.body && begin()));
