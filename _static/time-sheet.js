// @ts-check
// Reads a two-week time sheet on guide/sizing and hands its times to the calculator (sizing.js).
//
// The first half mirrors _ext/jobguide/timesheet_reading.py and timesheet.py, whose docstring is the
// contract: tests/browser/test_time_sheet.py holds them together. Nothing leaves the browser.
"use strict";

/**
 * @typedef {{id: string, kind: string, low: number, central: number, high: number,
 *   minimum: boolean}} Activity
 * @typedef {{activities: Activity[], few: number, words: Record<string, string>}} Data
 * @typedef {number | null} Cell
 * @typedef {{days: Cell[], count: Cell}} Entry
 * @typedef {{line: number, column: string, fault: string, cell: string}} Fault
 * @typedef {{line: number, cells: string[]}} Row
 * @typedef {{id: number, count: number, days: number[], names: string[]}} Header
 * @typedef {{activity: Activity, amount: number, count: Cell, thin: boolean, verdict: string,
 *   ratio: Cell}} Measure
 */

(() => {
  const [DAYS, WEEKS, MINUTES_PER_HOUR] = [14, 2, 60];
  const [DAY_MOST, COUNT_MOST] = [1440, 1_000_000];
  const LONGEST = 131_072; // characters of a cell: Python's csv module stops there
  const OTHER = "other";
  const DAY = /^[jd]0?([1-9]|1[0-4])$/;
  const NUMBER = /^[0-9]{1,9}([.,][0-9]{1,9})?$/;
  const NEGATIVE = /^[-\u2212][0-9]{1,9}([.,][0-9]{1,9})?$/;
  const SPACES = /[ \u00a0\u2009\u202f\t]/g;
  // What Python's strip takes away, which is not quite what trim does.
  const SPACE = "[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const ENDS = new RegExp(`^${SPACE}+|(?<!${SPACE})${SPACE}+$`, "g");

  /** @param {string[]} names @returns {Header | null} */
  const header = (names) => {
    const folded = names.map((name) => name.toLowerCase());
    const id = folded.indexOf("id");
    if (id < 0) return null;
    const found = folded.map((name) => Number(DAY.exec(name)?.[1]));
    const days = Array.from({ length: DAYS }, (_, day) => found.indexOf(day + 1));
    const count = folded.findIndex((name) => name === "nombre" || name === "count");
    return { id, count, days, names };
  };

  /** Rows from the header on, as Python's csv module finds them.
   * @param {string} text @param {string} delimiter @returns {Row[]} */
  const split = (text, delimiter) => {
    /** @type {Row[]} */
    const rows = [];
    /** @type {string[]} */
    let cells = [];
    let [cell, length, state, first] = ["", 0, "start", 1];
    const close = () => {
      cells.push(cell.replace(ENDS, ""));
      [cell, length, state] = ["", 0, "start"];
    };
    const end = () => {
      if (rows.length || header(cells)) rows.push({ line: first, cells });
      cells = [];
    };
    const lines = text.match(/[^\r\n]*(\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
    for (const [at, line] of lines.entries()) {
      const open = state === "quoted";
      if (!open) first = at + 1;
      const body = line.replace(/[\r\n]+$/, "");
      for (const char of body) {
        if (state !== "quoted" && char === delimiter) close();
        else if (char === '"' && state === "start") state = "quoted";
        else if (char === '"' && state === "quoted") state = "closing";
        else {
          if (length++ === LONGEST) return rows;
          cell += char;
          if (state !== "quoted") state = char === '"' && state === "closing" ? "quoted" : "plain";
        }
      }
      if (state === "quoted") {
        length += line.length - body.length;
        if (length > LONGEST) return rows;
        cell += line.slice(body.length);
      } else {
        if (body || open) close();
        end();
      }
    }
    if (state === "quoted") {
      close();
      end();
    }
    return rows;
  };

  /** @param {Cell} one @param {Cell} other */
  const both = (one, other) => (one === null || other === null ? (one ?? other) : one + other);

  /** Minutes of the two weeks, from the first day to the last. @param {Entry} entry @returns {Cell} */
  const minutes = ({ days }) => days.reduce(both, null);

  class Reading {
    /** @param {Activity[]} activities */
    constructor(activities) {
      this.activities = activities;
      /** @type {Header | null} */
      this.header = null;
      /** @type {Map<string, Entry & {line: number}>} */
      this.rows = new Map();
      /** @type {Fault[]} */
      this.faults = [];
    }

    /** @param {Row} row */
    take({ line, cells }) {
      const at = (this.header = header(cells) ?? this.header);
      if (!at) return;
      const name = (cells[at.id] ?? "").toLowerCase();
      if (!name || name === "id") return;
      const activity = this.activities.find(({ id }) => id === name);
      if (name !== OTHER && !activity) {
        this.faults.push({ line, column: at.names[at.id], fault: "unknown-id", cell: name });
        return;
      }
      const before = this.faults.length;
      /** @param {number} place @param {number} most */
      const number = (place, most) => this.number(line, cells[place] ?? "", at.names[place], most);
      const count = activity?.kind === "unit" ? number(at.count, COUNT_MOST) : null;
      const days = at.days.map((place) => number(place, DAY_MOST));
      if (this.faults.length > before) return;
      const old = this.rows.get(name);
      if (old) {
        old.count = both(old.count, count);
        old.days = old.days.map((day, index) => both(day, days[index]));
      } else this.rows.set(name, { line, days, count });
    }

    /** @param {number} line @param {string} cell @param {string} column @param {number} most
     * @returns {Cell} */
    number(line, cell, column, most) {
      const text = cell.replace(SPACES, "");
      if (["", "-", "–", "—"].includes(text)) return null;
      const value = NUMBER.test(text) ? Number(text.replace(",", ".")) : null;
      if (value !== null && value <= most) return value;
      const other = NEGATIVE.test(text) ? "negative" : "not-a-number";
      this.faults.push({ line, column, fault: value === null ? other : "too-much", cell });
      return null;
    }

    /** Rows that say both minutes and units, in the order of the model. */
    measured() {
      return this.activities.flatMap((activity) => {
        const entry = this.rows.get(activity.id);
        if (!entry) return [];
        const [spent, { count, line }] = [minutes(entry), entry];
        if (spent !== null && (activity.kind === "fixed" || count))
          return [{ activity, spent, count }];
        const fault = spent === null ? "no-minutes" : "no-count";
        if (spent === null ? count : spent)
          this.faults.push({ line, column: "", fault, cell: activity.id });
        return [];
      });
    }
  }

  /** What a sheet says. @param {string} text @param {Data} data */
  const read = (text, { activities, few }) => {
    const bare = text.replace(/^\ufeff/, "");
    const found = [";", "\t", ","].map((delimiter) => split(bare, delimiter));
    const width = (/** @type {Row[]} */ rows) => rows[0]?.cells.length ?? 0;
    const rows = found.reduce((best, one) => (width(one) > width(best) ? one : best));
    const reading = new Reading(activities);
    for (const row of rows) reading.take(row);
    const entries = reading.measured();
    const rest = reading.rows.get(OTHER);
    const other = rest ? minutes(rest) : null;
    const { faults } = reading;
    const nothing = rows.length ? "no-row" : "no-header";
    if (!entries.length && other === null && !faults.length)
      faults.push({ line: 0, column: "", fault: nothing, cell: "" });
    faults.sort((one, next) => one.line - next.line);
    const all = entries.reduce((sum, { spent }) => sum + spent, 0) + (other ?? 0);
    const measures = entries.map(({ activity, spent, count }) => {
      const amount = count ? spent / count : spent / MINUTES_PER_HOUR / WEEKS;
      const { low, central, high } = activity;
      const verdict = amount < low ? "below" : amount > high ? "above" : "inside";
      const thin = count !== null && count < few;
      return { activity, amount, count, thin, verdict, ratio: central ? amount / central : null };
    });
    const weekly = (/** @type {number} */ spent) => spent / MINUTES_PER_HOUR / WEEKS;
    return { measures, faults, all: weekly(all), other: weekly(other ?? 0) };
  };

  /** UTF-8 or, failing that, what spreadsheets write in France. @param {ArrayBuffer} bytes */
  const decode = (bytes) => {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      const text = new TextDecoder("windows-1252").decode(bytes);
      return text.replace(/[\x81\x8d\x8f\x90\x9d]/g, "\ufffd");
    }
  };

  /** What the calculator's three boxes get: a mean of few units keeps the model's range.
   * @param {Measure} measure */
  const levels = ({ activity: { low, high }, amount, thin }) =>
    thin ? [Math.min(low, amount), amount, Math.max(high, amount)] : [amount, amount, amount];

  // ---- Words. The digits are those of sizing.js, which the same page loads.

  /** @returns {any} */
  const sizing = () => /** @type {any} */ (globalThis).jobguide.sizing;

  /** @param {Data} data @param {string} language */
  const speaker = ({ words }, language) => {
    /** @param {string} key @param {Record<string, string | number>} [values] */
    const say = (key, values = {}) =>
      words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
    /** @param {number} value @param {string} [unit] @returns {string} */
    const show = (value, unit) => sizing().display(value, language, unit);
    /** @param {number} value @param {string} unit */
    const time = (value, unit) => `${show(value, unit)}\u00a0${unit}`;
    /** @param {number} value */
    const readable = (value) => {
      if (value < 1) return time(value * 60, "s");
      return value <= 60 ? time(value, "min") : time(value / 60, "h");
    };
    /** @param {Cell} ratio */
    const compared = (ratio) => {
      if (ratio === null) return "";
      if (ratio >= 2) return say("times", { ratio: show(ratio) });
      const percent = show(Math.abs(ratio - 1) * 100, "%");
      return say(percent === "0" ? "same" : ratio > 1 ? "more" : "less", { percent });
    };
    return {
      say,
      show,
      /** @param {Fault} fault */
      fault: ({ line, column, fault, cell }) => {
        const told = say(fault, { cell });
        return line ? `${say(column ? "cell" : "line", { line, column })} ${told}` : told;
      },
      /** @param {Measure} measure */
      measure: ({ activity: { id, kind }, amount, count, thin, verdict, ratio }) => [
        kind === "fixed"
          ? say("fixed", { time: time(amount, "h") })
          : say("unit", { time: readable(amount), unit: words[`unit-${id}`], count: show(count ?? 0) }),
        words[`model-${id}`],
        [compared(ratio), say(verdict)].filter(Boolean).join(", ") + ".",
        ...(thin ? [say("thin")] : []),
      ],
    };
  };

  const sheet = { decode, levels, read, speaker };
  // @ts-ignore: the page's one global name
  globalThis.jobguide = Object.assign(globalThis.jobguide ?? {}, { sheet });

  // ---- The page

  const form = document.getElementById("time-sheet-form");
  const source = document.getElementById("time-sheet-data");
  if (!form || !source) return;
  /** @type {Data} */
  const data = JSON.parse(source.textContent ?? "");
  const language = document.documentElement.lang;
  const { say, show, fault, measure } = speaker(data, language);
  /** @param {string} name @returns {any} */
  const part = (name) => document.getElementById(`time-sheet-${name}`);
  const [PAUSE, MOST] = [700, 2_000_000];
  /** @type {ReturnType<typeof read> | null} */
  let now = null;
  /** What stood in the calculator's boxes. @type {Record<string, string> | null} */
  let before = null;

  /** @param {string} name @param {...(Node | string)} inside */
  const made = (name, ...inside) => {
    const element = document.createElement(name);
    element.append(...inside);
    return element;
  };

  /** @param {string} text @param {string} from */
  const take = (text, from = "") => {
    const blank = !text.trim();
    now = blank ? null : read(text, data);
    const { measures, faults, all, other } = now ?? { measures: [], faults: [], all: 0, other: 0 };
    const counts = { measures: measures.length, faults: faults.length };
    part("told").textContent = blank ? "" : [from, say("summary", counts)].filter(Boolean).join(" ");
    part("faults").replaceChildren(...faults.map((one) => made("li", fault(one))));
    const items = measures.map((one) => {
      const [first, ...others] = measure(one);
      const lines = others.map((line) => made("p", line));
      return made("li", made("strong", data.words[`activity-${one.activity.id}`]), " ", first, ...lines);
    });
    part("measures").replaceChildren(...items);
    part("total").textContent = all ? say("total", { all: show(all), other: show(other) }) : "";
    part("use").hidden = !measures.length;
    tell("");
  };

  /** @param {string} text */
  const tell = (text) => {
    part("done").textContent = text;
  };

  /** @param {File | undefined} file */
  const open = (file) => {
    if (!file) return;
    if (file.size > MOST) {
      tell(say("too-big"));
      return;
    }
    const reader = new FileReader();
    reader.onerror = () => tell(say("unreadable"));
    reader.onload = () => {
      const bytes = /** @type {ArrayBuffer} */ (reader.result);
      const text = decode(bytes);
      part("text").value = text;
      take(text, `${file.name}\u00a0:`);
      // An .ods or .xlsx is a zip, which begins so.
      if (text.startsWith("PK\x03\x04")) tell(say("spreadsheet"));
    };
    reader.readAsArrayBuffer(file);
  };

  const calculator = () => /** @type {HTMLFormElement} */ (document.getElementById("sizing-form"));
  const week = () => calculator().querySelector("[data-out=week-central]")?.textContent ?? "";

  /** Type into the calculator. @param {Record<string, string>} fields */
  const type = (fields) => {
    for (const [name, text] of Object.entries(fields)) {
      const box = calculator().elements.namedItem(name);
      if (!(box instanceof HTMLInputElement) || box.value === text) continue;
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    calculator().dispatchEvent(new Event("change"));
  };

  /** @param {number} value */
  const written = (value) => {
    const plain = /e/.test(String(value)) ? value.toFixed(30) : String(value);
    return language.startsWith("en") ? plain : plain.replace(".", ",");
  };

  /** What the measures put into which boxes. @param {Measure[]} measures */
  const boxes = (measures) => {
    /** @type {Record<string, string>} */
    const fields = {};
    for (const one of measures) {
      const { id, kind, minimum } = one.activity;
      const name = kind === "fixed" ? id : `time-${id}`;
      levels(one).forEach((level, at) => (fields[name + ["-low", "", "-high"][at]] = written(level)));
      if (minimum) fields[`${name}-minimum`] = "0";
    }
    return fields;
  };

  const back = () => {
    if (before) type(before);
    before = null;
    part("back").hidden = true;
  };

  part("use").addEventListener("click", () => {
    back();
    const [fields, old] = [boxes(now?.measures ?? []), week()];
    const source = document.getElementById("sizing-data")?.textContent ?? "";
    const usual = sizing().example(JSON.parse(source), language);
    const entries = Object.keys(fields).map((name) => {
      const box = /** @type {HTMLInputElement} */ (calculator().elements.namedItem(name));
      return [name, name.startsWith("time-") ? usual[name] : box.value];
    });
    type(fields);
    before = Object.fromEntries(entries);
    part("back").hidden = false;
    tell(week() ? say(old ? "used" : "used-first", { old, now: week() }) : say("used-empty"));
  });
  part("back").addEventListener("click", () => {
    back();
    part("use").focus(); // the button that had the focus is gone
    tell(say("returned", { now: week() }));
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  part("text").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => take(part("text").value), PAUSE);
  });
  part("file").addEventListener("change", () => {
    open(part("file").files[0]);
    part("file").value = ""; // so that the same file, mended, can be chosen again
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    open(event.dataTransfer.files[0]);
  });
  form.hidden = false;
})();
