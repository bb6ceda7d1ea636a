// Notes of a conversation: added without a new page, and split where the cursor stands. Without this file the forms send.
const said = document.querySelector("[data-said]");

function tell(words, is_wrong) {
  said.textContent = "";
  said.classList.toggle("vh", !is_wrong);
  said.classList.toggle("notice", is_wrong);
  said.classList.toggle("bad", is_wrong);
  said.textContent = words;
}

// The theme as the answer shows it takes the place of the one that was there; whoever typed stays in its box.
async function add(form) {
  const theme = form.closest("section");
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), cache: "no-store" });
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(theme.id);
  if (!found) throw new Error(answer.status);
  if (answer.ok) form.dispatchEvent(new Event("part-sent", { bubbles: true }));
  const shown = document.importNode(found, true);
  theme.replaceWith(shown);
  document.dispatchEvent(new Event("part-shown"));
  const box = shown.querySelector("textarea");
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: "center", behavior: "instant" });
  tell(answer.ok ? said.dataset.added : shown.querySelector(".error").textContent, false);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-note]") || !navigator.onLine) return; // keep.js says that there is no line
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  try {
    await add(form);
  } catch (lost) {
    console.info("The note got no answer.", lost.message);
    delete form.dataset.sending;
    form.prepend(said);
    tell(said.dataset.lost, true);
  }
});

// Where the cursor stands is counted in signs, as the server counts them; browsers count pictures twice.
const mend = document.querySelector("#mend");
const split = mend && mend.querySelector("[data-split]");
if (split) {
  const words = mend.querySelector("textarea");
  split.hidden = false;
  words.closest(".field").after(split);
  split.querySelector("button").addEventListener("click", () => {
    const cut = document.createElement("button");
    Object.assign(cut, { name: "at", hidden: true, value: [...words.value.slice(0, words.selectionStart).trimStart()].length });
    cut.setAttribute("formaction", split.dataset.split);
    mend.append(cut);
    mend.requestSubmit(cut);
    cut.remove();
  });
}
