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
    if (!plan.set("answers", name, answer)) plan.set("answers", name);
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
    showAdvice(advice, state);
  };

  /** The advice of this page that holds. @param {Element} place @param {State} state */
  const showAdvice = (place, state) => {
    const held = rules.held(guide.rules, "advice", rules.answersOf(state));
    const here = held.map(({ id }) => id).filter((id) => known.has(id));
    putReasons(place, here);
    place.toggleAttribute("hidden", !here.length);
  };

  // ---- The places in order, and what is said of the statuses

  const SHOWN_FIRST = 3; // the other places are folded, and those that more speaks against than for

  /** Put some items in sight and the others in the fold. What is in its place is not moved: the
   * choice that has the focus would lose it.
   * @param {Element} place @param {HTMLElement[]} items @param {number} cut how many are in sight */
  const arrange = (place, items, cut) => {
    const [first, others, more] = ["first", "others", "more"].map((name) =>
      place.querySelector(`[data-order=${name}]`),
    );
    if (!first || !others || !(more instanceof HTMLDetailsElement)) return;
    const isInPlace = items.every((item, index) =>
      index < cut ? first.children[index] === item : others.children[index - cut] === item,
    );
    if (!isInPlace) {
      first.append(...items.slice(0, cut));
      others.append(...items.slice(cut));
    }
    if (others instanceof HTMLOListElement) others.start = cut + 1;
    more.hidden = cut === items.length;
    if (others.querySelector(":checked")) more.open = true;
  };

  /** @param {HTMLElement} item @param {import("./plan.js").Rule[]} holding @param {string} effect */
  const giveReasons = (item, holding, effect) => {
    const own = holding.filter((rule) => rule.target === item.dataset.target && rule.effect === effect);
    const reasons = item.querySelector(`[data-reasons="${effect}"]`) ?? item.querySelector("[data-reasons]");
    if (reasons) putReasons(reasons, own.map(({ id }) => id));
  };

  /** @param {Element} place @param {State} state */
  const showOrder = (place, state) => {
    const answers = rules.answersOf(state);
    const holding = rules.held(guide.rules, "placement", answers);
    const order = rules.placed(guide.rules, Object.keys(guide.placements), answers);
    const items = order.flatMap((id) => all(place, `[data-target="${id}"]`));
    const ill = new Set(order.filter((id) => rules.weightOf(holding, id) < 0));
    const cut = Math.max(1, Math.min(SHOWN_FIRST, order.length - ill.size));
    arrange(place, items, cut);
    for (const item of items) for (const effect of ["for", "against"]) giveReasons(item, holding, effect);
    const shown = String(state.answers.placement ?? order[0]);
    const named = place.querySelector("[data-order=chart]");
    if (named) named.textContent = guide.placements[shown];
    for (const chart of all(place, "[data-chart]")) chart.hidden = chart.dataset.chart !== shown;
  };

  /** @param {Element} place @param {State} state */
  const showStatuses = (place, state) => {
    const answers = rules.answersOf(state);
    const holding = rules.held(guide.rules, "status", answers);
    const known = Object.keys(guide.objects.status);
    const said = rules.allowed(guide.rules, known, answers);
    const out = known.filter((id) => said[id] === "forbids");
    const order = [...known.filter((id) => !out.includes(id)), ...out];
    const items = order.flatMap((id) => all(place, `[data-target="${id}"]`));
    arrange(place, items, items.length - out.length);
    for (const item of items) {
      const effect = said[item.dataset.target ?? ""];
      item.dataset.effect = effect;
      const told = item.querySelector("[data-said]");
      if (told) told.textContent = effect ? data.words[`status-${effect}`] : "";
      if (effect) giveReasons(item, holding, effect);
    }
  };

  /** @type {Record<string, (place: Element, state: State) => void>} */
  const results = { verdict: showVerdict, advice: showAdvice, order: showOrder, statuses: showStatuses };
  plan.listen((state) => {
    fill(state);
    takeReasonsHome();
    for (const place of all(frame, "[data-result]")) results[place.dataset.result ?? ""]?.(place, state);
  });
})();
