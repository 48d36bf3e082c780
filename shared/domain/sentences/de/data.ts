import type { FLAG_WORDS as flags, SPOT_STATE_WORDS as states } from "#shared/domain/sentences/en/data.ts";

export const FLAG_WORDS: typeof flags = {
  gap: "keine Daten",
  blindAngle: "ein Winkel, in dem die Rolle wenig spürt",
  inHands: "getragen oder gekippt",
  notCalibrated: "nicht kalibriert",
  saturated: "ein Sensor am Anschlag",
  settling: "Einschwingen nach einem Anfang",
  tremor: "Zittern",
  sensorFault: "ein Sensor, der sich widerspricht",
};

export const SPOT_STATE_WORDS: typeof states = {
  released: "hat losgelassen",
  eased: "Halt beendet, es stieg",
  open: "noch da",
};
