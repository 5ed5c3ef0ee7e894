// Starts the program and puts its functions on the page: public/cognito-client-builder.d.ts says what they are. The
// program comes in parts. While one is missing, the program hears of no event that could call for it: events are kept,
// and given to the program in their order. When the program cannot start, or stops, the page says so and offers what
// was typed, which is kept outside of the program's memory for that.
(() => {
  "use strict";

  /** Where storage.rs saves the document: a line that begins with the index of the client on screen, then the document. */
  const STORED = "cognito-client-builder/document/1";
  /** The longest document that is read, in characters; as long as what a link may hold. */
  const MOST = 1 << 24;

  /** The program's functions, while it runs. They take and give text, and throw text when the input was wrong. */
  let program;

  /** Ends a program that called for a part before the part was there. Another one then starts with all parts. */
  const MISSING = new Error("A part of the program isn't loaded yet.");

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
  for (const [type, key] of [["error", "error"], ["unhandledrejection", "reason"]]) {
    addEventListener(type, (event) => {
      if (event[key] === MISSING) event.preventDefault();
      else if (program && fromProgram(event[key])) stopped();
    });
  }

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
    if (hears !== "all") throw new Error("The program hasn't started yet. Wait for cognitoClientBuilder.ready.");
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

  // Loading.

  const line = document.getElementById("loading");
  const files = document.querySelector("meta[name=application]").dataset;
  const address = (file) => new URL(file, document.baseURI).href;
  /** How many things could not be loaded, and are being tried again. */
  let troubles = 0;
  /** The site has another version of this page by now, and may no longer have the parts of this one. */
  let renewed = false;

  /** Tells what the page waits for. */
  const tell = () => {
    const text = troubles ? "No connection. Trying again\u2026" : held.length ? "Loading\u2026" : "";
    line.firstElementChild.textContent = renewed ? "A new version of this page is available." : text;
    line.lastElementChild.hidden = !renewed;
  };
  line.lastElementChild.addEventListener("click", () => location.reload());

  const isRenewed = async () => {
    try {
      const response = await fetch(location.pathname, { cache: "no-cache" });
      const [, module] = /\sdata-module="?([^"\s>]+)/.exec(response.ok ? await response.text() : "") ?? [];
      return module !== undefined && module !== files.module;
    } catch {
      return false;
    }
  };

  /** Loads something, and tries until it works; tells the loader how often it failed. */
  const persist = async (load) => {
    for (let failures = 0; ; failures++) {
      try {
        const loaded = await load(failures);
        if (failures) troubles--;
        tell();
        return loaded;
      } catch (error) {
        console.warn(error);
        if (!failures) troubles++;
        renewed ||= await isRenewed();
        tell();
        await new Promise((done) => {
          addEventListener("online", done, { once: true });
          setTimeout(done, Math.min(1000 * 2 ** failures, 30_000));
        });
      }
    }
  };

  /** Loads and compiles a part of the program, once. */
  const modules = new Map();
  const compiled = (url) => {
    const load = async (failures) => {
      // What the browser keeps may be what failed.
      const response = await fetch(url, failures ? { cache: "reload" } : {});
      if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
      const streams = response.headers.get("content-type")?.startsWith("application/wasm");
      return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
    };
    if (!modules.has(url)) modules.set(url, persist(load));
    return modules.get(url);
  };

  /** Loads the style sheet of what is in no first view, once; a development build has no such sheet. */
  let dressed;
  const dress = () => {
    if (dressed || !files.styles) return dressed;
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address(files.styles) });
    const load = (done, failed) => {
      link.onload = done;
      link.onerror = () => {
        link.remove();
        failed(new Error(`${link.href} could not be loaded.`));
      };
      document.head.append(link);
    };
    return (dressed = persist(() => new Promise(load)));
  };

  // Events. Until the parts that usual work needs are there, all are kept. From then on until the last part is there,
  // the program hears of them at once, and the document before the last one is remembered: if that event called for a
  // missing part, it is given again, with that document, to the program that then starts with all parts.

  /** What the program may hear of: "nothing", what is "usual", or "all". */
  let hears = "nothing";
  /** The events that the program has not heard of, in their order. */
  const held = [];
  /** The events of the present task, and the document before them. */
  let task;

  const HELD = ["click", "keydown", "input", "change", "paste", "drop", "hashchange"];
  /** What the user's next event of the kind makes up for. */
  const IGNORED = ["focus", "blur", "focusin", "focusout", "dragover", "dragleave"];

  /** Where an element is: the nearest element with an id, and the way down from there. */
  const placeOf = (element) => {
    const way = [];
    for (; element.parentElement && !element.id; element = element.parentElement) {
      way.unshift([...element.parentElement.children].indexOf(element));
    }
    return { id: element.id, way };
  };
  const elementAt = ({ id, way }) => {
    // What the build drew of the first view, the program has drawn in the body.
    const from = id === "first-view" ? { children: mounted() } : id ? document.getElementById(id) : document.documentElement;
    return way.reduce((element, at) => element?.children[at], from);
  };

  /** The data of an event, which are gone after it. */
  const copyOf = (data) => {
    const copy = new DataTransfer();
    for (const type of data.types) if (type !== "Files") copy.setData(type, data.getData(type));
    for (const file of data.files) copy.items.add(file);
    return copy;
  };

  /** What is needed to give an event to the program later. */
  const record = (event) => {
    const { type, target, clipboardData, dataTransfer } = event;
    const own = {};
    if (type === "paste" && clipboardData) own.clipboardData = copyOf(clipboardData);
    if (type === "drop" && dataTransfer) own.dataTransfer = copyOf(dataTransfer);
    return { event, own, target, place: target instanceof Element && placeOf(target) };
  };

  const typing = (target) => target instanceof Element && target.matches("textarea, input:not([type=checkbox], [type=radio])");
  const samePage = (link) => link.href.split(/[?#]/)[0] === location.href.split(/[?#]/)[0];

  /** Whether the browser must not do what it does at such an event, because the program will do something else. */
  const overrides = (event) => {
    const { type, target, key, ctrlKey, metaKey } = event;
    if (type === "keydown") return ctrlKey || metaKey ? /^[kzy]$/i.test(key) && (key === "k" || !typing(target)) : key === "/" && !typing(target);
    return type === "click" || type === "drop" || (type === "paste" && !typing(target));
  };

  /** The control that an event is about is shown as pressed until the program has heard of it. */
  const showBusy = ({ event, target }, busy) => {
    const control = event.type === "click" && target.closest("button, a, label, summary, input");
    if (!control) return;
    if (busy) control.setAttribute("aria-busy", "true");
    else control.removeAttribute("aria-busy");
  };

  /** Notes the document before a task. False if the program ended instead. */
  const beginTask = () => {
    try {
      const own = { before: program.current(), events: [] };
      task = own;
      setTimeout(() => (own.over = true));
      return true;
    } catch (error) {
      if (error !== MISSING) throw error;
      return false;
    }
  };

  /** Whether an event comes from here, and not from the user. */
  let giving = false;

  const hear = (event) => {
    const { type, target } = event;
    if (giving || (target instanceof Element && target.closest("#failure, #loading"))) return;
    if (hears === "usual") {
      if (!HELD.includes(type) || !event.isTrusted) return;
      if ((task && !task.over) || beginTask()) {
        task.events.push(record(event));
        if (type === "keydown" && overrides(event)) event.preventDefault();
        return;
      }
    }
    event.stopImmediatePropagation();
    if (type === "focusin" || HELD.includes(type)) want();
    const link = type === "click" && target instanceof Element && target.closest("a[href]");
    if (link && (!samePage(link) || event.ctrlKey || event.metaKey || event.shiftKey)) return; // the browser follows it
    if (type === "click" && target.closest("input[type=file], label:has([type=file])")) return; // the browser asks for files
    if (overrides(event) || (type === "dragover" && event.dataTransfer?.types.includes("Files"))) event.preventDefault();
    // A letter that goes into a box makes an event of its own there.
    const letter = type === "keydown" && typing(target) && event.key.length === 1 && !(event.ctrlKey || event.metaKey);
    if (!HELD.includes(type) || letter) return;
    const kept = record(event);
    held.push(kept);
    showBusy(kept, true);
    tell();
  };

  /** An event whose element was drawn anew is about the one that is now in its place, with what was typed there. */
  const carry = (kept) => {
    const { event, target, place } = kept;
    const now = place && !target.isConnected && elementAt(place);
    if (!now) return;
    kept.target = now;
    if (now.type === "file") now.files = target.files;
    else if (/^(input|change)$/.test(event.type)) Object.assign(now, { value: target.value, checked: target.checked });
  };

  /** Gives an event to the program. */
  const give = (kept) => {
    carry(kept);
    const { event, own, target } = kept;
    const init = {};
    for (const key in event) init[key] = event[key];
    giving = true;
    target.dispatchEvent(new event.constructor(event.type, Object.assign(init, own)));
    giving = false;
  };

  /** Notes what has the focus, and gives a function that puts it there again if that was drawn anew. */
  const noteFocus = () => {
    const focused = document.activeElement;
    const place = focused && placeOf(focused);
    return () => focused && !focused.isConnected && elementAt(place)?.focus({ preventScroll: true });
  };

  /** Gives the program what was held; one at a time, since it draws before each. */
  const pass = async () => {
    while (held.length && program) {
      await new Promise((done) => setTimeout(done));
      if (!program || !beginTask()) break;
      const kept = held.shift();
      showBusy(kept, false);
      task.events.push(kept);
      give(kept);
    }
    if (document.activeElement !== document.body) {
      giving = true;
      document.activeElement?.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
      giving = false;
    }
    tell();
  };

  const GESTURES = ["pointermove", "pointerdown", "wheel", "scroll", "keydown", "focusin", "dragenter"];
  /** Whether the user has begun to do something; and whether what is drawn then can be. */
  let [wanted, drawable] = [false, false];
  /** The program that was told to draw it. */
  let begun;
  const begin = () => {
    if (wanted && drawable && program && begun !== program) {
      begun = program;
      dispatchEvent(new Event("begin"));
      document.documentElement.dataset.whole = "true";
    }
    if (begun && hears === "all") listen(false, GESTURES, want);
  };
  const want = () => {
    if (giving) return;
    wanted = true;
    begin();
  };
  const listen = (on, types, heard) => {
    const change = on ? addEventListener : removeEventListener;
    for (const type of types) change(type, heard, { capture: heard === hear, passive: heard === want });
  };

  // The program's lives: a second one begins with all parts when the first one called for one that was missing.

  /** What index.html has in its body. */
  const own = [...document.body.children];
  /** What the program has. */
  const mounted = () => [...document.body.children].filter((it) => !own.includes(it));
  /** The compiled parts after the first. */
  const later = [];
  let imports = 0;
  let ended;

  const missing = () => {
    [program, ended, hears] = [undefined, true, "nothing"];
    if (task) held.unshift(...task.events);
    for (const kept of held) showBusy(kept, true);
    // It may have drawn nothing.
    if (mounted().length === 0) document.body.prepend(own[0]);
    tell();
    return MISSING;
  };

  /** Starts the program. What `prepare` loads is there before it runs. */
  const live = async (prepare) => {
    const coming = compiled(address(files.wasm));
    // What an import failed with, or was used for, is kept under its address.
    const module = await persist(() => import(address(files.module) + (imports++ ? `?${imports}` : "")));
    module.give?.(later, missing);
    await prepare?.(module);
    const wasm = await coming;
    ended = false;
    const focusAgain = noteFocus();
    await module.default({ module_or_path: wasm }).catch((error) => {
      if (!ended) throw error;
    });
    if (ended) return module;
    program = module;
    focusAgain();
    for (const kept of held) {
      carry(kept);
      showBusy(kept, true);
    }
    return module;
  };

  /** The storage as it was: a program that ended may have moved text that it couldn't read, and not said so. */
  let saved = {};
  try {
    saved = { ...localStorage };
  } catch {
    // no storage
  }
  const putBack = () => {
    try {
      if (!(STORED in saved) || localStorage.getItem(STORED) !== null) return;
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("cognito-client-builder/unreadable/") && !(key in saved)) localStorage.removeItem(key);
      }
      localStorage.setItem(STORED, saved[STORED]);
    } catch {
      // The text is under the other key.
    }
  };

  const liveAgain = async () => {
    putBack();
    const left = mounted();
    const [focusAgain, scrolled] = [noteFocus(), scrollY];
    await live();
    for (const element of left) element.remove();
    // The address has been read.
    const reopens = task && task.events[0].event.type !== "hashchange" && task.before !== program.current();
    if (reopens) program.open(task.before);
    begin();
    await new Promise((done) => setTimeout(done));
    scrollTo(0, scrolled);
    focusAgain();
  };

  // Who has been here, or follows a link, needs more of the program than a first visit, and does not see the same.
  const asked = location.search || location.hash || stored();
  if (asked) document.getElementById("first-view").replaceChildren();

  const start = async () => {
    if (typeof WebAssembly !== "object") {
      fail("This page needs WebAssembly, which this browser doesn't support or has turned off.");
      throw new Error("WebAssembly isn't available.");
    }
    try {
      listen(true, GESTURES, want);
      listen(true, [...HELD, ...IGNORED], hear);
      const part = async (url, at) => url && (later[at] = await compiled(url));
      const prepare = ({ parts = [] }) => Promise.all([part(parts[0], 0), dress()]);
      const module = await live(asked ? prepare : undefined);
      document.documentElement.dataset.drawn = "true";
      if (!asked) {
        await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, { timeout: 300 }));
        await prepare(module);
      }
      drawable = true;
      if (asked || !module.parts) wanted = true;
      begin();
      const rest = (async () => {
        for (const [at, url] of (module.parts ?? []).entries()) await part(url, at);
      })();
      await pass();
      if (program) hears = "usual";
      await rest;
      if (!program) await liveAgain();
      program.join?.();
      await pass();
      hears = "all";
      listen(false, [...HELD, ...IGNORED], hear);
      begin();
      document.documentElement.dataset.ready = "true";
      (window.requestIdleCallback ?? setTimeout)(() => keep().catch(console.warn));
    } catch (error) {
      fail("This page failed to start because of a bug. Reload the page.");
      throw new Error(`This page failed to start. ${error?.message ?? error}`, { cause: error });
    }
    return window.cognitoClientBuilder;
  };

  // Without a network. The release build names a service worker; a copy of the site that names none removes it.

  const keep = async () => {
    if (!navigator.serviceWorker || window.top !== window) return;
    if (!files.offline) {
      const registration = await navigator.serviceWorker.getRegistration();
      if (registration?.scope !== address("./")) return;
      await registration.unregister();
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith(`cognito-client-builder ${registration.scope} `)).map((name) => caches.delete(name)));
      return;
    }
    const registration = await navigator.serviceWorker.register(address(files.offline));
    const offer = async () => {
      if (!registration.waiting) return;
      registration.waiting.postMessage(files.module.replace("./", ""));
      renewed ||= await isRenewed();
      tell();
    };
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
    await offer();
  };

  const interface_ = Object.defineProperties(methods, {
    version: { enumerable: true, get: () => program?.version() },
    ready: { enumerable: true, value: Promise.resolve().then(start) },
  });
  interface_.ready.catch(() => {}); // who waits for it hears of it; the page has said it
  Object.defineProperty(window, "cognitoClientBuilder", { value: Object.freeze(interface_), enumerable: true });
})();
