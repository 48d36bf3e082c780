// What a person typed and has not sent yet outlives a reload of the page: kept in this tab, gone with it.
import { useEffect, useState } from "react";
import * as z from "zod/mini";

const PREFIX = "inchworm.draft.";

export interface Draft<T> {
  readonly value: T;
  /** Something was entered that was not sent. */
  readonly touched: boolean;
  set(value: T): void;
  /** It was sent, or given up: the next one begins with `initial`. */
  forget(): void;
}

/** `key` names the form and what it is about; another key is another draft. What is kept and does not fit is left out. */
export function useDraft<T>(key: string, schema: z.ZodMiniType<T>, initial: T): Draft<T> {
  const [held, setHeld] = useState<{ key: string; value: T | undefined }>(() => ({ key, value: read(key, schema) }));
  if (held.key !== key) setHeld({ key, value: read(key, schema) });
  useEffect(() => {
    if (held.value === undefined) drop(held.key);
    else keep(held.key, held.value);
  }, [held]);
  return {
    value: held.key === key ? (held.value ?? initial) : initial,
    touched: held.key === key && held.value !== undefined,
    set: (value) => setHeld({ key, value }),
    forget() {
      // At once: the form may be gone by now, and with it what follows a change.
      drop(key);
      setHeld({ key, value: undefined });
    },
  };
}

function read<T>(key: string, schema: z.ZodMiniType<T>): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(sessionStorage.getItem(PREFIX + key) ?? "null"));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Storage is off or holds something else.
    return undefined;
  }
}

function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Kept until the page is left.
  }
}

function drop(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // There is nothing to drop then.
  }
}
