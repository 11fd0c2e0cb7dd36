// Keeps Linchpin usable offline.
//
// A build's scripts, styles and wasm carry a hash in their names, so they come from the cache for ever. The page comes
// from the network when there is one; it names the hashed files it needs, its worker too, so a page and its files are
// always of one build. A page is kept only after every file it names is kept, and a new one is shown only then: until
// all of it is there, as while a host is being updated, the one that was kept is shown.
"use strict";

const SCOPE = self.registration.scope;
const CACHE = `linchpin 1 ${SCOPE}`;
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.(js|css|wasm)$/;
/** So long a new page may take to be there whole, in milliseconds. */
const PATIENCE = 5_000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(SCOPE)) return;
  if (request.mode === "navigate") {
    if (isPage(url)) event.respondWith(page(event));
  } else if (HASHED.test(url.pathname)) {
    event.respondWith(fromCache(request));
  } else {
    event.respondWith(fromNetwork(request));
  }
});

async function install() {
  await keep(await fetch(SCOPE, { cache: "no-cache" }));
  await self.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  // Other programs on this origin, and Linchpin under another path, have caches of their own.
  const old = names.filter((name) => name !== CACHE && name.startsWith("linchpin ") && name.endsWith(` ${SCOPE}`));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function isPage(url) {
  const path = url.origin + url.pathname;
  return path === SCOPE || path === `${SCOPE}index.html`;
}

async function page(event) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(SCOPE);
  let response;
  try {
    response = await fetch(event.request);
  } catch (error) {
    return kept ?? Promise.reject(error);
  }
  if (!response.ok) return kept ?? response;
  const isWhole = keep(response.clone()).then(() => true, () => false);
  event.waitUntil(isWhole);
  // The first visit shows what there is; the page itself then says what is missing.
  if (!kept) return response;
  const isLate = new Promise((resolve) => setTimeout(resolve, PATIENCE, false));
  return (await Promise.race([isWhole, isLate])) ? response : kept;
}

async function fromCache(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (isTheFile(request.url, response)) await cache.put(request.url, response.clone()).catch(hasNoRoom);
  return response;
}

/** What cannot be kept is shown all the same. */
function hasNoRoom() {}

async function fromNetwork(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request.url, response.clone()).catch(hasNoRoom);
    return response;
  } catch (error) {
    return (await cache.match(request.url)) ?? Promise.reject(error);
  }
}

/**
 * Keeps a page and every file it names, then drops what neither it nor the page kept before it names. Throws when the
 * host does not have them all.
 */
async function keep(response) {
  if (!response.ok || response.redirected) throw new Error(`the page answered ${response.status}`);
  const cache = await caches.open(CACHE);
  const before = await (await cache.match(SCOPE))?.text();
  const html = await response.clone().text();
  const wanted = filesOf(html);
  // A hotel's sign-in page, say, is none of ours.
  if (!wanted.some((url) => url.endsWith("_bg.wasm"))) throw new Error("the page is another one");

  const present = new Set((await cache.keys()).map((request) => request.url));
  // A file without a hash may be of another build, where the page is.
  const isHere = (url) => present.has(url) && (html === before || HASHED.test(url));
  const missing = await Promise.all(wanted.filter((url) => !isHere(url)).map(load));
  try {
    await Promise.all(missing.map(([url, file]) => cache.put(url, file)));
    await cache.put(SCOPE, response);
  } catch {
    // The browser has no room for it: the page works with a network, and what was kept stays.
    return;
  }
  const needed = new Set([SCOPE, ...wanted, ...filesOf(before ?? "")]);
  await Promise.all([...present].filter((url) => !needed.has(url)).map((url) => cache.delete(url)));
}

async function load(url) {
  const file = await fetch(url, HASHED.test(url) ? {} : { cache: "no-cache" });
  if (!isTheFile(url, file)) throw new Error(`${url} answered ${file.status}`);
  return [url, file];
}

/** Tells whether it is the file that was asked for: some hosts answer with a page for whatever they do not have. */
function isTheFile(url, response) {
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  return response.ok && !response.redirected && !(isPage && HASHED.test(url));
}

function filesOf(html) {
  const links = [...html.matchAll(/\s(?:href|src)=["']?([^"'\s>]+)/g)].map(([, link]) => link);
  const urls = links.map((link) => new URL(link, SCOPE).href);
  return [...new Set(urls)].filter((url) => url.startsWith(SCOPE) && url !== SCOPE);
}
