// The roller at a link the person named: who it is, whether it streams, what it reports.
import type { RollerFacts } from "#hub/doctor/facts.ts";
import { asInchwormError } from "#hub/errors.ts";
import type { InchwormError } from "#hub/errors.ts";
import type { Link, RollerIdentity } from "#hub/link/link.ts";
import type { DeviceStatus } from "#shared/domain/device.ts";
import { ERROR_BITS } from "#shared/protocol/index.ts";

export interface RollerQuestion {
  readonly link: Link;
  /** That this version of the hub comes with. */
  readonly ownFirmware: string;
  /** Longest wait for its answer. */
  readonly answerMs: number;
  /** How long it is listened to once it has answered; a status comes every second. */
  readonly listenMs: number;
}

export async function probeRoller({ link, ownFirmware, answerMs, listenMs }: RollerQuestion): Promise<RollerFacts> {
  let identity: RollerIdentity | undefined;
  let status: DeviceStatus | undefined;
  let problem: InchwormError | undefined;
  let lastDetail: string | undefined;
  let otherProtocol = false;
  let frames = 0;
  let heard: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const { uri } = link;
  try {
    await link.open({
      identity(told) {
        identity = told;
        heard();
      },
      frame: () => void frames++,
      status: (told) => void (status = told),
      mark: () => undefined,
      state: (_state, detail) => void (lastDetail = detail ?? lastDetail),
      bad(_count, reason) {
        otherProtocol ||= reason === "protocolVersion";
        if (otherProtocol) heard();
      },
      fault(error) {
        problem ??= error;
        heard();
      },
    });
    await soon(answered, answerMs);
    if (identity !== undefined) await soon(undefined, listenMs);
  } catch (thrown) {
    problem = asInchwormError(thrown, "LINK_UNAVAILABLE");
  } finally {
    // What was heard counts, however the link ends.
    await soon(
      link.close().catch(() => undefined),
      answerMs,
    );
  }
  if (identity === undefined) {
    if (otherProtocol) return { uri, answer: "otherProtocol", ownFirmware };
    const why = problem?.message ?? lastDetail ?? "nothing was heard from it";
    return { uri, answer: "none", why, whatToDo: problem?.whatToDo };
  }
  const { name, device } = identity;
  const { id: deviceId, board, firmware } = device;
  const errors = errorNames(status?.errors ?? 0);
  const who = { name, deviceId, board, firmware };
  return { uri, answer: "info", ...who, ownFirmware, frames, batteryV: status?.batteryV, errors };
}

function errorNames(bits: number): string[] {
  return Object.entries(ERROR_BITS).flatMap(([name, bit]) => ((bits & bit) === 0 ? [] : [name]));
}

/** Waits for the promise, or until the time is over. */
async function soon(promise: Promise<void> | undefined, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race(promise === undefined ? [late] : [promise, late]);
  clearTimeout(timer);
}
