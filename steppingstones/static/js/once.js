// A double click sends once. The server counts too: pages/once.py.
const sent = new WeakSet();

function let_go(form) {
  sent.delete(form);
  for (const button of form.querySelectorAll("[data-waits]")) {
    button.removeAttribute("aria-disabled");
    delete button.dataset.waits;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    button.setAttribute("aria-disabled", "true");
    button.dataset.waits = "";
  }
  setTimeout(let_go, 8000, form); // the line may have dropped, or the answer was a file
});

// The back button brings the page as it was left.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach(let_go);
});
