// What every export says beside its values: which session, on which roller, how calibrated, how good the data are, and
// what Inchworm is not.
import type { Recording } from "#hub/recording/reader.ts";
import { SCOPE_STATEMENT } from "#shared/domain/screening.ts";
import type { RecordingHeader } from "#shared/schema/recording.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export interface ExportAbout {
  readonly scope: string;
  /** Absent: a recording that no session was made of. */
  readonly session?: SessionSummary;
  /** Whose it is, when that is to be said. */
  readonly name?: string;
  readonly device: RecordingHeader["device"];
  readonly roller: RecordingHeader["roller"];
  /** Absent: none was in use, so force is not known. */
  readonly calibration?: NonNullable<RecordingHeader["calibration"]>;
}

export function aboutOf(recording: Recording, session: SessionSummary | undefined): ExportAbout {
  const { device, roller, calibration } = recording.header;
  return {
    scope: SCOPE_STATEMENT,
    ...(session === undefined ? {} : { session }),
    device,
    roller,
    ...(calibration === undefined ? {} : { calibration }),
  };
}

/** Every value under its path: `calibration.gyro.scale` → 1.002. Lists stay one value, as JSON. */
export function flattened(value: object, path = ""): [path: string, value: string | number | boolean][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, string | number | boolean][] => {
    const at = path === "" ? key : `${path}.${key}`;
    if (inner === undefined || inner === null) return [];
    if (typeof inner === "object") return Array.isArray(inner) ? [[at, JSON.stringify(inner)]] : flattened(inner, at);
    return typeof inner === "string" || typeof inner === "number" || typeof inner === "boolean" ? [[at, inner]] : [];
  });
}
