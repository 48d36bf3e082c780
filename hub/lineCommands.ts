// What a person tells a line: what is rolled, marks, a program's keys, changed settings. Refused before it is done.
import type { whyNoMark } from "#hub/coach/kneeLine.ts";
import type { ProgramEvent } from "#hub/coach/program/state.ts";
import type { CoachState, UserEvent } from "#hub/coach/state.ts";
import { asInchwormError, InchwormError } from "#hub/errors.ts";
import type { Line, LineOptions } from "#hub/lineParts.ts";
import type { LineSession } from "#hub/lineSession.ts";
import type { RollerPerson } from "#hub/rollerPerson.ts";
import type { RollerState, Selection, UserMarkFields } from "#shared/schema/live.ts";
import type { Area } from "#shared/schema/profile.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";

export interface LineCommandParts {
  readonly options: LineOptions;
  readonly user: RollerPerson;
  readonly session: LineSession;
  readonly inSession: () => boolean;
  readonly forceKnown: () => boolean;
  readonly coach: () => CoachState;
  /** Why no knee end can be marked now; undefined: one can. */
  readonly whyNoKnee: () => ReturnType<typeof whyNoMark>;
  /** Both now. */
  readonly coachUser: (event: UserEvent) => void;
  readonly coachProgram: (event: ProgramEvent) => void;
  readonly recordMark: (mark: UserMarkFields) => void;
  readonly recordReopened: (area: Area) => void;
  readonly recordSelection: (selection: Selection) => void;
  readonly refreshPerson: () => void;
  readonly shownRoller: () => RollerState;
  readonly publishRoller: () => void;
}

export type LineCommands = Pick<
  Line,
  "select" | "ramp" | "mark" | "startProgram" | "program" | "reopened" | "settingsChanged" | "renamed"
>;

export function createLineCommands(parts: LineCommandParts): LineCommands {
  const { options, user, session, coach, coachUser, publishRoller } = parts;
  const { rollerId, person } = options;

  function select(selection: Selection): RollerState {
    person.refuseIfBlocked(selection);
    user.selected(selection);
    coachUser({ kind: "select", selection });
    parts.recordSelection(selection);
    publishRoller();
    return parts.shownRoller();
  }

  function told(): ProgramView {
    const { program } = coach().view;
    if (program === undefined) throw new InchwormError("PART_FAILED", `${rollerId} coach`);
    return program;
  }

  /** A mark that would set no line is not taken: nobody is to think that the knee is guarded. */
  function refuseIfNoKnee(): void {
    const why = parts.whyNoKnee();
    if (why === "notOnLeg") throw new InchwormError("KNEE_END_OFF_LEG");
    if (why === "noWay") throw new InchwormError("KNEE_END_TOO_SOON");
  }

  /** So that nothing of the program is lost. A disk that fails is told, and keeps nobody from rolling. */
  async function beginSession(): Promise<void> {
    await session.start().catch((thrown: unknown) => {
      const error = asInchwormError(thrown, "PART_FAILED");
      if (error.code !== "JOURNAL_FAILED") throw error;
      options.notice(error);
    });
  }

  return {
    select,
    ramp: (command) => user.ramp(command, (area) => select({ ...coach().settings.selection, ...area })),
    mark(mark) {
      if (mark.mark === "kneeEnd") refuseIfNoKnee();
      parts.recordMark(mark);
      if (mark.mark === "stop") user.stop();
      coachUser({ kind: "mark", ...mark });
      // Whoever asked waits for the answer, also where the line stays as it was.
      if (mark.mark === "kneeEnd") publishRoller();
    },
    async startProgram(program) {
      session.refuseToBegin();
      const first = user.firstPlace(program, coach().settings.selection);
      user.selected(first);
      parts.refreshPerson();
      if (!parts.inSession()) {
        coachUser({ kind: "select", selection: first });
        await beginSession();
      }
      parts.coachProgram({ action: "start", program, forceKnown: parts.forceKnown() });
      return told();
    },
    program(event) {
      const { program } = coach().view;
      if (program === undefined || program.phase === "finished") {
        throw new InchwormError("PROGRAM_NOT_RUNNING", rollerId);
      }
      parts.coachProgram(event);
      return told();
    },
    renamed() {
      publishRoller();
      return parts.shownRoller();
    },
    reopened(personId, mistaken) {
      const kept = person.stopsKept();
      if (person.shown.id !== personId || kept === "playback") return;
      const { closed } = coach().safety;
      for (const { muscle, side, rehearsed } of mistaken) {
        const isOfThis = (rehearsed === true) === (kept === "rehearsal");
        // Its journal says nothing of what was never closed in it.
        if (!isOfThis || !closed.some((area) => area.muscle === muscle && area.side === side)) continue;
        parts.recordReopened({ muscle, side });
        coachUser({ kind: "reopen", muscle, side });
      }
    },
    settingsChanged() {
      parts.refreshPerson();
      publishRoller();
      const closed = user.newlyBlocked(coach().settings.selection);
      if (closed) options.notice(closed);
      session.tellDue();
    },
  };
}
