// What was rolled in a session, area by area: time in contact, and the highest ceiling that applied (R9).
import { TICK_MS, type Tick } from "#shared/domain/features.ts";
import type { Bands, Selection } from "#shared/schema/live.ts";
import type { Rolled } from "#shared/schema/profile.ts";

type RolledArea = Rolled["areas"][number];

export interface RolledAreas {
  tick(tick: Readonly<Tick>, selection: Selection, bands: Bands): void;
  /** What has come together since the last time. */
  take(): RolledArea[];
}

export function createRolledAreas(): RolledAreas {
  let areas = new Map<string, RolledArea>();
  return {
    tick({ contact, quality }, { muscle, side }, { forceN }) {
      if (!contact || quality === "unknown") return;
      const key = `${muscle} ${side}`;
      const before = areas.get(key) ?? { muscle, side, contactMs: 0, ceilingN: 0 };
      before.contactMs += TICK_MS;
      before.ceilingN = Math.max(before.ceilingN, forceN[1]);
      areas.set(key, before);
    },
    take() {
      const taken = [...areas.values()];
      areas = new Map();
      return taken;
    },
  };
}
