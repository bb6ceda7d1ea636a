// Whoever points at a stone, or reaches it with the keyboard, sees its steps stand out. The list says the same in words.
const picture = document.querySelector("[data-picture]");

function show(stone) {
  const key = stone && stone.getAttribute("href").replace("#stone-", "");
  for (const line of picture.querySelectorAll("[data-joins]")) {
    line.classList.toggle("pic-lit", Boolean(key) && line.dataset.joins.split(" ").includes(key));
  }
  picture.classList.toggle("pic-choosing", Boolean(key));
}

for (const type of ["pointerover", "focusin"]) picture.addEventListener(type, (event) => show(event.target.closest("a")));
for (const type of ["pointerleave", "focusout"]) picture.addEventListener(type, () => show(null));
