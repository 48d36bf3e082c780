// The page with all rollers: fetched with it.
import { createArea } from "#web/words/area.ts";
import { clinic } from "#web/words/en/clinic.ts";

export type ClinicWords = typeof clinic;

export const CLINIC = createArea<ClinicWords>({
  name: "clinic",
  en: clinic,
  others: { de: () => import("#web/words/de/clinic.ts").then(({ clinic: words }) => words) },
});
