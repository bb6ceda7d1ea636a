// A meeting on a phone: a tap, or a note, without a new page. Without this file the forms send, and the page comes anew.
const said = document.querySelector("[data-said]");
const home = said.parentElement;
const SLOW = 20 * 1000;
let last = Promise.resolve(); // taps are sent one after the other: none is lost while the line is slow

function tell(words, isWrong, at = home) {
  if (said.parentElement !== at) at.prepend(said); // a part that comes anew takes it away
  said.textContent = "";
  said.classList.toggle("vh", !isWrong);
  for (const name of ["notice", "bad"]) said.classList.toggle(name, isWrong);
  said.textContent = words;
}

// Each part of the page as the answer shows it. A note that somebody is writing stays as it is.
function show(answered, sent) {
  const isChosen = (list) => [...list.options].some((option, i) => option.selected && i && !option.defaultSelected);
  const wrote = (part) =>
    [...part.querySelectorAll("textarea")].some((box) => box.value !== box.defaultValue) ||
    [...part.querySelectorAll("[data-keep] select")].some(isChosen);
  for (const part of document.querySelectorAll("[data-part]")) {
    const found = answered.getElementById(part.id);
    if (found && (part.contains(sent) || !wrote(part))) {
      const open = [...part.querySelectorAll("details")].map((each) => each.open);
      const shown = document.importNode(found, true);
      [...shown.querySelectorAll("details")].forEach((each, i) => (each.open ||= open[i]));
      part.replaceWith(shown);
    }
  }
  document.dispatchEvent(new Event("part-shown"));
}

// The same button again; where it is gone, the first of the same row or the box of the same note.
function back(pressed, row) {
  const same = [...document.querySelectorAll("[data-tap] button")].find((each) => each.getAttribute("formaction") === pressed);
  const place = row && document.getElementById(row);
  return (pressed && same) || (place && place.querySelector("textarea, button"));
}

// Where the keyboard has moved on to while the answer came.
function whereNow({ form, pressed }) {
  const at = document.activeElement;
  const near = at.closest("[data-part]") && at.closest("[id]");
  if (!near || (pressed ? at.getAttribute("formaction") === pressed : form.contains(at))) return null;
  const sign = (each) => [each.tagName, each.name, ...["formaction", "href"].map((name) => each.getAttribute(name))].join();
  return () => {
    const place = document.getElementById(near.id);
    return place && [place, ...place.querySelectorAll("a, button, input, select, summary, textarea")].find((each) => sign(each) === sign(at));
  };
}

async function send(tap) {
  const { form, pressed, row, box, typed, isNote } = tap;
  if (!navigator.onLine) throw new Error("no line");
  const signal = AbortSignal.timeout?.(SLOW);
  const answer = await fetch(pressed || form.action, { method: "POST", body: tap.body, cache: "no-store", signal });
  const answered = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answered.querySelector("[data-part]")) throw new Error(answer.status);
  const now = whereNow(tap);
  if (answer.ok) form.dispatchEvent(new Event("part-sent", { bubbles: true }));
  show(answered, form);
  const place = row && document.getElementById(row);
  if (box && box.value !== typed) place.querySelector("textarea").value = box.value; // the next note is begun
  const next = now ? now() : back(pressed, row);
  if (next) next.focus({ preventScroll: true });
  const wrong = !answer.ok && place && place.querySelector(".error");
  if (wrong) wrong.scrollIntoView({ block: "nearest" });
  tell(isNote ? (wrong ? wrong.textContent : said.dataset.added) : "", false);
}

function lost({ form, row }) {
  delete form.dataset.sending;
  tell(said.dataset.lost, true, (row && document.getElementById(row)) || home);
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (!form.matches("[data-tap]")) return;
  const isNote = form.matches("[data-keep]");
  if (isNote && !navigator.onLine) return; // keep.js says that there is no line
  event.preventDefault();
  if (isNote && form.dataset.sending) return;
  form.dataset.sending = "yes";
  const box = isNote && form.querySelector("textarea");
  const row = (button || form).closest("li[id], .side-here, [data-part]")?.id;
  const pressed = button && button.getAttribute("formaction");
  const tap = { form, pressed, row, box, typed: box && box.value, isNote, body: new FormData(form) };
  last = last.then(() => send(tap)).catch((dropped) => {
    console.info("The meeting got no answer.", dropped.message);
    lost(tap);
  });
});

// "Write a note" beside a thing on the agenda: the box is for that now. Without this file the link leads to the box.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-about]");
  const form = link && document.querySelector("#write form");
  if (!form) return;
  event.preventDefault();
  form.querySelector("[name=item]").value = link.dataset.about;
  form.querySelector("textarea").focus();
});
