// All rollers of the hub, each with its line.
import { InchwormError } from "#hub/errors.ts";
import type { Line } from "#hub/lineParts.ts";
import type { RollerEntry } from "#shared/schema/api.ts";
import type { CalibrationState } from "#shared/schema/calibrationGuide.ts";
import type { RollerState, Selection, UserMarkFields } from "#shared/schema/live.ts";
import type { MistakenStop } from "#shared/schema/profile.ts";
import type { Program, ProgramAction } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";

export interface RollersOptions {
  readonly lines: readonly Line[];
  /** A roller that could not be opened while others can. Must not throw. */
  readonly failed: (line: Line, thrown: unknown) => void;
}

/** What names a roller throws InchwormError NO_ROLLER for an id that there is not. */
export interface Rollers {
  readonly lines: readonly Line[];
  list(): RollerEntry[];
  get(rollerId: string): Line;
  /** The one meant when none is named: a real one that streams before a simulated one, before any. */
  preferred(): Line;
  select(rollerId: string, selection: Selection): RollerState;
  mark(rollerId: string, mark: UserMarkFields): void;
  /** @throws InchwormError SCREENING_DUE, AREA_BLOCKED too */
  startProgram(rollerId: string, program: Program): Promise<ProgramView>;
  /** @throws InchwormError PROGRAM_NOT_RUNNING too */
  program(rollerId: string, event: { readonly action: ProgramAction }): ProgramView;
  calibration(rollerId: string): CalibrationState;
  /** R27: this person says that these stops were a mistake. */
  reopened(personId: string, mistaken: readonly MistakenStop[]): void;
  settingsChanged(): void;
  /** With `strict` the first link that cannot be opened rejects; else the others go on. */
  open(strict: boolean): Promise<void>;
  /** Call it ten times a second. */
  watch(): void;
  /** Never rejects. */
  close(): Promise<void>;
}

export function createRollers({ lines, failed }: RollersOptions): Rollers {
  function get(rollerId: string): Line {
    const line = lines.find((candidate) => candidate.rollerId === rollerId);
    if (!line) throw new InchwormError("NO_ROLLER", rollerId);
    return line;
  }

  return {
    lines,
    list: () => lines.map((line) => ({ roller: line.roller, link: line.linkMessage })),
    get,
    preferred() {
      const streaming = lines.filter((line) => line.linkMessage.state === "streaming");
      const line = streaming.find(({ roller }) => !roller.simulated) ?? streaming[0] ?? lines[0];
      if (!line) throw new InchwormError("NO_ROLLER");
      return line;
    },
    select: (rollerId, selection) => get(rollerId).select(selection),
    mark: (rollerId, mark) => get(rollerId).mark(mark),
    startProgram: async (rollerId, program) => get(rollerId).startProgram(program),
    program: (rollerId, event) => get(rollerId).program(event),
    calibration(rollerId) {
      const { current, message } = get(rollerId).calibration;
      return { ...(current ? { calibration: current } : {}), ...(message ? { guide: message } : {}) };
    },
    reopened(personId, mistaken) {
      for (const line of lines) line.reopened(personId, mistaken);
    },
    settingsChanged() {
      for (const line of lines) line.settingsChanged();
    },
    async open(strict) {
      for (const line of lines) {
        await line.open().catch((thrown: unknown) => {
          if (strict) throw thrown;
          failed(line, thrown);
        });
      }
    },
    watch() {
      for (const line of lines) line.watch();
    },
    async close() {
      await Promise.allSettled(lines.map((line) => line.close()));
    },
  };
}
