import type { program as english } from "#shared/domain/sentences/en/program.ts";

export const program: Readonly<Record<keyof typeof english, string>> = {
  own: "{text}",
  "program.begin": "{name}.",
  "program.today": "{name}. Heute: {muscles}.",
  "program.uncalibrated":
    "Diese Rolle ist nicht kalibriert: Wie stark du drückst, ist nicht bekannt. Zeit zählt darum nur in freien Schritten und mit anderem Gerät. " +
    "Kalibriere sie erst, oder roll nur nach dem Tempo weiter.",
  "program.gently": "Sanft, {fromNrs} bis {toNrs} von 10 und {seconds} s am Stück, weil {gentle}.",
  "program.leftOut": "Ausgelassen: {places}. {why}",
  "program.freeMinutes": "Als Nächstes: frei rollen, bis zu {minutes} Minuten.",
  "program.freeSeconds": "Als Nächstes: frei rollen, bis zu {seconds} s.",
  "program.deep": "Als Nächstes: {place}: langsam und tief, {seconds} s.",
  "program.preRun": "Als Nächstes: {place}: zügig, ohne anzuhalten, {seconds} s.",
  "program.holdAndRoll":
    "Als Nächstes: {place}: {holdS} s auf einer empfindlichen Stelle halten, {rollS} s langsam rollen.",
  "program.timed":
    "Als Nächstes: {place}: {seconds} s {tool}, bis {nrs} von 10. Höchstens {onePlaceS} s auf einer Stelle. {mind} Die Rolle misst das nicht.",
  "program.closed":
    "Geh von der Rolle: Diese Stelle ist jetzt geschlossen. {why} Drück die Leertaste, um woanders weiterzumachen.",
  "program.tooMuch":
    "Du hast {nrs} von 10 gesagt: Drück weniger, oder hör auf. Bis {mostNrs} ist hier so viel, wie guttut.",
  "program.done": "Fertig.",
  "program.doneCounted": "Fertig: {countedS} s haben gezählt.",
  "program.timeUp": "Zeit zum Weitergehen: {countedS} s haben gezählt; {mostS} s Druck reichen für einen Muskel.",
  "program.timeUpMostly":
    "Zeit zum Weitergehen: {countedS} s haben gezählt, {lostS} s waren {lost}; {mostS} s Druck reichen für einen Muskel.",
  "program.skipped": "Übersprungen.",
  "program.onceMore": "Noch einmal.",
  "program.ended": "{name} ist beendet.",
  "program.finished": "{name} ist geschafft. Roll weiter, wie du magst, oder beende die Einheit.",
  "program.waits": "Ich warte auf dich. Stütz dich auf, um weiterzumachen, oder drück N für den nächsten Schritt.",
  "program.rollerChanged": "Das ist eine andere Rolle. Drück die Leertaste, um mit ihr weiterzumachen.",
  "program.restOver": "Stütz dich wieder auf: noch einmal {seconds} s.",
  "program.chooses": "Der Plan wählt beim Start bis zu {most} der {of} Muskeln für dich; am Anfang: {muscles}.",
  "note.long": "Es dauert etwa {minutes} {minutes?Minute:Minuten}; bis zu {mostMinutes} reichen.",
  "note.short":
    "Es dauert etwa {minutes} {minutes?Minute:Minuten}; eine Einheit nach dem Lauf dauert ab {leastMinutes} Minuten.",
  "note.shortStep": "Schritt {step} ist kurz: Üblich sind mindestens {seconds} s.",
  "with.ball": "mit einem Ball",
  "with.stick": "mit einem Rollstab",
  "with.cane": "mit einem Massagehaken",
  "with.percussion": "mit einer Massagepistole",
  "with.floss": "mit einem Flossband",
  "lost.noContact": "neben der Rolle",
  "lost.tooLight": "zu leicht",
  "lost.tooHard": "zu stark",
  "lost.tooFast": "zu schnell",
  "lost.tooSlow": "zu langsam",
  "lost.nearKnee": "zu nah am Knie",
  "lost.heldTooLong": "zu lange auf einer Stelle",
  "lost.closedArea": "an einer geschlossenen Stelle",
  "lost.enough": "mehr, als dieser Teil braucht",
  "lost.noForce": "bei unbekanntem Druck",
  "lost.noData": "ohne Daten",
  "lost.resting": "Pause zwischen zwei Belastungen",
  "lost.paused": "angehalten",
  "closed.place": "Stelle: {place}.",
  "closed.stopped": "Du hast dort angehalten; die Stelle bleibt für heute geschlossen.",
  "closed.unlock": "Sie öffnet sich morgen wieder, oder wenn du sagst, dass der Stopp ein Versehen war.",
};
