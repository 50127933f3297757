// What is measured inside a page, for the looks of adaptation.py, colours.py and axe.py. An expression:
// its value is one function a look. Each returns the faults that it found and how many things it examined.
(() => {
  const named = (element) => element.outerHTML.slice(0, 80);
  const shown = (element) => element.checkVisibility();
  const styleOf = (element, part) => getComputedStyle(element, part);
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";

  // ---- colours

  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const isClear = (colour) => colour === "none" || channels(colour)[3] === 0;
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  /** What an element lies on. */
  const groundOf = (element) => {
    for (let here = element; here; here = here.parentElement)
      if (!isClear(styleOf(here).backgroundColor)) return styleOf(here).backgroundColor;
    return "rgb(255, 255, 255)";
  };

  // ---- room

  const holds = (outer, inner) =>
    outer.left <= inner.left + 1 &&
    outer.top <= inner.top + 1 &&
    outer.right >= inner.right - 1 &&
    outer.bottom >= inner.bottom - 1;

  /** Whether a frame that scrolls, or hides, keeps what sticks out of it. */
  const isHeld = (element) =>
    element !== document.body &&
    (styleOf(element).overflowX !== "visible" || isHeld(element.parentElement));
  const hides = (way) => ["hidden", "clip"].includes(way);
  const isCut = (element) => {
    const { overflowX, overflowY, clipPath } = styleOf(element);
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    const tooSmall =
      (hides(overflowX) && scrollWidth > clientWidth + 1) ||
      (hides(overflowY) && scrollHeight > clientHeight + 1);
    // What is kept for screen readers is clipped as a whole.
    return tooSmall && clipPath === "none" && element.textContent.trim();
  };
  const runsOver = (a, b) =>
    a.left < b.left && a.right > b.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;

  /** Whether the stop after a button has gone to the next line without it. */
  const isStray = (button) => {
    let next = button.nextSibling;
    while (next && !next.data && !next.checkVisibility?.()) next = next.nextSibling;
    const at = next?.data?.search(/[^\u2060]/) ?? -1;
    if (at < 0 || !/[.,)]/.test(next.data[at])) return false;
    const place = document.createRange();
    place.setStart(next, at);
    place.setEnd(next, at + 1);
    return place.getBoundingClientRect().top > button.getBoundingClientRect().bottom - 1;
  };

  /** Text pushed out of the screen, cut off by its own box, run over by its neighbour in a header. */
  const crowded = () => {
    const all = [...document.querySelectorAll("body *")].filter(shown);
    const { clientWidth: wide, scrollWidth } = document.documentElement;
    const out = all.filter((one) => one.getBoundingClientRect().right > wide + 1 && !isHeld(one));
    const first = out.length ? `, first ${named(out[0])}` : "";
    const faults = scrollWidth > wide ? [`scrolls sideways; ${out.length} stick out${first}`] : [];
    faults.push(...all.filter(isCut).map((one) => `text is cut off: ${named(one)}`));
    const stray = all.filter((one) => one.matches("main button")).filter(isStray);
    faults.push(...stray.map((one) => `a line begins with a stop: ${named(one.parentElement)}`));
    const bar = all.filter((one) => one.matches("header > :is(a, button)"));
    for (const one of bar)
      for (const other of bar)
        if (runsOver(one.getBoundingClientRect(), other.getBoundingClientRect()))
          faults.push(`${named(one)} runs over ${named(other)}`);
    return [faults, all.length];
  };

  /** The same, once a reader's own rules are laid over the page. */
  const crowdedUnder = (rules) => {
    const before = [...document.adoptedStyleSheets];
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...before, sheet];
    const found = crowded();
    document.adoptedStyleSheets = before;
    return found;
  };

  const TARGETS = "a[href], area[href], button, input, select, textarea, summary, [role][tabindex]:not([role=region])";
  const TARGET = 24; // dots: the least room for a finger, around the middle of a target (WCAG 2.5.8)

  /** What is kept for screen readers is clipped as a whole, until it has the focus. */
  const isInReach = (target) => shown(target) && styleOf(target).clipPath === "none";
  /** Whether words stand beside it in its line: such a target need not be large. */
  const isAmongWords = (target) =>
    styleOf(target).display.startsWith("inline") &&
    [target.previousSibling, target.nextSibling].some((one) => one && isText(one));

  /** The targets that a finger may miss: others lie over them, or they are small and near another. */
  const jostling = () => {
    const places = [...document.querySelectorAll(TARGETS)].filter(isInReach).map((target) => {
      const box = target.getBoundingClientRect();
      const parts = [...target.getClientRects()];
      const isSmall = parts.some(({ width, height }) => Math.min(width, height) < TARGET + 1);
      return { target, box, isSmall, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    });
    const outside = (at, from, to) => Math.max(from - at, at - to, 0);
    const isNear = ({ x, y }, { box, ...other }) =>
      Math.hypot(x - other.x, y - other.y) < TARGET + 1 ||
      Math.hypot(outside(x, box.left, box.right), outside(y, box.top, box.bottom)) < TARGET / 2 + 1;
    const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const leavesRoom = (a, b) =>
      Math.max(b.left - a.left, a.right - b.right, b.top - a.top, a.bottom - b.bottom) > TARGET;
    const isHidden = ({ target, box, x, y }, other) =>
      !leavesRoom(box, other.box) &&
      !(holds(other.box, box) && target.contains(document.elementFromPoint(x, y)));
    const mayBeMissed = (one) => {
      const others = places.filter((other) => other !== one);
      const over = others.filter((other) => overlap(one.box, other.box));
      if (one.isSmall) return over.length > 0 || others.some((other) => isNear(one, other));
      return over.length > 1 || over.some((other) => isHidden(one, other));
    };
    const missed = places.filter(mayBeMissed).map(({ target }) => target);
    return [missed.filter((target) => !isAmongWords(target)), places.length];
  };

  // ---- motion

  const lasts = (told) => Math.max(...told.split(",").map(parseFloat)) > 0;

  /** What moves, or would, though the reader asked for stillness; a scroll that glides is motion. */
  const moving = () => {
    const all = [...document.querySelectorAll("*")];
    const running = document.getAnimations();
    const faults = running.map((one) => `moves: ${one.animationName ?? one.transitionProperty}`);
    for (const one of all)
      for (const part of ["", "::before", "::after"]) {
        const style = styleOf(one, part);
        if (lasts(style.transitionDuration)) faults.push(`would glide: ${named(one)}${part}`);
        if (style.animationName !== "none") faults.push(`would move: ${named(one)}${part}`);
        if (style.scrollBehavior === "smooth") faults.push(`would scroll by itself: ${named(one)}`);
      }
    return [faults, all.length];
  };

  // ---- paper

  /** What a sheet of paper must not have, or lacks: the text black on white, without the controls. */
  const printed = (controls, papers) => {
    if (![...document.querySelectorAll("main")].some(shown)) return [["the text is not printed"], 1];
    const all = [...document.querySelectorAll(controls)];
    const left = all.find((one) => one.checkVisibility({ visibilityProperty: true }));
    const faults = left ? [`prints a control: ${named(left)}`] : [];
    const { backgroundColor } = styleOf(document.body);
    if (!papers.includes(backgroundColor)) faults.push(`prints a background: ${backgroundColor}`);
    return [faults, all.length + 1];
  };

  // ---- words on the page

  const isLarge = ({ fontSize, fontWeight }) =>
    parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && fontWeight >= 700);
  const isRead = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest("svg, script, style, .visually-hidden, .skip-link:not(:focus)");

  /** Return what tells the ground of an element, and how far it shows through, asking each but once. */
  const backdrops = () => {
    const known = new Map([[null, { ground: "rgb(255, 255, 255)", opacity: 1, image: "none" }]]);
    const backdropOf = (element) => {
      if (!known.has(element)) {
        const { backgroundColor, backgroundImage, opacity } = styleOf(element);
        const under = backdropOf(element.parentElement);
        known.set(element, {
          ground: isClear(backgroundColor) ? under.ground : backgroundColor,
          image: backgroundImage === "none" ? under.image : backgroundImage,
          opacity: under.opacity * opacity,
        });
      }
      return known.get(element);
    };
    return backdropOf;
  };

  /** Words too pale for the ground that they lie on; some of each kind of words, by what tells kinds apart. */
  const faint = (least, leastLarge) => {
    const faults = [];
    const kinds = new Map();
    const backdropOf = backdrops();
    for (const holder of document.querySelectorAll("body *")) {
      const words = [...holder.childNodes].find(isText);
      if (!(words || holder.matches("input, select, textarea")) || !isRead(holder)) continue;
      const style = styleOf(holder);
      const { ground, image, opacity } = backdropOf(holder);
      const told = contrast(style.color, ground);
      if (words && told < (isLarge(style) ? leastLarge : least))
        faults.push(`words at ${told.toFixed(1)} to 1: ${words.data.trim().slice(0, 60)}`);
      const { color, fontWeight, textDecorationLine } = style;
      const looks = [color, fontWeight, isLarge(style), textDecorationLine, ground, image, opacity];
      const link = holder.closest("a");
      const around = link && [...link.parentElement.childNodes].some(isText);
      kinds.set([...looks, around && styleOf(link.parentElement).color].join(), holder);
    }
    return [faults, kinds];
  };

  // ---- drawings

  const FILLED = "rect, circle, ellipse, polygon, path";

  /** Words and lines too pale for what was painted before them, in every drawing. */
  const pale = (leastWords, leastLines, decoration) => {
    const faults = [];
    let examined = 0;
    for (const drawing of [...document.querySelectorAll("svg[role=img]")].filter(shown)) {
      const marks = [...drawing.querySelectorAll(`text, line, polyline, ${FILLED}`)];
      const boxes = new Map(marks.map((mark) => [mark, mark.getBoundingClientRect()]));
      const filled = (mark) => mark.matches(FILLED) && !isClear(styleOf(mark).fill);
      const under = (mark) =>
        marks
          .slice(0, marks.indexOf(mark))
          .findLast((one) => holds(boxes.get(one), boxes.get(mark)) && filled(one));
      const carriesWords = (mark) =>
        marks.some((one) => one.matches("text") && holds(boxes.get(mark), boxes.get(one)));
      for (const mark of marks) {
        const { fill, stroke, paintOrder } = styleOf(mark);
        const ground = under(mark) ? styleOf(under(mark)).fill : groundOf(drawing);
        examined += 1;
        if (mark.matches("text")) {
          const halo = paintOrder.startsWith("stroke") && !isClear(stroke) ? stroke : ground;
          const told = contrast(fill, halo);
          if (mark.textContent.trim() && told < leastWords)
            faults.push(`words at ${told.toFixed(1)} to 1: ${mark.textContent}`);
        } else if (!mark.matches(decoration) && !carriesWords(mark)) {
          const painted = (mark.matches("line") ? [stroke] : [fill, stroke]).filter((one) => !isClear(one));
          const best = Math.max(...painted.map((one) => contrast(one, ground)));
          if (painted.length && best < leastLines)
            faults.push(`a mark at ${best.toFixed(1)} to 1: ${named(mark)}`);
        }
      }
    }
    return [faults, examined];
  };

  /** Words of a drawing that are small, or leave their box or the drawing; one that leaves its frame empty. */
  const drawn = (least, share) => {
    const faults = [];
    let examined = 0;
    const folded = [...document.querySelectorAll("details:not([open]):has(svg[role=img])")];
    for (const fold of folded) fold.open = true;
    for (const drawing of [...document.querySelectorAll("svg[role=img]")].filter(shown)) {
      const room = drawing.getBoundingClientRect();
      const frame = drawing.closest(".picture");
      if (frame && room.width < share * frame.clientWidth)
        faults.push(`a drawing of ${room.width} in a frame of ${frame.clientWidth}`);
      const boxes = [...drawing.querySelectorAll("rect")].map((one) => one.getBoundingClientRect());
      for (const words of drawing.querySelectorAll("text")) {
        const place = words.getBoundingClientRect();
        const middle = new DOMRect(place.x + place.width / 2, place.y + place.height / 2);
        const size = parseFloat(styleOf(words).fontSize) * words.getScreenCTM().a;
        examined += 1;
        if (size < least) faults.push(`letters of ${size.toFixed(1)}: ${words.textContent}`);
        if (!holds(boxes.findLast((one) => holds(one, middle)) ?? room, place))
          faults.push(`words leave their box: ${words.textContent}`);
      }
    }
    for (const fold of folded) fold.open = false;
    return [faults, examined];
  };

  // ---- forced colours

  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const BOXES = "input, select, textarea";
  const differs = (one, other) => contrast(one, other) >= 3;
  const hasBorder = (style, ground) =>
    parseFloat(style.borderTopWidth) > 0 && differs(style.borderTopColor, ground);
  const isDrawn = (icon, ground) =>
    shown(icon) && (icon.matches("img") || differs(styleOf(icon).stroke, ground));
  /** A box is seen by its border, anything else by its words or its icon. */
  const isSeen = (control, ground) => {
    const style = styleOf(control);
    if (control.matches(BOXES)) return style.appearance !== "none" || hasBorder(style, ground);
    const words = control.textContent.trim() && differs(style.color, groundOf(control));
    return words || [...control.querySelectorAll("svg, img")].some((one) => isDrawn(one, ground));
  };
  const hasRing = ({ outlineStyle, outlineWidth, outlineColor }, ground) =>
    outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && differs(outlineColor, ground);
  /** What tells one link from another when its colours are not its own. */
  const mark = ({ outlineStyle, borderStyle, fontWeight, textDecorationLine }) =>
    [outlineStyle, borderStyle, fontWeight, textDecorationLine].join();

  /** Controls, rings and marks of the current page that vanish with the site's own colours. */
  const vanished = () => {
    const faults = [];
    const controls = [...document.querySelectorAll(CONTROLS)].filter(shown);
    for (const one of controls) {
      const ground = groundOf(one.parentElement);
      if (!isSeen(one, ground)) faults.push(`a control cannot be seen: ${named(one)}`);
      one.focus({ focusVisible: true, preventScroll: true });
      if (document.activeElement === one && !hasRing(styleOf(one), ground))
        faults.push(`the focus cannot be seen: ${named(one)}`);
      one.blur();
    }
    for (const one of [...document.querySelectorAll("[aria-current]")].filter(shown)) {
      const list = one.closest("nav") ?? one.parentElement;
      const other = list.querySelector(`${one.tagName}:not([aria-current])`);
      if (other && mark(styleOf(one)) === mark(styleOf(other)))
        faults.push(`the current page is not marked: ${named(one)}`);
    }
    return [faults, controls.length];
  };

  return { crowded, crowdedUnder, jostling, moving, printed, faint, pale, drawn, vanished };
})()
