// What may be chosen for a bundle that is shared: GET /api/sessions/{id}/share?fields=report,ticks&name=…
import * as z from "zod/mini";

/**
 * report: the page. ticks: speed, force and position. events: strokes, holds, cues … · spots: tender spots · discomfort:
 * what was said of discomfort, stops and their reasons · calibration: its numbers · weight: in the report, the body weight and
 * the bands of force that follow from it · recording: the raw frames.
 */
export const SHARE_FIELDS = [
  "report",
  "ticks",
  "events",
  "spots",
  "discomfort",
  "calibration",
  "weight",
  "recording",
] as const;
export type ShareField = (typeof SHARE_FIELDS)[number];

/** A name as it is printed: one line, not long. */
export const SharedName = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
