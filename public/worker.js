// Does what takes long beside the page, with the page's own program. Told to by src/app/browser/files.rs.
const compiled = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
  return WebAssembly.compile(await response.arrayBuffer());
};

addEventListener("message", async ({ data: { module, wasm, function: name, values } }) => {
  try {
    const program = await import(module);
    // A part can't be waited for in the middle of a call.
    program.give?.(await Promise.all(program.parts.map(compiled)));
    await program.default({ module_or_path: await compiled(wasm) });
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
