// Undecodable bytes are a value. One constant object a reason: a flood of garbage allocates nothing.

export const BAD_REASONS = ["empty", "unknownKind", "wrongLength", "badFlags", "badText", "badValue"] as const;
export type BadReason = (typeof BAD_REASONS)[number];

export interface DecodeError {
  readonly kind: "bad";
  readonly reason: BadReason;
}

export const BAD: { readonly [reason in BadReason]: DecodeError } = {
  empty: { kind: "bad", reason: "empty" },
  unknownKind: { kind: "bad", reason: "unknownKind" },
  wrongLength: { kind: "bad", reason: "wrongLength" },
  badFlags: { kind: "bad", reason: "badFlags" },
  badText: { kind: "bad", reason: "badText" },
  badValue: { kind: "bad", reason: "badValue" },
};
