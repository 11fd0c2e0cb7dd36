// Starts Linchpin: the theme before the first paint, then the wasm; and the page shown when the app cannot go on.
// It needs nothing but the browser, so that it still works when everything else has failed.
"use strict";
{
  const root = document.documentElement;
  const OURS = "linchpin/";

  // The browser may forbid storage altogether, so that even naming it throws; with a damaged profile, reading does.
  const attempt = (read, otherwise) => {
    try {
      return read();
    } catch {
      return otherwise;
    }
  };

  const theme = attempt(() => localStorage.getItem(`${OURS}theme`), null);
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  const rawData = () => {
    const entries = {};
    const count = attempt(() => localStorage.length, 0);
    for (let i = 0; i < count; i++) {
      const key = attempt(() => localStorage.key(i), null);
      if (key?.startsWith(OURS)) entries[key] = attempt(() => localStorage.getItem(key), null);
    }
    return { format: "linchpin.raw", saved_at: new Date().toISOString(), entries };
  };

  const download = (note) => {
    const raw = rawData();
    const file = new Blob([JSON.stringify(raw, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `linchpin-raw-${raw.saved_at.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    const count = Object.keys(raw.entries).length;
    note.textContent = count
      ? `Saved ${count} ${count === 1 ? "entry" : "entries"} to ${link.download}.`
      : "Nothing of Linchpin's is stored in this browser.";
  };

  // What is left of the app in memory may be wrong: it must not write, and must not answer events any more.
  const silenceApp = () => {
    const refuse = () => {
      throw new DOMException("Linchpin has stopped", "InvalidStateError");
    };
    for (const name of ["setItem", "removeItem", "clear"]) Storage.prototype[name] = refuse;
    for (const type of ["keydown", "storage", "hashchange", "popstate", "beforeunload"]) {
      window.addEventListener(type, (event) => event.stopImmediatePropagation(), true);
    }
  };

  const showCrash = (when, message) => {
    const page = document.getElementById("crash").content.cloneNode(true);
    for (const part of page.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== when;
    const where = `${navigator.userAgent}\n${location.origin}${location.pathname}`;
    page.querySelector("[data-message]").textContent = `${message}\n\n${where}`;
    const note = page.querySelector("[data-note]");
    for (const reload of page.querySelectorAll("[data-do=reload]")) reload.addEventListener("click", () => location.reload());
    page.querySelector("[data-do=download]").addEventListener("click", () => download(note));

    document.title = "Linchpin has stopped";
    document.body.replaceChildren(page);
    document.querySelector(".boot-crash h1").focus();
  };

  let crashed = false;
  const crash = (when, message) => {
    if (crashed) return;
    crashed = true;
    silenceApp();
    delete root.dataset.ready;
    root.dataset.crashed = when;
    // Not now: the app's code that failed is still on the stack.
    setTimeout(() => showCrash(when, message));
  };

  window.addEventListener("linchpin-panic", (event) => crash("stopped", String(event.detail)));

  const start = async () => {
    const module = document.querySelector("link[rel=modulepreload]").href;
    const wasm = document.querySelector("link[rel=preload][as=fetch]").href;
    const { default: init } = await import(module);
    await init({ module_or_path: wasm });
  };

  const keepForOffline = async () => {
    // A development build changes too often to be kept; main.rs marks it.
    if (root.dataset.build === "debug" || !navigator.serviceWorker) return;
    try {
      await navigator.serviceWorker.register("sw.js");
    } catch (error) {
      console.info("Linchpin will not work offline:", error.message);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    start().then(keepForOffline, (error) => crash("unloaded", String(error?.stack ?? error)));
  });
}
