// A short visit ends by itself. One minute before, ask whether somebody is still there. The server decides anyway.
const box = document.querySelector("[data-stay]");
const WARN = 60; // seconds before the end
const OFTEN = 60 * 1000; // how often somebody who types or reads says by that that they are there
let ends = 0;
let timer = 0;
let said = Date.now();

function wait(left) {
  ends = Date.now() + left * 1000;
  clearTimeout(timer);
  if (box.open && left > WARN) box.close();
  timer = setTimeout(look, Math.max(left > WARN ? left - WARN : left, 0) * 1000 + 500);
}

async function ask(method) {
  const token = box.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { Accept: "application/json", ...(method === "POST" && { "X-CSRFToken": token }) };
  try {
    const answer = await fetch(box.dataset.stay, { method, headers, cache: "no-store" });
    const left = answer.ok && !answer.redirected ? (await answer.json()).left : 0;
    if (left > 0) wait(left);
    else end();
  } catch {
    if (Date.now() >= ends) end(); // not connected, and the time is over
    else timer = setTimeout(look, 5000);
  }
}

// Another window of the same visit may have gone on, so the server is asked first.
async function look() {
  if (Date.now() >= ends) return ask("GET");
  await ask("GET");
  if (ends - Date.now() <= WARN * 1000 + 1000 && !box.open) box.showModal();
}

function end() {
  location.replace(box.dataset.ended);
}

function here() {
  if (box.open || Date.now() - said < OFTEN) return;
  said = Date.now();
  ask("POST");
}

if (box) {
  wait(Number(box.dataset.left));
  ["keydown", "pointerdown", "scroll"].forEach((done) => document.addEventListener(done, here, { passive: true }));
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    box.close();
    said = Date.now();
    ask("POST");
  });
  box.addEventListener("cancel", () => ask("POST")); // Escape is an answer too
}
