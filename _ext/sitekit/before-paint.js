// @ts-check
// Written into the head of each page: what the reader chose is known before anything is painted.
// The strict policy allows it by its hash (sitekit.assets).
try {
  for (const choice of ["theme", "proofs"]) {
    const kept = localStorage.getItem(choice);
    if (kept) document.documentElement.dataset[choice] = kept;
  }
} catch {
  // The browser keeps nothing, or lets nothing be read: the device's colours stay.
}
