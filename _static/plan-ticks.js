// @ts-check
// The lists that one ticks as one goes (`sheet ticks`), each point remembered with the reader's plan.
// Without this script a list is printed, and ticked by hand.
"use strict";

(() => {
  /** @type {{jobguide: {plan: import("./plan.js").Plan}}} */
  const { jobguide } = /** @type {any} */ (globalThis);
  const { plan } = jobguide;
  // The same in both editions, and from a disk.
  const page = location.pathname.replace(/\.html$/, "").split("/").slice(-2).join("/");

  const boxes = [...document.querySelectorAll(".ticks :is(li:not(li li), tbody tr)")].map((point, index) => {
    const holder = point.querySelector("th, td") ?? point;
    const words = holder.querySelector("p") ?? holder;
    words.id ||= `tick-${index + 1}`;
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    box.dataset.needsScript = ""; // left out of what is copied
    box.setAttribute("aria-labelledby", words.id);
    words.prepend(box);
    const name = `${page}#${index + 1}`;
    box.addEventListener("change", () => plan.set("ticks", name, box.checked || undefined));
    return { box, name };
  });

  plan.listen(({ ticks }) => {
    for (const { box, name } of boxes) box.checked = Object.hasOwn(ticks, name);
  });
})();
