// The calibration wizard: fetched with its page.
import { createArea } from "#web/words/area.ts";
import { calibration } from "#web/words/en/calibration.ts";

export type CalibrationWords = typeof calibration;

export const CALIBRATION = createArea<CalibrationWords>({
  name: "calibration",
  en: calibration,
  others: { de: () => import("#web/words/de/calibration.ts").then(({ calibration: words }) => words) },
});
