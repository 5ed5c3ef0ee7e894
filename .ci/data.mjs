// Which of the program's constant data only some of its functions can reach. Works on what the linker tells with
// --emit-relocs: the place of every constant ("symbol") in memory, and every place that refers to one ("relocation").
// Later tools change the functions, and leave the data where it is.
import { readFileSync, writeFileSync } from "node:fs";

// Of the format: https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md
const [CUSTOM, DATA] = [0, 11];
const [SEGMENT_INFO, SYMBOL_TABLE] = [5, 8];
const [FUNCTION_SYMBOL, DATA_SYMBOL, SECTION_SYMBOL] = [0, 1, 3];
const [UNDEFINED, EXPLICIT_NAME] = [0x10, 0x40];
/** The kinds of relocations that have an addend, and among them those of an address in memory. */
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
const OF_MEMORY = new Set([3, 4, 5]);

const LARGEST_ALIGNMENT = 16;
/** The length of a place in the source: the address and length of the file's name, line, column. */
const PLACE = 16;

/** Reads numbers and texts one after the other. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }
  byte() {
    return this.bytes[this.at++];
  }
  signed() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return shift < 32 && byte & 0x40 ? value | (-1 << shift) : value;
  }
  number() {
    let [value, scale, byte] = [0, 1, 0];
    do {
      byte = this.byte();
      value += (byte & 0x7f) * scale;
      scale *= 128;
    } while (byte & 0x80);
    return value;
  }
  part(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  text() {
    return this.part(this.number()).toString();
  }
  /** As many as the number that comes next says. */
  list(read) {
    return Array.from({ length: this.number() }, () => read(this));
  }
}

/** The sections of a module: `custom` by name, and where the data are. */
function sections(bytes) {
  const reader = new Reader(bytes, 8);
  const found = { custom: {}, segments: [] };
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const content = new Reader(reader.part(reader.number()));
    if (id === CUSTOM) found.custom[content.text()] = content;
    if (id === DATA) found.segments = content.list(segment);
  }
  return found;
}

/** One part of the data: `address` in memory, `at` in the section. */
function segment(reader) {
  if (reader.number() !== 0) throw new Error("The program has data of another kind than expected.");
  reader.byte(); // i32.const
  const address = reader.signed();
  reader.byte(); // end
  const length = reader.number();
  const at = reader.at;
  return { address, at, bytes: reader.part(length) };
}

/** Takes out of the module in `file` what only tools read. */
export function strip(file) {
  const bytes = readFileSync(file);
  const reader = new Reader(bytes, 8);
  const kept = [bytes.subarray(0, 8)];
  while (reader.at < bytes.length) {
    const start = reader.at;
    const id = reader.byte();
    reader.part(reader.number());
    if (id !== CUSTOM) kept.push(bytes.subarray(start, reader.at));
  }
  writeFileSync(file, Buffer.concat(kept));
}

/** The bytes of memory that the module in `file` begins with: `[address, bytes]` in their order. */
export const dataOf = (file) => sections(readFileSync(file)).segments.map(({ address, bytes }) => [address, bytes]);

/** The symbols as the linker numbered them, those of data with `from`, `to` and whether they are `constant`. */
function symbolsOf(linking, segments) {
  linking.number(); // the version
  const parts = {};
  while (linking.at < linking.bytes.length) {
    const id = linking.byte();
    parts[id] = new Reader(linking.part(linking.number()));
  }
  const names = parts[SEGMENT_INFO].list((it) => {
    const name = it.text();
    it.number(); // alignment
    it.number(); // flags
    return name;
  });
  return parts[SYMBOL_TABLE].list((it) => {
    const kind = it.byte();
    const flags = it.number();
    if (kind === DATA_SYMBOL) {
      it.text();
      if (flags & UNDEFINED) return {};
      const [index, offset, size] = [it.number(), it.number(), it.number()];
      const from = (segments[index]?.address ?? 0) + offset;
      return { from, to: from + size, constant: names[index]?.startsWith(".rodata") };
    }
    it.number();
    if (kind !== SECTION_SYMBOL && (!(flags & UNDEFINED) || flags & EXPLICIT_NAME)) it.text();
    return { isFunction: kind === FUNCTION_SYMBOL };
  });
}

