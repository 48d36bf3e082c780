import type { Catalogue } from "#web/words/catalogue.ts";

export const units: Catalogue["units"] = {
  inPerS: "Zoll/s",
  mmPerS: "mm/s",
  inch: "Zoll",
  mm: "mm",
  newton: "N",
  kgf: "kgf",
  kg: "kg",
  lb: "lb",
  ms: "ms",
  s: "s",
};
