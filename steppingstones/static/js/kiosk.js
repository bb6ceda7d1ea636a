// A device put out for people: a sheet that somebody left lying ends by itself. The server ends it too, later.
const asked = location.search.includes("kiosk") && document.querySelector("[data-whole-kiosk]");
const say = document.querySelector("[data-kiosk]") || asked;
const start = say && (say.dataset.kiosk || say.dataset.wholeKiosk);
const box = document.querySelector("[data-kiosk-again]");
const IDLE = 120; // seconds without anything done before the question whether somebody is there
const ASKED = 30; // seconds for the answer
let since = Date.now();
let ending = false;

const form = () => say.querySelector("form");

function here() {
  if (!box.open) since = Date.now();
}

// First from the screen: the line may be slow.
async function end() {
  ending = true;
  const once = form().elements.once;
  const sent = new URLSearchParams(once ? [["once", once.value]] : []);
  box.close();
  say.replaceChildren();
  try {
    await fetch(box.dataset.kioskAgain, { method: "POST", body: sent });
  } catch (dropped) {
    console.info("Not connected.", dropped.name);
  } finally {
    location.replace(start);
  }
}

function look() {
  if (ending || !form() || form().matches("[data-start]")) {
    since = Date.now();
    return;
  }
  const quiet = (Date.now() - since) / 1000;
  const idle = Number(form().dataset.idle || IDLE);
  if (quiet >= idle + ASKED) end();
  else if (quiet >= idle && !box.open) box.showModal();
}

if (say) {
  ["keydown", "pointerdown", "pointermove", "scroll", "input"].forEach((done) => {
    document.addEventListener(done, here, { passive: true, capture: true });
  });
  ["submit", "cancel", "close"].forEach((said) => box.addEventListener(said, () => (since = Date.now())));
  addEventListener("pageshow", (event) => event.persisted && location.replace(start));
  // The back button of the browser stays on this page: it would lead to whoever was here before.
  history.pushState({ kiosk: 1 }, "");
  addEventListener("popstate", () => history.pushState({ kiosk: 1 }, ""));
  setInterval(look, 1000);
}
