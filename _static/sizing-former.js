// @ts-check
// Answers of the form that stood in guide/sizing: its links, and what it kept in this browser.
//
// plan-hours.js asks for this file where there is something to take over.
"use strict";

/**
 * @typedef {import("./sizing-reckoning.js").Data} Data
 * @typedef {import("./sizing-reckoning.js").Fields} Fields
 * @typedef {import("./sizing-reckoning.js").Range} Range
 * @typedef {import("./sizing-reckoning.js").Sizing} Sizing
 * @typedef {import("./plan.js").Plan} Plan
 */

(() => {
  const STORE = "sizing";
  const VERSION = "1";
  const source = document.getElementById("sizing-data");
  const notice = document.getElementById("sizing-notice");
  if (!source || !notice) return;

  /** @type {{jobguide: {sizing: Sizing, plan: Plan}}} */
  const { jobguide } = /** @type {any} */ (globalThis);
  const { plan, sizing } = jobguide;
  const { packed, parse, perOf, unpacked } = sizing;
  /** @type {Data} */
  const data = JSON.parse(source.textContent ?? "");
  const language = document.documentElement.lang;

  /** What a fragment carries, or nothing if it is another kind of fragment.
   * @param {string} fragment */
  const decode = (fragment) => {
    const pairs = [...new URLSearchParams(fragment.replace(/^#/, ""))];
    const [first, last] = [pairs[0], pairs[pairs.length - 1]];
    if (!first || first[0] !== "sizing") return null;
    const whole = last[0] === "end" && last[1] === first[1];
    const kept = pairs.slice(1, whole ? -1 : undefined);
    return { whole, older: first[1] !== VERSION, kept: Object.fromEntries(kept) };
  };

  /**
   * What is typed of such answers, which held the example with the rest: what is the example's is
   * proposed again, and a box that was emptied counted for nothing.
   * @param {Record<string, unknown>} kept
   */
  const former = (kept) => {
    const { typed, sound } = unpacked(data, language, kept);
    const from = data.model.cases.find(({ id }) => id === typed.case);
    if (!from) return { typed, sound };
    /** @param {string} name */
    const number = (name) => {
      const read = parse(typed[name] ?? "", language);
      return "plain" in read ? Number(read.plain) : NaN;
    };
    for (const { id, per } of data.drivers) {
      const own = from.volumes[id];
      if (own === undefined) continue;
      const times = data.periods[typed[perOf(id)] ?? per];
      if (!Object.hasOwn(typed, id)) typed[id] = "0";
      else if (number(id) * times === own) {
        delete typed[id];
        delete typed[perOf(id)];
      }
    }
    for (const { id } of data.model.activities.filter(({ hours_per_week: weekly }) => weekly)) {
      const own = from.fixed[id];
      const boxes = [`${id}-low`, id, `${id}-high`];
      if (own && !Object.hasOwn(typed, id)) typed[id] = "0";
      else if (own && [own.low, own.central, own.high].every((level, at) => level === number(boxes[at])))
        for (const box of boxes) delete typed[box];
    }
    return { typed, sound };
  };

  /** Answers as the plan keeps them. @param {Fields} typed
   * @returns {["answers" | "hours", string, string][]} */
  const asPlan = (typed) =>
    Object.entries(typed).map(([name, text]) => {
      if (name !== "case") return ["hours", name, packed(language, name, text)];
      const staff = Object.keys(data.staff).find((one) => data.staff[one] === text) ?? "";
      return ["answers", "staff", staff];
    });

  /** What the form kept, and whether all of it can be read. @param {string} text */
  const readFrom = (text) => {
    try {
      const kept = JSON.parse(text);
      if (kept && typeof kept === "object") return former(kept);
    } catch {
      // What stands there may be anything.
    }
    return { typed: {}, sound: false };
  };

  /** Take over what the form kept in this browser, once; the plan has the last word, and what it does
   * not take is put aside. */
  const takeOver = () => {
    const text = localStorage.getItem(STORE);
    if (text === null || plan.isShared()) return;
    const { typed, sound } = readFrom(text);
    const taken = asPlan(typed).map(
      ([part, name, value]) => !Object.hasOwn(plan.read()[part], name) && plan.set(part, name, value),
    );
    if ((sound && !taken.includes(false)) || plan.putAside(text)) localStorage.removeItem(STORE);
  };

  /** A link of the form is shown as one of the plan. */
  const follow = () => {
    const link = decode(location.hash);
    if (!link) return;
    const { typed, sound } = former(link.kept);
    /** @type {{version: number, answers: Fields, hours: Fields}} */
    const asked = { version: 1, answers: {}, hours: {} };
    for (const [part, name, value] of asPlan(typed)) asked[part][name] = value;
    const { state } = plan.checked(asked);
    history.replaceState(history.state, "", location.href.split("#")[0]);
    plan.lend(state);
    notice.textContent = link.older ? data.words.older : link.whole && sound ? "" : data.words.damaged;
  };

  addEventListener("hashchange", follow);
  takeOver();
  follow();
})();
