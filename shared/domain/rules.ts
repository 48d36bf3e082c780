// The coach's rules as one table: what each says, its numbers, where it comes from. The coach takes its
// numbers from here (per-muscle ones from muscles.ts) and nowhere else; docs/coaching.md is made from it.
// A number's name ends in its unit: Ms milliseconds (shown as seconds), S seconds, Mm millimetres along the
// limb, MmS mm/s, Pct percent, Kg, Nrs discomfort from 0 to 10, Days, Weeks; other names are plain counts.
import { GUARDING_NUMBERS } from "#shared/domain/guardingNumbers.ts";
import { KNEE_NUMBERS, LOST_DATA_NUMBERS } from "#shared/domain/liveNumbers.ts";
import { PRESSURE_RULES } from "#shared/domain/pressureRules.ts";
import { GUIDES, GUIDES_OUR_NUMBERS, OURS } from "#shared/domain/ruleSources.ts";
import { RECURRENCE_NUMBERS, RETURN_NUMBERS, SPOT_NUMBERS } from "#shared/domain/spotNumbers.ts";

import type { Rule } from "#shared/domain/rule.ts";

export const RULES = {
  R1: {
    title: "Slow, deep rolling",
    says: "After a run and for maintenance, roll slowly: about one inch a second along the limb.",
    numbers: { targetMmS: 25.4, bandLowMmS: 15.24, bandHighMmS: 38.1 },
    ours: ["bandLowMmS", "bandHighMmS"],
    source: `${GUIDES}; the band around the target is our choice`,
    status: "live",
  },
  R2: {
    title: "Quick rolling before a run",
    says: "Before a run, roll briefly and without stopping. Holds wait until after the run.",
    numbers: { perMuscleS: 30, perMuscleAtMostS: 60, targetMmS: 101.6, bandLowMmS: 50.8, bandHighMmS: 152.4 },
    ours: ["targetMmS", "bandLowMmS", "bandHighMmS"],
    source: `${GUIDES}; the pace band is our choice`,
    status: "live",
  },
  R3: {
    title: "Evidence before words",
    says:
      "A word about pace needs evidence, not one sample. Slow is never judged at a turnaround or where you may be holding. " +
      "Between two cues there is quiet; only a stop and the knee guard break it. Questions are no cues: they come at least a second after one, and the cues that can wait " +
      "keep a second away from them; what cannot wait, a stop, the knee guard, a warning or too fast, takes the question off. When things are right the coach is silent, and praise is rare.",
    numbers: {
      tooFastPastEdgePct: 15,
      tooFastForMs: 400,
      toAndFroForMs: 2000,
      tooSlowForMs: 3500,
      silentAroundTurnMs: 1000,
      holdPossibleBelowMmS: 5,
      rightAgainForMs: 800,
      stoppedForMs: 2000,
      quietBetweenCuesMs: 4000,
      promptAwayFromCueMs: 1000,
      praiseAfterGoodMs: 30_000,
      praiseAtMostEveryMs: 180_000,
      praiseShownForMs: 3000,
    },
    ours: "all",
    source: OURS,
    status: "live",
  },
  R4: {
    title: "Hold on a tender spot",
    says: "On a tender spot, pause, keep the pressure and breathe deeply. How long depends on the muscle.",
    numbers: { sweetSpotS: [30, 90], afterRunS: [60, 90], hipSideKneeBends: [5, 10], minimumShownForMs: 4000 },
    ours: ["minimumShownForMs"],
    source: `${GUIDES}; how long a word stays on the screen is our choice`,
    status: "live",
  },
  R5: {
    title: "More is not better",
    says: "After a minute and a half on one spot, move on. Come back later in the session or another day: you are led back to a spot that is still tender, rarely.",
    numbers: { moveOnAfterMs: 90_000, ...RETURN_NUMBERS },
    ours: Object.keys(RETURN_NUMBERS),
    source: `${GUIDES}; when and how often you are led back is our choice`,
    status: "live",
  },
  R6: {
    title: "What counts as a hold",
    says:
      "Only time in contact, on the spot and in the pressure band counts. Small rocking belongs to a hold; " +
      "lifting off pauses it, and coming back to the spot soon goes on with it.",
    numbers: {
      onSpotWithinMm: 10,
      newSpotBeyondMm: 25,
      creepForgivenMmS: 1,
      liftPausesUpToMs: 10_000,
      settledAgainWithinMs: 6000,
      bandTolerancePct: 5,
    },
    ours: "all",
    source: GUIDES_OUR_NUMBERS,
    status: "live",
  },
  R7: {
    title: "Good hurt fades",
    says:
      "Good hurt fades while you hold. You are asked how much it hurts, 0 to 10, when you come to a tender spot and while you hold. " +
      "Rising discomfort means ease off and end the hold; falling means the spot let go. A spot is marked by a key, by the roller's button, " +
      "or by your answer when a hold is taken for one.",
    numbers: { askAtS: [0, 30, 60], ...SPOT_NUMBERS },
    ours: Object.keys(SPOT_NUMBERS),
    source: GUIDES_OUR_NUMBERS,
    status: "live",
  },
  ...PRESSURE_RULES,
  R12: {
    title: "Bracing means too much",
    says:
      "Holding your breath or shaking under the pressure means it is too much: breathe, ease off. Experimental: it is read from the " +
      "pressure during holds, misses many, says when it cannot tell, and speaks only when it is confident.",
    numbers: { breathHz: [0.1, 0.5], tremorHz: [8, 12], ...GUARDING_NUMBERS },
    ours: "all",
    source: `${GUIDES}; how it is detected is our choice`,
    status: "live",
  },
  R13: {
    title: "Places to leave alone",
    says:
      "Never on the kneecap, the tendon below it, bony points, the bony knob below the outer knee, the spine, the front of the neck, " +
      "inflamed tendons or the back of the knee.",
    numbers: {},
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R14: {
    title: "Where a stroke starts",
    says:
      "Front of the thigh: start just above the knee and roll up to the hip. Outer thigh: start just below the hip bone and stop before " +
      "the bony point at the knee. This also tells the knee guard which end is the knee.",
    numbers: {},
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R15: {
    title: "Around the band, not on it",
    says: "The band on the outside of the thigh does not lengthen: work the muscle under it, the gluteals and the front of the hip.",
    numbers: {},
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R16: {
    title: "Knee guard",
    says:
      "The knee end is learned from your first long strokes, or you mark it with a key. Too close to the stop line: turn back. " +
      "Across it: stop. Near it stay light and moving, and do not hold.",
    numbers: KNEE_NUMBERS,
    ours: "all",
    source: GUIDES_OUR_NUMBERS,
    status: "live",
  },
  R17: {
    title: "Calf",
    says: "The big calf muscle is worked with a straight knee, the deep one with a bent knee. Mind the tendon above the heel.",
    numbers: {},
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R18: {
    title: "Other tools",
    says:
      "Ball, stick, cane, percussion device and floss band have their place as timed steps without the sensor, with the same limits. " +
      "Percussion and bands never at a swollen knee.",
    numbers: { stepAtMostS: 120, discomfortAtMostNrs: 7 },
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R19: {
    title: "Time for each muscle",
    says: "One to two minutes a muscle for deep work, half a minute to a minute before a run. In a program only time on the roller and in the band counts.",
    numbers: { deepS: [60, 120], preRunS: [30, 60], betweenStepsS: 10, getReadyS: 5, stillWaitsS: 60 },
    ours: ["betweenStepsS", "getReadyS", "stillWaitsS"],
    source: `${GUIDES}; the moments between two steps of a program are our choice`,
    status: "live",
  },
  R20: {
    title: "Time for a session",
    says: "Ten to fifteen minutes. Coming back often does more than pressing hard.",
    numbers: { sessionS: [600, 900], musclesAtMost: 4 },
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R21: {
    title: "How often",
    says:
      "At first every other day, then daily; for maintenance three or four times a week; in heavy weeks or before a race up to twice a day " +
      "on the areas that trouble you.",
    numbers: { maintenancePerWeek: [3, 4], heavyPerDay: 2, newForWeeks: 2, maintenanceAfterWeeks: 6 },
    ours: ["newForWeeks", "maintenanceAfterWeeks"],
    source: GUIDES_OUR_NUMBERS,
    status: "live",
  },
  R22: {
    title: "Order",
    says: "Briefly before a run; deep work after it on warm muscle, never hard on cold muscle before hard work. Release before strengthening and stretching.",
    numbers: {},
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R23: {
    title: "What to expect",
    says: "A first change in one to two weeks, settling in four to six. You see a trend, not a promise.",
    numbers: { firstChangeWeeks: [1, 2], settlingWeeks: [4, 6] },
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R24: {
    title: "A swollen or hot knee",
    says: "If your knee is swollen, hot or inflamed today, the areas at the knee stay closed: wait and see a professional.",
    numbers: { waitDays: [2, 3] },
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R25: {
    title: "Not until cleared",
    says:
      "An open wound, a fracture, a known clot, a bone infection, bone growing in muscle, or a calf that is painful, swollen, warm or red: " +
      "no rolling until a professional has cleared it. A yes that was a wrong tick, to any of the questions, can be taken back in words " +
      "for some minutes, as long as nobody has lain on a roller or stopped since; what stood before it stands again.",
    numbers: { mistakeWithinMs: 600_000 },
    ours: ["mistakeWithinMs"],
    source: `literature: expert consensus (Bartsch et al., J Clin Med 2021;10:5360) for wound and fracture; the others, which it calls cautions, block by ${OURS}`,
    status: "live",
  },
  R26: {
    title: "Ask first",
    says:
      "Pregnancy, osteoporosis, blood thinners or a bleeding disorder, diabetes with reduced feeling, varicose veins, high blood pressure, " +
      "recent surgery or injury, cancer: ask a professional first.",
    numbers: {},
    ours: [],
    source: `literature in part, else ${OURS}`,
    status: "live",
  },
  R27: {
    title: "You can always stop",
    says: "Sharp or shooting pain, tingling, numbness: one key ends the load. The area stays closed for the rest of the day, and you are told what to do next.",
    numbers: {},
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R28: {
    title: "After too much",
    says: "Bruising, or soreness for more than a day: a lower ceiling next time and a day or two of rest.",
    numbers: { ceilingDropPct: 20, restDays: [1, 2] },
    ours: ["ceilingDropPct"],
    source: GUIDES_OUR_NUMBERS,
    status: "live",
  },
  R29: {
    title: "When to see someone",
    says:
      "Worse despite regular use, numbness, tingling, weakness, giving way, locking, no weight on the leg, or fever with a hot knee: " +
      "see a professional.",
    numbers: {},
    ours: [],
    source: `${GUIDES}; literature`,
    status: "live",
  },
  R30: {
    title: "Lost data is never zero",
    says: "Without fresh data there is no verdict: cues go away, and after a moment you are told that the roller is lost.",
    numbers: LOST_DATA_NUMBERS,
    ours: "all",
    source: OURS,
    status: "live",
  },
  R31: {
    title: "Journal of tender spots",
    says: "Each tender spot is noted with muscle, side, place, discomfort before and after, whether it brings on your knee pain, and the training phase.",
    numbers: {},
    ours: [],
    source: OURS,
    status: "live",
  },
  R32: {
    title: "Which spots come back",
    says: "You see which spots come back, and in which training phase.",
    numbers: RECURRENCE_NUMBERS,
    ours: Object.keys(RECURRENCE_NUMBERS),
    source: OURS,
    status: "live",
  },
  R33: {
    title: "The next day",
    says: "A short question about soreness, bruising and knee pain the next day steers the next session.",
    numbers: {},
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R34: {
    title: "With the training load",
    says: "Lighter on recovery days and after hard workouts; a day or two off when sore.",
    numbers: { offDays: [1, 2] },
    ours: [],
    source: GUIDES,
    status: "live",
  },
  R35: {
    title: "The roller itself",
    says:
      "Begin with a smooth, medium-firm roller; firmer only when you are used to it. Wash it weekly with mild soap, keep it from heat and sun, " +
      "replace it when dented. Strengthening and stretching come after release.",
    numbers: {},
    ours: [],
    source: GUIDES,
    status: "live",
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(RULES, text);
}
