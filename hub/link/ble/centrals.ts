// Adapters in use, each with one central however many links share it; the last link to leave closes it.
import type { Central } from "#hub/link/ble/central.ts";

export interface SharedCentral {
  readonly central: Central;
  /** Call it once. */
  leave(): void;
}

/** `adapter`: its serial port, or "" for the machine's own. */
export type JoinCentral = (adapter: string, create: () => Central) => SharedCentral;

export function createCentrals(): JoinCentral {
  const shared = new Map<string, { readonly central: Central; users: number }>();
  return (adapter, create) => {
    const entry = shared.get(adapter) ?? { central: create(), users: 0 };
    entry.users += 1;
    shared.set(adapter, entry);
    return {
      central: entry.central,
      leave() {
        entry.users -= 1;
        if (entry.users > 0) return;
        shared.delete(adapter);
        entry.central.close();
      },
    };
  };
}
