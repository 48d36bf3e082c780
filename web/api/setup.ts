// What setting up asks the hub: the computer's state, a guided calibration, a measured band.
import * as z from "zod/mini";

import { CalibrationMessage, CalibrationState } from "#shared/schema/calibrationGuide.ts";
import type { CalibrationCommand } from "#shared/schema/calibrationGuide.ts";
import { DoctorReport } from "#shared/schema/doctor.ts";
import { RampMessage } from "#shared/schema/plan.ts";
import type { RampCommand } from "#shared/schema/plan.ts";
import { call } from "#web/api/client.ts";
import type { Answer } from "#web/api/client.ts";

const at = (rollerId: string, what: string) => `/rollers/${encodeURIComponent(rollerId)}/${what}`;

export function readDoctor(signal?: AbortSignal): Promise<Answer<DoctorReport>> {
  return call({ method: "GET", path: "/doctor", schema: DoctorReport, signal });
}

export function readCalibration(rollerId: string, signal?: AbortSignal): Promise<Answer<CalibrationState>> {
  return call({ method: "GET", path: at(rollerId, "calibration"), schema: CalibrationState, signal });
}

export function commandCalibration(rollerId: string, body: CalibrationCommand): Promise<Answer<CalibrationMessage>> {
  return call({ method: "POST", path: at(rollerId, "calibration"), body, schema: CalibrationMessage });
}

export function readRamp(rollerId: string, signal?: AbortSignal): Promise<Answer<{ ramp?: RampMessage | undefined }>> {
  return call({
    method: "GET",
    path: at(rollerId, "ramp"),
    schema: z.object({ ramp: z.optional(RampMessage) }),
    signal,
  });
}

export function commandRamp(rollerId: string, body: RampCommand): Promise<Answer<RampMessage>> {
  return call({ method: "POST", path: at(rollerId, "ramp"), body, schema: RampMessage });
}
