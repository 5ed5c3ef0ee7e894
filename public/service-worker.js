// Keeps the files of one version of the site, so that it opens without a network. Nothing of a document is kept: an
// address is looked up without what follows its path. Registered by start.js; the release build fills in what it keeps.
const [VERSION, FILES] = ["", []];

const { scope } = registration;
/** Sites under several paths of one origin share their caches. */
const OWN = `cognito-client-builder ${scope} `;
const CACHE = OWN + VERSION;
/** A name that is another one when the content is. */
const HASHED = /-[0-9a-f]{16}[._]/;
/** How long the network may take to answer for a page that is in the cache, in milliseconds. */
const PATIENCE = 3000;

const whole = (name) => new URL(name, scope).href;
/** What is kept of this version, or of one that another page has open. */
const cached = async (url) => {
  const options = { ignoreSearch: true, ignoreVary: true };
  return (await caches.match(url, { cacheName: CACHE, ...options })) ?? caches.match(url, options);
};
const failed = async () => undefined;

/** Answers from the network; from the cache if that fails, or takes long. */
async function current(request, url) {
  const fetched = fetch(request, { cache: "no-cache" });
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const response = await Promise.race([fetched.catch(failed), late]);
  return response?.ok ? response : ((await cached(url)) ?? fetched);
}

addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    // What has no hash in its name may be there in another version.
    await cache.addAll(FILES.map((name) => new Request(whole(name), HASHED.test(name) ? {} : { cache: "no-cache" })));
    // All files are of one version, or none is kept: the site may be published right now.
    const page = await (await cached(whole("./"))).text();
    if (!FILES.every((name) => !name.includes("_bg.wasm") || page.includes(name))) {
      await caches.delete(CACHE);
      throw new Error("The page is of another version than this service worker.");
    }
  };
  event.waitUntil(keep());
});

// Pages of the version before are gone by now.
addEventListener("activate", (event) => {
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== CACHE).map((name) => caches.delete(name)));
  };
  event.waitUntil(clean());
});

// A page that has the files of this version tells so. If no other page is open, none needs the version before.
addEventListener("message", (event) => {
  const take = async () => {
    const pages = await clients.matchAll({ includeUncontrolled: true, type: "window" });
    if (FILES.includes(event.data) && pages.filter(({ url }) => url.startsWith(scope)).length <= 1) await skipWaiting();
  };
  event.waitUntil(take());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.search = url.hash = "";
  if (request.method !== "GET" || !url.href.startsWith(scope)) return;
  const name = url.href.slice(scope.length);
  if (name === "" || name === "index.html") {
    if (request.mode === "navigate") event.respondWith(current(request, whole("./")));
  } else if (HASHED.test(name)) {
    event.respondWith(cached(url.href).then((response) => response ?? fetch(request)));
  } else if (FILES.includes(name)) {
    event.respondWith(current(request, url.href));
  }
});
