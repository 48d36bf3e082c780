import type { calibration as english } from "#shared/domain/sentences/en/calibration.ts";

export const calibration: Readonly<Record<keyof typeof english, string>> = {
  "step.noData": "In der Zeit kam nichts von der Rolle. Sieh nach, ob sie an und nah ist, und wiederhole den Schritt.",
  "step.movedAtRest":
    "Die Rolle hat sich bewegt. Leg sie auf den Boden, nimm die Hände weg und lass sie drei Sekunden still liegen.",
  "step.loadedAtRest": "Auf der Rolle lag etwas. Nimm alles herunter und lass sie drei Sekunden still liegen.",
  "step.restlessLoad": "Die Wägezelle war nicht ruhig. Nimm alles von der Rolle und halte den Boden still.",
  "step.notTurned": "Die Rolle hat sich nicht gedreht. Roll sie langsam über den Boden, zwei ganze Umdrehungen.",
  "step.tooFewTurns":
    "Sie hat sich {turns.1}-mal gedreht, gebraucht werden {wanted}. Roll langsam weiter, bis sie zweimal ganz herum ist.",
  "step.notLevel": "Die Achse der Rolle lag nicht waagerecht. Nimm einen ebenen Boden und lass beide Enden darauf.",
  "step.tooFast": "Sie drehte sich zu schnell. Nimm dir etwa zehn Sekunden für eine Umdrehung.",
  "step.loadedTurns": "Etwas drückte auf die Rolle. Dreh sie mit leichter Hand und ohne etwas darauf.",
  "step.opposed":
    "Drehsensor und Schwerkraft sind sich über den Drehsinn uneins. Die Achse des Sensors ist auf der Platine falsch eingestellt.",
  "step.noWeight":
    "Das Gewicht in kg fehlt. Wiederhole den Schritt und gib an, was auf der Rolle liegt, mit dem Brett.",
  "step.weightNotFelt":
    "Die Wägezelle hat das Gewicht kaum gespürt. Vielleicht trägt eine starre Schale daran vorbei, oder ein Draht ist lose.",
  "step.swaying": "Das Gewicht schwankte. Halte das Brett mit einem Finger ruhig und dreh langsamer.",
  "step.weightContradicts":
    "Nach den Werten der Waage sind es {feltKg.1} kg, nicht {toldKg} kg. Prüf Gewicht, Brett und Waage. Geglaubt wurde der Waage.",
  "step.pounds":
    "Nach den Werten der Waage sind es {feltKg.1} kg, nicht {toldKg} kg. Waren es Pfund, oder umgekehrt? Geglaubt wurde der Waage.",
  "step.noScale": "Der Wert der Waage fehlt. Wiederhole das Drücken und gib an, was die Waage zeigt.",
  "step.pressNotFelt":
    "Die Wägezelle hat kein Drücken gespürt. Drück gerade nach unten auf die Mitte der Rolle und halte es.",
  "step.pressMoved": "Die Rolle rollte beim Drücken. Halte sie unter den Händen still und drück noch einmal.",
  "step.pressUnsteady": "Der Druck war nicht ruhig. Halte ihn drei Sekunden gleichmäßig, bevor du die Waage abliest.",
  "step.sameAngle":
    "Fast an demselben Winkel wurde schon gedrückt. Dreh die Rolle erst um eine Achtelumdrehung weiter.",
  "step.scaleContradicts":
    "Die Waage zeigte {shownKg} kg, die Wägezelle spürte {feltKg.1} kg. Lies noch einmal ab, während du drückst.",
  "step.noDistance": "Die Länge am Maßband fehlt. Wiederhole den Schritt und gib an, wie weit du gerollt bist.",
  "step.radiusContradicts":
    "Danach rollt die Rolle auf {radiusMm.1} mm, nach ihrer Größe wären es {nominalMm.1} mm. Sieh nach, ob das Maßband metrisch ist, und roll von Marke zu Marke.",
  "step.axisUnknown":
    "Es ist nicht klar, wie herum die Rolle sich dreht. Mach die Umdrehungen ohne Last: zwei ganze über den Boden.",
  "measured.still": "{seconds.1} s still",
  "measured.turns": "{turns.2} Umdrehungen, {rateDps} °/s",
  "measured.angle": "bei {degrees}°",
  "measured.radius": "Radius {radiusMm.1} mm",
  "measured.radiusBeside": "Radius {radiusMm.1} mm, Maßband neben dem Körper",
  "without.rest":
    "Es gibt kein Ruhen: Die Null des Drehsensors kommt aus anderen stillen Momenten, wenn es welche gab.",
  "without.emptyTurns":
    "Es gibt keine Umdrehungen ohne Last: Das Eigengewicht der Rolle auf der Zelle ist weniger genau bekannt.",
  "without.weightTurns":
    "Es gibt keine Umdrehungen unter einem Gewicht: Wie die Zelle zwischen den Winkeln des Drückens antwortet, ist angenommen.",
  "without.press": "Es gibt kein Drücken über einer Waage: Die Kraft beruht allein auf dem Gewicht.",
  "without.tapedRoll":
    "Es gibt kein Rollen am Maßband: Der Rollradius kommt aus der Größe der Rolle, auf 1,25 % genau.",
  "missing.newForce": "Die Kraft ist so, wie sie vorher kalibriert war.",
  "learned.shape": "Die Form der Antwort wurde beim Rollen verfeinert; die Verstärkung ist die kalibrierte.",
  "missing.presses": "Gedrückt wurde {presses}-mal; achtmal, je eine Achtelumdrehung weiter, sagt mehr.",
  "missing.still": "Die Rolle lag nie still: Die Null des Drehsensors ist nicht bekannt.",
  "missing.axle": "Die Rolle wurde nicht weit genug gedreht, um ihre Achse zu finden.",
  "missing.otherAxle": "Die Platine nennt {toldAxis} als Achse; nach den Daten ist es {axis}.",
  "missing.opposed":
    "Drehsensor und Schwerkraft sind sich über den Drehsinn uneins; was den Winkel braucht, wurde nicht gemessen.",
  "missing.tapeBeside":
    "Angenommen ist, dass das Maßband neben dem Körper lag, der sich doppelt so weit bewegt, wie die Rolle rollt.",
  "missing.saturated": "Die Wägezelle war zeitweise am Anschlag: Sie ist zu stark verstärkt.",
  "missing.load": "Es gibt keine Last von bekannter Größe: Die Kraft bleibt unbekannt.",
  "missing.zero": "Die Rolle war nie ohne Last: Die Kraft bleibt unbekannt.",
  "missing.answer":
    "Die Wägezelle hat kaum auf die Last geantwortet: Die Kraft bleibt unbekannt. Prüf ihre Drähte und ob die Schale geteilt ist.",
  "missing.shape": "Die Wägezelle antwortet wie bei keiner bekannten Montage: Die Kraft bleibt unbekannt.",
  "missing.shapeMeasured":
    "Die Wägezelle antwortet wie bei keiner bekannten Montage; genommen wurde, was gemessen ist.",
  "missing.otherMounting": "Die Platine nennt eine andere Montage, die Wägezelle antwortet aber wie „{mounting}“.",
  "missing.blind":
    "An manchen Winkeln spürt die Wägezelle weniger als halb so viel wie an anderen: Dort ist die Kraft weniger sicher.",
};
