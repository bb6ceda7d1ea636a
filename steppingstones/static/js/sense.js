// Cards can be dragged from pile to pile, and a number that is typed counts at once. Without this file the button sends.
const form = document.querySelector("#sort");
const said = document.querySelector("[data-sense-news]");
const piles = () => [...document.querySelectorAll("[data-pile]")];
const fields = () => document.querySelectorAll("input[form=sort][name^=card-]");

function tell(words) {
  said.textContent = "";
  setTimeout(() => (said.textContent = words), 50);
}

async function put(card, number) {
  const field = card.querySelector("input[name^=card-]");
  const was = card.querySelector("input[name^=was-]");
  const home = piles().find((each) => each.dataset.pile === number);
  if (!home) return false;
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  body.set(field.name, number);
  body.set(was.name, was.value);
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error(answer.status);
  } catch {
    said.classList.remove("vh");
    tell(said.dataset.failed);
    return false;
  }
  const held = document.activeElement === field;
  field.value = was.value = number;
  home.querySelector(".sense-cards").append(card);
  if (held) field.focus();
  tell((number ? said.dataset.done : said.dataset.loose).replace("CARD", card.dataset.card).replace("PILE", number));
  return true;
}

// A number that is no pile stays in its field until the button is pressed, which says what is wrong.
document.addEventListener("change", (event) => {
  if (event.target.matches("input[form=sort][name^=card-]")) put(event.target.closest(".sense-card"), event.target.value.trim());
});

const pileAt = (x, y) => piles().find((each) => {
  const box = each.getBoundingClientRect();
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
});

function drag(card, start) {
  let over = null;
  card.classList.add("dragged");
  const follow = (event) => {
    card.style.translate = `${event.clientX - start.clientX}px ${event.clientY - start.clientY}px`;
    over?.classList.remove("over");
    over = pileAt(event.clientX, event.clientY);
    over?.classList.add("over");
  };
  const drop = (event) => {
    document.removeEventListener("pointermove", follow);
    document.removeEventListener("pointerup", drop);
    document.removeEventListener("pointercancel", drop);
    over?.classList.remove("over");
    card.classList.remove("dragged");
    card.style.translate = "";
    if (event.type === "pointerup" && over && over !== card.closest("[data-pile]")) put(card, over.dataset.pile);
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
}

document.querySelector("[data-drag]")?.removeAttribute("hidden");
for (const field of fields()) {
  const card = field.closest(".sense-card");
  const grip = document.createElement("span");
  grip.className = "grip";
  grip.setAttribute("aria-hidden", "true");
  card.prepend(grip);
  grip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    drag(card, event);
  });
}
