// @ts-check
// The fields of a screen of the plan, and what the rules of its page come to. Reasons stand in the
// page, with their links: this only moves them to where they are read, and back.
"use strict";

/**
 * @typedef {import("./plan.js").Data} Data
 * @typedef {import("./plan.js").Guide} Guide
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./plan.js").State} State
 * @typedef {import("./plan-rules.js").Rules} Rules
 */

(() => {
  /** @type {{jobguide: {plan: Plan, planData: Data, planGuide: Guide, planRules: Rules}}} */
  const { jobguide } = /** @type {any} */ (globalThis);
  const { plan, planData: data, planGuide: guide, planRules: rules } = jobguide;
  const frame = document.querySelector(".plan");
  if (!frame) return;

  /** @param {ParentNode} holder @param {string} selector @returns {HTMLElement[]} */
  const all = (holder, selector) =>
    [...holder.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

  // ---- The fields

  /** @typedef {HTMLInputElement | HTMLTextAreaElement} Box */
  /** @param {string} name @returns {Box[]} */
  const boxes = (name) =>
    [...frame.querySelectorAll(`[name="${name}"]`)].filter(
      (one) => one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement,
    );
  const names = new Set(all(frame, "[data-question]").map((one) => one.dataset.question ?? ""));

  /** @param {string} name @returns {string | string[]} */
  const given = (name) => {
    const asked = boxes(name);
    const ticked = asked.filter((box) => box instanceof HTMLInputElement && box.checked);
    if (data.questions[name].kind === "many") return ticked.map((box) => box.value);
    if (asked.length > 1) return ticked[0]?.value ?? "";
    return asked[0]?.value.trim() ?? "";
  };

  /** Said where a box holds no number; what is wrong is kept out of the plan. @param {string} name */
  const showFault = (name) => {
    const place = document.getElementById(`plan-${name}-fault`);
    const [box] = boxes(name);
    if (!place || !box) return;
    const { kind } = data.questions[name];
    const isWrong = kind === "number" && Boolean(box.value.trim()) && !plan.read().answers[name];
    place.textContent = isWrong ? data.words.number : "";
    box.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) box.setAttribute("aria-invalid", "true");
  };

  /** @param {State} state */
  const fill = ({ answers }) => {
    for (const name of names) {
      const answer = answers[name] ?? "";
      for (const box of boxes(name)) {
        if (box instanceof HTMLInputElement && ["radio", "checkbox"].includes(box.type))
          box.checked = Array.isArray(answer) ? answer.includes(box.value) : answer === box.value;
        else if (box !== document.activeElement) box.value = String(answer);
      }
    }
  };

  frame.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const { name } = target;
    if (!names.has(name)) return;
    const answer = given(name);
    plan.set("answers", name, answer);
    if (typeof answer === "string" && plan.read().answers[name] !== answer) plan.set("answers", name);
    if (target.getAttribute("aria-invalid")) showFault(name);
  });
  frame.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && names.has(target.name)) showFault(target.name);
  });

  // ---- The rules that hold

  /** Where each rule stands when it does not hold. @type {Map<string, {node: HTMLElement, home: Comment}>} */
  const known = new Map();
  for (const node of all(frame, "[data-rule]")) {
    const home = document.createComment("");
    node.before(home);
    known.set(node.dataset.rule ?? "", { node, home });
  }

  /** Put the reasons of some rules in a place, in order. @param {Element} place @param {string[]} ids */
  const putReasons = (place, ids) => {
    for (const id of ids) {
      const rule = known.get(id);
      if (rule) place.append(rule.node);
    }
  };
  const takeReasonsHome = () => {
    for (const { node, home } of known.values()) if (node.previousSibling !== home) home.after(node);
  };

  // ---- The verdict

  /** @param {Element} place @param {State} state */
  const showVerdict = (place, state) => {
    const answers = rules.answersOf(state);
    const first = rules.verdict(guide.rules, answers);
    const [told, reason, advice] = ["told", "reason", "advice"].map((name) =>
      place.querySelector(`[data-verdict="${name}"]`),
    );
    if (!(told instanceof HTMLElement) || !reason || !(advice instanceof HTMLElement)) return;
    told.textContent = data.words[first ? `verdict-${first.target}` : "verdict-none"];
    if (first) putReasons(reason, [first.id]);
    const asked = rules.held(guide.rules, "advice", answers).map(({ id }) => id);
    putReasons(advice, asked);
    advice.hidden = !asked.length;
  };

  // ---- The places in order, and what is said of the statuses

  /** @param {Element} place @param {string} name @returns {HTMLElement[]} */
  const inside = (place, name) => all(place, name);

  /** Whether any rule of a kind holds: until then nothing is in order.
   * @param {Element} place @param {State} state */
  const showOrder = (place, state) => {
    const answers = rules.answersOf(state);
    const holding = rules.held(guide.rules, "placement", answers);
    const order = rules.placed(guide.rules, Object.keys(guide.placements), answers);
    const list = place.querySelector("[data-order=list]");
    const none = place.querySelector("[data-order=none]");
    if (!(list instanceof HTMLElement) || !(none instanceof HTMLElement)) return;
    none.hidden = holding.length > 0;
    list.hidden = !holding.length;
    for (const id of order) {
      const item = list.querySelector(`[data-target="${id}"]`);
      if (!item) continue;
      list.append(item);
      for (const effect of ["for", "against"]) {
        const reasons = item.querySelector(`[data-reasons="${effect}"]`);
        const ids = holding.filter((rule) => rule.target === id && rule.effect === effect);
        if (reasons) putReasons(reasons, ids.map((rule) => rule.id));
      }
    }
    const shown = state.answers.placement ?? order[0];
    for (const chart of inside(place, "[data-chart]")) chart.hidden = chart.dataset.chart !== shown;
  };

  /** @param {Element} place @param {State} state */
  const showStatuses = (place, state) => {
    const answers = rules.answersOf(state);
    const holding = rules.held(guide.rules, "status", answers);
    const said = rules.allowed(guide.rules, Object.keys(guide.objects.status), answers);
    for (const item of inside(place, "[data-target]")) {
      const id = item.dataset.target ?? "";
      item.dataset.effect = said[id];
      const told = item.querySelector("[data-said]");
      if (told) told.textContent = data.words[`status-${said[id]}`];
      const reasons = item.querySelector("[data-reasons]");
      const ids = holding.filter((rule) => rule.target === id && rule.effect === said[id]);
      if (reasons) putReasons(reasons, ids.map((rule) => rule.id));
    }
  };

  /** @type {Record<string, (place: Element, state: State) => void>} */
  const results = { verdict: showVerdict, order: showOrder, statuses: showStatuses };
  plan.listen((state) => {
    fill(state);
    takeReasonsHome();
    for (const place of all(frame, "[data-result]")) results[place.dataset.result ?? ""]?.(place, state);
  });
})();
