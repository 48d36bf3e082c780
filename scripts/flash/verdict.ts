// Whether an upload arrived, told by what the board says it holds: the tools themselves end well whatever happened.
import type { ToolRun } from "#scripts/flash/runTool.ts";

/** Runs on the board: what its saved program is, and which board it is. */
export const CHECK =
  'var s=require("Storage").read(".bootcde")||"";' +
  'print("inchworm "+s.length+" "+E.CRC32(s)+" "+getSerial()+" "+(global.NRF?NRF.getAddress():"-"))';
/** A moment later, so that the tools can say goodbye. */
export const RESTART = "setTimeout(function(){E.reboot()},500)";

export const NO_ANSWER =
  "A roller with a production build has no prompt: hold its button while it starts (take its power away and give it back),\n" +
  "so that it runs without its saved program, and run the same command again.";
const AGAIN =
  "The board may now hold half a program. Hold its button while it starts, so that it does not run it, and run the same\n" +
  "command again. Nothing else is lost: settings and calibration stay.";

export interface Upload {
  readonly length: number;
  readonly crc: number;
}

/** Which board it is, by its own words. */
export interface BoardSays {
  readonly serial: string | undefined;
  /** Of its Bluetooth. */
  readonly address: string | undefined;
}

export function whoIsIt({ output }: ToolRun): BoardSays {
  const [, serial, rest = ""] = /inchworm \d+ -?\d+ (\S+) (\S+)/.exec(output) ?? [];
  return { serial, address: /^([\da-f]{2}:){5}[\da-f]{2}$/i.test(rest) ? rest : undefined };
}

/** Undefined: it arrived; else what went wrong and what to do. */
export function judge(run: ToolRun, expected: Upload): string | undefined {
  const said = /inchworm (\d+) (-?\d+)\s/.exec(run.output);
  if (said === null) {
    const reason = reasonIn(run.output);
    if (run.status === undefined) return `The board stopped answering during the upload.\n${AGAIN}`;
    return `No board answered${reason === "" ? "" : ` (${reason})`}; nothing is known to be changed.\n${NO_ANSWER}`;
  }
  const length = Number(said[1]);
  const crc = Number(said[2]) >>> 0;
  if (length === expected.length && crc === expected.crc) return undefined;
  return `The upload is not whole: the board holds ${length} bytes of ${expected.length}${
    length === expected.length ? ", and not the ones that were sent" : ""
  }.\n${AGAIN}`;
}

/** The tools' own words, when they have some. */
function reasonIn(output: string): string {
  const line = output
    .split(/\r?\n/)
    .find((text) => /error|unable|not found|cannot|failed/i.test(text) && !/getURL/.test(text));
  return line?.trim().slice(0, 200) ?? "";
}
