// Sessions as the HTTP API gives them: GET /api/sessions → SessionSummary[] (newest first),
// POST /api/sessions (StartSession) → 201 SessionSummary, POST /api/sessions/{id}/stop → SessionSummary.
import * as z from "zod/mini";

import { Selection } from "#shared/schema/live.ts";

const finite = z.number();

export const SessionSummary = z.object({
  id: z.string(),
  rollerId: z.string(),
  rollerName: z.string(),
  simulated: z.boolean(),
  state: z.enum(["running", "stopped", "recovered"]),
  startedMs: finite,
  stoppedMs: z.optional(finite),
  selection: Selection,
  /** Started in it, in this order. */
  programIds: z.optional(z.array(z.string())),
  /** Time with fresh data and the roller under load. */
  contactMs: finite,
  inPaceMs: finite,
  inForceMs: finite,
  strokes: finite,
  holds: finite,
  holdMs: finite,
  meanForceN: z.optional(finite),
  gapMs: finite,
});
export type SessionSummary = z.infer<typeof SessionSummary>;

export const StartSession = z.object({ rollerId: z.optional(z.string().check(z.maxLength(32))) });
export type StartSession = z.infer<typeof StartSession>;

/** csv: one row a tick, for a spreadsheet. recording: the journal itself, docs/recording.md. */
export const EXPORT_FORMATS = ["csv", "recording"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
