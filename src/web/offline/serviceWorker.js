// The app without a network: all files of one release are kept at its first visit, and answered from there. Another
// release is another version of this file, which the build writes; it takes over when the last page of the old one is
// closed, so that no page ever loads a part that does not fit it.
const VERSION = "%VERSION%";
const FILES = "%FILES%";

const ROOT = self.registration.scope;
const OURS = `onethread ${ROOT} `;
const CACHE = OURS + VERSION;

self.addEventListener("install", (event) => {
  // Files may stand in the browser's own cache from a release before.
  const fresh = FILES.map((file) => new Request(new URL(file, ROOT), { cache: "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(ROOT)) event.respondWith(answer(event.request));
});

async function dropOld() {
  for (const name of await caches.keys())
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
}

async function answer(request) {
  const address = new URL(request.url);
  address.search = "";
  address.hash = "";
  // Many hosts answer index.html with the way to the folder, which a page may not be made of.
  if (address.href === `${ROOT}index.html`) address.href = ROOT;
  const cache = await caches.open(CACHE);
  return (await cache.match(address.href)) ?? fetch(request);
}
