// Keeps what somebody needs to answer without a connection: the first page, the page with all questions, and the files
// that these name. Nothing else: no answers, no receipts, no pages of people who are signed in.
const CACHE = "say-1";
const PAGE = /^\/say\/[a-z0-9]+\/(kiosk\/|all\/)?$/;
const NAMED = /(?:src|href)="([^"]+)"|url\(["']?([^"')]+)["']?\)|^import .*from "([^"]+)"/gm;

// Pages are kept in each language and in easy words; what else an address says (that the device is shared) is not kept.
function place({ pathname, searchParams }) {
  const words = new URLSearchParams();
  if (searchParams.get("lang")) words.set("lang", searchParams.get("lang"));
  if (searchParams.get("easy") === "1") words.set("easy", "1");
  return `${words}` ? `${pathname}?${words}` : pathname;
}

async function keep(address, cache, done) {
  if (done.has(address)) return;
  done.add(address);
  const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
  if (!answer.ok || answer.redirected) return;
  if (/html|css|javascript/.test(answer.headers.get("Content-Type"))) {
    for (const [, named, drawn, imported] of (await answer.clone().text()).matchAll(NAMED)) {
      const { origin, pathname } = new URL(named || drawn || imported, new URL(address, location.origin));
      if (origin === location.origin && pathname.startsWith("/static/")) await keep(pathname, cache, done);
    }
  }
  await cache.put(address, answer);
}

async function keepAll(addresses) {
  const cache = await caches.open(CACHE);
  const done = new Set();
  for (const address of addresses.filter((one) => PAGE.test(one.split("?")[0]))) await keep(address, cache, done);
}

async function kept(request, address) {
  try {
    return await fetch(request);
  } catch (dropped) {
    for (const one of [place(address), address.pathname]) {
      const found = await caches.match(one, { ignoreVary: true });
      if (found) return found;
    }
    return Response.error();
  }
}

async function clearOld() {
  for (const name of await caches.keys()) if (name.startsWith("say-") && name !== CACHE) await caches.delete(name);
  await clients.claim();
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clearOld()));
addEventListener("message", (event) => event.waitUntil(keepAll(event.data.keep)));
addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  const { origin, pathname } = address;
  const mine = origin === location.origin && (PAGE.test(pathname) || pathname.startsWith("/static/"));
  if (mine && event.request.method === "GET") event.respondWith(kept(event.request, address));
});
