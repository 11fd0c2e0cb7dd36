// Keeps Linchpin usable offline.
//
// A build's scripts, styles and wasm carry a hash in their names, so they come from the cache for ever. The page comes
// from the network when there is one; it names the hashed files it needs, so a page and its files are always of one
// build. A page is kept only after every file it names is kept.
"use strict";

const SCOPE = self.registration.scope;
const CACHE = `linchpin 1 ${SCOPE}`;
const HASHED = /-[0-9a-f]{16}(_bg)?\.(js|css|wasm)$/;

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
  const kept = () => caches.open(CACHE).then((cache) => cache.match(SCOPE));
  try {
    const response = await fetch(event.request);
    if (!response.ok) return (await kept()) ?? response;
    event.waitUntil(keep(response.clone()).catch(() => {}));
    return response;
  } catch (error) {
    return (await kept()) ?? Promise.reject(error);
  }
}

async function fromCache(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone());
  return response;
}

async function fromNetwork(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request.url, response.clone());
    return response;
  } catch (error) {
    return (await cache.match(request.url)) ?? Promise.reject(error);
  }
}

/** Keeps a page and every file it names, then drops what neither it nor the page kept before it names. */
async function keep(response) {
  if (!response.ok || response.redirected) throw new Error(`the page answered ${response.status}`);
  const cache = await caches.open(CACHE);
  const before = await cache.match(SCOPE);
  const wanted = filesOf(await response.clone().text());
  const needed = new Set([SCOPE, ...wanted, ...(before ? filesOf(await before.text()) : [])]);

  const present = new Set((await cache.keys()).map((request) => request.url));
  await cache.addAll(wanted.filter((url) => !present.has(url)));
  await cache.put(SCOPE, response);
  await Promise.all([...present].filter((url) => !needed.has(url)).map((url) => cache.delete(url)));
}

function filesOf(html) {
  const links = [...html.matchAll(/\s(?:href|src)=["']?([^"'\s>]+)/g)].map(([, link]) => link);
  // The page does not name its worker, so that it is not loaded before someone needs it.
  const urls = [...links, "worker.js"].map((link) => new URL(link, SCOPE).href);
  return [...new Set(urls)].filter((url) => url.startsWith(SCOPE));
}
