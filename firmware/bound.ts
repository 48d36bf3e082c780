// Listeners of the interpreter's events. The build puts the action itself where `bound` is called: on a board the roller
// is no argument, and a closure would cost memory.
import type { Roller } from "./roller.ts";

export function bound<Args extends readonly unknown[]>(
  roller: Roller,
  action: (roller: Roller, ...args: Args) => void,
): (...args: Args) => void {
  return (...args) => action(roller, ...args);
}
