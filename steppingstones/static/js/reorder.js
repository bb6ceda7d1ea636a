// Up and Down move a stone in the list without a new page; the grip can be dragged. Without this file the buttons send.
const said = document.querySelector("[data-moved]");
const token = document.querySelector("#moves input[name=csrfmiddlewaretoken]");
const picture = document.querySelector("[data-picture]");

const stones = (list) => [...list.children];
const name = (stone) => stone.querySelector(".says").textContent.trim();
const buttons = (stone) => [...stone.querySelectorAll("button[formaction]")];

async function send(address) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token.value });
  const answer = await fetch(address, { method: "POST", body, redirect: "manual" });
  if (answer.type !== "opaqueredirect") throw new Error(answer.status);
}

function say(stone) {
  const list = stones(stone.parentElement);
  said.textContent = said.dataset.moved
    .replace("PLACE", list.indexOf(stone) + 1)
    .replace("TOTAL", list.length)
    .replace("NAME", () => name(stone));
}

// At the end of the list the focus goes to the other button, because this one does nothing more there.
function mark(list) {
  stones(list).forEach((stone, place, all) => {
    const [up, down] = buttons(stone);
    if (!up) return;
    up.setAttribute("aria-disabled", place === 0);
    down.setAttribute("aria-disabled", place === all.length - 1);
  });
}

let drawing = 0;
function drawAnew() {
  clearTimeout(drawing);
  drawing = setTimeout(async () => {
    const answer = await fetch(picture.dataset.picture);
    if (!answer.ok) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    if (drawn.localName === "svg") picture.replaceChildren(document.importNode(drawn, true));
  }, 400);
}

// Moves wait for each other, so that quick presses arrive in their order.
let last = Promise.resolve();
function move(stone, address, before, back) {
  const list = stone.parentElement;
  const held = document.activeElement;
  list.insertBefore(stone, before);
  mark(list);
  if (held && stone.contains(held)) {
    const other = buttons(stone).find((button) => button.getAttribute("aria-disabled") === "false");
    (held.getAttribute("aria-disabled") === "true" && other ? other : held).focus();
  }
  say(stone);
  last = last.then(() => send(address)).then(drawAnew, () => {
    list.insertBefore(stone, back);
    mark(list);
    said.textContent = said.dataset.notMoved;
    said.classList.remove("vh");
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[formaction][form=moves]");
  if (!button) return;
  event.preventDefault();
  if (button.getAttribute("aria-disabled") === "true") return;
  const stone = button.closest("li");
  const isUp = button === buttons(stone)[0];
  const before = isUp ? stone.previousElementSibling : stone.nextElementSibling && stone.nextElementSibling.nextElementSibling;
  move(stone, button.formAction, before, stone.nextElementSibling);
});

// --- Dragging by the grip is an extra; the buttons do the same ---

function grip(stone) {
  const handle = document.createElement("span");
  handle.className = "grip";
  handle.setAttribute("aria-hidden", "true");
  stone.prepend(handle);
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    drag(stone);
  });
}

// The events are heard on the page: a stone that moves in the list loses hold of the pointer.
function drag(stone) {
  const list = stone.parentElement;
  const back = stone.nextElementSibling;
  stone.classList.add("dragged");
  const follow = (event) => {
    const others = stones(list).filter((each) => each !== stone);
    const middle = (each) => each.getBoundingClientRect().top + each.offsetHeight / 2;
    const below = others.find((each) => event.clientY < middle(each)) || null;
    if (below !== stone.nextElementSibling) list.insertBefore(stone, below);
  };
  const drop = (event) => {
    document.removeEventListener("pointermove", follow);
    document.removeEventListener("pointerup", drop);
    document.removeEventListener("pointercancel", drop);
    stone.classList.remove("dragged");
    const here = stone.nextElementSibling;
    if (event.type === "pointercancel") list.insertBefore(stone, back);
    else if (here !== back) {
      const place = stones(list).indexOf(stone);
      move(stone, buttons(stone)[0].formAction.replace(/move\/up\/$/, `place/${place}/`), here, back);
    }
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
}

for (const list of document.querySelectorAll("[data-reorder]")) {
  if (stones(list).length < 2) continue;
  mark(list);
  stones(list).forEach(grip);
}
