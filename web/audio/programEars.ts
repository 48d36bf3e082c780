// A program for someone who does not see it: what comes, its last seconds, and that it waits.
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { Sounds } from "#web/audio/sounds.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { saidText } from "#web/words/hubTexts.ts";

export interface ProgramEars {
  /** The newest state of the program. */
  take(program: ProgramView): void;
  /** Another roller, or the hub is new: what was heard before says nothing about it. */
  forget(): void;
}

export interface ProgramEarsOptions {
  sounds: Pick<Sounds, "tell" | "count">;
  words(): Catalogue;
  after(ms: number, run: () => void): void;
}

const COUNTED_DOWN = [3, 2, 1] as const;
type Second = (typeof COUNTED_DOWN)[number];

export function createProgramEars({ sounds, words, after }: ProgramEarsOptions): ProgramEars {
  let before: ProgramView | undefined;
  /** The seconds of this step that were said already. */
  let counted = new Set<Second>();
  /** Numbers what is planned; a newer state takes back what an older one planned. */
  let plan = 0;

  function countDown(program: ProgramView): void {
    plan += 1;
    const mine = plan;
    if (!isCounting(program)) return;
    const leftMs = program.step.targetMs - program.countedMs;
    for (const second of COUNTED_DOWN) {
      const inMs = leftMs - second * 1000;
      // Said late it would be the next one's time.
      if (counted.has(second) || inMs <= -1000) continue;
      // A hidden page's timers are late: what is due when a message comes waits for none.
      if (inMs <= 0) sayOnce(second);
      else
        after(inMs, () => {
          if (mine === plan) sayOnce(second);
        });
    }
  }
  function sayOnce(second: Second): void {
    if (counted.has(second)) return;
    counted.add(second);
    sounds.count(words().ears.seconds[second]);
  }

  return {
    take(program) {
      const last = before?.programId === program.programId ? before : undefined;
      before = program;
      if (last?.step.index !== program.step.index || last.phase !== program.phase) counted = new Set();
      if (last?.said?.atMs !== program.said?.atMs) {
        const said = saidText(words(), program);
        // Who opens the page in the middle of a step does not hear its announcement again.
        if (said && (program.phase !== "running" || program.paused !== undefined)) sounds.tell("program", said.spoken);
      } else if (last && last.paused !== program.paused) {
        // Every other pause has a cue or words of its own.
        if (program.paused === "key") sounds.tell("answer", words().programs.pauses.key);
        else if (last.paused === "key" && program.paused === undefined) sounds.tell("answer", words().ears.goesOn);
      }
      countDown(program);
    },
    forget() {
      before = undefined;
      plan += 1;
    },
  };
}

/** Its time passes as the clock's does. */
function isCounting({ phase, paused, why, step, countedMs }: ProgramView): boolean {
  return phase === "running" && paused === undefined && why === undefined && countedMs < step.targetMs;
}
