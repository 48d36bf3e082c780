// The person's settings, kept by the hub: read at the start and whenever the hub comes back.
import { useEffect, useState } from "react";

import { DEFAULT_SETTINGS } from "#shared/schema/config.ts";
import type { Settings } from "#shared/schema/config.ts";
import { readSettings, writeSettings } from "#web/api/client.ts";

export interface HubSettings {
  readonly settings: Settings;
  /** False when the hub did not take the change. */
  save(settings: Settings): Promise<boolean>;
}

export function useSettings(hubIsHere: boolean): HubSettings {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  useEffect(() => {
    if (!hubIsHere) return undefined;
    const abort = new AbortController();
    const read = async () => {
      const answer = await readSettings(abort.signal);
      if (answer.ok) setSettings(answer.value);
    };
    void read();
    return () => abort.abort();
  }, [hubIsHere]);
  return {
    settings,
    async save(changed) {
      const answer = await writeSettings(changed);
      if (answer.ok) setSettings(answer.value);
      return answer.ok;
    },
  };
}
