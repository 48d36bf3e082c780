// The two themes' colours against WCAG 2.2 AA: 4.5:1 for text, 3:1 for large text and for what is drawn.
import { afterEach, expect, test } from "vitest";

import "#web/styles/all.css";

const TEXT = 4.5;
const DRAWN = 3;

const PAIRS = [
  ["ink", "paper", TEXT],
  ["ink", "paper-high", TEXT],
  ["ink", "paper-low", TEXT],
  ["ink-soft", "paper", TEXT],
  ["ink-soft", "paper-high", TEXT],
  ["ink-soft", "limb", TEXT],
  ["right", "paper", TEXT],
  ["act-text", "paper", TEXT],
  ["act-text", "paper-high", TEXT],
  ["stop", "paper", TEXT],
  ["stop", "paper-high", TEXT],
  ["on-state", "stop", TEXT],
  ["act", "paper", DRAWN],
  ["act", "paper-high", DRAWN],
  ["right", "right-soft", DRAWN],
  ["right", "limb", DRAWN],
  ["right", "paper-high", DRAWN],
  ["ink", "right-soft", DRAWN],
  ["limb-mark", "limb", DRAWN],
  ["line-strong", "paper", DRAWN],
  ["line-strong", "paper-high", DRAWN],
  ["unknown", "paper", DRAWN],
  ["hatch", "paper", DRAWN],
] as const;

/** Relative luminance, as WCAG defines it. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

afterEach(() => {
  delete document.documentElement.dataset["theme"];
});

test.each(["day", "night"])("%s: every pair that meets can be told apart", (theme) => {
  document.documentElement.dataset["theme"] = theme;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const wrong = PAIRS.flatMap(([one, other, least]) => {
    expect(colour(one), one).toMatch(/^#[0-9a-f]{6}$/);
    const ratio = contrast(colour(one), colour(other));
    return ratio < least ? [`${one} on ${other}: ${ratio.toFixed(2)} < ${least}`] : [];
  });
  expect(wrong).toEqual([]);
});
