// Runs in the page: what the keyboard reaches. Elements are numbered in the order of the document.
const FOCUSABLE = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";

/** An element stays the same while others come and go around it. */
const known = new WeakMap();
let last = 0;
function idOf(element) {
  if (!known.has(element)) known.set(element, ++last);
  return known.get(element);
}

const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.closest("[inert]") === null;

window.keyboard = {
  /** Where the focus has been, in this order. */
  stops: [],
  /** Everything the Tab key should reach; of a group of radio buttons it reaches one. */
  all() {
    const groups = new Set();
    return [...document.querySelectorAll(FOCUSABLE)].flatMap((element, index) => {
      if (element.disabled || element.tabIndex < 0 || !shown(element)) return [];
      if (element.type === "radio") {
        if (groups.has(element.name)) return [];
        groups.add(element.name);
        return [{ id: -1, index: -1, name: `radio ${element.name}` }];
      }
      return [{ id: idOf(element), index, name: window.keyboard.nameOf(element) }];
    });
  },
  nameOf(element) {
    const words = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 30) ?? "";
    return `${element.tagName.toLowerCase()}.${element.className} ${words}`;
  },
  /** Where the focus is; undefined: on none of the page's elements. */
  now() {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const box = element.getBoundingClientRect();
    // A field that is drawn by its label shows the focus there.
    const drawn = [element, element.closest("label"), element.nextElementSibling].filter(Boolean);
    const outlined = drawn.some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
    return {
      id: idOf(element),
      index: [...document.querySelectorAll(FOCUSABLE)].indexOf(element),
      name: window.keyboard.nameOf(element),
      outlined,
      inView: box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth,
    };
  },
};

document.addEventListener("focusin", () => {
  const now = window.keyboard.now();
  if (now) window.keyboard.stops.push(now);
});
