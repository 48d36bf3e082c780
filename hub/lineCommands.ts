// What a person tells a line: what is rolled, marks, a program's keys, changed settings. Refused before it is done.
import type { ProgramEvent } from "#hub/coach/program/state.ts";
import type { CoachState, UserEvent } from "#hub/coach/state.ts";
import { InchwormError } from "#hub/errors.ts";
import type { Line, LineOptions } from "#hub/lineParts.ts";
import type { RollerPerson } from "#hub/rollerPerson.ts";
import type { RollerState, Selection, UserMarkFields } from "#shared/schema/live.ts";

export interface LineCommandParts {
  readonly options: LineOptions;
  readonly user: RollerPerson;
  readonly coach: () => CoachState;
  /** Both now. */
  readonly coachUser: (event: UserEvent) => void;
  readonly coachProgram: (event: ProgramEvent) => void;
  readonly recordMark: (mark: UserMarkFields) => void;
  readonly recordSelection: (selection: Selection) => void;
  readonly refreshPerson: () => void;
  readonly shownRoller: () => RollerState;
  readonly publishRoller: () => void;
}

export type LineCommands = Pick<Line, "select" | "ramp" | "mark" | "program" | "settingsChanged">;

export function createLineCommands(parts: LineCommandParts): LineCommands {
  const { options, user, coach, coachUser, publishRoller } = parts;
  const { rollerId, person } = options;

  function select(selection: Selection): RollerState {
    person.refuseIfBlocked(selection);
    user.selected(selection);
    coachUser({ kind: "select", selection });
    parts.recordSelection(selection);
    publishRoller();
    return parts.shownRoller();
  }

  return {
    select,
    ramp: (command) => user.ramp(command, (area) => select({ ...coach().settings.selection, ...area })),
    mark(mark) {
      parts.recordMark(mark);
      if (mark.mark === "stop") user.stop();
      coachUser({ kind: "mark", ...mark });
    },
    program(event) {
      const { program } = coach().view;
      if (event.action === "start") {
        user.refuseProgram(event.program, coach().settings.selection);
        parts.refreshPerson();
      } else if (program === undefined || program.phase === "finished") {
        throw new InchwormError("PROGRAM_NOT_RUNNING", rollerId);
      }
      parts.coachProgram(event);
      const shown = coach().view.program;
      if (shown === undefined) throw new InchwormError("PART_FAILED", `${rollerId} coach`);
      return shown;
    },
    settingsChanged() {
      parts.refreshPerson();
      publishRoller();
      const closed = user.newlyBlocked(coach().settings.selection);
      if (closed) options.notice(closed);
    },
  };
}
