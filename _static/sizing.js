// @ts-check
// The form of the sizing calculator of guide/sizing; without a script it is a sheet to print.
//
// sizing-reckoning.js says what to show. Nothing leaves the reader's browser: answers live in its
// storage, or in the link one copies.
"use strict";

/**
 * @typedef {import("./sizing-reckoning.js").Bar} Bar
 * @typedef {import("./sizing-reckoning.js").Data} Data
 * @typedef {import("./sizing-reckoning.js").Fields} Fields
 * @typedef {import("./sizing-reckoning.js").Sizing} Sizing
 */

(() => {
  const STORE = "sizing";
  const PAUSE = 700; // milliseconds without a key before the result is said and faults are told

  const form = document.getElementById("sizing-form");
  const source = document.getElementById("sizing-data");
  if (!(form instanceof HTMLFormElement) || !source) return;

  /** @type {{jobguide: {sizing: Sizing}}} */
  const { jobguide } = /** @type {any} */ (globalThis);
  const { decode, encode, example, packed, perOf, reckon, scaled, unpacked } = jobguide.sizing;
  /** @type {Data} */
  const data = JSON.parse(source.textContent ?? "");
  const language = document.documentElement.lang;
  /** @param {string} id @returns {HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @param {string} selector @returns {HTMLElement[]} */
  const all = (selector) => [...form.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

  /** The boxes, radio buttons and lists of the form. */
  const controls = [...form.elements].filter(
    (one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement,
  );
  let shared = false; // the answers shown are a link's
  /** @type {Fields | null} */
  let previous = null; // the answers that one may take back
  let chosen = "none"; // the example that fills the form
  /** @type {Set<string>} */
  let emptied = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @returns {Fields} */
  const collected = () => {
    /** @type {Fields} */
    const fields = {};
    for (const one of controls)
      if (one.name && (one.type !== "radio" || /** @type {HTMLInputElement} */ (one).checked))
        fields[one.name] = one.value;
    return fields;
  };

  /** @param {Fields} fields */
  const put = (fields) => {
    for (const one of controls) {
      if (one instanceof HTMLInputElement && one.type === "radio")
        one.checked = one.value === fields[one.name];
      else if (one.name) one.value = fields[one.name] ?? "";
    }
    chosen = fields.case;
    emptied = new Set();
  };

  // A browser may refuse to keep anything, from a disk above all: the answers then last as long as
  // the page.
  const stored = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(STORE) ?? "null");
      return kept && typeof kept === "object" ? unpacked(data, language, kept).fields : null;
    } catch {
      return null;
    }
  };

  /** @param {Fields} kept */
  const store = (kept) => {
    try {
      if (Object.keys(kept).length) localStorage.setItem(STORE, JSON.stringify(kept));
      else localStorage.removeItem(STORE);
    } catch {
      // Nothing is lost but the memory of it.
    }
  };

  /** @param {string} fragment */
  const address = (fragment) => location.href.split("#")[0] + fragment;

  const keep = () => {
    const kept = packed(data, language, collected());
    if (shared) history.replaceState(history.state, "", address(`#${encode(kept)}`));
    else store(kept);
  };

  /** @param {string} text @param {string} id */
  const tell = (text, id = "sizing-done") => {
    byId(id).textContent = text;
  };

  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
  const drawn = (name, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };

  const WIDTH = 360;
  const ROW = 44;

  /** The same bars as _ext/jobguide/pictures/bars.py. @param {Bar[]} bars */
  const draw = (bars) => {
    const scale = (WIDTH - 70) / (Math.max(...bars.map(({ range }) => range.high)) || 1);
    const size = { viewBox: `0 0 ${WIDTH} ${bars.length * ROW + 4}`, width: WIDTH };
    const named = { role: "img", "aria-labelledby": "sizing-bars-title sizing-bars-desc" };
    const picture = drawn("svg", { ...size, ...named });
    const said = bars.map(({ label, told }) => `${label}: ${told}`).join(" ; ");
    picture.append(
      drawn("title", { id: "sizing-bars-title" }, data.words.picture),
      drawn("desc", { id: "sizing-bars-desc" }, said),
    );
    bars.forEach(({ label, told, range }, index) => {
      const [top, middle] = [index * ROW, index * ROW + 30];
      const { low, central, high } = scaled(range, scale);
      const line = (/** @type {number} */ x1, /** @type {number} */ x2, /** @type {number} */ half) =>
        drawn("line", { class: "range", x1, y1: middle - half, x2, y2: middle + half });
      picture.append(
        drawn("text", { class: "label", x: 0, y: top + 15, "font-size": 13 }, label),
        drawn("rect", { class: "accent", x: 0, y: top + 22, width: Math.max(central, 1), height: 16, rx: 6 }),
        drawn("text", { class: "label-strong", x: high + 8, y: middle + 5, "font-size": 13 }, told),
        line(low, high, 0),
        line(low, low, 5),
        line(high, high, 5),
      );
    });
    byId("sizing-picture").replaceChildren(...(bars.length ? [picture] : []));
  };

  /** On paper a box is a line, or the answer. @param {Fields} fields */
  const copyToPaper = (fields) => {
    for (const line of all("[data-blank]")) {
      const name = line.dataset.blank ?? "";
      const text = (fields[name] ?? "").trim();
      const period = data.words[`per-${fields[perOf(name)]}`];
      line.textContent = text && period ? `${text} ${period}` : text;
    }
  };

  /** A box that holds something of the reader's must not stay folded. @param {Element} box */
  const openAround = (box) => {
    for (let fold = box.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
  };

  /** @param {Record<string, string>} faults @param {boolean} all whether new ones are told as well */
  const showFaults = (faults, all) => {
    for (const box of controls) {
      const place = box.name && document.getElementById(`sizing-${box.name}-fault`);
      if (!place) continue;
      const fault = faults[box.name] ?? "";
      const note = emptied.has(box.name) ? data.words["fault-empty"] : "";
      if (!all && (fault || note) && !place.textContent) continue;
      place.textContent = fault || note;
      box.toggleAttribute("aria-invalid", Boolean(fault));
      if (!fault) continue;
      box.setAttribute("aria-invalid", "true");
      openAround(box);
    }
  };

  /** Show at once all that can be seen. @param {boolean} settled */
  const show = (settled) => {
    const fields = collected();
    const shown = reckon(data, language, fields);
    const { some, out, headline, bar, verdicts, bars, faults, marked } = shown;
    for (const place of all("[data-out]")) {
      const text = out[place.dataset.out ?? ""] ?? "";
      place.textContent = text;
      place.hidden = !text;
      const row = place.closest("tr");
      if (row) row.hidden = !text;
    }
    for (const mark of all("[data-example]"))
      mark.hidden = !marked.includes(mark.dataset.example ?? "");
    for (const one of all("[data-verdict]"))
      one.hidden = !verdicts.includes(one.dataset.verdict ?? "");
    for (const one of all("[data-situation]"))
      one.hidden = chosen !== "none" && one.dataset.situation !== chosen;
    for (const id of ["sizing-result", "sizing-bar"]) byId(id).hidden = !some;
    byId("sizing-detail").hidden = !bars.length;
    const link = byId("sizing-bar").firstElementChild;
    if (link) link.textContent = bar;
    form.classList.toggle("is-filled", some);
    draw(bars);
    copyToPaper(fields);
    showFaults(faults, settled);
    if (settled) {
      sayAloud(headline);
      keep();
    }
  };

  /** Said again only if it changed: a screen reader is not to repeat itself. @param {string[]} lines */
  const sayAloud = (lines) => {
    const told = byId("sizing-told");
    if (told.dataset.said === lines.join("\n")) return;
    told.dataset.said = lines.join("\n");
    const spans = lines.map((textContent, index) =>
      Object.assign(document.createElement("span"), { textContent, className: index ? "" : "main" }),
    );
    // The spaces part the lines for those who hear or copy them.
    told.replaceChildren(...spans.flatMap((span) => [span, " "]));
  };

  const settle = () => {
    clearTimeout(waiting);
    show(true);
  };

  /** Fill with another example what still is the first one's. */
  const changeExample = () => {
    const fields = collected();
    const [old, next] = [chosen, fields.case].map((id) => example(data, language, id));
    const untouched = Object.keys(next).filter((name) => {
      const asked = name.replace(/-per$/, "");
      return [asked, perOf(asked)].every((one) => (fields[one] ?? "") === (old[one] ?? ""));
    });
    const filled = untouched.filter((name) => name !== "phase").map((name) => [name, next[name]]);
    put({ ...fields, ...Object.fromEntries(filled) });
  };

  /** A number that is corrected no longer has the example's least and most around it.
   * @param {string} name */
  const forgetAround = (name) => {
    const from = example(data, language, chosen);
    for (const around of [`${name}-low`, `${name}-high`]) {
      const box = controls.find((one) => one.name === around);
      if (box && box.value === from[around]) box.value = "";
    }
  };

  /** Show answers, with what there is to say of where they come from.
   * @param {Fields} fields @param {string} notice */
  const load = (fields, notice) => {
    put(fields);
    tell(notice, "sizing-notice");
    for (const one of all("[data-do=undo]")) one.hidden = !previous;
    const usual = example(data, language, fields.case);
    for (const box of controls)
      if (fields[box.name] !== usual[box.name]) openAround(box);
    settle();
  };

  /** Show what the link carries; what was stored stays there, and can be taken back. */
  const follow = () => {
    const link = decode(location.hash);
    if (!link) return false;
    const { fields, sound } = unpacked(data, language, link.kept);
    const notices = [data.words.shared];
    if (link.older) notices.push(data.words.older);
    else if (!link.whole || !sound) notices.push(data.words.damaged);
    shared = true;
    previous = stored();
    load(fields, notices.join(" "));
    return true;
  };

  const leaveLink = () => {
    if (shared) history.replaceState(history.state, "", address(""));
    shared = false;
  };

  /** @param {string} text @param {HTMLElement} place */
  const copy = async (text, place) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(data.words.copied);
    } catch {
      if (place instanceof HTMLInputElement) place.select();
      else getSelection()?.selectAllChildren(place);
      tell(data.words.select);
    }
  };

  /** @type {Record<string, () => void>} */
  const actions = {
    copy: () => void copy(byId("sizing-sentence").textContent ?? "", byId("sizing-sentence")),
    link: () => {
      const box = /** @type {HTMLInputElement} */ (byId("sizing-address"));
      box.value = address(`#${encode(packed(data, language, collected()))}`);
      if (box.parentElement) box.parentElement.hidden = false;
      void copy(box.value, box);
    },
    print: () => {
      const { classList } = document.documentElement;
      classList.add("only-tool");
      addEventListener("afterprint", () => classList.remove("only-tool"), { once: true });
      print();
    },
    reset: () => {
      previous = collected();
      leaveLink();
      load(example(data, language), "");
      tell(data.words.cleared);
    },
    undo: () => {
      const back = previous ?? example(data, language);
      previous = null;
      leaveLink();
      load(back, "");
      tell(data.words.back);
      // The button that had the focus is gone.
      /** @type {HTMLElement | null} */ (form.querySelector("input:checked"))?.focus();
    },
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.name === "case") changeExample();
    else forgetAround(target.name);
    const asked = !/^(time|launch)|-(low|high)$|^available$/.test(target.name);
    if (target.value.trim() || !asked) emptied.delete(target.name);
    else emptied.add(target.name);
    tell("");
    clearTimeout(waiting);
    if (target instanceof HTMLInputElement && target.type === "text") {
      show(false);
      waiting = setTimeout(settle, PAUSE);
    } else settle();
  });
  form.addEventListener("change", settle);
  form.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("[data-do]");
    if (button instanceof HTMLElement) actions[button.dataset.do ?? ""]?.();
    if (target?.closest("#sizing-bar a")) {
      // By hand: the fragment may hold a link's answers.
      event.preventDefault();
      byId("sizing-result").focus();
      byId("sizing-result").scrollIntoView();
    }
  });
  addEventListener("hashchange", follow);

  for (const one of all("[data-needs-script]")) one.hidden = false;
  form.classList.add("is-live");
  if (!follow()) load(stored() ?? example(data, language), "");
})();
