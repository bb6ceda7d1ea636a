// Fields in a table as in a spreadsheet: Enter and the arrows go up and down, and a block can be pasted. Without this
// file Tab goes from field to field.
for (const grid of document.querySelectorAll("[data-grid]")) {
  const rows = () => [...grid.tBodies[0].rows].map((row) => [...row.querySelectorAll("input, textarea")]);

  function place(field) {
    const all = rows();
    const down = all.findIndex((row) => row.includes(field));
    return [all, down, all[down].indexOf(field)];
  }

  grid.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || (field.tagName === "TEXTAREA" && (event.key !== "Enter" || event.shiftKey))) return;
    const [all, down, across] = place(field);
    const next = all[down + step];
    event.preventDefault(); // Enter in the last row must not send all of it by chance
    if (next) next[across].focus();
  });

  grid.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!text.includes("\t") && (event.target.tagName === "TEXTAREA" || !text.includes("\n"))) return;
    event.preventDefault();
    const [all, down, across] = place(event.target);
    text.split("\n").forEach((line, i) => line.split("\t").forEach((cell, j) => {
      const field = all[down + i]?.[across + j];
      if (field) field.value = cell;
    }));
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
