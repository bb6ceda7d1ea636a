// Asks now and then what others have done on the pathway, and says it. Only while somebody can see the page.
const live = document.querySelector("[data-live]");
const [SHORTEST, QUIET, LONGEST] = [4000, 20000, 60000];
let wait = SHORTEST;
let timer = 0;

function next() {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(ask, wait * (0.9 + Math.random() / 5));
}

function seen(number) {
  live.dataset.live = live.dataset.live.replace(/\d+\/$/, `${number}/`);
}

function tell(html, number) {
  const news = new CustomEvent("pathway-news", { cancelable: true, detail: number });
  if (document.dispatchEvent(news)) live.innerHTML = html;
  else live.replaceChildren();
}

async function ask() {
  const asked = live.dataset.live;
  try {
    const answer = await fetch(asked + ("others" in live.dataset ? "?own=no" : ""), { cache: "no-store" });
    if (answer.status === 403 || answer.status === 404) return; // signed out, or not in the group any more
    if (answer.status === 200) {
      const html = await answer.text();
      const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-number]");
      if (found && asked === live.dataset.live) {
        seen(found.dataset.number);
        tell(html, found.dataset.number);
      }
      wait = SHORTEST;
    } else {
      wait = answer.status === 204 ? Math.min(wait * 1.25, QUIET) : Math.min(wait * 2, LONGEST);
    }
  } catch {
    wait = Math.min(wait * 2, LONGEST);
  }
  next();
}

function wake() {
  if (wait <= SHORTEST) return;
  wait = SHORTEST;
  next();
}

document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : wake() || next()));
for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, wake, { passive: true });
// The editor's own acts are no news.
document.addEventListener("pathway-seen", (event) => {
  seen(event.detail);
  live.replaceChildren();
});
next();
