// What is typed into form[data-keep] is kept on this device until it has been sent, for whoever typed it only.
// data-keep="tab" keeps it for this tab only, and so does a visit to a device that people share.
// Members have it on the server as well: drafts.js.
import { Draft, forgetDraft, placeOf } from "./drafts.js";

const DAY = 24 * 60 * 60 * 1000;
const SENT = "keep-sent";
const words = document.body.dataset;

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "password", "file", "submit", "button", "fieldset"].includes(field.type)
  );
}

function value(field, started) {
  if (field.type === "checkbox" || field.type === "radio") return String(started ? field.defaultChecked : field.checked);
  if (field.tagName !== "SELECT") return started ? field.defaultValue : field.value;
  return [...field.options].map((option) => ((started ? option.defaultSelected : option.selected) ? "1" : "0")).join("");
}

function put(field, text) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = text === "true";
  else if (field.tagName === "SELECT") [...field.options].forEach((option, i) => (option.selected = text[i] === "1"));
  else field.value = text;
}

class Kept {
  constructor(form, i, alike) {
    this.form = form;
    this.key = `keep:${words.who}:${location.pathname}:${i}`;
    this.store = form.dataset.keep === "tab" || "shared" in words ? sessionStorage : localStorage;
    this.draft = new Draft(form, alike);
    form.addEventListener("input", () => this.touch());
    form.addEventListener("change", () => this.touch());
  }

  touch() {
    this.isTouched = true;
    const typed = this.save();
    if (typed) this.draft.keep(typed);
  }

  // What was typed, if anything.
  save() {
    const typed = {};
    fields(this.form).forEach((field, i) => {
      const now = value(field, false);
      if (now !== value(field, true)) typed[`${i}:${field.name}`] = [value(field, true), now];
    });
    if (Object.keys(typed).length) {
      this.store.setItem(this.key, JSON.stringify({ at: Date.now(), typed }));
      return typed;
    }
    this.forget();
    return null;
  }

  forget() {
    this.store.removeItem(this.key);
    this.draft.forget();
  }

  kept() {
    return JSON.parse(this.store.getItem(this.key) || "null");
  }

  // Only where the page has not changed since: nobody's newer words are overwritten.
  giveBack() {
    const kept = this.kept();
    if (kept && !this.wasWrong() && this.putBack(kept.typed)) this.say(words.wordsKept, words.wordsClear);
    this.giveBackBegun();
  }

  wasWrong() {
    return this.form.querySelector("[aria-invalid=true]");
  }

  putBack(typed) {
    return fields(this.form).filter((field, i) => {
      const pair = typed[`${i}:${field.name}`];
      if (!pair || value(field, true) !== pair[0] || value(field, false) !== pair[0]) return false;
      put(field, pair[1]);
      return true;
    }).length;
  }

  // What was begun elsewhere, if it is newer than what is on this device, and nobody has typed here meanwhile.
  async giveBackBegun() {
    const begun = await this.draft.found();
    const kept = this.kept();
    if (!begun || this.isTouched || this.wasWrong()) return;
    if (kept && (Date.now() - kept.at <= begun.age || JSON.stringify(kept.typed) === JSON.stringify(begun.typed))) return;
    if (kept) this.form.reset();
    if (!this.putBack(begun.typed)) return;
    this.store.setItem(this.key, JSON.stringify({ at: Date.now() - begun.age, typed: begun.typed }));
    this.say(words.wordsBegun, words.wordsClear);
  }

  say(sentence, action) {
    if (this.note) this.note.remove();
    this.note = document.createElement("div");
    this.note.className = "notice";
    this.note.setAttribute("role", "status");
    const line = document.createElement("p");
    line.textContent = sentence;
    this.note.append(line);
    if (action) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link-button";
      button.textContent = action;
      button.addEventListener("click", () => {
        this.form.reset();
        this.draft.clear();
        this.forget();
        this.note.remove();
      });
      this.note.append(button);
    }
    this.form.prepend(this.note);
    if (!action) this.note.scrollIntoView({ block: "nearest" });
  }
}

function clear(store, age) {
  for (const key of Object.keys(store).filter((name) => name.startsWith("keep:"))) {
    if (Date.now() - JSON.parse(store.getItem(key)).at >= age) store.removeItem(key);
  }
}

// Somebody else has the device from now on: a questionnaire that was begun on it goes as well; say-kept.js keeps these.
function clearAll() {
  for (const store of [localStorage, sessionStorage]) {
    clear(store, 0);
    for (const key of Object.keys(store).filter((name) => name.startsWith("say:"))) store.removeItem(key);
  }
}

// A send that worked leads on by a redirect. A dropped line, a reload or the back button do not.
// What comes back to be mended may go somewhere else the next time: both places are told then.
function settleLastSend() {
  const last = JSON.parse(sessionStorage.getItem(SENT) || "null");
  sessionStorage.removeItem(SENT);
  const [how] = performance.getEntriesByType("navigation");
  if (!last || !how || how.type !== "navigate") return [];
  if (!how.redirectCount) return document.querySelector("form [aria-invalid=true]") ? last : [];
  for (const { key, tab, place, isThere } of last) {
    (tab ? sessionStorage : localStorage).removeItem(key);
    if (isThere) forgetDraft(place);
  }
  return [];
}

function start() {
  const forget = document.querySelector("[data-forget-now]"); // a visit to a shared device is over
  if (forget) clearAll();
  clear(localStorage, DAY);
  clear(sessionStorage, DAY);
  const before = settleLastSend();
  const all = new Map();
  const look = () => [...document.querySelectorAll("form[data-keep]")].forEach((form, i, forms) => {
    if (all.has(form)) return;
    const alike = forms.slice(0, i).filter((other) => placeOf(other) === placeOf(form));
    all.set(form, new Kept(form, i, alike.length));
    all.get(form).giveBack();
  });
  look();
  // Parts that a script puts into the page, and forms that a script has sent.
  document.addEventListener("part-shown", look);
  document.addEventListener("part-sent", (event) => all.get(event.target)?.forget());
  document.addEventListener("submit", (event) => {
    const kept = all.get(event.target);
    if (event.target.matches("[data-forget]")) clearAll();
    if (!kept) return;
    const typed = kept.save();
    if (event.defaultPrevented) return;
    if (!navigator.onLine) {
      event.preventDefault();
      kept.say(words.wordsOffline);
      if (typed) kept.draft.keep(typed);
      return;
    }
    kept.draft.stop();
    const { place, isThere } = kept.draft;
    const sent = { key: kept.key, tab: kept.store === sessionStorage, place, isThere };
    sessionStorage.setItem(SENT, JSON.stringify([...before, sent]));
  });
}

try {
  start();
} catch (blocked) {
  console.info("This browser keeps nothing on this device.", blocked.name);
}
