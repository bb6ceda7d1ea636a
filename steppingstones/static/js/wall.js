// The wall as it changes: asks now and then what is new, and puts it in its place. Without this file people reload.
const wall = document.querySelector("[data-wall]");
const lost = document.querySelector("[data-lost]");
const [PATIENCE, LONGEST, HIDDEN, FRESH] = [10000, 15000, 6, 4000];
let failures = 0;
let timer = 0;
let asking = false;
let again = false;

const board = () => wall.querySelector(".wall-board");
const named = (root) => [...root.querySelectorAll("[data-named]")].map((group) => group.dataset.group).join(" ");
const isLead = () => wall.classList.contains("wall-lead");

function next() {
  clearTimeout(timer);
  const every = Number(wall.dataset.every);
  const slower = failures ? Math.min(every * 2 ** failures, LONGEST) : every * (document.hidden ? HIDDEN : 1);
  timer = setTimeout(ask, slower * (0.85 + Math.random() * 0.3));
}

async function ask() {
  clearTimeout(timer);
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const address = new URL(wall.dataset.wall, location.href);
    address.searchParams.set("after", board().dataset.last);
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 404 || answer.status === 403) {
      location.reload(); // it was removed: the page says so
      return;
    }
    if (!answer.ok) throw new Error(`The site answered ${answer.status}`);
    if (answer.status === 200) take(await answer.text());
    failures = 0;
  } catch {
    failures += 1;
  } finally {
    asking = false;
  }
  lost.hidden = failures < 2;
  if (again) {
    again = false;
    ask();
  } else next();
}

function take(html) {
  const news = new DOMParser().parseFromString(html, "text/html").querySelector(".wall-board");
  if (!news) return;
  const now = board();
  const state = now.dataset.state;
  if (news.dataset.state !== state) {
    now.dataset.state = news.dataset.state;
    if (document.dispatchEvent(new CustomEvent("wall-state", { cancelable: true }))) location.reload();
    if (news.dataset.state === "ended") return;
  }
  const all = isLead() && named(news) !== named(now); // each note offers the groups
  merge(now, news);
  now.dataset.last = all ? "0" : news.dataset.last;
  if (all) again = true;
  document.querySelectorAll("[data-count-now]").forEach((place) => (place.textContent = news.dataset.count));
  document.dispatchEvent(new CustomEvent("wall-news"));
}

function merge(now, news) {
  const held = document.activeElement;
  const heldNote = held && held.closest && held.closest(".wall-note");
  let before = null;
  for (const section of news.querySelectorAll("[data-group]")) {
    const here = place(now, section, before);
    section.querySelectorAll(".wall-note").forEach((note) => put(now, here, document.importNode(note, true)));
    before = here;
  }
  const kept = new Set([...news.querySelectorAll("[data-group]")].map((section) => section.dataset.group));
  now.querySelectorAll("[data-group]").forEach((section) => kept.has(section.dataset.group) || section.remove());
  const gone = news.querySelector("[data-gone]");
  if (gone) gone.dataset.gone.split(" ").forEach((ref) => now.querySelector(`#note-${ref}`)?.remove());
  if (heldNote && !held.isConnected) giveBack(heldNote, held);
}

// The section of this group, made or renamed where needed, after the one before.
function place(now, section, before) {
  let here = now.querySelector(`[data-group="${section.dataset.group}"]`);
  if (!here) {
    here = document.importNode(section, true);
    here.querySelector(".wall-notes").replaceChildren();
  }
  const [old, head] = [here, section].map((each) => each.querySelector(".wall-head"));
  if (old.firstElementChild.textContent !== head.firstElementChild.textContent) old.replaceWith(document.importNode(head, true));
  const wanted = before ? before.nextElementSibling : now.querySelector("[data-group]");
  if (here !== wanted) {
    if (before) before.after(here);
    else now.prepend(here);
  }
  return here;
}

// The newest first.
function put(now, section, note) {
  const old = now.querySelector(`#${note.id}`);
  if (old && old.classList.contains("dragged")) return;
  if (!old) {
    note.classList.add("fresh");
    setTimeout(() => note.classList.remove("fresh"), FRESH);
  }
  const list = section.querySelector(".wall-notes");
  if (old && old.parentElement === list) {
    old.replaceWith(note);
    return;
  }
  old?.remove();
  const older = [...list.children].find((each) => Number(each.dataset.order) < Number(note.dataset.order));
  list.insertBefore(note, older || null);
}

// Whoever works by keyboard stays where they were, also when the note has moved.
function giveBack(note, held) {
  const same = document.getElementById(note.id);
  const name = held.dataset.name;
  const found = same && (same.querySelector(`[data-name="${name}"]`) || same.querySelector("button, select"));
  if (!found) return;
  if (found.tagName === "SELECT" && found.name === held.name) found.value = held.value;
  found.focus({ preventScroll: true });
}

if (wall && board().dataset.state !== "ended") {
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  document.addEventListener("wall-ask", ask);
  addEventListener("online", ask);
  addEventListener("offline", () => (lost.hidden = false));
  next();
}
