// Does what takes long beside the page, with the page's own program. Told to by src/app/browser/files.rs.
addEventListener("message", async ({ data: { module, wasm, function: name, values } }) => {
  try {
    const program = await import(module);
    await program.default({ module_or_path: fetch(wasm) });
    let told = -1;
    const result = program[name](...values, (done, total) => {
      const percent = Math.floor((100 * done) / Math.max(total, 1));
      if (percent !== told) postMessage({ percent: (told = percent) });
    });
    postMessage({ result });
  } catch (error) {
    postMessage({ error: typeof error === "string" ? error : `Couldn't read the text: ${error?.message ?? error}` });
  }
});
