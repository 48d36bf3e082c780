// The rules of pressure, R8 to R11; they stand in the rules' table (rules.ts), whose head tells how to read them.
import type { Rule } from "#shared/domain/rule.ts";
import { GUIDES, GUIDES_OUR_NUMBERS, OURS } from "#shared/domain/ruleSources.ts";

export const PRESSURE_RULES = {
  R8: {
    title: "Work at a comfortable strength",
    says:
      "Work where it feels like 5 to 7 of 10; in first sessions or with knee pain 4 to 6, lightly, half a minute at a time with a short rest " +
      "off the roller after each. Above 7, back off.",
    numbers: {
      comfortNrs: [5, 7],
      gentleNrs: [4, 6],
      gentleIntervalS: 30,
      gentleRestS: 5,
      backOffNrs: 7,
      firstSessions: 3,
    },
    ours: ["firstSessions", "gentleRestS"],
    source: `${GUIDES}; how many sessions are the first and how long the rests are is our choice; literature: low force gains as much range as high (Grabow et al., J Strength Cond Res 2018;32:3059)`,
    status: "live",
  },
  R9: {
    title: "Start moderate, raise slowly",
    says: "Start in the lower half of the band; the ceiling rises only a little from session to session.",
    numbers: { ceilingRisePct: 10, sessionCountsFromS: 30 },
    ours: "all",
    source: GUIDES_OUR_NUMBERS,
    status: "live",
  },
  R10: {
    title: "Your own pressure band",
    says:
      "Pressure bands become personal, per muscle and side, from a few steady steps and your answers, never above the stop value. " +
      "Both legs at once has a band of its own.",
    numbers: {
      steps: [3, 4],
      stepS: 5,
      expiryWeeks: 4,
      steadyWithinPct: 10,
      strayBeyondPct: 25,
      firstStepPctOfBand: 50,
      lowerAfterTooMuchPct: 60,
      fitSpreadNrs: 2,
      usedFromConfidence: 0.5,
      aimWithinPct: 15,
      stepWithinS: 180,
    },
    ours: "all",
    source: OURS,
    status: "live",
  },
  R11: {
    title: "Pressure to begin with",
    says:
      "Until your own band is known, pressure follows a table in percent of body weight on the roller (see the muscles). " +
      "Ceilings come down towards the knee. Too light and too heavy are told from where time stops counting. At the stop value you are told to lift off at once.",
    numbers: {
      assumedBodyWeightKg: 60,
      plausibleFromKg: 25,
      plausibleUpToKg: 300,
      bothLegsCarryPct: 150,
      stopAfterMs: 30,
      easeOffAfterMs: 500,
      aboveBandForMs: 5000,
      belowBandForMs: 5000,
      narrowestBandPct: 10,
      uncountedUnsaidPct: 20,
      rightAgainForMs: 500,
      smoothedOverMs: 700,
      noVerdictIfUnsureByPct: 20,
      ceilingsDropAtKneePct: 20,
      ceilingsDropOverLastPct: 100 / 3,
    },
    ours: "all",
    source: `literature where the muscle table names it, else ${OURS}`,
    status: "live",
  },
} as const satisfies Readonly<Record<string, Rule>>;
