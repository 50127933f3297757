// @ts-check
// What a post costs its employer a year, on plan/hours; guide/cost has the tables.
//
// The rates are data/pay.toml as the build reads it. Operation by operation this does what
// _ext/jobguide/pay/reckoning.py does: tests/browser/test_pay.py holds them together.
"use strict";

/**
 * @typedef {{rate: number, grid: Record<string, number> | null,
 *   floors: Record<string, number | null>, days: Record<string, number> | null}} Agreement
 * @typedef {{rates: Record<string, number>, contributions: number, months: number, review: string,
 *   agreements: Record<string, Agreement>, words: Record<string, string>}} Data
 * @typedef {{hours: number, agreement: string, group: string, gross: number | null,
 *   employees: number, fixed_term: boolean}} Post
 * @typedef {{share: number, full_gross: number, extra: number, gross: number, coefficient: number,
 *   contributions: number, relief: number, agreement: number, health: number,
 *   occupational_health: number, payroll_tax: number, fixed_term_training: number,
 *   total: number}} Cost
 * @typedef {{fault: string, limit: number}} Refusal
 * @typedef {import("./plan.js").Plan} Plan
 */

(() => {
  const NEVER_SHORT = 1e-9;
  const CENTS = 2;
  const LONGEST = 40; // the plan keeps no more
  const NO_BREAK_SPACE = "\u00a0";
  const FORMER = "#pay="; // how a link of the calculator of before begins

  // ---- Reckoning

  /** @param {number} value @param {number} places */
  const rounded = (value, places) => {
    const power = 10 ** places;
    return Math.floor(value * power + 0.5) / power;
  };

  /** The least gross of a full week, a month. @param {Data} data @param {Post} post */
  const minimum = ({ rates, agreements }, { agreement, group, hours }) => {
    const { grid } = agreements[agreement];
    if (!grid) return rates["smic-month"];
    let least = grid[group];
    if (agreement === "eclat") {
      const first = rates["eclat-v1-points"];
      least = first * rates["eclat-v1"] + (least - first) * rates["eclat-v2"];
    }
    if (agreement === "sport" && hours < rates["part-time-floor"]) {
      const short = hours <= rates["sport-short-week"];
      least *= 1 + rates[short ? "sport-short-rise" : "sport-part-time-rise"] / 100;
    }
    return Math.max(least, rates["smic-month"]);
  };

  /** @param {Data} data @param {number} gross @param {number} share */
  const reliefCoefficient = ({ rates }, gross, share) => {
    const ratio = (3 * rates["relief-smic-month"] * share) / gross;
    if (ratio <= 1) return 0;
    const curve = (0.5 * (ratio - 1)) ** rates["relief-power"];
    const least = rounded(rates["relief-base"] + rates["relief-slope"] * curve, 4);
    return Math.min(least, rates["relief-most"]);
  };

  /** @param {Data} data @param {number} gross of the year @param {number} employees */
  const payrollTax = ({ rates }, gross, employees) => {
    const [middle, high] = [rates["payroll-tax-middle-from"], rates["payroll-tax-high-from"]];
    const lowPart = Math.min(gross, middle) * rates["payroll-tax-low"];
    const middlePart = Math.max(Math.min(gross, high) - middle, 0) * rates["payroll-tax-middle"];
    const highPart = Math.max(gross - high, 0) * rates["payroll-tax-high"];
    const tax = (lowPart + middlePart + highPart) / 100;
    return Math.max(tax - rates["payroll-tax-allowance"] / employees, 0);
  };

  /** @param {Data} data @param {Post} post @returns {Cost | Refusal} */
  const cost = (data, post) => {
    const { rates, months } = data;
    const { hours, agreement, employees, fixed_term: fixedTerm } = post;
    const least = minimum(data, post);
    if (!(hours > 0 && hours <= rates["full-week"]))
      return { fault: "hours", limit: rates["full-week"] };
    if (!(employees > 0 && employees < rates["employees-limit"]))
      return { fault: "employees", limit: rates["employees-limit"] };
    if (post.gross !== null && post.gross < rounded(least, CENTS))
      return { fault: "minimum", limit: rounded(least, CENTS) };
    const full = post.gross === null ? least : Math.max(post.gross, least);
    const share = hours / rates["full-week"];
    const isShort = agreement === "eclat" && hours < rates["part-time-floor"];
    const extra = isShort ? rates["eclat-part-time-points"] * rates["eclat-v1"] : 0;
    let gross = full * share + extra;
    if (fixedTerm) gross *= 1 + rates["end-of-contract"] / 100;
    if (gross > rates["ceiling-month"] * share)
      return { fault: "ceiling", limit: rates["ceiling-month"] };
    const coefficient = reliefCoefficient(data, gross, share);
    const year = gross * months;
    const contributions = (year * data.contributions) / 100;
    const relief = year * coefficient;
    const agreed = (year * data.agreements[agreement].rate) / 100;
    const health = rates["health-month"] * months;
    const occupational = rates["occupational-health-year"];
    const tax = payrollTax(data, year, employees);
    const training = fixedTerm ? (year * rates["fixed-term-training"]) / 100 : 0;
    const total = year + contributions - relief + agreed + health + occupational + tax + training;
    return {
      share, full_gross: full, extra, gross, coefficient, contributions, relief,
      agreement: agreed, health, occupational_health: occupational, payroll_tax: tax,
      fixed_term_training: training, total,
    };
  };

  /** @param {Data} data @param {Post} post @returns {boolean} */
  const belowFloor = (data, { agreement, group, hours }) => {
    const floor = data.agreements[agreement].floors[group];
    return floor !== null && hours < floor - NEVER_SHORT;
  };

  /** On how many days a week the sport agreement lets some hours be worked.
   * @param {Data} data @param {number} hours */
  const days = (data, hours) => {
    const floors = Object.entries(data.agreements.sport.days ?? {});
    return Math.max(0, ...floors.filter(([, least]) => hours >= least).map(([day]) => Number(day)));
  };

  // ---- Numbers and words

  const isEnglish = document.documentElement.lang.startsWith("en");

  /** @param {number} value @param {number} places */
  const written = (value, places) => {
    const [whole, decimals = ""] = rounded(value, places).toFixed(places).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isEnglish ? "," : NO_BREAK_SPACE);
    return decimals ? grouped + (isEnglish ? "." : ",") + decimals : grouped;
  };

  /** With the decimals that it has, four at most. @param {number} value */
  const plain = (value) =>
    written(value, rounded(value, 4).toFixed(4).split(".")[1].replace(/0+$/, "").length);

  /** @param {string} text @param {Record<string, string>} values */
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");

  /** A number as people type it, with a comma or a point; NaN for anything else.
   * @param {string} text */
  const parsed = (text) => {
    const typed = text.replace(/[\s€]/g, "").replace(",", ".");
    return /^\d+(\.\d*)?$|^\.\d+$/.test(typed) ? Number(typed) : NaN;
  };

  const jobguide = (/** @type {any} */ (globalThis).jobguide ??= {});
  jobguide.pay = { belowFloor, cost, days, parsed, plain, written };

  // ---- The form

  const form = document.getElementById("pay-form");
  const source = document.getElementById("pay-data");
  if (!(form instanceof HTMLFormElement) || !source) return;
  /** @type {Plan} */
  const plan = jobguide.plan;
  /** @type {Data} */
  const data = JSON.parse(source.textContent ?? "");
  const { words } = data;
  /** @param {string} id @returns {HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const controls = [...form.elements].filter(
    (one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement,
  );

  /** After a true minus where it is taken away. @param {number} value @param {number} [places] */
  const euros = (value, places = 0) =>
    (value < 0 ? "\u2212" : "") + filled(words["unit-€"], { value: written(Math.abs(value), places) });

  const fields = () => {
    /** @type {Record<string, string>} */
    const told = {};
    for (const one of controls)
      if (one.type !== "radio" || /** @type {HTMLInputElement} */ (one).checked)
        told[one.name] = one.value.trim();
    return told;
  };

  /** What was typed, and the faults by box. @param {Record<string, string>} typed */
  const read = (typed) => {
    /** @type {Record<string, string>} */
    const faults = {};
    /** @param {string} name @param {number} example */
    const number = (name, example) => {
      const value = parsed(typed[name]);
      if (Number.isNaN(value)) faults[name] = filled(words["fault-number"], { example: plain(example) });
      return value;
    };
    /** @type {Post} */
    const post = {
      hours: number("hours", 17.5),
      agreement: typed.agreement,
      group: typed[`group-${typed.agreement}`] ?? "",
      gross: typed.gross ? number("gross", 2400) : null,
      employees: number("employees", 2),
      fixed_term: typed.contract === "fixed",
    };
    if (!faults.employees && !Number.isInteger(post.employees)) post.employees = 0;
    return { post, faults };
  };

  /** The box that a refusal is told at, and its words. @param {Refusal} refusal */
  const told = ({ fault, limit }) => {
    const box = fault === "hours" || fault === "employees" ? fault : "gross";
    const shown = box === "gross" ? euros(limit, CENTS) : plain(limit);
    return { [box]: filled(words[`fault-${fault}`], { limit: shown, last: plain(limit - 1) }) };
  };

  /** What there is to know beside the cost. @param {Post} post @param {Cost} found */
  const notes = (post, found) => {
    const { agreement, group, hours } = post;
    const lines = [filled(words.share, { percent: plain(rounded(found.share * 100, 0)) })];
    if (belowFloor(data, post)) {
      const floor = data.agreements[agreement].floors[group] ?? 0;
      const lawful = cost(data, { ...post, hours: floor });
      const price = "fault" in lawful ? "" : euros(lawful.total);
      lines.push(filled(words[`below-${agreement}`], { floor: plain(floor), cost: price }));
    } else if (agreement === "sport" && hours < data.rates["part-time-floor"])
      lines.push(filled(words.days, { days: String(days(data, hours)) }));
    if (agreement === "sport" || agreement === "other") lines.push(words.own);
    if (agreement === "other") lines.push(words.other);
    const late = new Date().toISOString().slice(0, 10) >= data.review;
    lines.push(filled(late ? words.past : words.until, { date: words.review }));
    return lines;
  };

  /** How the gross is reckoned, in figures. @param {Post} post @param {Cost} found */
  const sum = (post, found) => {
    const full = `${written(found.full_gross, CENTS)} × ${plain(post.hours)} ÷ ${plain(data.rates["full-week"])}`;
    const gross = found.extra ? `${full} + ${written(found.extra, CENTS)}` : full;
    return post.fixed_term ? `(${gross}) + ${plain(data.rates["end-of-contract"])} %` : gross;
  };

  /** Each step of a year: how, and euros. @param {Post} post @param {Cost} found
   * @returns {Record<string, [string, number]>} */
  const steps = (post, found) => {
    const { rates, months } = data;
    /** @param {number} rate */
    const percent = (rate) => filled(words["how-percent"], { rate: plain(rate) });
    const gross = { sum: sum(post, found), gross: euros(found.gross, CENTS) };
    const allowance = euros(rates["payroll-tax-allowance"]);
    return {
      gross: [filled(words["how-gross"], gross), found.gross * months],
      contributions: [percent(data.contributions), found.contributions],
      relief: [
        filled(words["how-relief"], { coefficient: plain(found.coefficient) }),
        -found.relief,
      ],
      agreement: [percent(data.agreements[post.agreement].rate), found.agreement],
      health: [
        filled(words["how-month"], { amount: euros(rates["health-month"], CENTS) }),
        found.health,
      ],
      occupational: [words["how-whole"], found.occupational_health],
      tax: [filled(words["how-tax"], { amount: allowance }), found.payroll_tax],
      training: [percent(rates["fixed-term-training"]), found.fixed_term_training],
      total: ["", found.total],
    };
  };

  /** @param {Post} post @param {Cost} found */
  const fill = (post, found) => {
    for (const [key, [how, amount]] of Object.entries(steps(post, found))) {
      const [first, second] = [`how-${key}`, `year-${key}`].map((name) =>
        form.querySelector(`[data-out="${name}"]`),
      );
      if (!first || !second) continue;
      first.textContent = how;
      second.textContent = euros(amount);
      const row = first.closest("tr");
      if (row) row.hidden = !amount && key !== "tax";
    }
  };

  /** Beside the hours, where they make a contract: what it costs, and what that rests on.
   * @param {Post} post @param {Cost | null} found */
  const tellPlan = (post, found) => {
    const { hours, pay } = plan.read();
    const paid = hours.contract ? found : null;
    const results = { total: paid?.total, gross: paid?.gross };
    for (const [name, value] of Object.entries(results)) {
      const told = value === undefined ? "" : String(rounded(value, CENTS));
      if ((pay[name] ?? "") !== told) plan.set("pay", name, told);
    }
    const line = document.getElementById("plan-cost");
    if (!line) return;
    line.hidden = !paid;
    if (!paid) return;
    const list = byId("pay-agreement");
    const chosen = list instanceof HTMLSelectElement ? list.selectedOptions[0].text : "";
    const agreement = `${chosen} ${post.group}`.trim();
    const values = { total: euros(paid.total), hours: plain(post.hours), agreement };
    line.textContent = filled(words[pay.agreement ? "line" : "line-example"], values);
  };

  const show = () => {
    const typed = fields();
    const { post, faults } = read(typed);
    for (const one of form.querySelectorAll("[data-agreement]"))
      if (one instanceof HTMLElement) one.hidden = one.dataset.agreement !== post.agreement;
    const found = Object.keys(faults).length ? null : cost(data, post);
    if (found && "fault" in found) Object.assign(faults, told(found));
    for (const box of controls) {
      const place = document.getElementById(`pay-${box.name}-fault`);
      if (!place) continue;
      place.textContent = faults[box.name] ?? "";
      if (faults[box.name]) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    }
    const reckoned = found && !("fault" in found) ? found : null;
    byId("pay-detail").hidden = !reckoned;
    const headline = reckoned ? filled(words.headline, { total: euros(reckoned.total) }) : words.wrong;
    const line = Object.assign(document.createElement("span"), { textContent: headline });
    line.className = reckoned ? "main" : "";
    if (byId("pay-told").textContent !== headline) byId("pay-told").replaceChildren(line);
    const items = (reckoned ? notes(post, reckoned) : []).map((textContent) =>
      Object.assign(document.createElement("li"), { textContent }),
    );
    byId("pay-notes").replaceChildren(...items);
    if (reckoned) fill(post, reckoned);
    tellPlan(post, reckoned);
  };

  // In the plan "gross" is what comes out: what is typed has a name of its own.
  const kept = (/** @type {string} */ name) => (name === "gross" ? "own-gross" : name);
  const usual = fields();
  let writing = false;

  /** Put the answers of the plan into the boxes, but for the one that is being written in. */
  const put = () => {
    const { pay, hours } = plan.read();
    const contract = Number(hours.contract); // a plan may hold anything
    const fits = contract > 0 && contract <= data.rates["full-week"];
    const proposed = fits ? plain(contract) : usual.hours;
    for (const one of controls) {
      const first = one.name === "hours" ? proposed : usual[one.name];
      const value = String(pay[kept(one.name)] ?? first);
      if (one instanceof HTMLSelectElement)
        one.value = [...one.options].some((option) => option.value === value) ? value : first;
      else if (one.type === "radio") one.checked = one.value === value;
      else if (one !== document.activeElement) one.value = value;
    }
  };

  const update = () => {
    writing = true;
    put();
    show();
    writing = false;
  };

  /** A link of the calculator of before is shown as one of the plan. */
  const follow = () => {
    if (!location.hash.startsWith(FORMER)) return;
    const link = new URLSearchParams(location.hash.slice(1));
    const pay = Object.fromEntries(
      controls.filter(({ name }) => link.get(name)).map(({ name }) => [kept(name), link.get(name)]),
    );
    history.replaceState(history.state, "", location.href.split("#")[0]);
    const fold = form.closest("details");
    if (fold) fold.open = true;
    plan.lend(plan.checked({ version: 1, pay }).state);
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    writing = true;
    plan.set("pay", kept(target.name), target.value.trim().slice(0, LONGEST));
    show();
    writing = false;
  });
  form.addEventListener("change", update);
  addEventListener("hashchange", follow);
  form.hidden = false;
  plan.listen(() => {
    if (!writing) update();
  });
  follow();
})();
