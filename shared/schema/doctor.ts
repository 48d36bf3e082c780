// What `npm run doctor` and GET /api/doctor tell: findings about this computer, each with its way out.
import * as z from "zod/mini";

export const LEVELS = ["ok", "warning", "problem"] as const;

export const Finding = z.object({
  /** What was looked at: `node`, `bluetooth`, `serial`, … */
  check: z.string(),
  /** problem: something that is needed does not work. */
  level: z.enum(LEVELS),
  title: z.string(),
  detail: z.optional(z.string()),
  /** What to do, step by step, on this system; commands are lines of their own. */
  fix: z.optional(z.array(z.string())),
});
export type Finding = z.infer<typeof Finding>;

export const SYSTEMS = ["linux", "macos", "windows"] as const;

/** GET /api/doctor */
export const DoctorReport = z.object({
  system: z.enum(SYSTEMS),
  findings: z.array(Finding),
});
export type DoctorReport = z.infer<typeof DoctorReport>;
