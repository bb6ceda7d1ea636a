// What members type is kept on the server too, so that they can go on from another device. keep.js says when.
const PAUSE = 3000; // after the last letter
const MOST_AT_THE_END = 60000; // bytes that a browser still sends for a page that is going away
const { drafts: address, who } = document.body.dataset; // only inside a project
let begun = null; // what was begun on this page before, by place: asked for once

function send(to, place, more, keepalive) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (!token) return;
  const body = new URLSearchParams({ who, place, ...more });
  fetch(to, { method: "POST", headers: { "X-CSRFToken": token.value }, body, keepalive }).catch(() => {}); // it is on the device
}

// The page, and where the form goes if that is somewhere else: a list may have the same form in each of its lines.
export function placeOf(form) {
  const to = new URL(form.getAttribute("action") || location.href, location.href).pathname;
  return to === location.pathname ? to : `${location.pathname} ${to}`;
}

async function found(place) {
  begun ||= fetch(`${address}?${new URLSearchParams({ who, page: location.pathname })}`).then(
    (answer) => (answer.status === 200 && !answer.redirected ? answer.json() : {}),
    () => ({})
  );
  return (await begun)[place];
}

export function forgetDraft(place) {
  if (address) send(`${address}forget/`, place, {}, true);
}

export class Draft {
  constructor(form, number) {
    this.isOn = Boolean(address) && form.getAttribute("method") === "post";
    this.place = `${placeOf(form)}:${number}`;
    this.waits = null; // what is to be sent
    this.isThere = false;
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.send(true));
    addEventListener("pagehide", () => this.send(true));
    addEventListener("online", () => this.send());
  }

  keep(typed) {
    if (!this.isOn) return;
    this.waits = JSON.stringify(typed);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  send(isEnd = false) {
    if (this.waits === null || !navigator.onLine) return;
    const typed = this.waits;
    this.stop();
    this.isThere = true;
    send(address, this.place, { typed }, isEnd && new Blob([encodeURIComponent(typed)]).size < MOST_AT_THE_END);
  }

  // The form itself is being sent.
  stop() {
    clearTimeout(this.timer);
    this.waits = null;
  }

  forget() {
    this.stop();
    if (begun) begun.then((all) => delete all[this.place]);
    if (this.isThere) forgetDraft(this.place);
    this.isThere = false;
  }

  // Somebody wants it gone, perhaps before we are told whether it is there.
  clear() {
    this.isThere = this.isOn;
    this.isCleared = true;
    this.forget();
  }

  async found() {
    const draft = this.isOn && (await found(this.place));
    if (!draft || this.isCleared) return null;
    this.isThere = true;
    return draft;
  }
}
