// Things planned ahead of time and looked up in time order. The past is forgotten.

export interface Spell {
  readonly startMs: number;
  readonly durationMs: number;
}

export interface Timeline<T extends Spell> {
  /** Spells come in order of their start. */
  push(spell: T): void;
  /** The spell under way at `simMs`; calls come in time order. */
  at(simMs: number): T | undefined;
  /** The newest spell planned. */
  last(): T | undefined;
}

export function createTimeline<T extends Spell>(): Timeline<T> {
  const spells: T[] = [];
  let head = 0;
  let newest: T | undefined;
  return {
    push(spell) {
      newest = spell;
      spells.push(spell);
    },
    at(simMs) {
      let spell = spells[head];
      while (spell !== undefined && spell.startMs + spell.durationMs <= simMs) {
        head += 1;
        spell = spells[head];
      }
      if (head > 256) {
        spells.splice(0, head);
        head = 0;
      }
      return spell !== undefined && spell.startMs <= simMs ? spell : undefined;
    },
    last: () => newest,
  };
}
