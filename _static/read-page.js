// @ts-check
// The page that reads a posting: a text that is pasted, dropped or taken from a file, read by
// reading.js and told in the words of the page. Nothing is sent. The table of rules and what opens
// files come when they are first needed. What the posting says is only ever written as text.
"use strict";

/**
 * @typedef {{start: number, end: number, words: string}} Shown
 * @typedef {{id: string, level: string, strength: string, passage: Shown | null}} Seen
 * @typedef {{title: string, url: string, rule: string, sources: string[], after: string}} Told
 * @typedef {{table: object, points: Record<string, Told>,
 *   names: Record<string, Record<string, string>>}} Data
 */

(() => {
  const MOST_PASTED = 5_000_000;
  const MOST_BYTES = 20_000_000;
  const MOST_UNPACKED = 50_000_000;
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const OASIS = "urn:oasis:names:tc:opendocument:xmlns:";
  const [TEXT, TABLE] = [`${OASIS}text:1.0`, `${OASIS}table:1.0`];
  // How each kind of file is written; files.py has the same for a terminal.
  const WRITTEN = {
    "word/document.xml": { row: [W, "tr"], cell: [W, "tc"], words: [W, "t"],
      paragraphs: [[W, "p"]], spaces: [[W, "br"], [W, "tab"], [W, "cr"]] },
    "content.xml": { row: [TABLE, "table-row"], cell: [TABLE, "table-cell"], words: null,
      paragraphs: [[TEXT, "p"], [TEXT, "h"]], spaces: [[TEXT, "s"], [TEXT, "tab"], [TEXT, "line-break"]] },
  };

  const form = document.getElementById("reading-form");
  const result = document.getElementById("reading-result");
  const source = document.getElementById("reading-words");
  if (!(form instanceof HTMLFormElement) || !result || !source) return;
  const { root, words } = JSON.parse(source.textContent ?? "");
  const box = /** @type {HTMLTextAreaElement} */ (document.getElementById("reading-text"));
  const file = /** @type {HTMLInputElement} */ (document.getElementById("reading-file"));
  const status = /** @type {HTMLSelectElement} */ (document.getElementById("reading-status"));
  const fault = /** @type {HTMLElement} */ (document.getElementById("reading-fault"));
  const told = /** @type {HTMLElement} */ (document.getElementById("reading-told"));
  /** @type {any} */
  const shared = globalThis;

  /** Why a text is not read: the key of a sentence of the page. */
  class Unreadable extends Error {}

  /** @param {string} key @param {Record<string, string | number>} values */
  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => String(value)), words[key] ?? key);

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} name @param {Partial<HTMLElementTagNameMap[T]>} properties @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[T]}
   */
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /** @param {string} name of a script, beside this one */
  const load = async (name) => {
    try {
      await shared.jobguide.load(name);
    } catch {
      throw new Unreadable("no-script");
    }
  };

  // ---- Files

  /** @param {Element} element @param {string[] | null} name */
  const is = (element, name) => name !== null && element.namespaceURI === name[0] && element.localName === name[1];

  /** The words of an element; a line or a paragraph ends with a space.
   * @param {Element} element @param {typeof WRITTEN["content.xml"] | typeof WRITTEN["word/document.xml"]} written */
  const wordsOf = (element, written) => {
    let found = "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Element) {
        if ([...written.spaces, ...written.paragraphs].some((name) => is(node, name))) found += " ";
      } else if (!written.words || (node.parentElement && is(node.parentElement, written.words))) {
        found += node.nodeValue;
      }
    }
    return found.trim();
  };

  /** The paragraphs of a file, and each row of a table as one: « label : value ».
   * @param {string} xml @param {typeof WRITTEN["content.xml"] | typeof WRITTEN["word/document.xml"]} written */
  const linesOf = (xml, written) => {
    const parsed = new DOMParser().parseFromString(xml, "application/xml");
    if (parsed.querySelector("parsererror")) throw new Unreadable("damaged");
    /** @param {Element} inside @returns {string[]} */
    const lines = (inside) =>
      [...inside.children].flatMap((child) => {
        if (is(child, written.row)) {
          const cells = [...child.children].filter((cell) => is(cell, written.cell));
          return [cells.map((cell) => wordsOf(cell, written)).filter(Boolean).join(" : ")];
        }
        return written.paragraphs.some((name) => is(child, name)) ? [wordsOf(child, written)] : lines(child);
      });
    return lines(parsed.documentElement).join("\n");
  };

  /** @param {Uint8Array} bytes */
  const unzipped = async (bytes) => {
    await load("vendor/fflate.min.js");
    /** @type {Record<string, Uint8Array>} */
    let parts;
    try {
      parts = shared.fflate.unzipSync(bytes, {
        /** @param {{name: string, originalSize: number}} part */
        filter: ({ name, originalSize }) => {
          if (!Object.hasOwn(WRITTEN, name)) return false;
          if (originalSize > MOST_UNPACKED) throw new Unreadable("huge");
          return true;
        },
      });
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("damaged");
    }
    for (const [name, written] of Object.entries(WRITTEN)) {
      if (Object.hasOwn(parts, name)) return linesOf(new TextDecoder().decode(parts[name]), written);
    }
    throw new Unreadable("binary");
  };

  /** @param {Uint8Array} bytes */
  const pdf = async (bytes) => {
    /** @type {any} */
    let library;
    try {
      library = await import(new URL(`${root}_static/vendor/pdf.min.mjs`, location.href).href);
    } catch {
      throw new Unreadable(location.protocol === "file:" ? "pdf-on-disk" : "no-script");
    }
    library.GlobalWorkerOptions.workerSrc = new URL(`${root}_static/vendor/pdf.worker.min.mjs`, location.href).href;
    try {
      const opened = await library.getDocument({ data: bytes, isEvalSupported: false, useWasm: false }).promise;
      let text = "";
      for (let number = 1; number <= opened.numPages && text.length <= MOST_PASTED; number += 1) {
        const { items } = await (await opened.getPage(number)).getTextContent();
        for (const { str = "", hasEOL = false } of items) text += str + (hasEOL ? "\n" : "");
        text += "\n";
      }
      if (!text.trim()) throw new Unreadable("scanned");
      return text;
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("damaged");
    }
  };

  /** @param {Uint8Array} bytes */
  const plain = (bytes) => {
    if (bytes.includes(0)) throw new Unreadable("binary");
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  };

  /** @param {File} given */
  const textOf = async (given) => {
    if (given.size > MOST_BYTES) throw new Unreadable("huge");
    const bytes = new Uint8Array(await given.arrayBuffer());
    const start = String.fromCharCode(...bytes.slice(0, 5));
    if (start === "%PDF-") return pdf(bytes);
    if (start.startsWith("\xd0\xcf\x11\xe0")) throw new Unreadable("old-word");
    return start.startsWith("PK") ? unzipped(bytes) : plain(bytes);
  };

  /** @param {unknown} error */
  const complain = (error) => {
    if (!(error instanceof Unreadable)) throw error;
    fault.textContent = say(error.message);
    told.textContent = "";
    result.hidden = true;
  };

  /** @param {File | undefined} given */
  const take = async (given) => {
    if (!given) return;
    fault.textContent = "";
    try {
      const text = await textOf(given);
      if (!text.trim()) throw new Unreadable("empty");
      box.value = text;
      await show();
    } catch (error) {
      complain(error);
    }
  };

  // ---- The report

  /** @param {string} text */
  const french = (text) => {
    const quoted = make("q", { lang: "fr" }, text);
    return quoted;
  };

  /** A point to watch, with its rule and a better wording.
   * @param {Seen} point @param {Told} explained @param {string} mark */
  const item = ({ level, strength, passage }, { title, url, rule, sources, after }, mark) => {
    const name = make("p", {}, make("a", { href: root + url }, title), " ");
    name.append(make("span", { className: "strength" }, `${say(`level-${level}`)}, ${say(`reading-strength-${strength}`)}`));
    const whole = make("li", {}, name);
    if (passage) whole.append(make("p", {}, french(passage.words), " ", make("a", { href: `#${mark}` }, say("in-text"))));
    if (rule) whole.append(make("p", {}, rule, " ", make("small", {}, sources.join(document.documentElement.lang === "fr" ? "\u202f; " : "; "))));
    if (after) whole.append(make("p", { className: "better" }, make("strong", {}, say("better")), " ", after));
    return whole;
  };

  /** @param {string} key @param {Node[]} items */
  const part = (key, items) => {
    const list = items.length ? make("ul", {}) : make("p", {}, say("reading-nothing"));
    list.append(...items);
    return [make("h3", {}, say(key)), list];
  };

  /** @param {Record<string, Shown>} found @param {(name: string) => string} name */
  const quoted = (found, name) =>
    Object.entries(found).map(([id, passage]) => make("li", {}, `${name(id)} `, french(passage.words)));

  /** The text with its passages marked, and the mark of each point.
   * @param {string} text @param {Seen[]} points */
  const marked = (text, points) => {
    const characters = Array.from(text);
    const whole = make("div", { className: "reading-whole", lang: "fr" });
    /** @type {Map<Seen, string>} */
    const marks = new Map();
    const placed = points.filter((point) => point.passage).sort((one, other) => (one.passage?.start ?? 0) - (other.passage?.start ?? 0));
    let done = 0;
    let ident = "";
    for (const point of placed) {
      const { start, end } = /** @type {Shown} */ (point.passage);
      if (start >= done) {
        ident = `reading-mark-${marks.size}`;
        const mark = make("mark", { id: ident, className: "passage", tabIndex: -1 }, characters.slice(start, end).join(""));
        whole.append(characters.slice(done, start).join(""), mark);
        done = end;
      }
      marks.set(point, ident);
    }
    whole.append(characters.slice(done).join(""));
    return { whole, marks };
  };

  /** @param {string} key @param {() => void} act */
  const button = (key, act) => {
    const made = make("button", { type: "button" }, say(key));
    made.addEventListener("click", act);
    return made;
  };

  const copy = async () => {
    const shown = result.querySelector(".reading-report");
    const text = shown instanceof HTMLElement ? shown.innerText : "";
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = say("copied");
    } catch {
      getSelection()?.selectAllChildren(shown ?? result);
      told.textContent = say(document.execCommand("copy") ? "copied" : "not-copied");
    }
  };

  const keepInPlan = async () => {
    await load("plan.js");
    const isKept = shared.jobguide.plan.set("edits", "posting.text", box.value);
    told.textContent = say(isKept ? "kept" : "not-kept");
    if (isKept) told.append(" ", make("a", { href: `${root}plan/papers.html` }, say("papers")));
  };

  const show = async () => {
    fault.textContent = "";
    const text = box.value;
    if (!text.trim()) throw new Unreadable("empty");
    await load("../reading-data.js");
    /** @type {Data} */
    const data = shared.jobguide.readingData;
    let read;
    try {
      read = shared.jobguide.reading.read(text, data.table, status.value);
    } catch (error) {
      throw error instanceof RangeError ? new Unreadable("too-long") : error;
    }
    /** @type {Seen[]} */
    const points = read.points;
    const { whole, marks } = marked(text, points);
    /** @param {boolean} contrary */
    const those = (contrary) =>
      points
        .filter((point) => (point.level === "rule") === contrary)
        .map((point) => item(point, data.points[point.id], marks.get(point) ?? ""));
    /** @param {string} name */
    const field = (name) => say(`field-${name}`);
    const report = make("div", { className: "reading-report" });
    report.append(
      ...part("reading-contrary", those(true)),
      ...part("reading-missing", read.missing.map((/** @type {string} */ name) => make("li", {}, field(name)))),
      ...part("reading-other", those(false)),
      ...part("reading-stated", quoted(read.fields, field)),
      ...part("reading-missions", quoted(read.missions, (id) => data.names.mission[id])),
      ...part("reading-competencies", quoted(read.competencies, (id) => data.names.competency[id])),
      make("h3", {}, say("unseen")),
      make("p", {}, say("reading-limits")),
    );
    const keep = () => keepInPlan().catch(complain);
    const actions = make(
      "p", { className: "entry" },
      button("copy", copy), " ", button("print", () => print()), " ", button("keep", keep),
    ); // prettier-ignore
    result.replaceChildren(
      report,
      actions,
      make("h3", {}, say("whole")),
      whole,
    );
    result.hidden = false;
    const named = say(`reading-status-${read.status}`);
    const key = !read.is_inferred ? "status" : read.status === "unstated" ? "status-unknown" : "status-guessed";
    told.textContent = `${say(key, { status: named })} ${say("counts", { contrary: those(true).length, missing: read.missing.length, other: those(false).length })}`;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show().catch(complain);
  });
  status.addEventListener("change", () => {
    if (!result.hidden) show().catch(complain);
  });
  box.addEventListener("paste", (event) => {
    if ((event.clipboardData?.getData("text/plain").length ?? 0) <= MOST_PASTED) return;
    event.preventDefault();
    complain(new Unreadable("huge-paste"));
  });
  file.addEventListener("change", () => take(file.files?.[0]));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    const given = event.dataTransfer?.files[0];
    if (!given) return;
    event.preventDefault();
    take(given);
  });
  box.value = "";
})();
