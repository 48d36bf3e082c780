import { FLAG_WORDS, SPOT_STATE_WORDS } from "#shared/domain/sentences/de/data.ts";
import type { SessionWords } from "#web/words/areas/session.ts";
import { pluralIn } from "#web/words/plural.ts";

const plural = pluralIn("de");

export const session: SessionWords = {
  loading: "Die Einheit wird aus ihrer Aufzeichnung gelesen",
  failed: "Diese Einheit ist nicht erreichbar",
  failedText: "Der Hub hat nicht geantwortet. Die Einheit liegt sicher auf seinem Rechner.",
  gone: "Diese Einheit gibt es nicht",
  goneText: "Sie ist vielleicht gelöscht. Die anderen stehen in der Liste.",
  back: "Alle Einheiten",
  title: (day) => `Einheit vom ${day}`,
  lasted: (from, to) => `${from} bis ${to}`,

  story: {
    nothing: "In dieser Einheit hast du dich nicht auf die Rolle gestützt; es gibt nichts zu beurteilen.",
    rolled: (areas, clock) => `Du hast ${clock} Minuten gerollt: ${areas}.`,
    area: (muscle, side) => `${muscle} ${side}`,
    both: (pace, pressure) => `Davon stimmte das Tempo zu ${pace}, der Druck zu ${pressure}.`,
    paceOnly: (pace) =>
      `Davon stimmte das Tempo zu ${pace}. Der Druck ist nicht bekannt: Die Rolle war nicht kalibriert.`,
    holds: (count, clock) =>
      plural(count, { one: `Ein Halt zählte, ${clock} lang.`, other: `${count} Halte zählten, zusammen ${clock}.` }),
    easier: (before, after) => `Das Unbehagen ging von ${before} auf ${after} zurück.`,
    harder: (before, after) => `Das Unbehagen stieg von ${before} auf ${after}.`,
    same: (before) => `Das Unbehagen blieb bei ${before}.`,
    gaps: (clock) => `${clock} lang kamen keine Daten; von dieser Zeit ist hier nirgends die Rede.`,
    doubtful: (share) => `${share} der Daten sind weniger sicher, als sie sein sollten.`,
    recovered: "Die Einheit wurde abgebrochen; gezeigt wird, was gesichert war.",
    running: "Die Einheit läuft noch; so steht es jetzt.",
    rehearsal: "Es war eine Probe: Niemand lag auf der Rolle, also zählt sie für keinen Plan und keinen Rückblick.",
  },

  map: {
    title: "Wo du gedrückt hast, und wie stark",
    help: "Jedes Feld ist ein Stück des Beins und ein Druck; je dunkler, desto länger warst du dort. Zwischen den Linien stimmte der Druck.",
    axis: (unit) => `Druck, ${unit}`,
    label: (area) => `Druck entlang des Beins: ${area}`,
    most: (from, to, low, high) =>
      `Die meiste Zeit lag zwischen ${from} und ${to} vom Anfang der Züge, bei ${low} bis ${high}.`,
    unplaced: (clock) => `${clock} lang ist der Ort oder der Druck nicht bekannt.`,
    none: "Ort und Druck sind in dieser Einheit nie zugleich bekannt, darum gibt es keine Karte.",
    band: "richtiger Druck",
    length: (length) => `eine Strecke von ${length}`,
  },

  bands: {
    title: "Zeit im richtigen Band",
    pace: "Tempo",
    pressure: "Druck",
    counted: "Beides, oder im Halt",
    facts: (clock, strokes, holds) => `${clock} auf der Rolle, ${strokes}, ${holds}`,
    strokes: (count) => plural(count, { one: "1 Zug", other: `${count} Züge` }),
    holds: (count) => plural(count, { one: "1 Halt", other: `${count} Halte` }),
    stroke: (length, speed) => `Ein Zug war im Mittel ${length} lang, mit ${speed}.`,
    mean: (force) => `Mittlerer Druck ${force}.`,
  },

  holds: {
    title: "Halte",
    none: "Kein Halt war lang genug, um zu zählen.",
    some: (counted, all) => `${counted} von ${all} zählten.`,
    rule: "Zeit zählt auf der Stelle und mit dem richtigen Druck; mit weniger als einer Sekunde davon zählt ein Halt nicht.",
    before: "von vor der Einheit",
    at: (time) => `um ${time}`,
    of: (counted, lasted) => `${counted} von ${lasted} s zählten`,
    notCounted: (counted, lasted) =>
      `zählte nicht: ${counted} von ${lasted} s waren auf der Stelle mit dem richtigen Druck`,
  },

  cues: {
    title: "Was der Coach sagte",
    none: "Nichts. Der Coach hatte keinen Grund zu sprechen.",
    times: (count) => plural(count, { one: "einmal", other: `${count}-mal` }),
    last: "Zuletzt:",
    left: (count) => `und danach noch ${count}`,
    stopped: (time) => `Du hast um ${time} angehalten.`,
    stoppedWhy: (time, why) => `Du hast um ${time} angehalten: ${why}.`,
  },

  spots: {
    title: "Empfindliche Stellen",
    none: "Du hast keine markiert.",
    fromKnee: (length) => `${length} von der Linie am Knie`,
    fromStart: (length) => `${length} vom Anfang der Züge`,
    nowhere: "Ort nicht bekannt",
    answers: (first, last) => `${first} auf ${last}`,
    said: "Unbehagen",
    notSaid: "Unbehagen nicht gesagt",
    key: "löst deinen Knieschmerz aus",
    addNote: "Notiz dazu",
    changeNote: "Notiz ändern",
    leaveNote: "Lassen",
    noteOf: (what, area) => `${what} (${area})`,
    states: SPOT_STATE_WORDS,
  },

  told: {
    title: "Unbehagen, wie du es gesagt hast",
    help: "Von 0, nichts, bis 10, das Höchste; jedes, wo die Rolle gerade war.",
    at: (time) => `um ${time}`,
    onSpot: "auf einer empfindlichen Stelle",
    afterwards: "zu einer empfindlichen Stelle, danach",
  },

  details: {
    title: "Was du gespürt hast",
    before: "Unbehagen vorher",
    after: "Unbehagen nachher",
    ends: ["nichts", "das Höchste"],
    phase: "Was für ein Trainingstag war es?",
    noPhase: "nicht gesagt",
    note: "Notiz",
    noteHelp: "Für dich: weder im Bericht noch im Paket zum Teilen. In den ausgegebenen Daten steht sie.",
    save: "Speichern",
    saved: "Gespeichert.",
    takeBack: "Antworten zurücknehmen",
    failed: "Das wurde nicht gespeichert. Versuch es noch einmal.",
  },

  next: {
    title: "Beim nächsten Mal",
    slower: "Roll langsamer: etwa zweieinhalb Zentimeter in der Sekunde. Lass den Wurm führen.",
    lighter: "Stütz dich weniger auf. Mehr Druck hilft nicht mehr.",
    heavier: "Stütz dich etwas mehr auf, solange es angenehm bleibt.",
    holds: "Bleib auf einer empfindlichen Stelle, bis der Ring voll ist; dann weiter.",
    openSpot: (area) => `Komm zu der Stelle zurück, die noch da ist: ${area}.`,
    rose: "Das Unbehagen stieg. Roll leichter, und ruh vorher einen Tag.",
    stopped:
      "Du hast angehalten, weil etwas nicht stimmte. Lass diese Stelle in Ruhe, bis sie sich wieder gut anfühlt.",
    calibrate: "Kalibriere die Rolle, damit der Coach deinen Druck kennt.",
    link: "Stell den Rechner näher an die Rolle: Es gingen Daten verloren.",
    same: "Mach es noch einmal so. Es war gleichmäßig.",
    plan: "Zum Plan für heute",
  },

  traces: {
    title: "Verläufe",
    help: "Zieh über einen Verlauf, um ihn näher zu sehen; ein Doppelklick zeigt alles. Mit der Tastatur: Pfeile bewegen, Plus und Minus zoomen, 0 zeigt alles.",
    helpTouch:
      "Vergrößern und Verkleinern ändern den Ausschnitt, Früher und Später verschieben ihn, Alles zeigt die ganze Einheit.",
    speed: "Tempo",
    force: "Druck",
    position: "Ort",
    label: (from, to) => `Tempo, Druck und Ort von ${from} bis ${to}`,
    window: (from, to) => `${from} bis ${to}`,
    in: "Vergrößern",
    out: "Verkleinern",
    all: "Alles",
    earlier: "Früher",
    later: "Später",
    gap: "schraffiert: keine Daten",
    told: "Linien mit einer Zahl: das Unbehagen, das du gesagt hast.",
    loading: "Die Verläufe werden berechnet",
    failed: "Die Verläufe sind nicht gekommen.",
    none: "Es gibt keine Daten zu zeichnen.",
  },

  quality: {
    title: "Wie gut die Daten sind",
    shares: (good, reduced, unknown) => `${good} gut, ${reduced} weniger sicher, ${unknown} nicht bekannt.`,
    lost: (lost, all) => `${lost} von ${all} Paketen gingen verloren.`,
    whole: "Kein Paket ging verloren.",
    unread: (lines) =>
      lines === 0
        ? "Das Ende der Aufzeichnung ist nicht lesbar; was davor steht, zählt."
        : `${plural(lines, { one: "Eine Zeile", other: `${lines} Zeilen` })} der Aufzeichnung nicht lesbar; der Rest zählt.`,
    why: "Woran es am meisten lag:",
    flags: FLAG_WORDS,
  },

  take: {
    title: "Zum Mitnehmen",
    report: "Bericht für Fachleute",
    reportText: "Eine Seite, schwarz auf weiß. Weder Name noch Gewicht stehen darin; beim Teilen wählst du selbst.",
    share: "Paket zum Teilen",
    print: "Diese Seite drucken",
    exports: "Daten ausgeben",
    remove: "Diese Einheit löschen",
    formats: {
      csv: "Tabelle: Tempo, Kraft, Ort",
      "csv-events": "Tabelle: Züge, Halte, Hinweise",
      "csv-zip": "Tabellen und alles, was dazugehört",
      json: "Alles in einem Dokument",
      recording: "Die Aufzeichnung selbst",
      parquet: "Parquet: Tempo, Kraft, Ort",
      "parquet-events": "Parquet: Züge, Halte, Hinweise",
      fit: "FIT für ein Sporttagebuch",
      mcap: "MCAP für Robotik-Werkzeuge",
      report: "Der Bericht",
    },
  },

  share: {
    title: "Paket zum Teilen",
    text: "Wähl, was in die Datei kommt. Sie landet auf diesem Rechner; nichts wird verschickt.",
    fields: {
      report: "Der Bericht",
      ticks: "Tempo, Kraft und Ort",
      events: "Züge, Halte, Hinweise",
      spots: "Wo empfindliche Stellen sind",
      discomfort: "Was du über Unbehagen gesagt hast",
      calibration: "Die Kalibrierung",
      weight: "Dein Körpergewicht und die Zielkraft, die daraus folgt",
      recording: "Die rohe Aufzeichnung",
    },
    what: "Was darin ist",
    name: "Name im Bericht",
    nameHelp: "Lass das Feld leer, dann wird niemand genannt.",
    make: "Datei erstellen",
    nothing: "Nichts ist angekreuzt, also gibt es nichts, was in die Datei käme.",
    never: "Nie darin: deine Notizen und der Name der Rolle.",
  },

  remove: {
    title: "Diese Einheit löschen?",
    text: "Ihre Aufzeichnung und alles, was daraus errechnet wurde, gehen für immer. Es gibt keinen Weg zurück.",
    keep: "Behalten",
    go: "Für immer löschen",
    failed: "Sie konnte nicht gelöscht werden.",
  },
};