/** Every address that a section refers to: where, of which symbol, and which. */
function relocations(section, symbols) {
  section.number(); // which section
  return section.list((it) => {
    const type = it.number();
    const [at, index] = [it.number(), it.number()];
    const addend = WITH_ADDEND.has(type) ? it.signed() : 0;
    return OF_MEMORY.has(type) && symbols[index].from !== undefined
      ? [{ at, symbol: symbols[index], address: symbols[index].from + addend }]
      : [];
  }).flat();
}

/**
 * What of the constant data of the linked program nothing reaches that begins at one of the `numbers`: those in the text
 * of the functions in question, which are taken for addresses where they can be ones. Ranges `[from, to]` of memory.
 */
export function unreached(linkedFile, numbers) {
  const { custom, segments } = sections(readFileSync(linkedFile));
  if (!custom.linking || !custom["reloc.CODE"] || !custom["reloc.DATA"]) throw new Error("The linker kept no relocations.");
  const symbols = symbolsOf(custom.linking, segments);
  const data = symbols.filter((it) => it.to > it.from).sort((a, b) => a.from - b.from || b.to - a.to);
  const longest = Math.max(...data.map((it) => it.to - it.from));
  const holding = (address) => {
    let [low, high] = [0, data.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (data[middle].from <= address) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let i = low - 1; i >= 0 && data[i].from > address - longest; i--) if (address < data[i].to) found.push(data[i]);
    return found;
  };

  // An address beside its symbol: the end of a list, or a list whose numbers do not begin with 0.
  const beside = new Map();
  const note = ({ symbol, address }) => {
    if (address >= symbol.from && address < symbol.to) return;
    if (!beside.has(address)) beside.set(address, new Set());
    beside.get(address).add(symbol);
  };
  relocations(custom["reloc.CODE"], symbols).forEach(note);
  for (const it of relocations(custom["reloc.DATA"], symbols)) {
    note(it);
    const within = segments.find((segment) => it.at >= segment.at && it.at < segment.at + segment.bytes.length);
    for (const holder of holding(within.address + it.at - within.at)) (holder.refersTo ??= []).push(it.symbol, ...holding(it.address));
  }

  // Where in the source a panic comes from, which is read when there is a panic only: after the last part is loaded.
  const textOf = ({ from, to }) => {
    const within = segments.find((it) => from >= it.address && to <= it.address + it.bytes.length);
    return within ? within.bytes.toString("latin1", from - within.address, to - within.address) : "";
  };
  const isPlace = ({ from, to, refersTo }) => to - from === PLACE && refersTo?.length > 0 && refersTo.every((it) => /\.rs\0?$/.test(textOf(it)));
  const places = new Set(data.filter(isPlace));

  const reached = new Set();
  const reach = (symbol) => {
    const waiting = [symbol];
    while (waiting.length) {
      const next = waiting.pop();
      if (reached.has(next) || places.has(next)) continue;
      reached.add(next);
      waiting.push(...(next.refersTo ?? []));
    }
  };
  for (const number of numbers) [...holding(number), ...(beside.get(number) ?? [])].forEach(reach);

  // Constants may lie over each other: one text may be the end of another. What lies between two that move is padding.
  const ranges = [];
  let until = 0; // what lies before stays or is in a range
  let open = false; // nothing stays that lies behind the last range
  for (const symbol of data) {
    const last = ranges.at(-1);
    if (!symbol.constant || reached.has(symbol)) {
      if (last?.[1] > symbol.from) last[1] = Math.max(symbol.from, last[0]);
      open = false;
    } else if (symbol.to > until) {
      const from = Math.max(symbol.from, until);
      if (open && from - last[1] < LARGEST_ALIGNMENT) last[1] = symbol.to;
      else ranges.push([from, symbol.to]);
      open = true;
    }
    until = Math.max(until, symbol.to);
  }
  return ranges.filter(([from, to]) => to > from);
}
