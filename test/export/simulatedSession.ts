// A session of a simulated roller, live through the real line: what was computed then, and the journal it left.
import { rm } from "node:fs/promises";
import { join } from "node:path";

import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { Line, LineOptions } from "#hub/lineParts.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";
import { START_MS } from "#test/hub/fakeLink.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

export interface SimulatedSession {
  readonly session: SessionSummary;
  readonly journalPath: string;
}

export interface SessionPlan {
  readonly dataDir: string;
  readonly scenario: string;
  readonly seed?: number;
  /** How long the roller has streamed when the session starts. */
  readonly beforeS: number;
  readonly sessionS: number;
  /** Called at each of these seconds of the session. */
  readonly during?: Readonly<Record<number, (line: Line, tellIdentity: (deviceId?: string) => void) => void>>;
  /** From and to which second of the session nothing arrives. */
  readonly silentS?: readonly [number, number];
  readonly options?: Partial<LineOptions>;
}

export async function simulateSession(plan: SessionPlan): Promise<SimulatedSession> {
  const { dataDir, scenario, seed = 3, beforeS, sessionS, silentS = [0, 0], during = {} } = plan;
  const { line, clock, handlers } = await setUpLine(dataDir, plan.options);
  let told: Parameters<ReturnType<typeof handlers>["identity"]>[0] | undefined;
  const given = handlers();
  const assembler = createFrameAssembler({
    handlers: {
      ...given,
      identity(identity) {
        told = identity;
        given.identity(identity);
      },
    },
  });
  const roller = createSimulatedRoller({
    scenario,
    seed,
    startMs: START_MS,
    onPayload(payload, rxMs) {
      const inSessionS = (rxMs - START_MS) / 1000 - beforeS;
      if (inSessionS >= silentS[0] && inSessionS < silentS[1]) return;
      clock.advance(Math.max(0, rxMs - clock.nowMs()));
      assembler.payload(payload, rxMs);
    },
  });
  assembler.payload(roller.info, START_MS);
  const calibrated = (deviceId?: string) => {
    if (told === undefined) return;
    const { device, calibration } = { ...told, calibration: roller.calibration };
    const as = deviceId === undefined ? {} : { device: { ...device, id: deviceId } };
    given.identity({ ...told, ...as, calibration: { ...calibration, deviceId: deviceId ?? calibration.deviceId } });
  };
  calibrated();
  given.state("streaming");
  roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
  roller.subscribe();
  roller.advanceTo(START_MS + beforeS * 1000);
  const { id } = await line.startSession();
  for (let second = 1; second <= sessionS; second++) {
    roller.advanceTo(START_MS + (beforeS + second) * 1000);
    during[second]?.(line, calibrated);
  }
  const session = await line.stopSession();
  await line.close();
  return { session, journalPath: join(dataDir, "sessions", id, "journal.ndjson") };
}

export const remove = (folder: string) => rm(folder, { recursive: true, force: true });
