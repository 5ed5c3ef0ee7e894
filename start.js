// Starts the program and puts its functions on the page: public/cognito-client-builder.d.ts says what they are. When the
// program cannot start, or stops, the page says so and offers what was typed, which is kept outside of the program's
// memory for that.
(() => {
  "use strict";

  /** Where storage.rs saves the document: a line that begins with the index of the client on screen, then the document. */
  const STORED = "cognito-client-builder/document/1";
  /** The longest document that is read, in characters; as long as what a link may hold. */
  const MOST = 1 << 24;

  /** The program's functions, once it runs. They take and give text, and throw text when the input was wrong. */
  let program;

  // Failure. Nothing here may need the program.

  const dialog = document.getElementById("failure");
  const kept = document.getElementById("failure-document");

  /** The document that was saved, if any. */
  const stored = () => {
    try {
      return (localStorage.getItem(STORED) ?? "").replace(/^\d[^\n]*\n/, "");
    } catch {
      return ""; // no storage, no text
    }
  };

  const fail = (reason) => {
    try {
      kept.value = program.current();
    } catch {
      // What was saved last is there already, or comes from the storage.
    }
    if (!kept.value) kept.value = stored();
    document.getElementById("failure-kept").hidden = !kept.value;
    if (dialog.open) return;
    document.getElementById("failure-reason").textContent = reason;
    dialog.showModal();
  };
  const stopped = () =>
    fail("This is a bug in the page, not your mistake. To be safe, copy your configuration, then reload.");

  // The program stopped if an error came out of it: a panic, the end of its memory, or a browser's function that threw.
  const fromProgram = (error) => error instanceof WebAssembly.RuntimeError || /wasm-function|\.wasm:/.test(error?.stack);
  addEventListener("error", (event) => program && fromProgram(event.error) && stopped());
  addEventListener("unhandledrejection", (event) => program && fromProgram(event.reason) && stopped());

  // A button with data-copy copies the text box of that id, and says so in the status beside it.
  addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-copy]");
    const box = button && document.getElementById(button.dataset.copy);
    if (!box) return;
    let copied = true;
    try {
      await navigator.clipboard.writeText(box.value);
    } catch {
      // Refused, or not there at all on a page without https.
      box.select();
      copied = document.execCommand("copy");
    }
    const status = button.parentElement.querySelector("[role=status]");
    if (status) status.textContent = copied ? "Copied" : "Couldn't copy. The text is selected: copy it with the keyboard.";
  });
  document.getElementById("failure-reload").addEventListener("click", () => location.reload());

  // Translation by the browser, which puts a <font> in the place of each text node. The program keeps its text nodes and
  // would go on changing them where no one sees it. Before it touches a text that was replaced, the text gets its place
  // back, and with it the others of its sentence; the translator then takes them up anew.

  const fonts = new WeakMap(); // by text
  const texts = new WeakMap(); // by font
  const note = (records) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      for (const text of removedNodes) {
        if (text.nodeType !== Node.TEXT_NODE || text.isConnected) continue;
        const near = [...addedNodes, previousSibling, nextSibling];
        const font = near.find((node) => node?.nodeName === "FONT" && !texts.has(node));
        if (!font) continue;
        fonts.set(text, font);
        texts.set(font, text);
      }
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(document.documentElement, { subtree: true, childList: true });
  const restore = (text) => {
    if (text.isConnected) return;
    note(observer.takeRecords());
    for (const font of [...(fonts.get(text)?.parentNode?.children ?? [])]) {
      const own = texts.get(font);
      if (!own) continue;
      fonts.delete(own);
      texts.delete(font);
      font.replaceWith(own);
    }
  };
  // What the program does with text nodes.
  for (const [owner, name, kind] of [[Node, "nodeValue", "set"], [Node, "parentNode", "get"], [CharacterData, "remove", "value"]]) {
    const property = Object.getOwnPropertyDescriptor(owner.prototype, name);
    const native = property[kind];
    property[kind] = function (...values) {
      restore(this);
      return native.apply(this, values);
    };
    Object.defineProperty(Text.prototype, name, property);
  }

  // The interface for scripts.

  const call = (name, ...values) => {
    if (!program) throw new Error("The program hasn't started yet. Wait for cognitoClientBuilder.ready.");
    try {
      return program[name](...values);
    } catch (error) {
      if (typeof error === "string") throw new Error(error);
      stopped();
      throw new Error("The program stopped. Reload the page.", { cause: error });
    }
  };

  const article = (value) => {
    if (value === undefined || value === null) return String(value);
    return { string: "text", bigint: "a BigInt", object: "an object" }[typeof value] ?? `a ${typeof value}`;
  };

  /** A document as JSON text. */
  const textOf = (value) => {
    let text = value;
    if (typeof value !== "string") {
      if (value === null || typeof value !== "object") {
        throw new Error(`A document must be an object or JSON text, not ${article(value)}.`);
      }
      try {
        text = JSON.stringify(value);
      } catch (error) {
        throw new Error(`Can't convert the document to JSON: ${error.message}`, { cause: error });
      }
      if (typeof text !== "string") throw new Error("Can't convert the document to JSON: its toJSON returns nothing.");
    }
    if (text.length > MOST) throw new Error(`The document has ${text.length} characters; the maximum is ${MOST}.`);
    // Half of a surrogate pair is no character, and would not survive the way into the program. Made into JSON it looks
    // like \ud83d; in text that was given as JSON, two of those may be a pair.
    if ((text === value ? /\p{Surrogate}/u : /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/).test(text)) {
      throw new Error("The document contains half of a surrogate pair, which isn't a character.");
    }
    return text;
  };

  /** Files as JSON text: one text, or a list of files. */
  const filesOf = (value) => {
    const list = typeof value === "string" ? [{ name: "", text: value }] : value;
    if (!Array.isArray(list)) throw new Error(`Import text or a list of { name, text }, not ${article(value)}.`);
    let length = 0;
    const files = list.map((file, at) => {
      const { name = "", text } = file ?? {};
      if (typeof text !== "string" || typeof name !== "string") throw new Error(`File ${at} must be { name, text } with strings.`);
      length += text.length;
      return { name: name.toWellFormed?.() ?? name, text: text.toWellFormed?.() ?? text };
    });
    if (length > MOST) throw new Error(`The files have ${length} characters; the maximum is ${MOST}.`);
    return JSON.stringify(files);
  };

  /** Findings, whose repaired documents are made when somebody looks at them: there may be thousands. */
  const withFixes = (findings, fix) => {
    for (const finding of findings) {
      finding.fixes = finding.fixes.map(({ label, at }) => {
        let repaired;
        return Object.defineProperty({ label }, "document", {
          enumerable: true,
          get: () => (repaired ??= JSON.parse(fix(at))),
        });
      });
    }
    return findings;
  };

  /** Values of variables as JSON text; undefined where none were given. */
  const variablesOf = (options) => {
    // Calls from before there were options may pass anything.
    if (options === undefined || options === null || typeof options !== "object") return undefined;
    const { variables = null } = options;
    if (typeof variables !== "string" && typeof variables !== "object") {
      throw new Error(`options.variables must be an object or the text of a .tfvars file, not ${article(variables)}.`);
    }
    return textOf(variables === null ? "null" : JSON.stringify(variables));
  };

  const methods = {
    targets: () => JSON.parse(call("targets")),
    generate(value, target, options) {
      const text = textOf(value);
      if (typeof target !== "string") throw new Error(`The target must be an ID, as a string, not ${article(target)}.`);
      if (options !== undefined && options !== null && typeof options !== "object") {
        throw new Error(`The options must be an object, not ${article(options)}.`);
      }
      const scope = options?.scope ?? "complete";
      if (typeof scope !== "string") throw new Error(`options.scope must be "complete" or "snippet", not ${article(scope)}.`);
      // Choices are words, whatever else a page keeps in its object.
      const chosen = Object.entries(options ?? {}).filter(([, value]) => value !== undefined && value !== null);
      const choices = Object.fromEntries(chosen.map(([name, value]) => [name, String(value)]));
      const { findings, ...generated } = JSON.parse(call("generate", text, target, scope, JSON.stringify(choices)));
      return { ...generated, findings: withFixes(findings, (at) => call("fix", text, ...at)) };
    },
    validate(value, options) {
      const text = textOf(value);
      const variables = variablesOf(options);
      if (variables === undefined) return withFixes(JSON.parse(call("validate", text)), (at) => call("fix", text, ...at));
      const findings = JSON.parse(call("validateValues", text, variables));
      return withFixes(findings, ([, finding, fix]) => call("fixValues", text, variables, finding, fix));
    },
    explain(value, document) {
      if (typeof value !== "string") throw new Error(`The text must be a string, not ${article(value)}.`);
      if (value.length > MOST) throw new Error(`The text has ${value.length} characters; the maximum is ${MOST}.`);
      const text = value.toWellFormed?.() ?? value;
      const about = document === undefined || document === null ? "" : textOf(document);
      return withFixes(JSON.parse(call("explain", text, about)), (at) => call("fixExplained", text, about, ...at));
    },
    evaluate: (value, options) => JSON.parse(call("evaluate", textOf(value), variablesOf(options) ?? "null")),
    import(value, options) {
      const format = options?.format ?? "";
      if (typeof format !== "string") throw new Error(`options.format must be a format ID, not ${article(format)}.`);
      const { secrets, ...imported } = JSON.parse(call("importFiles", filesOf(value), format));
      imported.findings.forEach((finding) => delete finding.index);
      return { ...imported, secrets: secrets.length };
    },
    edit(value, wanted) {
      const { files, notes } = JSON.parse(call("editFiles", filesOf(value), textOf(wanted)));
      return { text: files[0]?.text ?? "", files, notes };
    },
    open(value) {
      call("open", textOf(value));
    },
    current: () => JSON.parse(call("current")),
  };

  const address = (file) => new URL(file, document.baseURI);

  /** Loads the style sheet of what is in no first view, once; a development build has no such sheet. */
  let dressed;
  const dress = (file) =>
    (dressed ??=
      file &&
      new Promise((done, failed) => {
        const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address(file) });
        link.addEventListener("load", done);
        link.addEventListener("error", () => {
          link.remove();
          dressed = undefined;
          failed(new Error(`${link.href} could not be loaded.`));
        });
        document.head.append(link);
      }));

  /** How many parts of the program the address asks for beside the first; all when undefined. */
  const parts = (usual) => {
    const asked = new URLSearchParams(location.search);
    const targets = asked.get("target")?.split(",") ?? [];
    return asked.has("view") || !targets.every((id) => usual?.includes(id)) ? undefined : 1;
  };

  const start = async () => {
    if (typeof WebAssembly !== "object") {
      fail("This page needs WebAssembly, which this browser doesn't support or has turned off.");
      throw new Error("WebAssembly isn't available.");
    }
    try {
      const files = document.querySelector("meta[name=application]").dataset;
      const [module, response] = await Promise.all([import(address(files.module)), fetch(address(files.wasm))]);
      // Who has been here, or follows a link, needs more of the program than a first visit.
      const prepared = location.search || location.hash || stored();
      if (prepared) await Promise.all([module.prepare?.(parts(module.usual)), dress(files.styles)]).catch(() => {});
      if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
      await module.default({ module_or_path: response });
      program = module;
      // Whoever is about to do something needs what is not in view yet, and then the other parts.
      const begin = async () => {
        await Promise.all([module.prepare?.(1), dress(files.styles)]);
        dispatchEvent(new Event("begin"));
        document.documentElement.dataset.whole = "true";
      };
      const gestures = ["pointermove", "pointerdown", "wheel", "scroll", "keydown", "focusin", "dragenter"];
      const gesture = () => {
        module.prepare?.().catch(() => {});
        const over = () => gestures.forEach((event) => removeEventListener(event, gesture));
        begin().then(over, () => {}); // the next gesture tries again
      };
      gestures.forEach((event) => addEventListener(event, gesture, { passive: true }));
      if (prepared || !module.prepare) await begin().catch(() => {});
      document.documentElement.dataset.ready = "true";
    } catch (error) {
      const reason = fromProgram(error) ? "This page failed to start because of a bug." : "Couldn't load a part of this page.";
      fail(`${reason} Check your connection, and reload the page.`);
      throw new Error(`${reason} ${error?.message ?? error}`, { cause: error });
    }
    return window.cognitoClientBuilder;
  };

  const interface_ = Object.defineProperties(methods, {
    version: { enumerable: true, get: () => program?.version() },
    ready: { enumerable: true, value: Promise.resolve().then(start) },
  });
  interface_.ready.catch(() => {}); // who waits for it hears of it; the page has said it
  Object.defineProperty(window, "cognitoClientBuilder", { value: Object.freeze(interface_), enumerable: true });
})();
