// @ts-check
// The reader's plan: what was answered on the screens of `plan/` and ticked elsewhere, kept in this
// browser, in a file or in a link. Nothing is sent. It also tells the bar of steps what is filled.
//
// What it may hold is known from plan-data.js, which the build writes from the pages; a page that only
// has boxes to tick goes without. What the guide says of it is in plan-guide.js.
"use strict";

/**
 * @typedef {{version: 1, answers: Record<string, string | string[]>, ticks: Record<string, true>,
 *   hours: Record<string, Plain>, pay: Record<string, Plain>, edits: Record<string, string>}} State
 * @typedef {string | number | boolean} Plain
 * @typedef {"answers" | "ticks" | "hours" | "pay" | "edits"} Part
 * @typedef {{kind: string, name: string, choices?: string[]}} Question
 * @typedef {{language: string, screens: {page: string, title: string, asks: string[]}[],
 *   questions: Record<string, Question>, words: Record<string, string>}} Data
 * @typedef {{title: string, at: string, competencies?: string[], area?: string, service?: string,
 *   aim?: string, activities?: string[], levels?: string[], learn?: string[], remedy?: string[]}} Told
 * @typedef {{id: string, when: any[], kind: string, target: string, effect: string, weight: number,
 *   body: string}} Rule
 * @typedef {{objects: Record<string, Record<string, Told>>, rules: Rule[],
 *   choices: Record<string, Record<string, string>>, placements: Record<string, string>}} Guide
 * @typedef {{state: State, faults: string[]}} Checked
 * @typedef {object} Plan
 * @property {() => State} read
 * @property {(part: Part, name: string, value?: Plain | string[]) => boolean} set tells whether it is kept
 * @property {(state: State, said?: string) => void} replace
 * @property {() => void} clear
 * @property {() => void} undo
 * @property {(callback: (state: State) => void) => void} listen
 * @property {(raw: unknown) => Checked} checked
 * @property {(state: State) => string} encoded
 * @property {(fragment: string) => Checked | null} decoded
 * @property {(state: State) => void} lend shows a plan that is not the reader's, who can take it or not
 * @property {() => boolean} isShared
 * @property {(text: string) => boolean} putAside
 */

