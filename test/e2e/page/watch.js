// Runs in the page before anything else: notes what a person would see, and when, as `window.seen`.
const EVERY_MS = 20;
const textOf = (testId, inside = "") =>
  document.querySelector(`[data-testid="${testId}"] ${inside}`.trim())?.textContent?.trim();

window.seen = [];
let last = "";
setInterval(() => {
  const now = {
    cue: textOf("cue", ".cue-word"),
    link: document.querySelector('[data-testid="link-state"]')?.getAttribute("data-state") ?? undefined,
    holdSeconds: Number(textOf("hold-ring", ".ring-seconds") ?? Number.NaN),
  };
  const text = JSON.stringify(now);
  if (text === last) return;
  last = text;
  window.seen.push({ atMs: performance.timeOrigin + performance.now(), ...now });
}, EVERY_MS);
