// Leading a session without new pages. Dragging a note into a group is an extra; the list and the button do the same.
const wall = document.querySelector("[data-wall]");
const said = document.querySelector("[data-wall-news]");

function tell(words) {
  said.textContent = "";
  setTimeout(() => (said.textContent = words), 50);
}

async function act(form, address, group) {
  const body = new URLSearchParams(new FormData(form));
  if (group !== undefined) body.set("group", group);
  try {
    const answer = await fetch(address, { method: "POST", body, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error(answer.status);
    tell(said.dataset.done);
  } catch {
    said.classList.remove("vh");
    tell(said.dataset.failed);
  }
  document.dispatchEvent(new CustomEvent("wall-ask"));
}

wall.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-act]")) return;
  event.preventDefault();
  act(event.target, event.submitter?.getAttribute("formaction") || event.target.action);
});

// --- Dragging ---

const places = () => [...wall.querySelectorAll("[data-named], [data-group=loose]")];
const placeAt = (x, y) => places().find((each) => {
  const box = each.getBoundingClientRect();
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
});

function grips() {
  if (!wall.querySelector("[data-named]")) return;
  for (const note of wall.querySelectorAll(".wall-note:not(:has(.grip)):has(select)")) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.setAttribute("aria-hidden", "true");
    note.prepend(grip);
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      drag(note, event);
    });
  }
}

// The events are heard on the page: the note may be put into its place anew meanwhile.
function drag(note, start) {
  let over = null;
  note.classList.add("dragged");
  const follow = (event) => {
    note.style.translate = `${event.clientX - start.clientX}px ${event.clientY - start.clientY}px`;
    over?.classList.remove("over");
    over = placeAt(event.clientX, event.clientY);
    over?.classList.add("over");
  };
  const drop = (event) => {
    for (const type of ["pointermove", "pointerup", "pointercancel"]) document.removeEventListener(type, type === "pointermove" ? follow : drop);
    over?.classList.remove("over");
    note.classList.remove("dragged");
    note.style.translate = "";
    const here = note.closest("[data-group]");
    if (event.type === "pointercancel" || !over || over === here) return;
    const form = note.querySelector("form[data-act]");
    act(form, form.action, "named" in over.dataset ? over.dataset.group : "");
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
}

document.addEventListener("wall-news", grips);
grips();
