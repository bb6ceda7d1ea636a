// The choice of text size and colours shows at once; without this file the form sends and the page loads again.
const form = document.querySelector("form[data-look]");

if (form) {
  form.addEventListener("change", () => {
    const data = new FormData(form);
    document.documentElement.dataset.theme = data.get("theme");
    document.documentElement.dataset.size = data.get("size");
    fetch(form.action, { method: "POST", body: new URLSearchParams(data), redirect: "manual" }).catch(() => {});
  });
  const menu = form.closest("details");
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// A form that came back with errors says so first.
const errors = document.querySelector("[data-focus]");
if (errors) errors.focus();
