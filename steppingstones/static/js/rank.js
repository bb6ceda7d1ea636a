// Answers in order: Up and Down, and dragging, give every answer its place. Without this file the places are chosen
// from lists. Nothing has a place before somebody moves something, or says that the order is right.
const rows = (list) => [...list.querySelectorAll(":scope > li")];
const choice = (row) => row.querySelector("select");
const name = (row) => row.querySelector(".says").textContent.trim();

function button(words, row, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button quiet";
  made.textContent = words;
  if (row) {
    const whose = document.createElement("span");
    whose.className = "vh";
    whose.textContent = `: ${name(row)}`;
    made.append(whose);
  }
  made.addEventListener("click", act);
  return made;
}

function show(list) {
  const all = rows(list);
  all.forEach((row, at) => {
    const place = choice(row).selectedIndex;
    row.querySelector(".place").textContent = place || "";
    const [up, down] = row.querySelectorAll("button");
    up.setAttribute("aria-disabled", at === 0);
    down.setAttribute("aria-disabled", at === all.length - 1);
  });
}

function settle(list) {
  rows(list).forEach((row, at) => (choice(row).selectedIndex = at + 1));
  show(list);
  list.dispatchEvent(new Event("input", { bubbles: true })); // so that it is kept on the device
}

function tell(list, row) {
  settle(list);
  list.said.textContent = list.dataset.moved.replace("PLACE", rows(list).indexOf(row) + 1).replace("NAME", () => name(row));
}

function move(list, row, pressed, up) {
  if (pressed.getAttribute("aria-disabled") === "true") return;
  if (up) list.insertBefore(row, row.previousElementSibling);
  else list.insertBefore(row, row.nextElementSibling.nextElementSibling);
  tell(list, row);
  const other = [...row.querySelectorAll("button")].find((each) => each !== pressed);
  (pressed.getAttribute("aria-disabled") === "true" ? other : pressed).focus();
}

// Dragging is an extra; the buttons do the same.
function drag(list, row, event) {
  if (event.button !== 0) return;
  event.preventDefault();
  row.classList.add("dragged");
  const follow = (at) => {
    const others = rows(list).filter((each) => each !== row);
    const middle = (each) => each.getBoundingClientRect().top + each.offsetHeight / 2;
    const below = others.find((each) => at.clientY < middle(each)) || null;
    if (below !== row.nextElementSibling) list.insertBefore(row, below);
  };
  const drop = () => {
    document.removeEventListener("pointermove", follow);
    ["pointerup", "pointercancel"].forEach((name) => document.removeEventListener(name, drop));
    row.classList.remove("dragged");
    tell(list, row);
  };
  document.addEventListener("pointermove", follow);
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, drop));
}

function enhance(list) {
  list.classList.add("ranked");
  list.said = document.createElement("p");
  list.said.className = "vh";
  list.said.setAttribute("role", "status");
  list.after(list.said);
  const sorted = rows(list).sort((one, two) => (choice(one).selectedIndex || 99) - (choice(two).selectedIndex || 99));
  list.append(...sorted);
  for (const row of sorted) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.setAttribute("aria-hidden", "true");
    grip.addEventListener("pointerdown", (event) => drag(list, row, event));
    const place = document.createElement("span");
    place.className = "place";
    place.setAttribute("aria-hidden", "true");
    row.prepend(grip, place);
    choice(row).addEventListener("change", () => show(list));
    const ways = document.createElement("span");
    ways.className = "ways";
    const up = button(list.dataset.up, row, () => move(list, row, up, true));
    const down = button(list.dataset.down, row, () => move(list, row, down, false));
    ways.append(up, down);
    row.append(ways);
  }
  list.said.after(button(list.dataset.settled, null, () => settle(list)));
  show(list);
}

const look = () => document.querySelectorAll("[data-ranking]:not(.ranked)").forEach(enhance);
look();
document.addEventListener("part-shown", look);
