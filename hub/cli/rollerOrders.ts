// Flags of npm run roller → what is asked of the roller. A value it would refuse is refused here, before anything is sent.
import { InchwormError } from "#hub/errors.ts";
import {
  MAX_DIAMETER_MM,
  MAX_PASSKEY,
  MAX_SLEEP_MINUTES,
  MIN_DIAMETER_MM,
  MOUNTING_CODES,
  NAME_MAX_BYTES,
  ROLL_AXIS_CODES,
} from "#shared/protocol/index.ts";
import type { ControlCommand, Setting } from "#shared/protocol/index.ts";

export interface RollerOrder {
  /** For people. */
  readonly what: string;
  readonly command: ControlCommand;
}

export const ROLLER_FLAGS = {
  name: { type: "string" },
  diameter: { type: "string" },
  mounting: { type: "string" },
  axis: { type: "string" },
  channels: { type: "string" },
  sleep: { type: "string" },
  passkey: { type: "string" },
  identify: { type: "boolean" },
} as const;

export type RollerFlags = {
  readonly [Flag in keyof typeof ROLLER_FLAGS]?: Flag extends "identify" ? boolean : string;
};

/** In the order in which they are sent. @throws InchwormError BAD_FLAG */
export function rollerOrders(flags: RollerFlags): RollerOrder[] {
  const { name, diameter, mounting, axis, channels, sleep, passkey, identify } = flags;
  const orders: RollerOrder[] = [];
  const store = (what: string, setting: Setting): void => void orders.push({ what, command: { op: "store", setting } });
  if (identify === true) orders.push({ what: "blinking", command: { op: "identify" } });
  if (name !== undefined) {
    const bytes = Buffer.byteLength(name);
    if (bytes === 0 || bytes > NAME_MAX_BYTES)
      throw wrong("name", `takes 1 to ${NAME_MAX_BYTES} bytes of UTF-8; this has ${bytes}`);
    orders.push({ what: `name ${name}`, command: { op: "name", name } });
  }
  if (diameter !== undefined) {
    const value = numberIn("diameter", diameter, { least: MIN_DIAMETER_MM, most: MAX_DIAMETER_MM, unit: "mm" });
    store(`diameter ${value} mm`, { key: "diameterMm", value });
  }
  if (mounting !== undefined) {
    const value = oneOf("mounting", mounting, MOUNTING_CODES);
    store(`mounting ${value}`, { key: "mounting", value });
  }
  if (axis !== undefined) {
    const value = oneOf("axis", axis, ROLL_AXIS_CODES);
    store(`roll axis ${value}`, { key: "rollAxis", value });
  }
  if (channels !== undefined) {
    const value = oneOf("channels", channels, ["1", "2"]) === "2" ? 2 : 1;
    store(`load channels ${value}`, { key: "channels", value });
  }
  if (sleep !== undefined) {
    const value = numberIn("sleep", sleep, { least: 0, most: MAX_SLEEP_MINUTES, unit: "minutes", whole: true });
    store(value === 0 ? "never asleep" : `asleep after ${value} minutes`, { key: "sleepMinutes", value });
  }
  if (passkey !== undefined) {
    const value = passkey === "none" ? 0 : Number(passkey);
    const six = /^\d{6}$/.test(passkey) && value > 0 && value <= MAX_PASSKEY;
    if (passkey !== "none" && !six) throw wrong("passkey", "takes six digits, not all 0, or none");
    store(value === 0 ? "no passkey, from its next start" : "the passkey, from its next start", {
      key: "passkey",
      value,
    });
  }
  return orders;
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly whole?: boolean;
}

function numberIn(flag: string, text: string, { least, most, unit, whole = false }: Range): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw wrong(flag, `takes ${least} to ${most} ${unit}, not ${text}`);
}

function oneOf<Value extends string>(flag: string, text: string, values: readonly Value[]): Value {
  const value = values.find((each) => each === text);
  if (value === undefined) throw wrong(flag, `takes one of ${values.join(", ")}, not ${text}`);
  return value;
}

function wrong(flag: string, why: string): InchwormError {
  return new InchwormError("BAD_FLAG", `--${flag} ${why}`);
}
