// Notices and errors that reach the page, by the code of docs/errors.md.
import type { HubWords } from "#web/words/hubWords.ts";

export const problems: HubWords["problems"] = {
  LINK_UNAVAILABLE: {
    message: "Diese Verbindung lässt sich hier nicht öffnen",
    whatToDo: "Nimm eine andere, oder starte ohne --link mit der simulierten Rolle.",
  },
  SERIAL_UNAVAILABLE: {
    message: "Serielle Anschlüsse sind auf diesem Rechner nicht nutzbar",
    whatToDo: "Lösch den Ordner node_modules und starte neu; alles andere geht so lange.",
  },
  SERIAL_PORT_MISSING: {
    message: "Der serielle Anschluss ist nicht zu finden",
    whatToDo: "Steck die Rolle an; `npm run doctor` listet die Anschlüsse. Der Hub sucht weiter.",
  },
  SERIAL_PORT_DENIED: {
    message: "Du darfst diesen seriellen Anschluss nicht benutzen",
    whatToDo: "Gib dir das Recht wie beschrieben; `npm run doctor` kennt die Schritte für dein System.",
  },
  SERIAL_PORT_BUSY: {
    message: "Ein anderes Programm benutzt diesen seriellen Anschluss",
    whatToDo: "Schließ es: einen zweiten Hub, einen seriellen Monitor, die Espruino IDE. Der Hub versucht es weiter.",
  },
  SERIAL_PORT_SILENT: {
    message: "Vom seriellen Anschluss kommen keine Messwerte",
    whatToDo:
      "Sieh in docs/hardware.md nach: Kabel vertauscht, Firmware auf der Platine, niemand per Bluetooth verbunden.",
  },
  FIRMWARE_MISMATCH: {
    message: "Die Firmware der Rolle und dieser Hub verstehen sich nicht",
    whatToDo: "Bring das Ältere auf den neuen Stand: `npm run flash` für die Rolle, oder hier ein neueres Inchworm.",
  },
  BLUETOOTH_MISSING: {
    message: "Es ist kein Bluetooth-Adapter da",
    whatToDo: "Steck einen an oder schalte ihn in den Systemeinstellungen ein; der Hub sucht weiter.",
  },
  BLUETOOTH_OFF: {
    message: "Bluetooth ist ausgeschaltet",
    whatToDo: "Schalte es in den Systemeinstellungen ein (Linux: rfkill unblock bluetooth); der Hub sucht weiter.",
  },
  BLUETOOTH_FORBIDDEN: {
    message: "Inchworm darf Bluetooth nicht benutzen",
    whatToDo: "Erlaub es, wie docs/radio.md es beschreibt, und starte es neu.",
  },
  BLUETOOTH_UNUSABLE: {
    message: "Die Bluetooth-Bibliothek lässt sich nicht laden",
    whatToDo: "Lösch den Ordner node_modules und starte neu; ohne Bluetooth gehen die anderen Verbindungen.",
  },
  CALIBRATION_UNUSABLE: {
    message: "Es kam keine Kalibrierung heraus",
    whatToDo: "Sieh dir die Schritte an und wiederhole, was nicht gut war.",
  },
  CALIBRATION_NOT_RUNNING: { message: "Auf dieser Rolle läuft keine Kalibrierung", whatToDo: "Beginne erst eine." },
  CALIBRATION_NUMBER_MISSING: {
    message: "Dieser Schritt der Kalibrierung braucht eine Zahl",
    whatToDo: "Gib sie an: das Gewicht, oder was die Waage zeigte.",
  },
  CALIBRATION_OLD: {
    message: "Die Kalibrierung der Rolle ist älter als einen Monat",
    whatToDo: "Kalibriere sie neu, wenn du ein paar Minuten hast; bis dahin kann der Druck etwas abweichen.",
  },
  CALIBRATION_DRIFTED: {
    message: "Der Nullpunkt der Wägezelle hat sich seit der Kalibrierung verschoben",
    whatToDo: "Nimm alles von der Rolle und stell sie auf null; kommt es wieder, kalibriere neu.",
  },
  TARE_REFUSED: {
    message: "Die Rolle kann jetzt nicht auf null gestellt werden",
    whatToDo: "Tu, was der Grund sagt, und stell sie dann auf null.",
  },
  JOURNAL_FAILED: {
    message: "Die Einheit kann nicht auf die Platte geschrieben werden",
    whatToDo: "Schaff Platz oder prüfe den Datenordner; der Coach macht weiter.",
  },
  TEXT_NOT_PLAIN: {
    message: "In diesem Text sind unsichtbare Zeichen, die nicht gespeichert werden können",
    whatToDo: "Tipp ihn von Hand, statt ihn einzufügen: mit Buchstaben, Ziffern und Zeichen, die man sieht.",
  },
  NOT_FOUND: { message: "Das gibt es nicht", whatToDo: "Geh zurück und lade die Seite neu." },
  BAD_REQUEST: {
    message: "Der Hub versteht diese Anfrage nicht",
    whatToDo: "Lade die Seite neu und versuch es noch einmal.",
  },
  BAD_MESSAGE: { message: "Der Hub kennt diese Nachricht nicht", whatToDo: "Lade die Seite neu." },
  NO_ROLLER: { message: "Diese Rolle ist nicht da", whatToDo: "Schalte die Rolle ein." },
  BAD_PROGRAM: {
    message: "Ein Programm ist nicht brauchbar",
    whatToDo: "Bessere die Datei aus, wie Zeile und Grund es sagen; die anderen Programme gehen.",
  },
  NO_PROGRAM: { message: "Dieses Programm gibt es nicht", whatToDo: "Wähl eines aus der Liste." },
  PROGRAM_NOT_RUNNING: { message: "Es läuft kein Programm", whatToDo: "Beginne erst eines." },
  KNEE_END_OFF_LEG: {
    message: "Das Knie-Ende wurde nicht markiert, weil die Rolle nicht am Bein ist",
    whatToDo: "Stütz dich auf, roll zum Knie-Ende und markier es dort.",
  },
  KNEE_END_TOO_SOON: {
    message: "Das Knie-Ende wurde nicht markiert, weil zu wenig gerollt wurde, um zu wissen, wo das Knie ist",
    whatToDo: "Roll den ganzen Muskel einmal ohne abzuheben, dann markier es.",
  },
  SESSION_RUNNING: { message: "Es läuft schon eine Einheit", whatToDo: "Beende sie zuerst." },
  SESSION_NOT_RUNNING: { message: "Diese Einheit läuft nicht", whatToDo: "Nichts zu tun: Sie ist schon gespeichert." },
  FOREIGN_ORIGIN: {
    message: "Die Anfrage kommt von einer anderen Seite",
    whatToDo: "Öffne Inchworm unter der Adresse, die der Hub angezeigt hat.",
  },
  ONLY_HERE: {
    message: "Das wird nur auf dem Rechner des Hubs gesagt",
    whatToDo: "Öffne diese Adresse dort als http://localhost.",
  },
  TOO_MANY_CLIENTS: {
    message: "Es sind zu viele Seiten offen",
    whatToDo: "Schließ eine, die du nicht brauchst, und lade die Seite neu.",
  },
  TOO_MANY_REQUESTS: {
    message: "Die Anfragen kommen schneller, als der Hub sie nimmt",
    whatToDo: "Warte einen Moment und versuch es noch einmal.",
  },
  SETTINGS_UNREADABLE: {
    message: "Die gespeicherten Einstellungen sind nicht lesbar",
    whatToDo: "Der Hub nimmt seine Vorgaben; speichere deine Einstellungen neu.",
  },
  NO_SESSION: {
    message: "Diese Einheit gibt es nicht",
    whatToDo:
      "Vielleicht wurde sie gelöscht, oder sie liegt in einem anderen Datenordner. Die Kennung einer Einheit steht am Ende der Adresse ihrer Seite; so heißt auch ihr Ordner in `sessions` des Datenordners.",
  },
  NO_PROFILE: { message: "Diese Person gibt es nicht", whatToDo: "Wähl jemanden aus der Liste." },
  PROFILE_UNREADABLE: {
    message: "Das gespeicherte Profil einer Person ist nicht lesbar",
    whatToDo: "Die Datei bleibt, wie sie ist; bessere sie aus oder leg das Profil neu an. Die anderen gelten.",
  },
  BODY_WEIGHT_ASSUMED: {
    message: "Das Körpergewicht ist nicht bekannt, daher gilt der Druck für eine Person von 60 kg",
    whatToDo: "Gib das Körpergewicht in den Einstellungen an.",
  },
  AREA_STOPPED: {
    message: "Hier hast du heute angehalten, darum ist diese Stelle zu",
    whatToDo:
      "Wähl eine andere Stelle. War das Anhalten ein Versehen und tat nichts weh, sag es auf der Seite mit den Fragen.",
  },
  AREA_BLOCKED: {
    message: "Diese Stelle ist durch deine Antworten vor der Einheit geschlossen",
    whatToDo: "Tu, was der Grund sagt, oder wähl eine Stelle, die offen ist.",
  },
  SCREENING_DUE: {
    message: "Vor dem Rollen sind Fragen zu beantworten",
    whatToDo: "Beantworte sie für diese Person.",
  },
  ANSWER_STANDS: {
    message: "Dieses Ja lässt sich nicht mehr zurücknehmen: Das geht zehn Minuten lang, bis du rollst oder anhältst",
    whatToDo:
      "Es gilt, und was es geschlossen hat, bleibt zu. Öffne die Fragen vor dem Rollen: Neben der Antwort steht, was die Stelle wieder öffnet.",
  },
  RAMP_NOT_RUNNING: {
    message: "Auf dieser Rolle wartet keine Druckmessung darauf",
    whatToDo: "Beginne erst eine; eine Antwort zählt, wenn danach gefragt wird.",
  },
  BAD_FLAG: {
    message: "Ein Schalter auf der Kommandozeile ist falsch",
    whatToDo: "Ruf den Befehl mit --help auf, um seine Schalter zu sehen.",
  },
  BAD_LINK_URI: {
    message: "Die Adresse einer Verbindung ist falsch",
    whatToDo: "Nimm ble:NAME, serial:PORT, sim:SCENARIO oder file:PATH; `npm start -- --help` kennt die Formen.",
  },
  UNKNOWN_SCENARIO: {
    message: "Diesen simulierten Ablauf gibt es nicht",
    whatToDo: "`npm run simulate -- --list` zeigt die Namen.",
  },
  BAD_RECORDING: {
    message: "Die Aufzeichnung ist nicht lesbar",
    whatToDo: "docs/recording.md beschreibt das Format; eine abgeschnittene letzte Zeile macht nichts.",
  },
  BAD_CALIBRATION: {
    message: "Die Kalibrierung ist nicht brauchbar",
    whatToDo: "Mach sie neu, oder lass --calibration weg.",
  },
  FILE_UNREADABLE: { message: "Eine Datei ist nicht lesbar", whatToDo: "Prüf den Pfad und seine Rechte." },
  FILE_UNWRITABLE: {
    message: "Eine Datei lässt sich nicht schreiben",
    whatToDo: "Prüf den Pfad, seine Rechte und den freien Platz.",
  },
  PORT_TAKEN: {
    message: "Der Port ist belegt",
    whatToDo: "Schließ das andere Programm, oder wähl mit --port einen anderen.",
  },
  LAN_NOT_ALLOWED: {
    message: "Damit wäre die Seite im ganzen Netz zu sehen",
    whatToDo: "Nimm --allow-lan dazu, wenn du das willst, oder lass --host weg.",
  },
  JOURNAL_DAMAGED: {
    message: "Ein Teil der Aufzeichnung einer Einheit ist nicht lesbar",
    whatToDo: "Der Rest wird benutzt, die Datei bleibt, wie sie ist; prüf die Platte, wenn es wieder vorkommt.",
  },
  SESSION_RECOVERED: {
    message: "Eine abgebrochene Einheit wurde gesichert und neu ausgewertet",
    whatToDo: "Nichts zu tun: Höchstens ihre letzte Sekunde fehlt. Du findest sie unter deinen Einheiten.",
  },
  DATA_FOLDER_IN_USE: {
    message: "Ein anderer Hub benutzt diesen Datenordner",
    whatToDo: "Nimm jenen, beende ihn, oder wähl mit --data einen anderen Ordner.",
  },
  DATA_FOLDER_UNUSABLE: {
    message: "Der Datenordner ist nicht nutzbar",
    whatToDo: "Wähl mit --data einen Ordner, oder schaff Platz, wo er sein soll.",
  },
  BAD_BACKUP: {
    message: "Die Sicherung ist nicht brauchbar",
    whatToDo: "Nichts wurde geändert. Nimm eine andere Kopie; docs/store.md sagt, was eine Sicherung enthält.",
  },
  STORE_DAMAGED: {
    message: "Die Datenbank der früheren Einheiten war beschädigt",
    whatToDo: "Nichts ist verloren: Sie liegt jetzt beiseite und wird aus den Dateien der Einheiten neu gemacht.",
  },
  STORE_UNAVAILABLE: {
    message: "Die Datenbank der früheren Einheiten ist nicht nutzbar",
    whatToDo:
      "Der Coach macht weiter, und Aufzeichnungen brauchen sie nicht. Prüf ihren Platz auf der Platte; docs/store.md sagt, was jetzt geschieht.",
  },
  PERSON_HAS_SESSIONS: {
    message: "Diese Person hat Einheiten",
    whatToDo: "Entscheide, was mit ihnen geschieht: behalten, dann gehören sie niemandem, oder mit löschen.",
  },
  KEPT_AS_CHOSEN: {
    message: "Was älter ist, als du behalten willst, wurde gelöscht",
    whatToDo: "Nichts zu tun. Die Seite der Einheiten sagt, wie lange sie bleiben.",
  },
  CLOCK_JUMPED: {
    message: "Die Uhr ist gesprungen, seit der Hub zuletzt nachsah; einen Tag lang wird nichts gelöscht",
    whatToDo:
      "Sieh nach, ob Datum und Uhrzeit dieses Rechners stimmen. Wenn ja, ist nichts zu tun: Es geschieht einen Tag später.",
  },
  SAMPLES_DELETED: {
    message: "Die Rohwerte dieser Einheit wurden gelöscht, wie es gewählt war",
    whatToDo: "Summen, Ereignisse und Notizen sind noch da; Kurven und Exporte ihrer Werte gibt es nicht mehr.",
  },
  SESSION_IS_HERE: {
    message: "Diese Aufzeichnung ist schon unter den Einheiten",
    whatToDo: "Nichts zu tun. Um sie neu aufzunehmen, lösch erst jene Einheit.",
  },
  PART_FAILED: {
    message: "Ein Teil des Hubs ist ausgefallen",
    whatToDo: "Die Messwerte kommen weiter; bleibt es so, starte den Hub neu.",
  },
  UNEXPECTED: {
    message: "Etwas ging schief, das nicht sollte",
    whatToDo: "Versuch es noch einmal; kommt es wieder, starte den Hub neu.",
  },
};
