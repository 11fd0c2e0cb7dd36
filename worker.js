// Does one job beside the page, with the page's own program; src/ui/worker.rs starts it and hears its answers.
"use strict";

const answer = (reply) => self.postMessage(reply);

self.onmessage = async ({ data: [module, wasm, job, file] }) => {
  try {
    const { default: init, work } = await import(module);
    await init({ module_or_path: wasm });
    // A file is read here, so that the page neither waits for its bytes nor holds them.
    // One that was moved or changed since it was chosen cannot be read any more; the job says so.
    const read = file && (await file.arrayBuffer().catch(() => undefined));
    answer(work(job, answer, read && new Uint8Array(read)));
  } catch (error) {
    // An answer, not an error: one thrown while the page is being left would be the window's, whom it tells nothing.
    console.info(error);
    answer(`${error}`);
  }
};
