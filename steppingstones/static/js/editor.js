// The editor without new pages: keys, and the part that changes put in anew. Without this file links and forms do it.
const work = document.querySelector("#work");
const said = document.querySelector("#work-said");
const top_of_editor = work.dataset.here;
const KEYS = { r: "reword", a: "below", b: "before", l: "link", k: "link-from", t: "retype", s: "split", m: "merge" };

const rows = () => [...work.querySelectorAll(".row-stone")];
const open_row = () => work.querySelector(".row-stone[aria-current]");
const open_form = () => work.querySelector("form[data-keep]");
const key_of = (row) => row.closest("li").id.replace("stone-", "");
const number = () => work.querySelector(".work").dataset.number;
const is_field = (thing) => thing.matches("input, textarea, select");

// --- One row of the outline takes the Tab key; the arrows lead to the others ---

function rove(row) {
  for (const each of rows()) each.tabIndex = each === row ? 0 : -1;
}

function go(row) {
  if (!row) return;
  rove(row);
  row.focus();
}

function across(row, step) {
  const lanes = [...row.closest(".lanes").children];
  const lane = row.closest(".work-lane");
  const beside = lanes[lanes.indexOf(lane) + step];
  const there = beside ? [...beside.querySelectorAll(".row-stone")] : [];
  const place = [...lane.querySelectorAll(".row-stone")].indexOf(row);
  go(there[Math.min(place, there.length - 1)]);
}

// --- Asking and sending ---

let last = Promise.resolve();
const sending = new WeakSet();

function ask(url, options, after) {
  last = last.then(async () => {
    try {
      const answer = await fetch(url, { headers: { "X-Part": "work" }, cache: "no-store", ...options });
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".work");
      if (!found) throw new Error(answer.status);
      after(answer, found);
    } catch (lost) {
      console.info("The editor got no answer.", lost.message);
      tell(said.dataset.wordsLost, true);
    }
  });
  return last;
}

function show(found, address) {
  const held = open_row();
  const before = held && held.getBoundingClientRect().top;
  work.replaceChildren(document.importNode(found, true));
  if (address) history.replaceState(null, "", address);
  const there = held && document.getElementById(held.closest("li").id);
  if (there) scrollBy({ top: there.getBoundingClientRect().top - before, behavior: "instant" });
  rove(open_row() || rows()[0]);
  document.dispatchEvent(new Event("part-shown"));
  document.dispatchEvent(new CustomEvent("pathway-seen", { detail: number() }));
}

function tell(words, visible = false) {
  said.textContent = words;
  said.classList.toggle("vh", !visible);
  said.classList.toggle("notice", visible);
  said.classList.toggle("bad", visible);
}

function first_field(part) {
  const fields = [...part.querySelectorAll("form[data-keep] :is(input:not([type=hidden]), textarea, select)")];
  return fields.find((field) => field.checked) || fields[0];
}

function get(url, focus = true) {
  return ask(url, {}, (answer, found) => {
    show(found, answer.url);
    const trouble = answer.ok ? null : work.querySelector("[data-focus]");
    const field = trouble || first_field(work);
    if (focus && field) field.focus();
    else if (focus) go(open_row() || rows()[0]);
    if (field && field.tagName === "TEXTAREA") field.setSelectionRange(field.value.length, field.value.length);
  });
}

function post(url, body, form, pressed) {
  return ask(url, { method: "POST", body }, (answer, found) => {
    if (form && answer.redirected) form.dispatchEvent(new Event("part-sent", { bubbles: true }));
    const undone = pressed && pressed.matches("[data-undo], [data-redo]") ? pressed.innerText : "";
    show(found, answer.url);
    const trouble = answer.ok ? null : work.querySelector("[data-focus]");
    const same = pressed && pressed.dataset.key && work.querySelector(`button[data-key="${pressed.dataset.key}"]`);
    const turned = undone && work.querySelector(pressed.hasAttribute("data-undo") ? "[data-undo]" : "[data-redo]");
    if (trouble) trouble.focus();
    else if (same || turned) (same || turned).focus();
    else go(open_row() || rows()[0]);
    if (answer.ok) tell(undone || work.querySelector("[data-undo] .what").textContent);
  });
}

