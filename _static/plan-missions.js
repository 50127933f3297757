// @ts-check
// The missions and what they ask for, on plan/missions: which competencies, what one has, what is to
// be learned, shared, looked for; as a sentence, a table and a picture.
"use strict";

/**
 * @typedef {import("./plan.js").Data} Data
 * @typedef {import("./plan.js").Guide} Guide
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./plan.js").State} State
 * @typedef {{id: string, title: string, aim: number, level: number | null, way: string}} Rated
 */

(() => {
  /** @type {{jobguide: {plan: Plan, planData: Data, planGuide: Guide}}} */
  const { jobguide } = /** @type {any} */ (globalThis);
  const { plan, planData: data, planGuide: guide } = jobguide;
  const { mission: missions, competency: competencies } = guide.objects;
  const frame = document.querySelector(".plan");
  if (!frame) return;

  const USUAL_AIM = 2;
  const MAIN = "3"; // the weight of a mission that is most of the post
  const MAIN_AIM = 3;

  /** @param {string} name @returns {HTMLElement} */
  const place = (name) => /** @type {HTMLElement} */ (frame.querySelector(`[data-competencies="${name}"]`));
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const say = (key, values = {}) =>
    data.words[key].replace(/\{(\w+)\}/g, (_all, name) => String(values[name] ?? ""));

  /** @param {State} state @param {string} name @returns {string[]} */
  const ticked = ({ answers }, name) => {
    const answer = answers[name];
    return Array.isArray(answer) ? answer : [];
  };

  /** What the missions ask for, in the order of the guide. @param {State} state @returns {Rated[]} */
  const rated = (state) => {
    const kept = ticked(state, "missions");
    return Object.entries(competencies).flatMap(([id, { title, aim = "" }]) => {
      const asking = kept.filter((mission) => missions[mission]?.competencies?.includes(id));
      if (!asking.length) return [];
      const isMain = asking.some((mission) => state.answers[`weight-${mission}`] === MAIN);
      const aimed = Math.max(Number(aim) || USUAL_AIM, isMain ? MAIN_AIM : 0);
      const given = state.answers[`level-${id}`];
      const level = typeof given === "string" ? Number(given) : null;
      return [{ id, title, aim: aimed, level, way: wayOf(state, id, level, aimed) }];
    });
  };

  /** @param {State} state @param {string} id @param {number | null} level @param {number} aim */
  const wayOf = ({ answers }, id, level, aim) => {
    if (level === null) return "open";
    if (level >= aim) return "have";
    const chosen = answers[`way-${id}`];
    return typeof chosen === "string" ? chosen : level === 0 ? "recruit" : "learn";
  };

  const SVG = "http://www.w3.org/2000/svg";
  const [ROW, UNIT] = [44, 19]; // a level takes so many per cent of the picture

  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
  const drawn = (name, attributes, text = "") => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };

  /** A bar a competency, and a stroke where one aims. @param {Rated[]} shown */
  const picture = (shown) => {
    const called = { role: "img", "aria-labelledby": "plan-bars-title plan-bars-desc" };
    const whole = drawn("svg", { width: "100%", height: shown.length * ROW + 4, ...called });
    const said = shown.map(({ title, level, aim }) => `${title} ${told(level, aim)}`);
    whole.append(
      drawn("title", { id: "plan-bars-title" }, say("picture")),
      drawn("desc", { id: "plan-bars-desc" }, said.join(say("list"))),
    );
    shown.forEach(({ title, level, aim }, index) => {
      const [top, middle] = [index * ROW, index * ROW + 30];
      const [end, aimed] = [(level ?? 0) * UNIT, aim * UNIT];
      whole.append(
        drawn("text", { class: "label", x: 0, y: top + 15, "font-size": 13 }, title),
        drawn("rect", { class: level ? "accent" : "soft", x: 0, y: top + 22, width: `${end || 0.3}%`, height: 16, rx: 6 }),
        drawn("line", { class: "range", x1: `${aimed}%`, x2: `${aimed}%`, y1: middle - 11, y2: middle + 11 }),
        drawn("text", { class: "label-strong", x: `${Math.max(end, aimed) + 2}%`, y: middle + 5, "font-size": 13 }, told(level, aim)),
      );
    });
    return whole;
  };

  /** @param {number | null} level @param {number} aim */
  const told = (level, aim) => (level === null ? "?" : say("level", { level, aim }));

  /** @param {Rated[]} shown */
  const rows = (shown) =>
    shown.map(({ title, level, aim, way }) => {
      const row = document.createElement("tr");
      const head = Object.assign(document.createElement("th"), { textContent: title, scope: "row" });
      const cells = [level === null ? "–" : String(level), String(aim), say(`way-${way}`)];
      row.append(head, ...cells.map((text) => Object.assign(document.createElement("td"), { textContent: text })));
      return row;
    });

  /** @param {Rated[]} shown */
  const sentences = (shown) => {
    const named = (/** @type {string} */ way) =>
      shown.filter((one) => one.way === way).map(({ title }) => title.toLowerCase()).join(say("list"));
    const ways = ["have", "learn", "share", "recruit", "open"].filter((way) => named(way));
    const lines = [say("needed", { all: shown.length }), ...ways.map((way) => say(way, { names: named(way) }))];
    return lines.map((text) => Object.assign(document.createElement("p"), { textContent: text }));
  };

  /** @param {State} state */
  const show = (state) => {
    const shown = rated(state);
    const ids = new Set(shown.map(({ id }) => id));
    place("none").hidden = shown.length > 0;
    place("told").replaceChildren(...(shown.length ? sentences(shown) : []));
    place("picture").replaceChildren(...(shown.length ? [picture(shown)] : []));
    place("table").hidden = !shown.length;
    place("table").querySelector("tbody")?.replaceChildren(...rows(shown));
    const done = shown.filter(({ level }) => level !== null).length;
    place("assessed").textContent = shown.length ? say("assessed", { done, all: shown.length }) : "";
    for (const one of frame.querySelectorAll("[data-competency]"))
      if (one instanceof HTMLElement) one.hidden = !ids.has(one.dataset.competency ?? "");
    for (const { id, level, way } of shown) {
      const help = frame.querySelector(`[data-level="${id}"]`);
      if (help) help.textContent = level ? (competencies[id].levels?.[level - 1] ?? "") : "";
      frame.querySelector(`[data-way="${id}"]`)?.toggleAttribute("hidden", ["open", "have"].includes(way));
    }
  };

  // A mission that is ticked comes with its activities: one takes away those that are not kept.
  frame.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "missions") return;
    const own = Object.keys(missions[target.value]?.activities ?? []).map((n) => `${target.value}-${Number(n) + 1}`);
    const others = ticked(plan.read(), "activities").filter((name) => !own.includes(name));
    plan.set("answers", "activities", target.checked ? [...others, ...own] : others);
  });

  plan.listen(show);
})();
