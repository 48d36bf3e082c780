// What answers before rolling mean, in German.
import type { QuestionId } from "#shared/domain/questionIds.ts";

const CLEARED = "Es öffnet sich wieder, wenn jemand vom Fach dir das Rollen erlaubt hat und du das hier sagst.";
const ASK = "Nichts ist geschlossen. Frag erst jemanden vom Fach, und sag es hier, wenn du das getan hast.";
const SEE = "Bitte lass jemanden vom Fach darauf sehen, bevor du weitermachst.";
const URGENT = "Bitte lass dich jetzt dringend ärztlich untersuchen, und roll nicht.";

const caution = {
  pregnancy: "Frag in der Schwangerschaft erst jemanden vom Fach, bevor du rollst.",
  osteoporosis: "Frag bei Osteoporose, wie viel Druck für dich sicher ist.",
  bleeding: "Du bekommst leicht blaue Flecken: Frag erst jemanden vom Fach.",
  "reduced-feeling": "Wer weniger spürt, dem sagt das Unbehagen nichts über den Druck: Frag erst jemanden vom Fach.",
  "varicose-veins": "Drück nicht auf Krampfadern: Frag erst jemanden vom Fach.",
  "high-blood-pressure": "Frag bei hohem Blutdruck erst jemanden vom Fach.",
  "surgery-or-injury": "Frag nach einer Operation oder Verletzung, ab wann Rollen erlaubt ist.",
  cancer: "Frag bei Krebs erst jemanden vom Fach.",
};

export const SCOPE =
  "Inchworm begleitet Tempo und Wohlbefinden beim Rollen. Es stellt keine Diagnosen, behandelt nicht und ersetzt niemanden vom Fach. " +
  "Wenn sich etwas falsch anfühlt, hör auf.";

export const SAYS: Readonly<Record<QuestionId, string>> = {
  "hot-knee":
    "Ein geschwollenes, heißes oder entzündetes Knie braucht Ruhe: Die Stellen am Knie bleiben zwei bis drei Tage geschlossen. Bitte lass es ansehen.",
  "calf-signs": `Eine schmerzende Wade, die geschwollen, warm oder rot ist, kann ein Blutgerinnsel sein. ${URGENT}`,
  "open-wound": "Eine offene Wunde muss sich erst schließen.",
  fracture: "Ein Bruch darf nicht von einer Rolle belastet werden.",
  clot: "Druck auf eine Vene mit einem Gerinnsel ist gefährlich.",
  "bone-infection": "Ein entzündeter Knochen darf nicht gedrückt werden.",
  "bone-in-muscle": "Druck auf Knochen, der in einem Muskel wächst, kann ihn verschlimmern.",
  ...caution,
  worse: "Schlimmer trotz regelmäßigen Rollens: Da sollte jemand genauer hinsehen.",
  numbness: "Taubheit oder Kribbeln kann von einem Nerv kommen.",
  weakness: "Ein schwaches Bein sollte genauer angesehen werden.",
  "giving-way": "Ein Knie, das nachgibt, sollte genauer angesehen werden.",
  locking: "Ein Knie, das blockiert, sollte genauer angesehen werden.",
  "no-weight": `Ein Bein, das kein Gewicht trägt, muss heute angesehen werden. ${URGENT}`,
  "fever-hot-knee": `Fieber mit einem heißen Knie kann eine Gelenkentzündung sein. ${URGENT}`,
};

export const UNLOCK: Readonly<Record<QuestionId, string>> = {
  "hot-knee": "Es öffnet sich zwei Tage nach dem letzten Ja, sobald du Nein sagst, oder nach drei Tagen.",
  "calf-signs": CLEARED,
  "open-wound": CLEARED,
  fracture: CLEARED,
  clot: CLEARED,
  "bone-infection": CLEARED,
  "bone-in-muscle": CLEARED,
  pregnancy: ASK,
  osteoporosis: ASK,
  bleeding: ASK,
  "reduced-feeling": ASK,
  "varicose-veins": ASK,
  "high-blood-pressure": ASK,
  "surgery-or-injury": ASK,
  cancer: ASK,
  worse: SEE,
  numbness: SEE,
  weakness: SEE,
  "giving-way": SEE,
  locking: SEE,
  "no-weight": SEE,
  "fever-hot-knee": CLEARED,
};
