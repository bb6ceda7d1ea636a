// A meeting on a phone: a tap, or a note, without a new page. Without this file the forms send, and the page comes anew.
const said = document.querySelector("[data-said]");

function tell(words, isWrong) {
  said.textContent = "";
  said.classList.toggle("vh", !isWrong);
  for (const name of ["notice", "bad"]) said.classList.toggle(name, isWrong);
  said.textContent = words;
}

// Each part of the page as the answer shows it. Boxes in which somebody is writing stay as they are.
function show(answered, sent) {
  const wrote = (part) => [...part.querySelectorAll("textarea")].some((box) => box.value !== box.defaultValue);
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
  const next = (pressed && same) || (place && place.querySelector("textarea, button"));
  if (next) next.focus({ preventScroll: true });
  return place;
}

async function send(form, button) {
  const pressed = button && button.getAttribute("formaction");
  const row = (button || form).closest("li[id], .side-here, [data-part]");
  const isNote = form.matches("[data-keep]");
  const answer = await fetch(pressed || form.action, { method: "POST", body: new FormData(form), cache: "no-store" });
  const answered = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answered.querySelector("[data-part]")) throw new Error(answer.status);
  if (answer.ok) form.dispatchEvent(new Event("part-sent", { bubbles: true }));
  show(answered, form);
  const place = back(pressed, row && row.id);
  const wrong = !answer.ok && place && place.querySelector(".error");
  if (isNote) tell(wrong ? wrong.textContent : said.dataset.added, false);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-tap]") || !navigator.onLine) return; // keep.js says that there is no line
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  try {
    await send(form, event.submitter);
  } catch (lost) {
    console.info("The meeting got no answer.", lost.message);
    delete form.dataset.sending;
    form.prepend(said);
    tell(said.dataset.lost, true);
  }
});
