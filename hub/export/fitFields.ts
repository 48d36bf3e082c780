// The developer fields of the FIT export. Numbers never change: files that exist are read by them.
interface FitField {
  readonly number: number;
  readonly name: string;
  readonly units: string;
  /** Numbers are 32-bit floats. */
  readonly type: "number" | "text";
}

/** As the FIT library takes it. */
export interface FitFieldValue {
  field_num: number;
  value: number | string;
}

/** force, speed and position stand in records; contact to side in laps; the rest in the session. */
export const FIT_FIELDS = {
  force: { number: 0, name: "force", units: "N", type: "number" },
  speed: { number: 1, name: "roll_speed", units: "mm/s", type: "number" },
  position: { number: 2, name: "position", units: "mm", type: "number" },
  contact: { number: 3, name: "contact_time", units: "s", type: "number" },
  strokes: { number: 4, name: "strokes", units: "strokes", type: "number" },
  meanForce: { number: 5, name: "mean_force", units: "N", type: "number" },
  muscle: { number: 6, name: "muscle", units: "muscle", type: "text" },
  side: { number: 7, name: "side", units: "side", type: "text" },
  scope: { number: 8, name: "scope", units: "text", type: "text" },
  quality: { number: 9, name: "data_quality", units: "text", type: "text" },
  calibration: { number: 10, name: "calibration", units: "text", type: "text" },
} as const satisfies Readonly<Record<string, FitField>>;

export type FitFieldName = keyof typeof FIT_FIELDS;

/** Only what is known. */
export function fieldValues(values: Partial<Record<FitFieldName, number | string>>): FitFieldValue[] {
  const given = new Map<string, number | string | undefined>(Object.entries(values));
  return Object.entries(FIT_FIELDS).flatMap(([key, { number }]): FitFieldValue[] => {
    const value = given.get(key);
    return value === undefined || Number.isNaN(value) ? [] : [{ field_num: number, value }];
  });
}
