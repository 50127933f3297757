// @ts-check
// Each sheet of a page gets a button that copies it, with its titles and tables where what receives
// it knows them, as plain words elsewhere. What is to be done in an emergency has none over its
// numbers. Without this script a sheet is chosen by hand.
"use strict";

(() => {
  const main = document.querySelector("main[data-copy]");
  if (!(main instanceof HTMLElement)) return;
  const { copy = "", copied = "", refused = "" } = main.dataset;

  const state = document.createElement("p");
  state.className = "visually-hidden";
  state.setAttribute("role", "status");

  /**
   * Choose a sheet as a reader's hand would, its button left out by the style.
   *
   * @param {Element} sheet
   */
  const choose = (sheet) => getSelection()?.selectAllChildren(sheet);

  /**
   * @param {Element} sheet
   * @returns {Promise<boolean>} whether the sheet is in the clipboard
   */
  const toClipboard = async (sheet) => {
    choose(sheet);
    try {
      // Where pages come from a disk, or the reader refuses, a browser may have no clipboard.
      const plain = String(getSelection());
      const rich = sheet.cloneNode(true);
      if (rich instanceof Element) {
        for (const control of rich.querySelectorAll("[data-needs-script]")) control.remove();
        const types = { "text/html": rich.innerHTML, "text/plain": plain };
        await navigator.clipboard.write([new ClipboardItem(types)]);
      }
      getSelection()?.removeAllRanges();
      return true;
    } catch {
      return document.execCommand("copy");
    }
  };

  for (const sheet of main.querySelectorAll(".sheet:not(.urgent)")) {
    const holder = document.createElement("div");
    holder.className = "copy";
    holder.dataset.needsScript = "";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      const done = await toClipboard(sheet);
      state.textContent = done ? copied : refused;
      button.textContent = done ? copied : copy;
      setTimeout(() => {
        button.textContent = copy;
        state.textContent = "";
      }, 3000);
    });
    holder.append(button);
    sheet.append(holder);
  }
  main.append(state);
})();
