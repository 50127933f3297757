// @ts-check
// Narrows the examples to those that the form asks for, and sets two postings side by side. The
// cards, the form and the words come with the page; each card is known by the anchor of the posting
// that it links to. What is chosen stands in the address, and is read from there whenever the page
// is shown: going back, reloading and sharing a link all show the same. Of a list of many pages, the
// page has the first cards; the others are asked for when a reader takes up the form.
"use strict";

/**
 * @typedef {{codes: Record<string, string>, told: Record<string, string>, missions: string[]}} Posting
 * @typedef {{card: HTMLElement, link: HTMLAnchorElement, title: string, posting: Posting, tick: HTMLInputElement}} Card
 * @typedef {{
 *   facts: Record<string, string>,
 *   missions: Record<string, string>,
 *   postings: Record<string, Posting>,
 *   words: Record<string, string>,
 *   rest?: {file: string, total: number},
 * }} Data
 */

(() => {
  const MOST = 2; // postings side by side
  const form = document.querySelector("form.filters");
  const source = document.getElementById("postings-data");
  const models = document.querySelector("details:has(> .cards)");
  if (!(form instanceof HTMLFormElement) || !source) return;
  /** @type {Data} */
  const data = JSON.parse(source.textContent ?? "");

  /** @param {string} key @param {Record<string, string | number>} values */
  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => String(value)), data.words[key]);

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

  /** @type {Map<string, Card>} */
  const cards = new Map();
  /** @param {Element} card @param {Record<string, Posting>} postings */
  const take = (card, postings) => {
    const link = card.querySelector("a");
    const anchor = link?.hash.slice(1) ?? "";
    if (!link || !(card instanceof HTMLElement) || !(anchor in postings)) return;
    const title = link.textContent ?? "";
    const tick = make("input", { type: "checkbox", value: anchor, autocomplete: "off" });
    tick.setAttribute("aria-label", say("compare-tick", { title }));
    const label = make("label", { className: "tick" }, tick, ` ${say("compare")}`);
    label.dataset.needsScript = "";
    card.append(label);
    const known = { card, link, title, posting: postings[anchor], tick };
    cards.set(anchor, known);
    tick.addEventListener("change", () => choose(known));
  };
  for (const card of document.querySelectorAll(".cards > li")) take(card, data.postings);
  const listed = () => [...cards.values()].filter(({ card }) => !models?.contains(card));
  let examples = listed();
  const first = examples;
  const total = data.rest?.total ?? examples.length;

  // The cards of the other pages

  const pages = /** @type {HTMLElement | null} */ (document.querySelector(".cards + nav"));
  let hasFailed = false;
  /** @type {Promise<void> | null} */
  let coming = null;
  const complete = () => (coming ??= gather());
  const gather = async () => {
    if (!data.rest) return;
    const { jobguide } = /** @type {any} */ (globalThis);
    try {
      await jobguide.load(new URL(data.rest.file, document.baseURI).href);
    } catch {
      hasFailed = true;
      return;
    }
    /** @type {{cards: string, postings: Record<string, Posting>}} */
    const rest = jobguide.rest;
    for (const card of new DOMParser().parseFromString(rest.cards, "text/html").querySelectorAll("li")) {
      pages?.previousElementSibling?.append(card);
      take(card, rest.postings);
    }
    examples = listed();
  };

  // Narrowing

  const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const choices = [...form.querySelectorAll("select")];
  for (const choice of choices) choice.options[0].value = ""; // the first one asks for nothing
  const options = choices.flatMap((choice) => [...choice.options].map((option) => ({ choice, option, words: option.text })));

  /** @param {Posting} posting @param {HTMLSelectElement} choice @param {string} value */
  const has = (posting, { name }, value) =>
    !value || (name === "mission" ? posting.missions.includes(value) : posting.codes[name] === value);

  /** @param {HTMLSelectElement} [but] a choice that one would make otherwise */
  const asked = (but) =>
    examples.filter(({ posting }) => choices.every((choice) => choice === but || has(posting, choice, choice.value)));

  const narrow = () => {
    const isNarrowed = choices.some(({ value }) => value);
    const shown = new Set(isNarrowed ? asked() : first);
    for (const example of examples) example.card.hidden = !shown.has(example);
    if (pages) pages.hidden = isNarrowed && !hasFailed;
    const key = shown.size ? "filter-count" : "filter-none";
    output.textContent = say(hasFailed ? "filter-failed" : key, { shown: shown.size, total });
    if (examples.length < total) return; // what is not there is not counted
    for (const { choice, option, words } of options) {
      const count = asked(choice).filter(({ posting }) => has(posting, choice, option.value)).length;
      option.text = `${words} (${count})`;
    }
  };

  // Two side by side

  /** @type {Card[]} */
  let chosen = [];
  let isComparing = false;
  const told = make("p", {});
  told.setAttribute("role", "status");
  const compare = make("button", { type: "button" }, say("compare"));
  const clear = make("button", { type: "button" }, say("compare-clear"));
  const close = make("button", { type: "button" }, say("compare-close"));
  const heading = make("h3", { id: "compared", tabIndex: -1 }, say("compare-title"));
  const table = make("table", { className: "data" });
  const side = make("section", { className: "compared" }, heading, table, close);
  side.setAttribute("aria-labelledby", heading.id);
  const bar = make("div", { className: "compare-bar" }, told, compare, clear);
  form.after(side);
  (models ?? form.nextElementSibling)?.parentElement?.append(bar);

  /** @param {string} scope @param {Node | string} content */
  const head = (scope, content) => make("th", { scope }, content);

  /** @param {string} name @param {string[]} cells */
  const row = (name, cells) => make("tr", {}, head("row", name), ...cells.map((cell) => make("td", {}, cell)));

  const fill = () => {
    const links = chosen.map(({ link, title }) => head("col", make("a", { href: link.href }, title)));
    const facts = Object.entries(data.facts)
      .filter(([name]) => chosen.some(({ posting }) => name in posting.told))
      .map(([name, words]) => row(words, chosen.map(({ posting }) => posting.told[name] ?? say("unstated"))));
    const missions = Object.entries(data.missions).map(([id, words]) =>
      row(words, chosen.map(({ posting }) => say(posting.missions.includes(id) ? "yes" : "no"))),
    );
    table.replaceChildren(
      make("thead", {}, make("tr", {}, head("col", say("posting")), ...links)),
      make("tbody", {}, ...facts),
      make("tbody", {}, make("tr", {}, Object.assign(head("rowgroup", say("mission")), { colSpan: 1 + MOST })), ...missions),
    );
  };

  const showChosen = () => {
    isComparing &&= chosen.length === MOST;
    for (const card of cards.values()) card.tick.checked = chosen.includes(card);
    const [first, second] = chosen.map(({ title }) => title);
    const key = isComparing ? "compare-shown" : second ? "compare-two" : "compare-one";
    told.textContent = first ? say(key, { first, second }) : "";
    compare.hidden = chosen.length < MOST || isComparing;
    clear.hidden = !first;
    side.hidden = !isComparing;
    if (isComparing) fill();
  };

  /** @param {Card} card */
  const choose = (card) => {
    const others = chosen.filter((one) => one !== card);
    chosen = card.tick.checked ? [...others, card].slice(-MOST) : others;
    isComparing = false;
    showChosen();
    keep();
  };

  // The address: « ?country=FR&mission=animate&ticked=posting-f4 », the same in every edition

  const keep = () => {
    const kept = new URLSearchParams();
    for (const { name, value } of choices) if (value) kept.set(name, value);
    for (const { tick } of chosen) kept.append(isComparing ? "compare" : "ticked", tick.value);
    const told = String(kept); // its size is not known before 2023
    const query = told ? `?${told}` : "";
    try {
      history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
    } catch {
      // A browser may refuse it from a disk: what is chosen then lasts as long as the page.
    }
    for (const link of document.querySelectorAll("a.edition-link"))
      if (link instanceof HTMLAnchorElement) link.search = query;
  };

  const readNow = () => {
    const kept = new URLSearchParams(location.search);
    for (const choice of choices) {
      choice.value = kept.get(choice.name) ?? "";
      if (choice.selectedIndex < 0) choice.value = ""; // the address asks for what is not there
    }
    const ticked = new Set([...kept.getAll("compare"), ...kept.getAll("ticked")]);
    chosen = [...ticked].flatMap((anchor) => cards.get(anchor) ?? []).slice(0, MOST);
    isComparing = kept.has("compare");
    narrow();
    showChosen();
    if (models instanceof HTMLDetailsElement && chosen.some(({ card }) => models.contains(card))) models.open = true;
    keep();
  };
  const read = () => (location.search ? complete().then(readNow) : readNow());

  form.addEventListener("change", async () => {
    await complete();
    narrow();
    keep();
  });
  form.addEventListener("focusin", () => complete().then(narrow), { once: true });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      narrow();
      keep();
    }),
  );
  compare.addEventListener("click", () => {
    isComparing = true;
    showChosen();
    keep();
    side.scrollIntoView();
    heading.focus({ preventScroll: true });
  });
  close.addEventListener("click", () => {
    isComparing = false;
    showChosen();
    keep();
    compare.focus();
  });
  clear.addEventListener("click", () => {
    const [{ tick }] = chosen;
    chosen = [];
    showChosen();
    keep();
    tick.focus();
  });

  form.hidden = false;
  read();
  addEventListener("pageshow", read);
  addEventListener("popstate", read);
})();
