import type { Catalogue } from "#web/words/catalogue.ts";
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("de");

export const live: Catalogue["live"] = {
  stage: {
    connecting: { title: "Einen Moment", text: "Der Hub auf diesem Rechner wird geweckt." },
    hubAway: {
      title: "Der Hub wird gesucht",
      text: "Was aufgezeichnet wurde, liegt sicher auf dem Rechner. Sieh nach, ob Inchworm dort noch läuft; diese Seite kommt von selbst wieder.",
    },
    noRoller: {
      title: "Noch keine Rolle",
      text: "Schalte deine Rolle ein oder dreh sie ein wenig, damit sie aufwacht. Sie erscheint hier von selbst.",
    },
    lost: {
      title: "Die Rolle wird gesucht",
      text: "Nichts, was du hier siehst, ist live. Bleib still oder ruh dich aus, bis sie wieder da ist.",
    },
    waiting: {
      title: "Warten auf die Rolle",
      text: "Sie ist bekannt, aber es kamen noch keine Daten. Dreh sie ein wenig, damit sie aufwacht.",
    },
    outOfReach: (why) => `Sie ist gerade nicht erreichbar. Der Hub sagt: ${why}`,
    ended: {
      title: "Die Aufzeichnung ist zu Ende.",
      text: "Nichts, was du hier siehst, ist live. Öffne sie erneut, um sie noch einmal zu sehen.",
    },
    saved: "Einheit gespeichert",
    idle: "Stütz dich auf",
    idleAgain: "Stütz dich wieder auf",
    resting: "Einen Moment ohne Rolle",
    rolling: "Folge dem Wurm",
    holding: "Du hältst",
    stoppedAt: (muscle, side) => `Angehalten bei: ${muscle}, ${side}.`,
    stopped: "Du hast angehalten. Ruh dich aus; wenn du so weit bist, mach an einer anderen Stelle weiter.",
  },

  lane: {
    label: "Wo du am Bein bist",
    stopLine: "Stopplinie",
    noLineYet: "Knielinie noch nicht bekannt",
    noLine: (key) => `keine Knielinie: ${key} setzt sie`,
    spots: (count) => plural(count, { one: "1 empfindliche Stelle", other: `${count} empfindliche Stellen` }),
  },

  pace: { name: "Tempo", below: "zu langsam", inside: "genau richtig", above: "zu schnell", unknown: "nicht bekannt" },
  pressure: {
    name: "Druck",
    below: "zu leicht",
    inside: "genau richtig",
    above: "zu stark",
    unknown: "nicht bekannt",
    limit: (force) => `${force} Stopp`,
    uncalibrated: "Diese Rolle ist nicht kalibriert, daher ist der Druck nicht bekannt. Das Tempo stimmt.",
    oldCalibration: "Diese Rolle wurde vor langer Zeit kalibriert, daher ist der Druck weniger sicher.",
    assumed: (mass) => `für ${mass}, angenommen`,
    setWeight: "Gewicht angeben",
  },

  hold: {
    label: "Halten",
    seconds: (seconds) => `${seconds} s`,
    minimum: "Minimum",
    target: "Ziel",
    moveOn: "weiter",
    rest: "kurze Pause",
    beforeMinimum: (seconds) => `noch ${seconds} s bis zum Minimum`,
    beforeTarget: (seconds) => `noch ${seconds} s bis zum Ziel`,
    afterTarget: "Genug. Roll weiter, wann du magst.",
    over: "Roll jetzt weiter",
    waits: {
      noContact: "Wartet: lehn dich wieder auf",
      offSpot: "Wartet: zurück auf die Stelle",
      tooLight: "Wartet: etwas mehr, ins Band",
      tooHard: "Wartet: etwas leichter, ins Band",
      nearKnee: "Zählt nicht: zu nah am Knie",
      heldTooLong: "Zählt nicht: diese Stelle hat genug",
      noForce: "Zählt nicht: Druck nicht bekannt",
      noData: "Wartet: keine Daten",
      resting: "Zählt nicht: Zeit für eine kurze Pause",
    },
  },

  breath: {
    rate: (count) => `${count} Atemzüge pro Minute`,
    wanted: (count) => `${count} sind das Ziel dieses Schritts`,
    experimental: "durch die Rolle gespürt, im Versuch",
  },

  doubts: {
    sensorFault: "Ein Sensor liefert gerade Unsinn, seine Werte bleiben außen vor.",
    saturated: "Das ist mehr, als der Sensor messen kann.",
    inHands: "Die Rolle wird getragen, daher wird nichts beurteilt.",
    gap: "Ein Teil der Daten fehlt.",
    blindAngle: "In diesem Winkel spürt die Rolle kaum Druck. Roll ein wenig weiter.",
    settling: "Einen Moment, die Sensoren pendeln sich ein.",
    tremor: "Dein Muskel zittert, daher ist das Tempo weniger sicher.",
  },
};