// What a key does to a stone that is not open: the same as its button would.
function press(key, way) {
  const token = work.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, seen: number() });
  return post(`${top_of_editor}${key}/${way}/`, body);
}

function turn(which) {
  const button = work.querySelector(which);
  if (button.getAttribute("aria-disabled") !== "true") button.form.requestSubmit(button);
}

work.addEventListener("click", (event) => {
  const disabled = event.target.closest("[aria-disabled=true]");
  if (disabled) event.preventDefault();
  const link = event.target.closest("a[href]:not([data-leave])");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  if (!link.href.startsWith(new URL(top_of_editor, location).href)) return;
  event.preventDefault();
  get(link.href.split("#")[0]);
});

work.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-leave]")) return;
  event.preventDefault();
  if (sending.has(form)) return;
  sending.add(form);
  const pressed = event.submitter;
  const url = pressed && pressed.hasAttribute("formaction") ? pressed.formAction : form.action;
  const body = new URLSearchParams(new FormData(form));
  post(url.split("#")[0], body, form, pressed).finally(() => sending.delete(form));
});

// --- Keys: letters only in the outline, never while somebody types ---

work.addEventListener("focusin", (event) => event.target.matches(".row-stone") && rove(event.target));

function in_field(event) {
  const form = event.target.form;
  if (event.key === "Enter" && event.ctrlKey && form) form.requestSubmit();
  else if (event.key === "Escape" && work.querySelector("[data-close]")) work.querySelector("[data-close]").click();
  else return;
  event.preventDefault();
}

function walk(event, row) {
  const all = rows();
  const place = all.indexOf(row);
  const way = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: all.length - 1 }[event.key];
  if (way !== undefined) go(all[way]);
  else if (event.key === "ArrowLeft") across(row, -1);
  else if (event.key === "ArrowRight") across(row, 1);
  else return false;
  return true;
}

function act(event, row) {
  const moves = { ArrowUp: "move/up", ArrowDown: "move/down" };
  if (event.altKey && event.key in moves) press(key_of(row), moves[event.key]);
  else if (event.altKey || event.ctrlKey || event.metaKey) return false;
  else if (event.key === "Delete") press(key_of(row), "remove");
  else if (event.key.toLowerCase() in KEYS) get(`${top_of_editor}${key_of(row)}/${KEYS[event.key.toLowerCase()]}/`);
  else return false;
  return true;
}

work.addEventListener("keydown", (event) => {
  if (is_field(event.target)) return in_field(event);
  const on_row = event.target.closest(".row-stone");
  const row = on_row || (event.target.closest(".work-panel") && open_row());
  if (event.key === "Escape" && open_row()) go(open_row());
  else if (!row) return;
  else if (!act(event, row) && !(on_row && walk(event, row))) return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || is_field(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "z") turn(event.shiftKey ? "[data-redo]" : "[data-undo]");
  else if (key === "y") turn("[data-redo]");
  else return;
  event.preventDefault();
});

// --- What others have done comes in by itself, unless a form is open: then a line says it ---

function same_place() {
  const held = document.activeElement;
  if (!work.contains(held)) return () => {};
  const names = ["id", "formaction", "href"].filter((name) => held.hasAttribute(name));
  const sought = names.map((name) => `[${name}="${CSS.escape(held.getAttribute(name))}"]`).join("");
  return () => (sought && work.querySelector(held.localName + sought) || open_row() || rows()[0])?.focus({ preventScroll: true });
}

document.addEventListener("pathway-news", (event) => {
  if (open_form() || work.querySelector("[data-focus]")) return;
  event.preventDefault();
  const row = open_row();
  ask(row ? `${top_of_editor}?at=${key_of(row)}` : top_of_editor, {}, (answer, found) => {
    const back = same_place();
    show(found);
    back();
  });
});

rove(open_row() || rows()[0]);