(() => {
  const STORE = "plan"; // the reader's own
  const UNREAD = "plan-unread"; // what it held and we cannot read, until the reader forgets it
  const SHARED = "plan-shared"; // one that a link brought, for as long as the tab is open
  const VERSION = 1;
  const LONGEST_LINK = 6000;
  const LONGEST_FILE = 5_000_000;
  const LONGEST = { text: 2000, short: 41, edit: 20_000 };
  const MOST_NAMES = 500;

  /** @type {{planData?: Data, plan?: Plan}} */
  const jobguide = (/** @type {any} */ (globalThis).jobguide ??= {});
  const data = jobguide.planData;

  // ---- What a plan may hold

  /** Without a prototype, so that no name can mean anything else. @returns {any} */
  const nothing = () => Object.create(null);

  /** @returns {State} */
  const empty = () => ({
    version: VERSION, answers: nothing(), ticks: nothing(), hours: nothing(), pay: nothing(),
    edits: nothing(),
  }); // prettier-ignore

  const CONTROLS = /[\0-\b\v\f\x0e-\x1f]/g; // a text that was pasted may hold some
  /** @param {unknown} value @param {number} longest */
  const isText = (value, longest) =>
    typeof value === "string" && value.length <= longest && value.search(CONTROLS) < 0;

  const isPlain = (/** @type {unknown} */ value) =>
    typeof value === "boolean" || Number.isFinite(value) || isText(value, LONGEST.short);

  /** Whether an answer is one that its question may have; a page without data cannot tell.
   * @param {string} name @param {unknown} value */
  const isAnswer = (name, value) => {
    const one = (/** @type {unknown} */ each) => isText(each, LONGEST.text);
    const many = Array.isArray(value) && value.length <= MOST_NAMES && value.every(one);
    if (!data) return one(value) || many;
    if (!Object.hasOwn(data.questions, name)) return false;
    const { kind, choices = [] } = data.questions[name];
    if (kind === "text") return one(value);
    if (kind === "number") return typeof value === "string" && /^\d{1,7}([.,]\d{1,3})?$/.test(value);
    if (kind !== "many") return typeof value === "string" && choices.includes(value);
    return many && new Set(value).size === value.length && value.every((each) => choices.includes(each));
  };

  /** @type {Record<Part, (name: string, value: unknown) => boolean>} */
  const FITS = {
    answers: isAnswer,
    ticks: (name, value) => /^[a-z0-9/-]{1,80}#\d{1,3}$/.test(name) && value === true,
    hours: (name, value) => /^[a-z][a-z0-9.-]{0,80}$/.test(name) && isPlain(value),
    pay: (name, value) => /^[a-z][a-z0-9._-]{0,80}$/.test(name) && isPlain(value),
    edits: (name, value) => /^[a-z][a-z0-9.-]{0,80}$/.test(name) && isText(value, LONGEST.edit),
  };
  const PARTS = /** @type {Part[]} */ (Object.keys(FITS));

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** What can be read of a plan, whoever wrote it, and what there is to say of the rest.
   * @param {unknown} raw @returns {Checked} */
  const checked = (raw) => {
    const state = empty();
    if (!isTable(raw) || !Number.isInteger(raw.version)) return { state, faults: ["unreadable"] };
    if (raw.version !== VERSION)
      return { state, faults: [Number(raw.version) > VERSION ? "newer" : "unreadable"] };
    let left = false;
    for (const part of PARTS) {
      const given = Object.hasOwn(raw, part) ? raw[part] : {};
      if (!isTable(given)) {
        left = true;
        continue;
      }
      for (const [name, value] of Object.entries(given).slice(0, MOST_NAMES)) {
        if (FITS[part](name, value))
          /** @type {any} */ (state[part])[name] = Array.isArray(value) ? [...value] : value;
        else left = true;
      }
      left ||= Object.keys(given).length > MOST_NAMES;
    }
    return { state, faults: left ? ["left"] : [] };
  };

  /** @param {string} text @returns {Checked} */
  const readFrom = (text) => {
    if (text.length > LONGEST_FILE) return { state: empty(), faults: ["huge"] };
    try {
      return checked(JSON.parse(text));
    } catch {
      return { state: empty(), faults: ["unreadable"] };
    }
  };
  const isRefused = (/** @type {string[]} */ faults) => faults.some((fault) => fault !== "left");

  // ---- In a link: #plan=1.<the plan>.<a sum that shows that nothing was cut>

  /** @param {string} text */
  const sum = (text) => {
    let whole = 0x811c9dc5;
    for (let place = 0; place < text.length; place += 1)
      whole = Math.imul(whole ^ text.charCodeAt(place), 0x01000193) >>> 0;
    return whole.toString(36);
  };

  /** @param {State} state */
  const encoded = (state) => {
    const bytes = new TextEncoder().encode(JSON.stringify(state));
    const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    const text = btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    return `#plan=${VERSION}.${text}.${sum(text)}`;
  };

  /** What a fragment carries, or nothing if it is another kind of fragment.
   * @param {string} fragment */
  const decoded = (fragment) => {
    if (!fragment.startsWith("#plan=")) return null;
    const [version, text, end] = fragment.slice("#plan=".length).split(".");
    if (Number(version) > VERSION) return { state: empty(), faults: ["newer"] };
    if (!text || end !== sum(text)) return { state: empty(), faults: ["unreadable"] };
    try {
      const letters = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
      const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
      return readFrom(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      return { state: empty(), faults: ["unreadable"] };
    }
  };

  // ---- In the browser, which may refuse to keep anything: it then lasts as long as the page.

  /** @param {() => Storage} storage @param {string} key @returns {string | null} */
  const kept = (storage, key) => {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  };

  /** @param {() => Storage} storage @param {string} key @param {string | null} text
   * @returns {boolean} whether the browser did so */
  const keep = (storage, key, text) => {
    try {
      if (text === null) storage().removeItem(key);
      else storage().setItem(key, text);
      return true;
    } catch {
      return false;
    }
  };
  const own = () => localStorage;
  const tab = () => sessionStorage;

  /** @param {State} state */
  const isEmpty = (state) => PARTS.every((part) => !Object.keys(state[part]).length);

  /** @type {((state: State) => void)[]} */
  const listeners = [];
  /** @type {State | null} */
  let before = null; // what one may take back
  let shared = false;
  let lasting = true; // false where what is stored can be neither read nor put aside
  let stored = true; // false where the plan lasts as long as the page
  let state = empty();

  const tellAll = () => {
    for (const callback of listeners) callback(state);
  };

  const store = () => {
    const text = JSON.stringify(state);
    stored = shared ? keep(tab, SHARED, text) : lasting && keep(own, STORE, isEmpty(state) ? null : text);
    if (!shared && !stored) tell("unkept");
  };

  /** Keep beside the plan what cannot be read of it. @param {string} text */
  const putAside = (text) => {
    const before = kept(own, UNREAD);
    return keep(own, UNREAD, before === null ? text : `${before}\n${text}`);
  };

  const load = () => {
    const ofLink = kept(tab, SHARED);
    const lent = ofLink === null ? null : readFrom(ofLink);
    shared = lent !== null && !isRefused(lent.faults);
    const text = kept(own, STORE);
    const { state: read, faults } = text === null ? checked(empty()) : readFrom(text);
    state = shared && lent ? lent.state : read;
    if (shared || text === null || !faults.length) return;
    lasting = putAside(text);
    store();
  };

  /** @param {Part} part @param {string} name @param {Plain | string[]} [value] */
  const set = (part, name, value) => {
    const isNothing = value === undefined || value === "" || (Array.isArray(value) && !value.length);
    const plain = typeof value === "string" ? value.replace(CONTROLS, " ") : value;
    if (isNothing) delete state[part][name];
    else if (FITS[part](name, plain)) /** @type {any} */ (state[part])[name] = plain;
    else return false;
    store();
    tellAll();
    return true;
  };

  /** @param {State} next @param {string} [said] the key of what is told */
  const replace = (next, said) => {
    before = state;
    state = next;
    store();
    tellAll();
    if (said) tell(said);
    showUndo();
  };

  const clear = () => replace(empty(), "cleared");

  const undo = () => {
    if (!before) return;
    state = before;
    before = null;
    store();
    tellAll();
    tell("back");
    showUndo();
  };

  /** @type {Plan} */
  const plan = {
    read: () => state, set, replace, clear, undo,
    listen: (callback) => {
      listeners.push(callback);
      callback(state);
    },
    checked, encoded, decoded, putAside, lend: (borrowed) => lend(borrowed),
    isShared: () => shared,
  }; // prettier-ignore
  jobguide.plan = plan;

  const loadAgain = () => {
    load();
    tellAll();
    showNotices();
  };
  addEventListener("storage", ({ key }) => {
    if (!shared && (key === STORE || key === null)) loadAgain();
  });
  // A page that comes back as it was left does not know what was answered on another since; and on
  // one that is loaded anew, browsers write into the boxes what stood there, after all scripts.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && stored) loadAgain();
    else tellAll();
  });

  // ---- The frame of a screen

  const frame = document.querySelector(".plan");
  /** @param {string} name @returns {HTMLElement | null} */
  const place = (name) => frame?.querySelector(`[data-plan="${name}"]`) ?? null;
  /** @param {string} key */
  const word = (key) => data?.words[key] ?? "";
  /** @param {string} key */
  const tell = (key) => {
    const said = place("done");
    if (said) said.textContent = word(key);
  };
  const showUndo = () => place("undo")?.toggleAttribute("hidden", !before);
  const showNotices = () => {
    place("shared")?.toggleAttribute("hidden", !shared);
    place("unread")?.toggleAttribute("hidden", kept(own, UNREAD) === null);
  };

  /** A link shows what it carries; what the reader had stays where it is. */
  const follow = () => {
    const link = decoded(location.hash);
    if (!link) return;
    history.replaceState(history.state, "", location.href.split("#")[0]);
    if (isRefused(link.faults)) return tell(link.faults[0]);
    lend(link.state);
    if (link.faults.length) tell(link.faults[0]);
  };

  /** @param {State} borrowed */
  const lend = (borrowed) => {
    shared = true;
    state = borrowed;
    store();
    tellAll();
    showNotices();
  };

  /** @param {boolean} adopted whether the shared one takes the place of the reader's */
  const leaveShared = (adopted) => {
    const link = state;
    keep(tab, SHARED, null);
    load();
    shared = false;
    showNotices();
    if (adopted) replace(link);
    else tellAll();
  };

  /** How much of a screen is filled: none, some, all. @param {Data["screens"][number]} screen */
  const filled = ({ page, asks }) => {
    if (page === "plan/hours") {
      if (state.hours.sound === true) return "all";
      return Object.keys(state.hours).length ? "some" : "none";
    }
    if (page === "plan/papers") return Object.keys(state.edits).length ? "some" : "none";
    const answered = asks.filter((name) => Object.hasOwn(state.answers, name)).length;
    if (!answered) return "none";
    return answered === asks.length ? "all" : "some";
  };

  const showSteps = () => {
    const links = document.querySelectorAll(".step-bar a");
    data?.screens.forEach((screen, index) => {
      const link = links[index];
      if (!(link instanceof HTMLElement)) return;
      link.dataset.filled = filled(screen);
      let said = link.querySelector(".visually-hidden");
      if (!said) {
        said = Object.assign(document.createElement("span"), { className: "visually-hidden" });
        link.append(said);
      }
      said.textContent = ` (${word(filled(screen))})`;
    });
  };

  /** @param {string} text @param {string} name */
  const save = (text, name) => {
    const file = new Blob([text], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${name}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    tell("saved");
  };

  /** @param {File} file */
  const open = async (file) => {
    const huge = file.size > LONGEST_FILE;
    const { state: next, faults } = huge ? { state: empty(), faults: ["huge"] } : readFrom(await file.text());
    if (isRefused(faults)) tell(faults[0]);
    else replace(next, faults[0] ?? "loaded");
  };

  const share = async () => {
    const address = location.href.split("#")[0] + encoded(state);
    if (address.length > LONGEST_LINK) return tell("long");
    const box = document.getElementById("plan-address");
    if (!(box instanceof HTMLInputElement)) return;
    box.value = address;
    if (box.parentElement) box.parentElement.hidden = false;
    if (navigator.share) {
      try {
        return await navigator.share({ title: document.title, url: address });
      } catch {
        // Refused or given up: the link is there to be copied.
      }
    }
    try {
      await navigator.clipboard.writeText(address);
      tell("copied");
    } catch {
      box.select();
      tell("select");
    }
  };

  const chooser = place("file");
  /** @type {Record<string, () => void>} */
  const actions = {
    save: () => save(JSON.stringify(state, null, 1), word("file")),
    rescue: () => save(kept(own, UNREAD) ?? "", word("file-unread")),
    forget: () => {
      keep(own, UNREAD, null);
      showNotices();
    },
    load: () => chooser?.click(),
    share: () => void share(),
    clear,
    undo,
    adopt: () => leaveShared(true),
    mine: () => leaveShared(false),
  };

  frame?.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-do]") : null;
    if (button instanceof HTMLElement) actions[button.dataset.do ?? ""]?.();
  });
  chooser?.addEventListener("change", () => {
    if (!(chooser instanceof HTMLInputElement)) return;
    const [file] = chooser.files ?? [];
    if (file) void open(file);
    chooser.value = "";
  });

  load();
  listeners.push(showSteps);
  showSteps();
  for (const one of frame?.querySelectorAll("[data-needs-script]") ?? [])
    if (!one.matches("[data-plan], form")) one.removeAttribute("hidden");
  showNotices();
  follow();
  addEventListener("hashchange", follow);
})();
