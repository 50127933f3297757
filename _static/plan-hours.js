// @ts-check
// The hours of plan/hours; without a script its form is a sheet to print.
//
// sizing-reckoning.js says what to show, plan.js keeps what is typed and nothing else: what is
// proposed is reckoned again from who works and how many members there are.
"use strict";

/**
 * @typedef {import("./sizing-reckoning.js").Bar} Bar
 * @typedef {import("./sizing-reckoning.js").Data} Data
 * @typedef {import("./sizing-reckoning.js").Fields} Fields
 * @typedef {import("./sizing-reckoning.js").Sizing} Sizing
 * @typedef {import("./sizing-reckoning.js").Told} Told
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./plan.js").State} State
 */

(() => {
  const FORMER = "sizing"; // where the form of before kept its answers
  const PAUSE = 700; // milliseconds without a key before the result is said and faults are told

  const form = document.getElementById("sizing-form");
  const source = document.getElementById("sizing-data");
  if (!(form instanceof HTMLFormElement) || !source) return;

  /** @type {{jobguide: {sizing: Sizing, plan: Plan, load: (name: string) => Promise<void>}}} */
  const { jobguide } = /** @type {any} */ (globalThis);
  const { plan, sizing } = jobguide;
  const { fill, filled, packed, perOf, reckon, rounded, scaled, unpacked } = sizing;
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
  const named = new Map(controls.map((one) => [one.name, one]));
  // What the plan has no place for: a number of members that is none, which stays in its box.
  let members = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  // ---- What is typed, in the plan

  // What is reckoned is kept beside what is typed, for the other screens.
  const RESULTS = ["central", "low", "high", "sound", "contract"];
  const OF_MISSION = "mission-";
  const ANSWERED = ["case", "members", "status"]; // what the answers of other screens say
  const isResult = (/** @type {string} */ name) => RESULTS.includes(name) || name.startsWith(OF_MISSION);

  /** @param {State} state @returns {Fields} */
  const typedIn = ({ answers, hours }) => {
    const own = Object.entries(hours).filter(
      ([name]) => !isResult(name) && !ANSWERED.includes(name),
    );
    const { typed } = unpacked(data, language, Object.fromEntries(own));
    const { staff, status } = answers;
    const known = typeof answers.members === "string" ? answers.members.replace(",", ".") : "";
    const shown = members || unpacked(data, language, { members: known }).typed.members;
    if (shown) typed.members = shown;
    if (typeof staff === "string" && Object.hasOwn(data.staff, staff)) typed.case = data.staff[staff];
    if (typeof status === "string") typed.status = status;
    return typed;
  };

  /** Keep an answer; an empty one is taken back to what is proposed. @param {string} name
   * @param {string} text */
  const keep = (name, text) => {
    if (name === "staff") plan.set("answers", "staff", text);
    else if (name === "members") {
      const plain = packed(language, name, text);
      const fits = text === "" || (/^\d{1,7}(\.\d{1,3})?$/.test(plain) && Number(plain) > 0);
      members = fits ? "" : text;
      plan.set("answers", "members", fits ? plain : "");
    } else plan.set("hours", name, text && packed(language, name, text));
  };

  let writing = false;
  /** Write into the plan without being told of it. @param {() => void} write */
  const quietly = (write) => {
    writing = true;
    write();
    writing = false;
  };

  /** @param {HTMLInputElement | HTMLSelectElement} box */
  const keepAll = (box) => {
    const asked = box.name.replace(/-per$/, "");
    const period = named.get(perOf(asked));
    if (!period) return keep(box.name, box.value.trim());
    // A number and its period are one answer.
    const number = named.get(asked)?.value.trim() ?? "";
    keep(asked, number);
    keep(perOf(asked), number && period.value);
  };

  /** What is reckoned, for the other screens; only what has changed, since all are told of it.
   * @param {Told} told @param {State} state */
  const publish = ({ week, contract, missions, faults }, { hours }) => {
    /** @type {Record<string, string | boolean>} */
    const found = {};
    if (week || Object.keys(faults).length) found.sound = week !== null;
    for (const [level, value] of Object.entries(week ?? {})) found[level] = String(rounded(value));
    for (const [id, value] of Object.entries(missions)) found[OF_MISSION + id] = String(rounded(value));
    if (contract) found.contract = String(contract);
    for (const name of Object.keys(hours).filter(isResult))
      if (!Object.hasOwn(found, name)) plan.set("hours", name);
    for (const [name, value] of Object.entries(found))
      if (hours[name] !== value) plan.set("hours", name, value);
  };

  // ---- The picture

  const WIDTH = 360;
  const ROW = 62;

  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
  const drawn = (name, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };

  /** A place across, as a share of the picture's own width. @param {number} x */
  const across = (x) => `${(x / WIDTH) * 100}%`;

  /** The same bars as _ext/jobguide/svg.py. @param {Bar[]} bars */
  const draw = (bars) => {
    const scale = (WIDTH - 8) / (Math.max(...bars.map(({ range }) => range.high)) || 1);
    const called = { role: "img", "aria-labelledby": "sizing-bars-title sizing-bars-desc" };
    const picture = drawn("svg", { width: "100%", height: bars.length * ROW + 4, ...called });
    const said = bars.map(({ label, told }) => `${label}: ${told}`).join("; ");
    picture.append(
      drawn("title", { id: "sizing-bars-title" }, data.words.picture),
      drawn("desc", { id: "sizing-bars-desc" }, said),
    );
    bars.forEach(({ label, told, range }, index) => {
      const [top, middle] = [index * ROW, index * ROW + 48];
      const { low, central, high } = scaled(range, scale);
      const line = (/** @type {number} */ x1, /** @type {number} */ x2, /** @type {number} */ half) =>
        drawn("line", { class: "range", x1: across(x1), y1: middle - half, x2: across(x2), y2: middle + half });
      const width = Math.max(central, 1);
      picture.append(
        drawn("text", { class: "label", x: 0, y: top + 15, "font-size": 13 }, label),
        drawn("text", { class: "label-strong", x: 0, y: top + 33, "font-size": 13 }, told),
        drawn("rect", { class: "accent", x: 0, y: top + 40, width: across(width), height: 16, rx: Math.min(4, width / 4) }),
        line(low, high, 0),
        line(low, low, 5),
        line(high, high, 5),
      );
    });
    byId("sizing-picture").replaceChildren(...(bars.length ? [picture] : []));
  };

  // ---- What is shown

  /** @param {Element} box */
  const openAround = (box) => {
    for (let fold = box.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
  };

  /** @param {Record<string, string>} faults @param {boolean} settled whether new ones are told as well */
  const showFaults = (faults, settled) => {
    for (const box of controls) {
      const place = box.name && document.getElementById(`sizing-${box.name}-fault`);
      if (!place) continue;
      const fault = faults[box.name] ?? "";
      if (!settled && fault && !place.textContent) continue;
      place.textContent = fault;
      if (fault) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
      // A box that is wrong must not stay folded.
      if (fault) openAround(box);
    }
  };

  /** What stands in the boxes; the one that is being written in is left alone.
   * @param {Fields} fields @param {State} state */
  const put = (fields, { answers }) => {
    for (const one of controls) {
      if (one instanceof HTMLInputElement && one.type === "radio")
        one.checked = one.value === (one.name === "staff" ? answers.staff : fields[one.name]);
      else if (one.name && (one !== document.activeElement || one instanceof HTMLSelectElement))
        one.value = fields[one.name] ?? "";
      if (one instanceof HTMLSelectElement) {
        const period = document.getElementById(`sizing-${one.name.replace(/-per$/, "")}-told`);
        if (period) period.textContent = data.words[`per-${one.value}`] ?? "";
      }
    }
  };

  /** The answers to correct first, as buttons that lead to their boxes. @param {Told["first"]} first */
  const showFirst = (first) => {
    byId("sizing-first").hidden = !first.length;
    const [place] = all("[data-first]");
    const buttons = first.map(({ name, told }) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: told });
      button.dataset.go = name;
      return button;
    });
    place.replaceChildren(...buttons);
  };

  /** On paper the answers stand beside the result. @param {Told["answers"]} answers */
  const showAnswers = (answers) => {
    const items = answers.map(({ name, told, example }) => {
      const mark = example ? ` (${data.words.example})` : "";
      const textContent = `${fill(data.words.labelled, { label: name, told })}${mark}`;
      return Object.assign(document.createElement("p"), { textContent });
    });
    byId("sizing-paper").replaceChildren(...items);
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

  /** Show at once all that can be seen. @param {boolean} settled */
  const show = (settled) => {
    const state = plan.read();
    const typed = typedIn(state);
    const told = reckon(data, language, typed);
    const { some, week, out, headline, bar, verdicts, bars, faults, marked } = told;
    put(filled(data, language, typed), state);
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
      one.hidden = typed.case !== undefined && one.dataset.situation !== typed.case;
    byId("sizing-bar").hidden = !some;
    byId("sizing-detail").hidden = !out.sentence;
    byId("sizing-short").hidden = !week;
    const link = byId("sizing-bar").firstElementChild;
    if (link) link.textContent = bar;
    form.classList.toggle("is-filled", some);
    showFirst(told.first);
    draw(bars);
    showAnswers(told.answers);
    showFaults(faults, settled);
    quietly(() => publish(told, state));
    if (told.contract) load("pay.js");
    if (settled) sayAloud(headline);
  };

  const settle = () => {
    clearTimeout(waiting);
    show(true);
  };

  /** @param {string} text @param {string} id */
  const tell = (text, id = "sizing-done") => {
    byId(id).textContent = text;
  };

  // ---- What comes with whoever needs it: the cost, and the answers of the form of before

  /** @param {string} name */
  const load = (name) => {
    jobguide.load(name).catch(() => {}); // the hours are reckoned without it
  };

  const follow = () => {
    if (/^#pay=/.test(location.hash)) load("pay.js");
    if (/^#sizing=/.test(location.hash)) load("sizing-former.js");
  };

  const hasFormer = () => {
    try {
      return localStorage.getItem(FORMER) !== null;
    } catch {
      return false; // a browser may refuse to keep anything
    }
  };

  // ---- What one does

  /** @type {Record<string, () => void>} */
  const actions = {
    copy: async () => {
      const place = byId("sizing-sentence");
      try {
        await navigator.clipboard.writeText(place.textContent ?? "");
        tell(data.words.copied);
      } catch {
        getSelection()?.selectAllChildren(place);
        tell(data.words.select);
      }
    },
    print: () => print(),
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    tell("");
    clearTimeout(waiting);
    quietly(() => keepAll(target));
    if (target instanceof HTMLInputElement && target.type === "text") {
      show(false);
      waiting = setTimeout(settle, PAUSE);
    } else settle();
  });
  form.addEventListener("change", settle);
  form.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("[data-do], [data-go]");
    if (button instanceof HTMLElement && button.dataset.go) {
      const box = named.get(button.dataset.go);
      if (box) openAround(box);
      box?.focus();
    } else if (button instanceof HTMLElement) actions[button.dataset.do ?? ""]?.();
    if (target?.closest("#sizing-bar a")) {
      event.preventDefault();
      byId("sizing-result").focus();
      byId("sizing-result").scrollIntoView();
    }
  });
  addEventListener("beforeprint", () => {
    const detail = byId("sizing-detail");
    if (detail instanceof HTMLDetailsElement) detail.open = true;
  });
  addEventListener("hashchange", follow);

  for (const one of all("[data-needs-script]")) one.hidden = false;
  form.classList.add("is-live");
  if (hasFormer()) load("sizing-former.js");
  document.getElementById("pay-form")?.closest("details")?.addEventListener("toggle", () => load("pay.js"));
  plan.listen(() => {
    if (!writing) settle();
  });
  follow();
})();
