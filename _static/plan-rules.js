// @ts-check
// What the rules of the plan come to, for some answers. The build reads the condition of each into a
// tree (_ext/jobguide/plan/asked.py). A comparison with a question that nobody has answered does not
// hold, whatever the sign: nothing is decided on silence. Of choices, a number is how many are ticked.
"use strict";

/**
 * @typedef {import("./plan.js").Rule} Rule
 * @typedef {Record<string, string | string[]>} Answers
 * @typedef {{[id: string]: string}} Said
 * @typedef {object} Rules
 * @property {(tree: any[], answers: Answers) => boolean} holds
 * @property {(rules: Rule[], kind: string, answers: Answers) => Rule[]} held
 * @property {(rules: Rule[], answers: Answers) => Rule | undefined} verdict
 * @property {(holding: Rule[], name: string) => number} weightOf
 * @property {(rules: Rule[], known: string[], answers: Answers) => string[]} placed
 * @property {(rules: Rule[], known: string[], answers: Answers) => Said} allowed
 * @property {(state: import("./plan.js").State) => Answers} answersOf
 */

(() => {
  /** @type {Record<string, (one: number, other: number) => boolean>} */
  const ORDERED = {
    "<": (one, other) => one < other,
    "<=": (one, other) => one <= other,
    ">": (one, other) => one > other,
    ">=": (one, other) => one >= other,
  };

  /** @param {Answers} answers @param {string} name */
  const answer = (answers, name) => (Object.hasOwn(answers, name) ? answers[name] : "");

  /** @param {string} sign @param {string | string[]} given @param {any} value */
  const compared = (sign, given, value) => {
    if (!given.length) return false;
    if (Array.isArray(given)) {
      if (Object.hasOwn(ORDERED, sign)) return ORDERED[sign](given.length, value);
      return ["has", "lacks"].includes(sign) && given.includes(value) === (sign === "has");
    }
    if (Object.hasOwn(ORDERED, sign)) {
      const typed = given.replace(/,/g, ".");
      return /^\d+(\.\d+)?$/.test(typed) && ORDERED[sign](Number(typed), value);
    }
    return ["=", "!="].includes(sign) && (given === value) === (sign === "=");
  };

  /** @type {Rules["holds"]} */
  const holds = ([operator, ...parts], answers) => {
    if (operator === "and") return parts.every((part) => holds(part, answers));
    if (operator === "or") return parts.some((part) => holds(part, answers));
    if (operator === "not") return !holds(parts[0], answers);
    if (operator === "count") {
      const [value, names, sign, number] = parts;
      const many = names.filter((/** @type {string} */ name) => answer(answers, name) === value);
      return ORDERED[sign](many.length, number);
    }
    const [name, value] = parts;
    return compared(operator, answer(answers, name), value);
  };

  /** @type {Rules["held"]} */
  const held = (rules, kind, answers) =>
    rules.filter((rule) => rule.kind === kind && holds(rule.when, answers));

  /** @type {Rules["verdict"]} */
  const verdict = (rules, answers) => held(rules, "verdict", answers)[0];

  /** @type {Record<string, number>} */
  const SIGNS = { for: 1, against: -1 };
  const STRENGTHS = ["allows", "conditions", "forbids"];

  /** @type {Rules["weightOf"]} */
  const weightOf = (holding, name) =>
    holding
      .filter(({ target }) => target === name)
      .reduce((sum, { effect, weight }) => sum + SIGNS[effect] * weight, 0);

  /** @type {Rules["placed"]} */
  const placed = (rules, known, answers) => {
    const holding = held(rules, "placement", answers);
    return [...known].sort((one, other) => weightOf(holding, other) - weightOf(holding, one));
  };

  /** @type {Rules["allowed"]} */
  const allowed = (rules, known, answers) => {
    /** @type {Said} */
    const said = Object.fromEntries(known.map((name) => [name, ""]));
    for (const { target, effect } of held(rules, "status", answers))
      if (STRENGTHS.indexOf(effect) > STRENGTHS.indexOf(said[target])) said[target] = effect;
    return said;
  };

  /** What rules may ask of a plan: the answers, and what was reckoned of the hours and of the pay.
   * @type {Rules["answersOf"]} */
  const answersOf = (state) => {
    /** @type {Answers} */
    const answers = Object.assign(Object.create(null), state.answers);
    for (const part of /** @type {const} */ (["hours", "pay"]))
      for (const [name, value] of Object.entries(state[part])) answers[`${part}.${name}`] = String(value);
    return answers;
  };

  /** @type {Rules} */
  const rules = { holds, held, verdict, weightOf, placed, allowed, answersOf };
  const { jobguide = {} } = /** @type {any} */ (globalThis);
  /** @type {any} */ (globalThis).jobguide = Object.assign(jobguide, { planRules: rules });
})();
