// @ts-check
/* The search, fetched when a reader turns to it (theme.js). The index comes in small scripts, since
   a page read from a disk may load nothing else: first the words that begin like those asked for,
   then the passages of the results. Words stand there as they are written in the pages; all that
   makes the search forgiving is done here. */
"use strict";

/** @typedef {{form: string, plain: string, places: string}} Line a word of the index, and where */
/** @typedef {Line & {worth: number}} Answer a word of the index that answers one of the question */
/** @typedef {{page: number, section: number, score: number, urgent?: boolean}} Hit */
/** @typedef {{title: string, place: string, kind: string, address: string, text: string, calls: [string, string][], urgent: boolean}} Result */
/** @typedef {{version: string, pages: number, each: number, stop: string, files: string, words: Record<string, string>, spellings: [string, string][], also: Record<string, string>, endings: string, danger: [number, number, string][]}} Start */
/** @typedef {{word: string, joined: string[]}} Asked a word of a question, and what it is with its neighbour as one word */

(() => {
  const ROOT = document.documentElement.dataset.content_root || "./";
  const WORD = /[\p{L}\p{N}]+/gu;
  // What is brought to one way of writing, as in the index: F/H and R.G.P.D. are a word, 35h is two.
  // Without lookbehind, on which Safari of before 2023 stops.
  const INITIALS = /(^|[^\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu;
  const DOTTED = /(^|[^\p{L}\p{N}])((?:\p{L}\.){2,}\p{L}?)(?![\p{L}\p{N}])/gu;
  const HOURS = /(\d)h(?!\p{L})/gu;
  const NEAREST = 3;
  const SHOWN = { panel: 6, page: 30 };
  const PAUSE = 40; // milliseconds between two keys of one who types fast
  const LATE = 600; // milliseconds after which a reader wonders whether anything comes
  const FAMILY = 0.9; // what a word of the same family is worth, to the same word
  const LEAST = 0.1; // of the best score: what scores less only shares a common word

  /* Loading */

  /** @type {Map<string, unknown>} */
  const received = new Map();
  let version = "";
  // Every script of the index calls this.
  Object.assign(window, { searchPart: received.set.bind(received) });

  /** @param {string} name @returns {Promise<any>} */
  async function load(name) {
    await (/** @type {any} */ (window)).jobguide.load(`../_search/${name}.js${version}`);
    return received.get(name);
  }

  /* Words */

  /** @type {Start} */
  let start;
  /** @type {Set<string>} */
  let stop;
  /** @type {Set<string>} */
  let files;
  /** @type {{stemWord: (word: string) => string}} */
  let stemmer;
  /** What a word is also called, by the stem of the word. @type {Map<string, string[]>} */
  let also;
  /** An ending that stands apart and is no word: animateur·trice, salarié(e). @type {RegExp} */
  let ending;
  const ready = load("start").then((part) => {
    start = part;
    version = `?v=${start.version}`;
    stop = new Set(start.stop.split(" "));
    files = new Set(start.files.split(" "));
    stemmer = new (/** @type {any} */ (window).Stemmer)();
    ending = new RegExp(`(\\p{L}{3})[·•.(/-](?:${start.endings})(?!\\p{L})(?:[·•.]s(?!\\p{L}))?`, "gu");
    also = new Map(Object.entries(start.also).map(([word, others]) => [stems(word)[1], others.split(" ")]));
  });

  /** @param {string} word */
  const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");

  /** @type {Map<string, string[]>} */
  const known = new Map();
  /** The stem of a word as it is written, whose accents tell much, and of the word without them,
   * spelt in one way. @param {string} word */
  function stems(word) {
    const spelt = start.spellings.reduce((plain, [written, instead]) => plain.replace(new RegExp(written, "g"), instead), fold(word));
    const found = known.get(word) || [fold(stemmer.stemWord(word)), stemmer.stemWord(spelt)];
    known.set(word, found);
    return found;
  }

  /** The telling words of a question; the others too where it has no more to say.
   * @param {string} question @param {boolean} typing @returns {Asked[]} */
  function wordsOf(question, typing) {
    const text = question.normalize("NFC").toLowerCase().replace(INITIALS, "$1$2$3").replace(HOURS, "$1 ").replace(DOTTED, (found) => found.replace(/\./g, "")).replace(ending, "$1");
    const found = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index: index ?? 0, tells: !stop.has(fold(word)) }));
    const whole = found.filter(({ word }) => word.length > 1 || /\d/.test(word));
    const all = whole.length ? whole : found; // a letter alone may be a name: X
    const telling = all.filter(({ tells }) => tells);
    /** Two words that some write as one: news letter, on-boarding. @param {number} i */
    function asOne(i) {
      const [one, other] = [all[i], all[i + 1]];
      if (!one || !other) return [];
      const between = text.slice(one.index + one.word.length, other.index);
      return between === "-" || (between === " " && one.tells && other.tells) ? [one.word + other.word] : [];
    }
    return (telling.length || typing ? telling : all).map((one) => {
      const i = all.indexOf(one);
      return { word: one.word, joined: [...asOne(i - 1), ...asOne(i)] };
    });
  }

  /** The file that holds the words that begin like this one. @param {string} plain */
  function fileOf(plain) {
    for (let letters = Math.min(plain.length, 4); letters; letters--) {
      if (files.has(plain.slice(0, letters))) return `w-${plain.slice(0, letters)}`;
    }
    return "";
  }

  /** @param {Iterable<string>} names @returns {Promise<Line[]>} */
  async function linesOf(names) {
    const texts = await Promise.all([...new Set(names)].filter(Boolean).map(load));
    return texts.flatMap((text) => text.split("\n").map((/** @type {string} */ line) => {
      const [form, places] = line.split(" ");
      return { form, plain: fold(form), places };
    }));
  }

  /** The words of the index that answer a word of the question, whatever it is called there; what
   * only looks like it counts when nothing else is found.
   * @param {Asked} asked @param {boolean} unfinished @returns {Promise<Answer[]>} */
  async function answersTo({ word, joined }, unfinished) {
    const others = [...(also.get(stems(word)[1]) || []), ...joined];
    const [own, ...more] = await Promise.all([answersAs(word, unfinished), ...others.map(familyOf)]);
    const other = more.flat();
    return other.length ? [...own.filter(({ worth }) => worth >= FAMILY), ...other] : own;
  }

  /** @param {string} word @returns {Promise<Answer[]>} */
  async function familyOf(word) {
    const lines = await linesOf([fileOf(fold(word))]);
    const same = sameAs(word);
    return lines.map((line) => ({ ...line, worth: same(line) })).filter(({ worth }) => worth);
  }

  /** What a line is worth that has the same word, or one of its family. @param {string} word */
  function sameAs(word) {
    const plain = fold(word);
    const wanted = stems(word);
    return (/** @type {Line} */ line) => {
      if (line.plain === plain) return 1;
      return line.plain.slice(0, 3) === plain.slice(0, 3) && stems(line.form).some((stem) => wanted.includes(stem)) ? FAMILY : 0;
    };
  }

  /** What answers a word that is called the same: its family, words that it begins if it may not be
   * finished, words that only begin as it does, or that look like it.
   * @param {string} word @param {boolean} unfinished @returns {Promise<Answer[]>} */
  async function answersAs(word, unfinished) {
    const plain = fold(word);
    const lines = await linesOf([fileOf(plain)]);
    const same = lines.map(sameAs(word));
    const found = same.some(Boolean);
    const answers = lines.map((line, i) => ({ ...line, worth: same[i] || begun(line.plain) || akin(line.plain) }));
    /** @param {string} other */
    function begun(other) {
      const counts = plain.length > 2 && (!found || unfinished);
      return counts && other.startsWith(plain) ? (found ? 0.4 : 0.8) * Math.sqrt(plain.length / other.length) : 0;
    }
    /** Endings that no stemmer brings together: trésorier and trésorerie. @param {string} other */
    function akin(other) {
      const least = Math.max(5, (2 / 3) * Math.min(plain.length, other.length));
      return other.slice(0, least) === plain.slice(0, least) ? 0.3 : 0;
    }
    const good = answers.filter((answer) => answer.worth);
    if (good.some((answer) => answer.worth > 0.3) || plain.length < 4) return good;
    const near = nearest(lines, plain);
    return good.concat(near.length ? near : nearest(await linesOf(neighbours(plain)), plain));
  }

  /** The files where a word stands whose first letters were mistyped. @param {string} plain */
  function neighbours(plain) {
    const [a, b, c] = plain;
    const rest = plain.slice(3);
    const vowels = [..."aeiou"].flatMap((vowel) => [a + vowel + b + c + rest, a + b + c + vowel + rest]);
    return [b + a + c + rest, a + c + b + rest, b + c + rest, a + c + rest, ...vowels].map(fileOf);
  }

  /** @param {Line[]} lines @param {string} plain @returns {Answer[]} */
  function nearest(lines, plain) {
    const most = plain.length < 8 ? 1 : 2;
    const away = lines.map((line) => distance(plain, line.plain, most));
    const best = Math.min(most, ...away);
    return lines.filter((_, i) => away[i] === best).map((line) => ({ ...line, worth: 0.7 / best }));
  }

  /** How many letters were added, left out, changed or swapped. @param {string} a @param {string} b @param {number} most */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    /** @type {number[]} */
    let above = [];
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1]));
        if (j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], above[j - 2] + 1);
      }
      [above, row] = [row, next];
    }
    return row[b.length];
  }

  /* Pages */

  /** @param {string} question @param {boolean} typing */
  async function search(question, typing) {
    await ready;
    const words = wordsOf(question, typing);
    const last = typing && /[\p{L}\p{N}]$/u.test(question) ? words.length - 1 : -1;
    const answers = await Promise.all(words.map((word, i) => answersTo(word, i === last)));
    const forms = new Map(answers.flatMap((own, i) => own.map((answer) => [answer.form, i])));
    const hits = rank(answers);
    const card = cardOf([...words.map(({ word }) => word), ...answers.flat().filter(({ worth }) => worth > 0.6).map(({ form }) => form)]);
    return {
      hits: card ? [card, ...hits.filter(({ page }) => page !== card.page)] : hits,
      forms,
      early: typing && !words.some(({ word }) => word.length > 2),
    };
  }

  /** The card of the page for emergencies that words of danger call for. @param {string[]} words @returns {Hit | undefined} */
  function cardOf(words) {
    const asked = new Set(words.map((word) => stems(word)[1]));
    const found = start.danger.find(([, , danger]) => danger.split(" ").some((word) => asked.has(stems(word)[1])));
    return found && { page: found[0], section: found[1], score: Infinity, urgent: true };
  }

  /** Each page by its best section, where the words of the page count as well as its own.
   * @param {Answer[][]} answers @returns {Hit[]} */
  function rank(answers) {
    const pages = gather(answers);
    const rarity = answers.map((_, i) => {
      const having = [...pages.values()].filter((sections) => [...sections.values()].some((own) => own[i])).length;
      return having ? Math.log(1 + start.pages / having) : 0;
    });
    const sum = (/** @type {number[]} */ values) => values.reduce((total, value, i) => total + rarity[i] * value, 0);
    const all = sum(answers.map(() => 1));
    const hits = [...pages].map(([page, sections]) => {
      const whole = answers.map((_, i) => Math.max(...[...sections.values()].map((own) => own[i])));
      const scores = [...sections].map(([section, own]) => ({ page, section, score: sum(own) }));
      const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
      const share = sum(whole.map((weight) => Number(weight > 0))) / all;
      return { ...best, score: (best.score + sum(whole)) * share };
    });
    hits.sort((a, b) => b.score - a.score || a.page - b.page);
    return hits.filter((hit) => hit.score >= LEAST * hits[0].score);
  }

  /** What each word of the question weighs in each section of each page. @param {Answer[][]} answers */
  function gather(answers) {
    /** @type {Map<number, Map<number, number[]>>} */
    const pages = new Map();
    answers.forEach((own, i) => {
      for (const { places, worth } of own) {
        for (const place of places.split(";")) {
          const [page, ...pairs] = place.split(/[:,]/).map(Number);
          const sections = pages.get(page) || new Map();
          pages.set(page, sections);
          for (let n = 0; n < pairs.length; n += 2) {
            const weights = sections.get(pairs[n]) || answers.map(() => 0);
            weights[i] += worth * pairs[n + 1];
            sections.set(pairs[n], weights);
          }
        }
      }
    });
    return pages;
  }

  /** @param {Hit} hit @returns {Promise<Result>} */
  async function resultOf({ page, section, urgent = false }) {
    const [pageTitle, address, kind, sections] = await load(`t-${page}-${Math.floor(section / start.each)}`);
    const [anchor, title, text, own, calls = []] = sections[section % start.each];
    const names = own ? [title, pageTitle] : [pageTitle, title];
    return { title: names[0], place: anchor && names[1], kind: own || kind, text, calls, urgent, address: ROOT + address + (anchor && `#${anchor}`) };
  }

  /* Showing */

  /** @param {string} name @param {(Node | string)[]} children @param {Record<string, string>} attributes */
  function element(name, children, attributes = {}) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** A text, the words found marked. @param {string} text @param {Map<string, number>} forms */
  function marked(text, forms) {
    /** @type {(Node | string)[]} */
    const pieces = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!forms.has(word.normalize("NFC").toLowerCase())) continue;
      pieces.push(text.slice(end, index), element("mark", [word]));
      end = index + word.length;
    }
    return [...pieces, text.slice(end)];
  }

  /** The stretch of a text that has the most words of the question. @param {string} text @param {Map<string, number>} forms */
  function passage(text, forms) {
    const found = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
      const asked = forms.get(word.normalize("NFC").toLowerCase());
      return asked === undefined ? [] : [{ asked, index }];
    });
    const worth = found.map(({ index }) => new Set(found.filter((one) => one.index >= index && one.index < index + 120).map((one) => one.asked)).size);
    const from = found.length ? found[worth.indexOf(Math.max(...worth))].index : 0;
    const first = from < 60 ? 0 : text.indexOf(" ", from - 50) + 1;
    const after = text.indexOf(" ", first + 170);
    return `${first ? "… " : ""}${text.slice(first, after < 0 ? undefined : after)}${after < 0 ? "" : " …"}`;
  }

  /** @param {Result} result @param {Map<string, number>} forms @param {boolean} alone whether no heading tells its kind */
  function item(result, forms, alone) {
    const place = new Set([alone ? start.words[result.kind] : "", result.place].filter(Boolean));
    const calls = result.calls.map(([number, words]) => element("a", [words], { href: number }));
    const children = [
      element("a", marked(result.title, forms), { href: result.address }),
      element("span", [[...place].join(" › ")], { class: "search-place" }),
      ...(result.calls.length ? [element("p", calls, { class: "search-calls" })] : []),
      element("p", marked(passage(result.text, result.urgent ? new Map() : forms), forms)), // what to do first
    ];
    return element("li", children, result.urgent ? { class: "search-urgent" } : {});
  }

  /** The nearest results, then the others by kind. @param {Result[]} results @param {Map<string, number>} forms @param {string} heading */
  function groups(results, forms, heading) {
    const others = results.slice(NEAREST);
    const kinds = [...new Set(others.map((one) => one.kind))];
    const lists = [{ kind: "nearest", own: results.slice(0, NEAREST) }, ...kinds.map((kind) => ({ kind, own: others.filter((one) => one.kind === kind) }))];
    return lists.flatMap(({ kind, own }) => [
      element(heading, [start.words[kind]], { class: "search-kind" }),
      element("ul", own.map((one) => item(one, forms, kind === "nearest")), { "aria-label": start.words[kind] }),
    ]);
  }

  /** @param {number} milliseconds */
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  /** @param {number} count @param {string} question */
  function told(count, question) {
    const key = count > 1 ? "many" : count ? "one" : "none";
    return start.words[key].replace("{count}", String(count)).replace("{question}", () => question);
  }

  /* Fields: in the header of each page, in what opens over it on a phone, on the page of results */

  /** @param {HTMLInputElement} field */
  function serve(field) {
    const place = /** @type {HTMLElement} */ (field.closest("search"));
    const inPage = Boolean(field.closest("main"));
    const hovers = !inPage && !field.closest("dialog");
    const status = /** @type {HTMLElement} */ (place.querySelector(".search-said"));
    const panel = element("div", [], { class: hovers ? "search-results search-panel" : "search-results", hidden: "" });
    const questions = /** @type {HTMLElement} */ ((hovers ? document : place).querySelector(".search-questions"));
    status.after(panel);
    delete place.dataset.said;
    let turn = 0;
    let saying = 0;

    /** Said once the reader stops typing, or each letter would speak. @param {string} text @param {number} pause */
    function say(text, pause) {
      clearTimeout(saying);
      saying = window.setTimeout(() => (status.textContent = text), pause);
    }

    /** @param {boolean} typing @param {number} most */
    async function answer(typing, most) {
      const mine = ++turn;
      const question = field.value.trim();
      if (!question) return close();
      const late = window.setTimeout(() => mine === turn && tell("loading"), LATE);
      try {
        const [{ hits, forms, early }] = await Promise.all([search(question, typing), typing && pause(PAUSE)]);
        if (mine === turn && early && !hits.length) await pause(LATE); // nothing was found, but one letter is only a beginning
        if (mine !== turn) return; // typed on: the passages of these answers are not needed
        const results = await Promise.all(hits.slice(0, most).map(resultOf));
        if (mine !== turn) return;
        show(question, results, forms, hits.length);
        delete place.dataset.said;
        say(told(hits.length, question) + (!hovers || !hits.length ? "" : ` ${start.words.keys}`), typing ? 400 : 0);
      } catch {
        if (mine === turn) tell("failed");
      } finally {
        clearTimeout(late);
      }
    }

    /** In the place of answers that do not come. @param {"loading" | "failed"} what */
    function tell(what) {
      panel.hidden = true;
      questions.hidden = false;
      place.dataset.said = what;
      say(field.dataset[what] || "", 0);
    }

    /** What the panel shows of what is said; where it does not hover, the status itself is seen. @param {string} text */
    const seen = (text) => hovers ? [element("p", [text], { class: "search-count", "aria-hidden": "true" })] : [];

    /** @param {string} question @param {Result[]} results @param {Map<string, number>} forms @param {number} count */
    function show(question, results, forms, count) {
      panel.replaceChildren(...(results.length ? groups(results, forms, hovers ? "p" : "h2") : []), ...seen(told(count, question)));
      if (hovers && !count) panel.append(questions.cloneNode(true));
      if (!hovers) questions.hidden = count > 0;
      if (count > results.length) panel.append(rest(question, count));
      panel.hidden = false;
      panel.dataset.question = question; // the checks wait for it
    }

    /** What leads to all the results. @param {string} question @param {number} count */
    function rest(question, count) {
      const words = start.words.all.replace("{count}", String(count));
      if (!inPage) return element("a", [words], { href: `${field.form?.action}?q=${encodeURIComponent(question)}`, class: "search-all" });
      const button = element("button", [words], { type: "button", class: "search-all" });
      button.addEventListener("click", async () => {
        await answer(false, Infinity);
        panel.querySelector("a")?.focus(); // the button is gone, and the focus with it
      });
      return button;
    }

    function close() {
      turn++;
      panel.hidden = true;
      questions.hidden = false;
      delete place.dataset.said;
      say("", 0);
    }

    /** @param {KeyboardEvent} event */
    function move(event) {
      const links = [field, ...panel.querySelectorAll("a")];
      const here = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && hovers && !panel.hidden) {
        event.preventDefault();
        field.focus();
        close();
      } else if (step && !panel.hidden && here >= 0) {
        event.preventDefault();
        turn++; // answers that are still to come would take the reader's place away
        links[Math.min(Math.max(here + step, 0), links.length - 1)].focus();
      }
    }

    field.addEventListener("input", () => answer(true, inPage ? SHOWN.page : SHOWN.panel));
    for (const holder of [field, panel]) holder.addEventListener("keydown", move);
    if (hovers) {
      field.addEventListener("focus", () => panel.hidden && answer(true, SHOWN.panel));
      place.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !place.contains(relatedTarget)) close();
      });
      document.addEventListener("click", ({ target }) => {
        if (target instanceof Element && (target.closest("a") || !place.contains(target))) close();
      });
    }
    if (inPage && !field.value) field.value = new URLSearchParams(location.search).get("q") || "";
    if (field.value) answer(!inPage, inPage ? SHOWN.page : SHOWN.panel);
  }

  for (const field of document.querySelectorAll("input[data-search]")) serve(/** @type {HTMLInputElement} */ (field));
})();
