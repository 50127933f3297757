// @ts-check
// The page is whole without this script. It adds the choice of colours and of reading with the
// proofs or without, opens the contents of the page where there is room beside the text, fetches the
// search for who turns to it, and keeps the reader's place in the page when the edition changes.
"use strict";

(() => {
  // Safari of before March 2022 lacks it; this is the first script of every page.
  Object.hasOwn ??= (object, key) => Object.prototype.hasOwnProperty.call(object, key);

  const THIS = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();
  /**
   * A script that a page asks for when it is needed: once, or once more where it did not come.
   *
   * @param {string} name beside this one, or an address
   * @returns {Promise<void>}
   */
  const load = (name) => {
    const { href } = new URL(name, THIS);
    const asked = loading.get(href) ?? new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: href });
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        loading.delete(href);
        reject(new Error(`${href} is missing`));
      });
      document.head.append(script);
    });
    loading.set(href, asked);
    return asked;
  };
  /** @type {any} */ (globalThis).jobguide = { load };

  const THEMES = ["auto", "light", "dark"];
  const root = document.documentElement;

  /**
   * @param {string} key
   * @returns {string} the reader's choice; a browser may refuse to keep it, from a disk above all
   */
  const kept = (key) => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  };

  /**
   * @param {string} key
   * @param {string} choice
   */
  const keep = (key, choice) => {
    try {
      localStorage.setItem(key, choice);
    } catch {
      // The choice then holds for this page only.
    }
  };

  /** @param {string} theme */
  const show = (theme) => {
    root.dataset.theme = THEMES.includes(theme) ? theme : "auto";
  };

  // The proofs: the letters of grades, the sources cited, and the folds that hold them.
  const PROOFS = ".grade, .bibtex-citation";
  const proofs = document.querySelector(".proofs");
  const proofsState = proofs?.querySelector("[role=status]");
  /** The space before a mark goes with it: none is left before a full stop. */
  const wrapSpaces = () => {
    for (const mark of document.querySelectorAll("main :is(button.grade, .bibtex-citation)")) {
      const before = (mark.closest(".tied") ?? mark).previousSibling;
      const spaces = before instanceof Text ? /\s+$/.exec(before.data) : null;
      if (!(before instanceof Text) || !spaces) continue;
      const space = document.createElement("span");
      space.className = "proof-space";
      space.append(before.splitText(spaces.index));
      mark.before(space);
    }
  };
  /** @param {string} choice */
  const showProofs = (choice) => {
    if (choice === "hidden" && !document.querySelector(".proof-space")) wrapSpaces();
    root.dataset.proofs = choice;
    proofs?.querySelector("button")?.setAttribute("aria-pressed", String(choice === "shown"));
    if (proofsState instanceof HTMLElement) proofsState.textContent = proofsState.dataset[choice] ?? "";
  };
  proofs?.querySelector("button")?.addEventListener("click", () => {
    const choice = root.dataset.proofs === "hidden" ? "shown" : "hidden";
    showProofs(choice);
    keep("proofs", choice);
    for (const fold of document.querySelectorAll("main details.fold"))
      if (fold.querySelector(PROOFS)) fold.toggleAttribute("open", choice === "shown");
  });

  const button = document.querySelector(".theme-button");
  const state = document.getElementById("theme-state");
  const tell = () => {
    if (state) state.textContent = state.dataset[root.dataset.theme ?? "auto"] ?? "";
  };
  const showKept = () => {
    show(kept("theme"));
    tell();
    showProofs(kept("proofs") === "hidden" ? "hidden" : "shown");
  };
  showKept();
  // A page that comes back as it was left does not know what was chosen on another since.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) showKept();
  });
  button?.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? "auto") + 1) % THEMES.length];
    show(next);
    keep("theme", next);
    tell();
  });

  const contents = document.querySelector(".page-contents details");
  const beside = matchMedia("(min-width: 80rem)");
  const unfold = () => contents?.toggleAttribute("open", beside.matches);
  unfold();
  beside.addEventListener("change", unfold);

  // The section that one reads is marked there: the last that has come near the top; at the foot of
  // the page the last of all, which cannot.
  const sections = [...document.querySelectorAll(".page-contents a")].flatMap((link) => {
    const section = link instanceof HTMLAnchorElement && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return section ? [{ link, section }] : [];
  });
  const markSection = () => {
    const atFoot = scrollY > 0 && innerHeight + scrollY > root.scrollHeight - 2;
    const begun = sections.filter(({ section }) => atFoot || section.getBoundingClientRect().top < innerHeight / 5);
    for (const { link } of sections) link.removeAttribute("aria-current");
    begun[begun.length - 1]?.link.setAttribute("aria-current", "location");
  };
  if (sections.length) addEventListener("scroll", markSection, { passive: true });

  // Browsers of before 2024: without popovers the menu stands at the foot of the page, and what is
  // folded would not be printed.
  const menu = document.getElementById("site-nav");
  if (!("popover" in HTMLElement.prototype)) {
    document.querySelector(".menu-button")?.addEventListener("click", () => {
      menu?.scrollIntoView();
      menu?.querySelector("a")?.focus({ preventScroll: true });
    });
  }
  if (!CSS.supports("selector(::details-content)")) {
    /** @type {HTMLDetailsElement[]} */
    let unfolded = [];
    addEventListener("beforeprint", () => {
      unfolded = [...document.querySelectorAll("details")].filter((fold) => !fold.open);
      for (const fold of unfolded) fold.open = true;
    });
    addEventListener("afterprint", () => {
      for (const fold of unfolded) fold.open = false;
    });
  }

  // From a disk, Firefox takes a form for one that leaves the site, which the policy refuses: the
  // words go into the address here.
  for (const form of document.querySelectorAll("search form")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!(form instanceof HTMLFormElement)) return;
      const words = String(new FormData(form).get("q") ?? "");
      location.assign(`${form.action}?q=${encodeURIComponent(words)}`);
    });
  }

  // The script of the search: at once on its own page, elsewhere when a reader goes to a field of it.
  // It serves all fields; what they say while it comes, or if it does not, is said here.
  /** @type {HTMLInputElement[]} */
  const fields = [...document.querySelectorAll("input[data-search]")].filter((field) => field instanceof HTMLInputElement);
  /** @param {"loading" | "failed"} what */
  const tellOfSearch = (what) => {
    for (const field of fields) {
      const place = field.closest("search");
      const said = place?.querySelector(".search-said");
      if (!(place instanceof HTMLElement) || !said) continue;
      place.dataset.said = what;
      said.textContent = field.dataset[what] ?? "";
    }
  };
  const fetchSearch = async () => {
    const late = setTimeout(() => tellOfSearch("loading"), 600);
    try {
      await load("search.js");
    } catch {
      tellOfSearch("failed"); // a reader who comes back to the field asks again
    } finally {
      clearTimeout(late);
    }
  };
  for (const field of fields) {
    if (field.closest("main")) fetchSearch();
    else field.addEventListener("focus", fetchSearch);
  }

  // On a phone the search opens over the page, its field ready. Its link leads to the page of results
  // where a browser knows no such windows, or a reader wants another tab.
  const dialog = document.querySelector(".search-dialog");
  if (typeof HTMLDialogElement === "function" && dialog instanceof HTMLDialogElement) {
    document.querySelector(".search-link")?.addEventListener("click", (event) => {
      if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      dialog.showModal();
      dialog.querySelector("input")?.focus();
    });
    dialog.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element ? target.closest("a, .close-button") : null;
      if (pressed && !(pressed instanceof HTMLAnchorElement && pressed.pathname !== location.pathname)) dialog.close();
    });
  }

  // The twin of the page has the same anchors. A script may write the fragment without any event
  // (a form keeps its answers there), so that it is looked at once more as the link is reached.
  for (const link of document.querySelectorAll("a.edition-link")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const follow = () => {
      if (link.hash !== location.hash) link.hash = location.hash;
    };
    follow();
    addEventListener("hashchange", follow);
    for (const reached of ["pointerenter", "focus", "click"]) link.addEventListener(reached, follow);
  }
})();
