// What the hub says in English, said in German from ids and values.
import { german } from "#shared/domain/sentences/german.ts";
import { problems } from "#web/words/de/problems.ts";
import { programs } from "#web/words/de/shippedPrograms.ts";
import type { HubWords } from "#web/words/hubWords.ts";

export const hub: HubWords = {
  cueWhy: {
    "stop-pressure": ({ stop }) => `Du drückst zu stark; nie über ${stop}.`,
    "stop-knee": () => "Du bist über der Linie am Knie.",
    "stop-closed": () => "Diese Stelle ist durch deine Antworten geschlossen.",
    "stop-user": () =>
      "Du hast angehalten. Was du gerollt hast, bleibt für heute zu; wähl eine andere Stelle und mach weiter, wenn du so weit bist.",
    "turn-back": () => "Du bist nah an der Linie am Knie.",
    "keep-moving": () => "So nah am Knie wird nicht gehalten.",
    "back-off": () => "Das ist mehr Unbehagen, als guttut.",
    "no-data": () => "Von der Rolle kommt nichts mehr.",
    "hold-minimum": () => "Diese Stelle hatte ihr Minimum.",
    "hold-target": () => "Diese Stelle hatte genug.",
    "hold-move-on": () => "Lange genug auf einer Stelle. Mehr ist nicht besser; komm später wieder.",
    "lift-off": () => "In sanften Einheiten folgt auf jede halbe Minute Druck eine kurze Pause.",
    breathe: () => "Es sieht so aus, als hieltest du den Atem an.",
    "ease-off": () => "Diese Stelle lässt gerade nicht los.",
    "no-holds": () => "Vor dem Lauf wird nicht gehalten; das kommt danach.",
    lighter: ({ heaviest }) => `Bis ${heaviest} ist hier richtig.`,
    heavier: ({ lightest }) => `Ab ${lightest} ist hier richtig.`,
    slower: ({ fastest }) => `Bis ${fastest} ist hier richtig.`,
    faster: ({ slowest }) => `Ab ${slowest} ist hier richtig.`,
    right: () => "Tempo und Druck stimmen seit einer Weile.",
  },
  advice: {
    sharp:
      "Lass diese Stelle heute in Ruhe. Wenn der stechende Schmerz bleibt oder wiederkommt, lass jemanden vom Fach darauf sehen, bevor du hier wieder rollst.",
    tingling:
      "Kribbeln kann von einem Nerv kommen. Lass diese Stelle in Ruhe und lass jemanden vom Fach darauf sehen, bevor du hier wieder rollst.",
    numb: "Taubheit kann von einem Nerv kommen. Lass diese Stelle in Ruhe und lass jemanden vom Fach darauf sehen, bevor du hier wieder rollst.",
    other: "Lass diese Stelle heute in Ruhe. Mach nur woanders weiter, wenn es sich richtig anfühlt.",
  },
  spotAhead: "In der Nähe ist eine Stelle, die noch empfindlich ist.",
  tell: german.tell,
  programs,
  problems,
};
