// @ts-check
/* Narrows the tables of examples to those that the form asks for. The form and its words come with
   the page; each row is known by the anchor of the example that it links to. */
(function () {
  "use strict";
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.filters"));
  if (!form) return;
  const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  /** @type {Record<string, Record<string, string | string[]>>} */
  const known = JSON.parse(form.dataset.rows || "{}");
  const rows = [...document.querySelectorAll("tbody tr")].flatMap((row) => {
    const link = row.querySelector("th a[href*='#']");
    const anchor = link ? (link.getAttribute("href") || "").split("#")[1] : "";
    return anchor in known ? [{ row: /** @type {HTMLElement} */ (row), values: known[anchor], anchor }] : [];
  });

  /** @param {Record<string, string | string[]>} values @param {HTMLSelectElement[]} asked */
  function matches(values, asked) {
    return asked.every(({ name, value }) => {
      const own = values[name];
      return Array.isArray(own) ? own.includes(value) : own === value;
    });
  }

  function narrow() {
    // The first choice of each list asks for nothing.
    const asked = [...form.querySelectorAll("select")].filter((one) => one.selectedIndex > 0);
    const shown = new Set();
    for (const { row, values, anchor } of rows) {
      row.hidden = !matches(values, asked);
      if (!row.hidden) shown.add(anchor);
    }
    const told = form.dataset.count || "";
    output.textContent = told
      .replace("{shown}", String(shown.size))
      .replace("{total}", String(Object.keys(known).length));
  }

  form.addEventListener("change", narrow);
  form.addEventListener("reset", () => setTimeout(narrow));
  form.hidden = false;
  narrow();
})();
