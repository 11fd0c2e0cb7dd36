// Does one job beside the page, with the page's own program: src/ui/worker.rs, which starts it, does the rest.
"use strict";

const answer = (reply) => self.postMessage(reply);

self.onmessage = async ({ data: [module, wasm, job] }) => {
  try {
    const { default: init, work } = await import(module);
    await init({ module_or_path: wasm });
    answer(work(job, answer));
  } catch (error) {
    answer(JSON.stringify({ failed: String(error) }));
  }
};
