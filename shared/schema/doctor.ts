// What `npm run doctor` and GET /api/doctor tell: findings about this computer, each with its way out.
import * as z from "zod/mini";

import { ToldText } from "#shared/schema/told.ts";

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
  /** The same for other languages, as far as a page shows it; what stands for itself, like a command, is `own`. */
  told: z.optional(z.object({ title: ToldText, detail: z.optional(ToldText), fix: z.optional(z.array(ToldText)) })),
});
export type Finding = z.infer<typeof Finding>;

export const SYSTEMS = ["linux", "macos", "windows"] as const;

/** GET /api/doctor */
export const DoctorReport = z.object({
  system: z.enum(SYSTEMS),
  findings: z.array(Finding),
});
export type DoctorReport = z.infer<typeof DoctorReport>;
