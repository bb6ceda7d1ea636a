// Words of a text chosen by mouse, touch or keyboard, and themes found by typing. Without this file, sentences are ticked.
// The server counts code points; a browser counts halves of some signs. Each part says where it starts, so that only
// what stands before the place in that part is counted again.
const form = document.querySelector("[data-tagging]");
const ticks = form && form.querySelector("[data-ticks]");

// Scripts that put no spaces between words: there each sign is a word, as in methods/notes.py.
const BARE = "\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u2E80-\\u312F\\u3190-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFF9F\\u{20000}-\\u{3FFFF}";
const WORD = new RegExp(`[${BARE}][\\p{M}\\p{Cf}]*|[^\\s${BARE}]+`, "gu");

const points = (words) => [...words].length;

function textOf(ticks) {
  const text = document.createElement("div");
  text.className = "tag-text";
  text.tabIndex = 0;
  text.dir = "auto";
  text.setAttribute("role", "application");
  text.setAttribute("aria-label", form.dataset.wordsName);
  for (const tick of ticks.querySelectorAll(".tick")) {
    const piece = document.createElement("span");
    piece.id = tick.id;
    piece.append(...(tick.querySelector("label")?.childNodes ?? []));
    text.append(piece);
  }
  return text;
}

// Every word: where it begins and ends in all the text, and the sentence that it is in.
function read(text) {
  const parts = [];
  let all = "";
  for (const element of text.querySelectorAll("[data-start]")) {
    const node = element.firstChild;
    if (!node) continue;
    parts.push({ node, at: all.length, start: Number(element.dataset.start), piece: element.parentElement });
    all += node.data;
  }
  const words = [...all.matchAll(WORD)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
  const partAt = (place) => parts.findLast((part) => part.at <= place);
  return {
    words,
    spoken: (from, to) => all.slice(from, to),
    pieceOf: (word) => partAt(word.from).piece,
    at: (place, isEnd) => {
      const part = partAt(isEnd ? place - 1 : place);
      return [part.node, place - part.at];
    },
    counted: (place, isEnd) => {
      const part = partAt(isEnd ? place - 1 : place);
      return part.start + points(part.node.data.slice(0, place - part.at));
    },
    placeOf: (node, offset) => {
      const edge = document.createRange();
      edge.setStart(node, offset);
      let place = 0;
      for (const part of parts) {
        if (edge.comparePoint(part.node, 0) > 0) break;
        place = part.node === node ? part.at + offset : part.at + part.node.length;
      }
      return place;
    },
  };
}

function begin() {
  const text = textOf(ticks);
  const words = read(text);
  if (!words.words.length) return;
  const chosen = document.createElement("input");
  chosen.type = "hidden";
  chosen.name = "stretch";
  const bar = document.createElement("div");
  bar.className = "tag-bar";
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.textContent = form.dataset.wordsNone;
  const onward = document.createElement("button");
  onward.type = "button";
  onward.className = "button quiet";
  onward.textContent = form.dataset.wordsThemes;
  onward.addEventListener("click", toThemes);
  bar.append(said, onward);
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = form.dataset.wordsHint;
  ticks.querySelector("[data-text]").replaceWith(hint, text, bar, chosen);
  ticks.querySelector("[data-plain]").remove();
  ticks.querySelector("legend").className = "vh";
  const whole = form.querySelector("[name=is_whole]");

  let anchor = 0;
  let cursor = 0;

  function choose(first, last) {
    const from = words.words[first].from;
    const to = words.words[last].to;
    chosen.value = `${words.counted(from)}-${words.counted(to, true)}`;
    if (whole) whole.checked = false;
    const range = document.createRange();
    range.setStart(...words.at(from));
    range.setEnd(...words.at(to, true));
    if (window.Highlight && CSS.highlights) CSS.highlights.set("chosen", new Highlight(range));
    said.textContent = `${form.dataset.wordsChosen} ${words.spoken(from, to)}`;
    return range;
  }

  function clear() {
    chosen.value = "";
    said.textContent = form.dataset.wordsNone;
    CSS.highlights?.delete("chosen");
    getSelection().removeAllRanges();
  }

  // By mouse or finger: what the browser has selected, with the words that it cuts.
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const from = words.placeOf(range.startContainer, range.startOffset);
    const to = words.placeOf(range.endContainer, range.endOffset);
    const first = words.words.findIndex((word) => word.to > from);
    const last = words.words.findLastIndex((word) => word.from < to);
    if (first < 0 || last < first) return;
    if (range.startContainer === range.endContainer || from < to) choose(first, last);
    if (!byKeys) [anchor, cursor] = [first, last];
  });

  let byKeys = false;
  function go(to, isMore) {
    cursor = Math.max(0, Math.min(words.words.length - 1, to));
    if (!isMore) anchor = cursor;
    byKeys = true;
    const range = choose(Math.min(anchor, cursor), Math.max(anchor, cursor));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    setTimeout(() => (byKeys = false), 50);
    const edge = document.createRange();
    edge.setStart(...words.at(words.words[cursor].from));
    edge.setEnd(...words.at(words.words[cursor].to, true));
    const box = edge.getBoundingClientRect();
    const low = bar.getBoundingClientRect().top - 8;
    if (box.top < 60) scrollBy(0, box.top - 60);
    else if (box.bottom > low) scrollBy(0, box.bottom - low);
  }

  // From one sentence to the first word of the next or the last; with Shift to its last word.
  function sentence(step, isMore) {
    const here = words.pieceOf(words.words[cursor]);
    let at = cursor;
    const isIn = (place, piece) => words.words[place] && words.pieceOf(words.words[place]) === piece;
    if (step > 0) {
      while (isIn(at + 1, here)) at += 1;
      if (!isMore || at === cursor) at += 1;
      const next = isMore && words.words[at] && words.pieceOf(words.words[at]);
      while (next && isIn(at + 1, next)) at += 1;
    } else {
      while (isIn(at - 1, here)) at -= 1;
      if (at === cursor) {
        at -= 1;
        const last = words.words[at] && words.pieceOf(words.words[at]);
        while (last && isIn(at - 1, last)) at -= 1;
      }
    }
    go(at, isMore);
  }

  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = getComputedStyle(text).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const isMore = event.shiftKey;
    if (event.key === forward) go(chosen.value ? cursor + 1 : cursor, isMore);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") go(cursor - 1, isMore);
    else if (event.key === "ArrowDown") sentence(1, isMore);
    else if (event.key === "ArrowUp") sentence(-1, isMore);
    else if (event.key === "Home") go(0, isMore);
    else if (event.key === "End") go(words.words.length - 1, isMore);
    else if (event.key === "Escape") clear();
    else if (event.key === "Enter") toThemes();
    else return;
    event.preventDefault();
  });

  if (whole) whole.addEventListener("change", () => whole.checked && clear());

  const back = location.hash.startsWith("#at-") && document.getElementById(location.hash.slice(1));
  if (back) {
    const first = words.words.findIndex((word) => words.pieceOf(word) === back);
    cursor = anchor = Math.max(0, first);
    back.scrollIntoView({ block: "center" });
  }
}

