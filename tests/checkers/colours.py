"""Colours that axe does not judge: those of drawings, and those that a reader's system forces.

axe measures words on a plain ground. Here the words and lines of a drawing are measured against
what was painted before them (WCAG 1.4.3, 1.4.11); and where the system forces its own few colours,
every control must still have a border, every focus a ring, the current page a mark.
"""

from __future__ import annotations

from playwright.sync_api import Page

from checkers.adaptation import measured
from checkers.browser import DESK, Media
from checkers.tour import Look, Seen

WORDS = 4.5  # contrast of text
LINES = 3.0  # contrast of what a drawing cannot do without
# What only rules the paper, or lies under words.
DECORATION = ".grid, .soft"

RATIO = """
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const clear = (colour) => colour === "none" || channels(colour)[3] === 0;
  const light = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => value / 255)
      .map((value) => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4);
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const groundOf = (element) => {
    for (let here = element; here; here = here.parentElement) {
      const colour = getComputedStyle(here).backgroundColor;
      if (!clear(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
"""
DRAWN = f"""([least, leastLine, decoration]) => {{ {RATIO}
  const faults = [];
  let examined = 0;
  const filled = "rect, circle, ellipse, polygon, path";
  for (const drawing of document.querySelectorAll("svg[role=img]")) {{
    if (!drawing.checkVisibility()) continue;
    const marks = [...drawing.querySelectorAll(`text, line, polyline, ${{filled}}`)];
    const boxes = new Map(marks.map((mark) => [mark, mark.getBoundingClientRect()]));
    const holds = (outer, inner) => outer.left <= inner.left + 1 && outer.right >= inner.right - 1 &&
      outer.top <= inner.top + 1 && outer.bottom >= inner.bottom - 1;
    const paper = groundOf(drawing);
    const behind = (mark) => {{
      const under = marks.slice(0, marks.indexOf(mark)).findLast((one) => one.matches(filled) &&
        !clear(getComputedStyle(one).fill) && holds(boxes.get(one), boxes.get(mark)));
      return under ? getComputedStyle(under).fill : paper;
    }};
    const carriesWords = (mark) => marks.some((one) => one.matches("text") &&
      holds(boxes.get(mark), boxes.get(one)));
    for (const mark of marks) {{
      const {{fill, stroke, paintOrder}} = getComputedStyle(mark);
      const name = `${{mark.outerHTML.slice(0, 60)}}`;
      const ground = behind(mark);
      examined += 1;
      if (mark.matches("text")) {{
        const halo = paintOrder.startsWith("stroke") && !clear(stroke) ? stroke : ground;
        if (mark.textContent.trim() && ratio(fill, halo) < least)
          faults.push(`words at ${{ratio(fill, halo).toFixed(1)}} to 1: ${{mark.textContent}}`);
      }} else if (!mark.matches(decoration) && !carriesWords(mark)) {{
        const painted = mark.matches("line") ? [stroke] : [fill, stroke];
        const seen = painted.filter((one) => !clear(one)).map((one) => ratio(one, ground));
        if (seen.length && Math.max(...seen) < leastLine)
          faults.push(`a mark at ${{Math.max(...seen).toFixed(1)}} to 1: ${{name}}`);
      }}
    }}
  }}
  return [faults, examined];
}}"""
FORCED = f"""() => {{ {RATIO}
  const faults = [];
  const name = (one) => one.outerHTML.slice(0, 80);
  const differs = (one, other) => ratio(one, other) >= 3;
  const bordered = (style, ground) => ["Top", "Bottom"].some((side) =>
    parseFloat(style[`border${{side}}Width`]) > 0 && differs(style[`border${{side}}Color`], ground));
  const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.checkVisibility());
  for (const one of controls) {{
    const ground = groundOf(one.parentElement);
    const style = getComputedStyle(one);
    const words = one.innerText?.trim() && differs(style.color, groundOf(one));
    const drawn = [...one.querySelectorAll("svg, img")].some((icon) => icon.checkVisibility() &&
      (icon.matches("img") || differs(getComputedStyle(icon).stroke, ground)));
    if (one.matches("input, select, textarea") && style.appearance === "none"
        ? !bordered(style, ground)
        : !(one.matches("input, select, textarea") || words || drawn))
      faults.push(`a control cannot be seen: ${{name(one)}}`);
    one.focus({{focusVisible: true, preventScroll: true}});
    const ring = getComputedStyle(one);
    if (document.activeElement === one &&
        (ring.outlineStyle === "none" || !parseFloat(ring.outlineWidth) || !differs(ring.outlineColor, ground)))
      faults.push(`the focus cannot be seen: ${{name(one)}}`);
    one.blur();
  }}
  const looks = (one) => {{
    const style = getComputedStyle(one);
    return [style.outlineStyle, style.borderStyle, style.fontWeight, style.textDecorationLine].join();
  }};
  for (const one of document.querySelectorAll("[aria-current]")) {{
    const other = document.querySelector(`${{one.parentElement.tagName}} > ${{one.tagName}}:not([aria-current])`);
    if (one.checkVisibility() && other && looks(one) === looks(other))
      faults.push(`the current page is not marked: ${{name(one)}}`);
  }}
  return [faults, controls.length];
}}"""


def see_drawings(page: Page) -> Seen:
    """Measure the words and lines of every drawing."""
    faults, examined = page.evaluate(DRAWN, [WORDS, LINES, DECORATION])
    return Seen(faults, examined)


def see_forced(page: Page) -> Seen:
    """Look for controls, rings and marks that vanish with the site's own colours."""
    drawn, found = see_drawings(page), measured(page, FORCED)
    return Seen([*drawn.faults, *found.faults], drawn.examined + found.examined)


LIGHT = Look("drawings, light", "marks", see_drawings, DESK)
DARK = Look("drawings, dark", "marks", see_drawings, DESK, Media("dark"))
FORCED_COLOURS = Look("forced colours", "controls and marks", see_forced, DESK, Media(forced=True))
FORCED_DARK = Look(
    "forced colours, dark", "controls and marks", see_forced, DESK, Media("dark", forced=True)
)
COLOURS = (LIGHT, DARK, FORCED_COLOURS, FORCED_DARK)
