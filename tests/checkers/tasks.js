// What a reader does on the site, in any browser: each task says what went wrong, or nothing. Older
// browsers run this too: nothing here is newer than the browsers that we serve.
({
  find: (place) => document.querySelector(place),

  shown: (element) => Boolean(element) && element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden",

  async until(isSo) {
    for (let turns = 0; turns < 200 && !isSo(); turns++) await new Promise((resolve) => setTimeout(resolve, 20));
    return isSo();
  },

  opaque: (element) => !/^(transparent|rgba\(.*, 0(\.\d+)?\))$/.test(getComputedStyle(element).backgroundColor),

  write(field, text) {
    field.value = text;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  },

  async reading() {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 1) return `scrolls sideways by ${wide} px`;
    if (!this.opaque(document.body)) return "the page has no ground";
    const pictures = [...document.querySelectorAll("main svg .soft")].filter(this.shown);
    if (!pictures.length) return "no picture is shown";
    return pictures.some((box) => getComputedStyle(box).fill === "rgb(0, 0, 0)") ? "the boxes of a picture are black" : "";
  },

  async menu() {
    const menu = this.find("#site-nav");
    const link = menu.querySelector("[aria-current]");
    const seen = () => this.shown(link) && link.getBoundingClientRect().top < innerHeight;
    if (innerWidth < 1024 && seen()) return "it is open before anyone asks";
    if (innerWidth < 1024) this.find(".menu-button").click();
    if (!(await this.until(seen))) return "the current page is not shown";
    return innerWidth < 1024 && !this.opaque(menu) ? "the page shows through" : "";
  },

  async search() {
    const opener = this.find(".search-link");
    if (this.shown(opener)) opener.click();
    const field = [...document.querySelectorAll("input[data-search]")].find(this.shown);
    if (!field) return "no field is shown";
    field.focus();
    this.write(field, "suicide");
    const first = () => [...document.querySelectorAll(".search-results li a")].find(this.shown);
    if (!(await this.until(first))) return "nothing is answered";
    return first().href.includes("urgent") ? "" : `${first().href} is answered first`;
  },

  async theme() {
    const ground = () => getComputedStyle(document.body).backgroundColor;
    localStorage.removeItem("theme");
    const seen = new Set();
    for (let presses = 0; presses < 3; presses++) {
      this.find(".theme-button").click();
      seen.add(ground());
    }
    return seen.size === 2 ? "" : `${seen.size} colours of the ground are seen`;
  },

  async filter() {
    const cards = () => [...document.querySelectorAll(".postings > .cards > li")].filter(this.shown).length;
    const all = cards();
    const choice = this.find(".filters [name=kind]");
    this.write(choice, choice.options[1].value);
    const isNarrowed = () => cards() > 0 && cards() < all;
    return (await this.until(isNarrowed)) ? "" : `${cards()} of ${all} examples are left`;
  },

  async verdict() {
    const told = this.find("[data-verdict=told]");
    for (const answer of document.querySelectorAll(".asked-yes-no [value=no]")) answer.click();
    const before = told.textContent;
    this.find("[name=staff][value=none]").click();
    this.write(this.find("[name=members]"), "40");
    for (const answer of document.querySelectorAll(".asked-yes-no [value=yes]")) answer.click();
    return (await this.until(() => this.shown(told) && told.textContent !== before)) ? "" : "no verdict is given";
  },

  async hours() {
    this.find("[name=staff][value=none]").click();
    this.write(this.find("[name=members]"), "400");
    const told = this.find("#sizing-result");
    return (await this.until(() => this.shown(told) && /\d\s?h/.test(told.textContent))) ? "" : "no number of hours is given";
  },

  async advert() {
    this.write(this.find("#reading-text"), "Poste de community manager en alternance, disponible le soir et le week-end, temps plein.");
    this.find("#reading-form [type=submit]").click();
    const told = this.find("#reading-result");
    return (await this.until(() => this.shown(told))) ? "" : "no reading is given";
  },

  async paper() {
    dispatchEvent(new Event("beforeprint"));
    const closed = [...document.querySelectorAll("main details")].filter((fold) => !fold.open).length;
    dispatchEvent(new Event("afterprint"));
    return closed && !CSS.supports("selector(::details-content)") ? `${closed} folds stay closed` : "";
  },
})
