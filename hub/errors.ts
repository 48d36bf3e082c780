// The one error class. Every code has a message and what to do; docs/errors.md lists them (a test ties both).
import { systemFault } from "#hub/systemReason.ts";

export const ERRORS = {
  BAD_FLAG: { message: "A command-line flag is wrong", whatToDo: "Run the command with --help to see its flags." },
  BAD_LINK_URI: {
    message: "A link address is wrong",
    whatToDo: "Use ble:NAME, serial:PORT, sim:SCENARIO or file:PATH; `npm start -- --help` has the forms.",
  },
  LINK_UNAVAILABLE: {
    message: "This link cannot be opened here",
    whatToDo: "Use another link, or start without --link for the simulated roller.",
  },
  SERIAL_UNAVAILABLE: {
    message: "Serial ports cannot be used on this computer",
    whatToDo: "Delete the folder node_modules and start again; everything else works meanwhile.",
  },
  SERIAL_PORT_MISSING: {
    message: "The serial port cannot be found",
    whatToDo: "Plug the roller in; `npm run doctor` lists the ports. The hub keeps looking.",
  },
  SERIAL_PORT_DENIED: {
    message: "You may not use this serial port",
    whatToDo: "Give yourself access as said; `npm run doctor` has the steps for your system.",
  },
  SERIAL_PORT_BUSY: {
    message: "Another program uses this serial port",
    whatToDo: "Close it: another hub, a serial monitor, the Espruino IDE. The hub keeps trying.",
  },
  SERIAL_PORT_SILENT: {
    message: "No samples come from the serial port",
    whatToDo: "See docs/hardware.md: wires crossed, firmware on the board, nobody connected to it by Bluetooth.",
  },
  FIRMWARE_MISMATCH: {
    message: "The roller's firmware and this hub do not understand each other",
    whatToDo: "Bring the older of the two up to date: `npm run flash` for the roller, or a newer Inchworm here.",
  },
  BLUETOOTH_MISSING: {
    message: "There is no Bluetooth adapter to use",
    whatToDo: "Plug one in or switch it on in the system's settings; the hub keeps looking for it.",
  },
  BLUETOOTH_OFF: {
    message: "Bluetooth is switched off",
    whatToDo: "Switch it on in the system's settings (Linux: rfkill unblock bluetooth); the hub keeps looking.",
  },
  BLUETOOTH_FORBIDDEN: {
    message: "Inchworm is not allowed to use Bluetooth",
    whatToDo:
      "Allow it as docs/radio.md says: a right for Node.js on Linux, Privacy & Security on macOS; then start it again.",
  },
  BLUETOOTH_UNUSABLE: {
    message: "The Bluetooth library cannot be loaded",
    whatToDo: "Delete the folder node_modules and start again; without Bluetooth the other links still work.",
  },
  UNKNOWN_SCENARIO: {
    message: "There is no such simulated scenario",
    whatToDo: "Run `npm run simulate -- --list` to see the names.",
  },
  BAD_RECORDING: {
    message: "The recording cannot be read",
    whatToDo: "See docs/recording.md for the format; a cut-off last line is fine.",
  },
  BAD_CALIBRATION: {
    message: "The calibration cannot be used",
    whatToDo: "Make it again, or leave --calibration out.",
  },
  CALIBRATION_UNUSABLE: {
    message: "No calibration came out",
    whatToDo: "See docs/calibration.md for the steps, and do again what was not good.",
  },
  CALIBRATION_NOT_RUNNING: { message: "No guided calibration is running on this roller", whatToDo: "Start one first." },
  CALIBRATION_NUMBER_MISSING: {
    message: "This step of the calibration needs a number",
    whatToDo: "Send it along with `next`: the weight, or what the scale showed, in kg.",
  },
  CALIBRATION_OLD: {
    message: "The roller's calibration is more than a month old",
    whatToDo: "Calibrate it again when you have a few minutes; until then force may be off a little.",
  },
  CALIBRATION_DRIFTED: {
    message: "The load cell's zero has moved since the calibration",
    whatToDo: "Take everything off the roller and tare it; if it comes back, calibrate again.",
  },
  TARE_REFUSED: { message: "The roller cannot be tared now", whatToDo: "Do what the reason says, then tare it again." },
  FILE_UNREADABLE: { message: "A file cannot be read", whatToDo: "Check the path and its permissions." },
  FILE_UNWRITABLE: {
    message: "A file cannot be written",
    whatToDo: "Check the path, its permissions and the free space.",
  },
  PORT_TAKEN: { message: "The port is in use", whatToDo: "Close the other program, or choose one with --port." },
  LAN_NOT_ALLOWED: {
    message: "This host would open the dashboard to the network",
    whatToDo: "Add --allow-lan if you mean it, or leave --host out.",
  },
  JOURNAL_FAILED: {
    message: "The session cannot be written to disk",
    whatToDo: "Free some space or check the data folder; coaching goes on.",
  },
  JOURNAL_DAMAGED: {
    message: "A part of a session's recording cannot be read",
    whatToDo: "The rest of it is used and the file is left as it is; check the disk if it happens again.",
  },
  SESSION_RECOVERED: {
    message: "A session that was cut off has been saved and worked out again",
    whatToDo: "Nothing to do: at most its last second is missing. You find it among your sessions.",
  },
  DATA_FOLDER_IN_USE: {
    message: "Another hub uses this data folder",
    whatToDo: "Use that one, stop it, or choose another folder with --data.",
  },
  DATA_FOLDER_UNUSABLE: {
    message: "The data folder cannot be used",
    whatToDo: "Choose a folder with --data, or make room where it should be.",
  },
  BAD_BACKUP: {
    message: "The backup cannot be used",
    whatToDo: "Nothing was changed. Take another copy of it; docs/store.md says what a backup holds.",
  },
  SAMPLES_DELETED: {
    message: "The raw samples of this session were deleted, as was chosen",
    whatToDo: "Its sums, events and notes are still there; curves and exports of its values cannot be made any more.",
  },
  KEPT_AS_CHOSEN: {
    message: "What is older than you chose to keep was deleted",
    whatToDo: "Nothing to do. The sessions page says for how long sessions are kept.",
  },
  CLOCK_JUMPED: {
    message: "The clock has jumped; nothing is deleted for a day",
    whatToDo:
      "Look whether this computer's date and time are right. If they are, nothing to do: it is done a day later.",
  },
  SESSION_IS_HERE: {
    message: "This recording is among the sessions already",
    whatToDo: "Nothing to do. To take it in anew, delete that session first.",
  },
  BAD_MESSAGE: { message: "The hub does not know this message", whatToDo: "See docs/live.md for the messages." },
  BAD_REQUEST: { message: "The request is not as the API wants it", whatToDo: "See /api/openapi.json." },
  TEXT_NOT_PLAIN: {
    message: "There are invisible characters in this text, which cannot be kept",
    whatToDo: "Type it by hand instead of pasting it, in letters, digits and signs that can be seen.",
  },
  NOT_FOUND: {
    message: "There is nothing under this address",
    whatToDo: "Check the address; what was there may have been deleted.",
  },
  NO_SESSION: {
    message: "There is no such session",
    whatToDo:
      "It may have been deleted, or lie in another data folder. A session's id ends the address of its page, and names its folder in `sessions` of the data folder.",
  },
  NO_ROLLER: { message: "No such roller is connected", whatToDo: "Switch the roller on, or look at /api/rollers." },
  BAD_PROGRAM: {
    message: "A program cannot be used",
    whatToDo: "Mend the file as the line and reason say; docs/programs.md has every field. The other programs work.",
  },
  NO_PROGRAM: { message: "There is no such program", whatToDo: "See /api/programs for the ones there are." },
  PROGRAM_NOT_RUNNING: { message: "No program is running on this roller", whatToDo: "Start one first." },
  KNEE_END_OFF_LEG: {
    message: "The knee end was not marked, because the roller is not on the leg",
    whatToDo: "Lean on, roll to the knee end and mark it there.",
  },
  KNEE_END_TOO_SOON: {
    message: "The knee end was not marked, because too little was rolled to tell where the knee is",
    whatToDo: "Roll the whole muscle once without lifting off, then mark it.",
  },
  SESSION_RUNNING: { message: "A session is already running on this roller", whatToDo: "Stop it first." },
  SESSION_NOT_RUNNING: { message: "This session is not running", whatToDo: "Nothing to do: it is already saved." },
  FOREIGN_ORIGIN: {
    message: "The request comes from another site",
    whatToDo: "Open the dashboard at the address the hub printed.",
  },
  ONLY_HERE: {
    message: "This is told on the hub's own computer only",
    whatToDo: "Run `npm run doctor` there, or open this address there as http://localhost.",
  },
  TOO_MANY_CLIENTS: {
    message: "Too many dashboards are open",
    whatToDo: "Close one that you do not need and load the page again.",
  },
  TOO_MANY_REQUESTS: {
    message: "Requests come faster than the hub takes them",
    whatToDo: "Wait a moment and send it again.",
  },
  SETTINGS_UNREADABLE: {
    message: "The saved settings cannot be read",
    whatToDo: "The hub uses its defaults; save your settings again on the page.",
  },
  STORE_DAMAGED: {
    message: "The database of past sessions was damaged",
    whatToDo: "Nothing is lost: it was set aside as said, and is worked out anew from the sessions' files.",
  },
  STORE_UNAVAILABLE: {
    message: "The database of past sessions cannot be used",
    whatToDo:
      "Coaching goes on, and recordings do not need it. Check its place and the free space; docs/store.md says what happens now.",
  },
  PERSON_HAS_SESSIONS: {
    message: "This person has sessions",
    whatToDo: "Say what becomes of them: ?sessions=keep (they are nobody's then) or ?sessions=delete.",
  },
  NO_PROFILE: { message: "There is no such person on this hub", whatToDo: "Look at /api/profiles." },
  PROFILE_UNREADABLE: {
    message: "A person's saved profile cannot be read",
    whatToDo: "The file is left as it is; mend it, or make the profile again. The others are in force.",
  },
  BODY_WEIGHT_ASSUMED: {
    message: "The body weight is not known, so pressure is that of a person of 60 kg",
    whatToDo: "Enter the body weight in the settings.",
  },
  AREA_BLOCKED: {
    message: "This area is closed by your answers before the session",
    whatToDo:
      "Do what the reason says, or choose an area that is open. The page of questions (/screening) has your answers.",
  },
  AREA_STOPPED: {
    message: "You stopped on this area today, so it is closed",
    whatToDo:
      "Choose another area. If the stop was a mistake and nothing hurt, say so on the page of questions (/screening).",
  },
  SCREENING_DUE: {
    message: "There are questions to answer before you roll",
    whatToDo:
      "Answer them for this person, then start again; docs/profiles.md has how. Rolling without a session or a program works meanwhile.",
  },
  ANSWER_STANDS: {
    message: "This yes can no longer be taken back: that works for ten minutes, until you roll or stop",
    whatToDo:
      "It stays in force, and what it closed stays closed. Open the questions before rolling: beside the answer stands what opens the area again.",
  },
  RAMP_NOT_RUNNING: {
    message: "No pressure measurement is waiting for that on this roller",
    whatToDo: "Start one first; an answer is taken when it is asked for.",
  },
  PART_FAILED: {
    message: "A part of the hub failed",
    whatToDo: "Samples keep coming; if it goes on, restart the hub and report it with this line.",
  },
  UNEXPECTED: {
    message: "Something went wrong that should not",
    whatToDo: "Please report it with the command and the file you used.",
  },
} as const satisfies Record<string, { message: string; whatToDo: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** A sentence of shared/domain/sentences. */
export interface ToldDetail {
  readonly id: string;
}

export class InchwormError extends Error {
  readonly code: ErrorCode;
  /** Where and what exactly, e.g. a file and line. */
  readonly detail: string;
  /** The detail as ids and values, where it is said in other languages too. */
  readonly told: readonly ToldDetail[];

  constructor(code: ErrorCode, detail = "", options?: { cause?: unknown; told?: readonly ToldDetail[] }) {
    super(detail === "" ? ERRORS[code].message : `${ERRORS[code].message}: ${detail}`, options);
    this.name = "InchwormError";
    this.code = code;
    this.detail = detail;
    this.told = options?.told ?? [];
  }

  get whatToDo(): string {
    return ERRORS[this.code].whatToDo;
  }
}

/** Any thrown value as one InchwormError. */
export function asInchwormError(thrown: unknown, fallback: ErrorCode): InchwormError {
  if (thrown instanceof InchwormError) return thrown;
  const path = systemFault(thrown)?.path;
  const reason = reasonOf(thrown);
  return new InchwormError(fallback, path === undefined ? reason : `${path}: ${reason}`, { cause: thrown });
}

/** What a thrown value says; of what the system refused without the path, which the caller knows. */
export function reasonOf(thrown: unknown): string {
  return systemFault(thrown)?.reason ?? (thrown instanceof Error ? thrown.message : String(thrown));
}