function toThemes() {
  const filter = form.querySelector("#theme-filter") ?? form.querySelector("[name=new_theme]");
  filter.focus();
  filter.scrollIntoView({ block: "center" });
}

function filterThemes() {
  const box = form.querySelector("[data-theme-filter]");
  if (!box) return;
  box.hidden = false;
  const filter = box.querySelector("input");
  const count = box.querySelector("[role=status]");
  const groups = [...form.querySelectorAll(".theme-list details")];
  const wereOpen = groups.map((group) => group.open);
  const fits = () => [...form.querySelectorAll(".theme-list .choice:not([hidden]) input")];

  filter.addEventListener("input", () => {
    const looked = filter.value.trim().toLocaleLowerCase();
    let found = 0;
    groups.forEach((group, at) => {
      const rows = [...group.querySelectorAll(".choice")];
      for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(looked);
      const here = rows.filter((row) => !row.hidden).length;
      group.hidden = here === 0;
      group.open = looked ? here > 0 : wereOpen[at];
      found += here;
    });
    count.textContent = looked ? `${form.dataset.wordsFound} ${found}` : "";
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const first = fits().find((input) => input.closest("details").open);
    if (!first) return;
    if (event.key === "Enter") first.checked = true;
    first.focus();
  });
}

if (form) {
  if (!("byWords" in form.dataset)) begin();
  filterThemes();
}
