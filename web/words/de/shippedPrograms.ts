// The programs that come with the hub; a person's own stay as they were written.
import { PROGRAM_NAMES } from "#shared/domain/sentences/de/programNames.ts";
import type { HubWords } from "#web/words/hubWords.ts";

const LIGHT = "Leicht: 4 bis 6 von 10 reichen.";

export const programs: HubWords["programs"] = {
  "first-week": {
    name: PROGRAM_NAMES["first-week"],
    purpose: "Leichter Druck, eine Minute je Muskel, jeden zweiten Tag.",
    notes: { quadriceps: LIGHT, calf: LIGHT, hamstrings: LIGHT },
  },
  "free-roll": { name: PROGRAM_NAMES["free-roll"], purpose: "Was du magst: Rückmeldung beim Rollen, kein Plan." },
  "hold-and-roll": {
    name: PROGRAM_NAMES["hold-and-roll"],
    purpose:
      "Eine halbe Minute auf einer empfindlichen Stelle, dann eine halbe Minute langsam rollen, Muskel für Muskel.",
  },
  maintenance: {
    name: PROGRAM_NAMES.maintenance,
    purpose: "Drei- oder viermal in der Woche: die großen Muskeln beider Beine, langsam.",
  },
  "post-run-deep": {
    name: PROGRAM_NAMES["post-run-deep"],
    purpose:
      "Nach dem Lauf, auf warmem Muskel: höchstens vier Muskeln, die der Plan für dich wählt, beide Seiten, langsam, mit Halten auf empfindlichen Stellen; Hüfte seitlich und Hüftbeuger mit einem Ball.",
    notes: {
      gluteals: "Seite der Hüfte: 20 bis 30 s halten, dabei 5 bis 10 langsame Kniebeugen.",
      "hip-flexors": "Neben dem Knochen vorn an der Hüfte, nicht darauf.",
      calf: "Erst mit gestrecktem Knie, dann mit gebeugtem; nicht auf der Sehne über der Ferse.",
    },
  },
  "pre-run-wake-up": {
    name: PROGRAM_NAMES["pre-run-wake-up"],
    purpose: "Vor dem Lauf: eine halbe Minute je Muskel, zügig und ohne anzuhalten.",
  },
};
