// The picture of the pathway: first where there is room for it, larger and smaller, moved about, and the steps of one
// stone made to stand out. Without this file it stays below the list, in a box that scrolls.
const area = document.querySelector("[data-picture]");
const section = document.querySelector("#picture");
const tools = document.querySelector(".picture-tools");
const says = tools && tools.querySelector("[data-says]");
const STEP = 1.25;
let scale = 1;

// --- On a wide screen the picture comes before the list, for the eye and for readers aloud alike ---

const plan = document.querySelector("[data-picture-first]");
if (plan) {
  const list = plan.querySelector("#list");
  const wide = matchMedia(`(min-width: ${plan.dataset.pictureFirst})`);
  const put = () => plan.insertBefore(...(wide.matches ? [section, list] : [list, section]));
  put();
  wide.addEventListener("change", put);
  if (location.hash) addEventListener("load", () => target()?.scrollIntoView({ block: "nearest" }), { once: true });
}

const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

// A link to a stone that is on another page of a long list.
function follow() {
  const key = location.hash.match(/^#(?:stone|pic)-(\w+)$/)?.[1];
  const asked = new URLSearchParams(location.search).get("stone");
  if (key && key !== asked && !target()) location.replace(`?stone=${key}${location.hash}`);
}
follow();
addEventListener("hashchange", follow);

// --- Larger and smaller. The picture keeps to sizes of the page's own letters ---

const drawing = () => area.querySelector("svg");
const full = () => drawing().viewBox.baseVal;
const pixels = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 18;

function show(next, x = area.clientWidth / 2, y = area.clientHeight / 2) {
  const before = scale;
  scale = Math.min(Math.max(next, 0.1), 4);
  const { width, height } = full();
  const kept = [(area.scrollLeft + x) / before, (area.scrollTop + y) / before];
  drawing().style.width = `${(width * scale) / 18}rem`;
  drawing().style.height = `${(height * scale) / 18}rem`;
  area.scrollTo({ left: kept[0] * scale - x, top: kept[1] * scale - y, behavior: "instant" });
}

function zoom(how) {
  const { width, height } = full();
  const room = Math.min(parseFloat(getComputedStyle(area).maxHeight) || Infinity, innerHeight * 0.88);
  const fit = Math.min(area.clientWidth / (width * pixels()), room / (height * pixels()), 1);
  show({ "+": scale * STEP, "-": scale / STEP, 0: atFirst(), fit }[how]);
  says.textContent = says.dataset.says.replace("NUMBER", Math.round(scale * 100));
}

// A picture that is only a little too wide is made to fit.
function atFirst() {
  const share = area.clientWidth / (full().width * pixels());
  return share < 1 && share > 0.88 ? share : 1;
}

function pan(across, down) {
  const [before, top] = [area.scrollTop, down * Math.min(area.clientHeight, innerHeight) * 0.4];
  area.scrollBy({ left: across * area.clientWidth * 0.4, top, behavior: "instant" });
  if (area.scrollTop === before) scrollBy({ top, behavior: "instant" }); // the end of the frame: the page moves on
}

const KEYS = { "+": "+", "=": "+", "-": "-", "−": "-", 0: "0" };
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

if (tools) {
  tools.hidden = false;
  show(atFirst());
  document.querySelector("#picture-keys").hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.zoom) zoom(button.dataset.zoom);
    if (button?.dataset.pan) pan(...button.dataset.pan.split(" ").map(Number));
  });
  area.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in KEYS) zoom(KEYS[event.key]);
    else if (event.key in WAYS) pan(...WAYS[event.key]);
    else return;
    event.preventDefault();
  });
  // Dragging is an extra; the buttons and the keys do the same.
  area.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button || event.target.closest("a")) return;
    event.preventDefault();
    area.focus({ preventScroll: true });
    area.setPointerCapture(event.pointerId);
    const move = (moved) => area.scrollBy({ left: -moved.movementX, top: -moved.movementY, behavior: "instant" });
    area.addEventListener("pointermove", move);
    area.addEventListener("lostpointercapture", () => area.removeEventListener("pointermove", move), { once: true });
  });
  // A picture that is drawn anew keeps its size.
  new MutationObserver(() => drawing() && scale !== 1 && show(scale)).observe(area, { childList: true });
}

// --- Whoever points at a stone, or reaches it with the keyboard, sees its steps. The list says the same in words ---

function light(stone) {
  const number = stone ? String([...area.querySelectorAll("a")].indexOf(stone)) : "";
  for (const line of area.querySelectorAll("[data-joins]")) {
    line.classList.toggle("pic-lit", Boolean(number) && line.dataset.joins.split(" ").includes(number));
  }
  area.classList.toggle("pic-choosing", Boolean(number));
}

for (const type of ["pointerover", "focusin"]) area.addEventListener(type, (event) => light(event.target.closest("a")));
for (const type of ["pointerleave", "focusout"]) area.addEventListener(type, () => light(null));
