// Whether the person asked the system for less motion.
const query = window.matchMedia("(prefers-reduced-motion: reduce)");

export function prefersStillness(): boolean {
  return query.matches;
}
