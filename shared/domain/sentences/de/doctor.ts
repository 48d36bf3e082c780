import type { doctor as english } from "#shared/domain/sentences/en/doctor.ts";

export const doctor: Readonly<Record<keyof typeof english, string>> = {
  "bluetooth.unknown": "Ob es Bluetooth gibt, war nicht herauszufinden",
  "bluetooth.none": "Kein Bluetooth-Adapter",
  "bluetooth.locked": "Bluetooth ({adapters}) ist gesperrt",
  "bluetooth.blocked": "Bluetooth ({adapters}) ist blockiert",
  "bluetooth.off": "Bluetooth ({adapters}) ist aus",
  "bluetooth.forbidden": "Node darf Bluetooth ({adapters}) nicht benutzen",
  "bluetooth.forbiddenMore":
    "Einmal für dieses Node, und wieder nach jeder Aktualisierung. Jedes Skript, das dieses Node ausführt, darf dann funken.",
  "bluetooth.noService": "Bluetooth ({adapters}) ist da, aber sein Dienst läuft nicht",
  "bluetooth.noServiceMore": "Ohne ihn ist der Adapter oft ausgeschaltet.",
  "bluetooth.there": "Bluetooth: {adapters} ist bereit",
  "bluetooth.unlock": "Schalte den Bluetooth- oder Funkschalter dieses Rechners ein.",
  "bluetooth.onLinux": "Schalte Bluetooth ein: bluetoothctl power on",
  "bluetooth.onMac": "Schalte Bluetooth ein: Systemeinstellungen → Bluetooth.",
  "bluetooth.onWindows": "Schalte Bluetooth ein: Einstellungen → Bluetooth und Geräte.",
  "bluetooth.plugLinux": "Steck einen USB-Adapter für Bluetooth 4.0 oder neuer an; lsusb sollte ihn zeigen.",
  "bluetooth.handThrough": "In einer virtuellen Maschine oder einem Container reich den Adapter erst durch.",
  "bluetooth.lookMac": "Sieh in Systemeinstellungen → Bluetooth nach; in einer virtuellen Maschine gibt es keines.",
  "bluetooth.lookWindows":
    "Such Bluetooth im Geräte-Manager und installiere seinen Treiber, oder steck einen Adapter für 4.0 oder neuer an.",
  "bluetooth.macPermission":
    "macOS fragt einmal, ob dein Terminal es benutzen darf: Systemeinstellungen → Datenschutz & Sicherheit → Bluetooth.",
  "serial.unknown": "Die seriellen Anschlüsse ließen sich nicht auflisten",
  "serial.none": "Kein serieller Anschluss sieht nach einer Rolle aus",
  "serial.onlyCable": "Nur eine Rolle am Kabel braucht einen.",
  "serial.others": "Nur eine Rolle am Kabel braucht einen. Andere lassen sich mit --link serial:PATH nennen: {ports}.",
  "serial.there": "Serieller Anschluss {port}",
  "serial.denied": "Du darfst den seriellen Anschluss {port} nicht benutzen",
  "serial.login": "Melde dich ab und wieder an: Ein Terminal, das schon offen ist, weiß noch nichts davon.",
  "serial.lookAt": "Sieh nach, wer ihn benutzen darf: ls -l {path}",
  "serial.lookWindows": "Sieh im Geräte-Manager unter Anschlüsse (COM & LPT) nach.",
};
